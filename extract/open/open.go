// Package open states what texts say beyond the frames of the closed table of relations, as open relations for the
// most part.
//
// Its noun is the proposition: a subject, a predicate and an object in the words of one sentence. Clauses give them by
// their type, after Del Corro and Gemulla, "ClausIE: Clause-Based Open Information Extraction" (WWW 2013), read off
// Universal Dependencies: a verb with an adverbial (SVA), a complement (SVC), an object (SVO), two (SVOO), an object
// and an adverbial (SVOA) or a complement (SVOC). A verb with a subject alone (SV) relates nothing and gives none.
// Relative, participial and infinitive clauses borrow their subject, coordinated parts are stated one by one, and noun
// phrases add appositions, examples, properties and possession.
//
// The predicate is the verb group with its auxiliaries and negation, the verbs that it completes ("wants to buy"), and
// the preposition or "that" of what follows; the relation's name is made of its lemmas, and of the participle after
// "be" where it is passive, because there the subject is who suffers it. The object is the first complement, and its
// words go on with the adverbials of the clause. Only what the graph has a node for anyway becomes a node: what has a
// name, and what a closed statement is about. Any other words become a text literal, in the place of the subject too,
// so that no pronoun and no clause makes an entity; such statements are read by people and not stored, and neither is
// "is", "has" or "includes" with text behind it, which tells a graph nothing (Tells).
//
// Where a verb says nothing by itself its noun goes to the name of the relation (carry). What has a relation of the
// closed table that no frame can read, because the object is a clause or a class or because no word says it, is stated
// as closed (close): what somebody says, what something is, where a place lies, who is a member, the office that
// somebody gets.
//
// The closed table comes first. What it has stated of a clause is not stated again; a closed statement by the same
// words is given their full extent instead. How a statement is meant, who says it, when and where are found by the
// code of extract/relation (relation.Reader). Confidences lie below those of closed statements.
package open

import (
	"slices"

	"entente/extract/relation"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Extract adds the open statements of d to its statements, which stay in the order of the text. It needs what
// relation.Extract needs, and the statements that it made.
func Extract(d *text.Doc, g *gazetteer.Gazetteer) {
	x := &extractor{
		d: d, g: g, tree: text.NewTree(d), runes: text.NewRunes(d.Text), doc: schema.DocumentIRI(d.ID),
		reader: relation.NewReader(d, g), known: map[schema.IRI]bool{},
	}
	x.findReal()
	closed := d.Statements
	for s := range d.Sentences {
		x.sentence = s
		for len(closed) > 0 && closed[0].Evidence.Sentence <= s+1 {
			if !closed[0].Open {
				x.closed = append(x.closed, &closed[0])
			}
			closed = closed[1:]
		}
		r := d.Sentences[s].Tokens
		for i := r.First; i < r.Last; i++ {
			x.clause(i)
			x.noun(i)
		}
		x.closed = x.closed[:0]
	}
	d.Statements = append(slices.Clip(d.Statements), x.out...)
	slices.SortStableFunc(d.Statements, func(a, b schema.Statement) int {
		if a.Evidence.Sentence != b.Evidence.Sentence {
			return a.Evidence.Sentence - b.Evidence.Sentence
		}
		return a.Evidence.Start - b.Evidence.Start
	})
}

type extractor struct {
	d        *text.Doc
	g        *gazetteer.Gazetteer
	tree     *text.Tree
	runes    *text.Runes
	doc      schema.IRI
	reader   *relation.Reader
	sentence int
	// closed are the statements that the closed table has given of the sentence at hand.
	closed []*schema.Statement
	// real are the entities that an open statement may be about.
	real map[schema.IRI]bool
	// named are those of them that have a name, and names the tokens that head one.
	named map[schema.IRI]bool
	names map[int]bool
	// known are the IRIs of the statements in out.
	known map[schema.IRI]bool
	out   []schema.Statement
}

// findReal collects what the graph has a node for anyway: the entities with a name, and those of which the closed
// table says something. An open statement brings in no others; what else fills its places stays text.
func (x *extractor) findReal() {
	x.real, x.named, x.names = map[schema.IRI]bool{}, map[schema.IRI]bool{}, map[int]bool{}
	for i := range x.d.Mentions {
		if m := &x.d.Mentions[i]; m.Named && m.Cluster >= 0 {
			id := x.d.Clusters[m.Cluster].Entity.ID
			x.real[id], x.named[id], x.names[m.Head] = true, true, true
		}
	}
	for i := range x.d.Statements {
		for _, n := range []schema.Node{x.d.Statements[i].Subject, x.d.Statements[i].Object} {
			if n.Entity != nil {
				x.real[n.Entity.ID] = true
			}
		}
	}
}
