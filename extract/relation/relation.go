// Package relation turns grammar, mentions and clusters into statements.
//
// What titles, appositions and the modifiers of events and aid say comes first, then the rules of rules.txt (idioms and
// what is said from the other end, as patterns over trees), then clauses (a verb with its subject, objects and
// obliques, in the frames of schema's table of relations) and nouns that state something ("the agreement between A and
// B", "Japan's aid to India"). What no frame knows is left to extract/open. What happens at a time or in a place
// becomes an event of its own, with date and place. Each statement carries its polarity, modality, attribution, time
// and place, and as evidence the span of the words that state it.
package relation

import (
	"sort"

	"entente/extract/pattern"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Extract replaces d.Statements by the statements of d, in the order of the text. It needs grammar, mentions,
// clusters and entities.
func Extract(d *text.Doc, g *gazetteer.Gazetteer) {
	x := newExtractor(d, g)
	x.prepareRules()
	d.Statements = nil
	for s := range d.Sentences {
		x.sentence = s
		for i := d.Sentences[s].Tokens.First; i < d.Sentences[s].Tokens.Last; i++ {
			x.attributes(i)
		}
		x.applyRules(rules())
		for i := d.Sentences[s].Tokens.First; i < d.Sentences[s].Tokens.Last; i++ {
			if !x.kept[i] {
				x.clause(i)
				x.noun(i)
			}
		}
	}
	sort.SliceStable(x.out, func(i, j int) bool {
		a, b := &x.out[i].Evidence, &x.out[j].Evidence
		return a.Sentence < b.Sentence || a.Sentence == b.Sentence && a.Start < b.Start
	})
	d.Statements = x.out
}

// newExtractor returns an extractor that has stated nothing yet.
func newExtractor(d *text.Doc, g *gazetteer.Gazetteer) *extractor {
	x := &extractor{
		d: d, g: g, tree: text.NewTree(d), table: schema.Relations(), runes: text.NewRunes(d.Text),
		doc: schema.DocumentIRI(d.ID), byHead: map[int]int{}, entities: map[schema.IRI]*schema.Entity{},
		known: map[schema.IRI]int{}, represented: map[schema.IRI]*schema.Entity{},
		offices: map[string]*schema.Entity{}, posts: map[schema.IRI]string{},
	}
	for i := range d.Mentions {
		if _, ok := x.byHead[d.Mentions[i].Head]; !ok || d.Mentions[i].Named {
			x.byHead[d.Mentions[i].Head] = i
		}
	}
	x.findValues()
	return x
}

type extractor struct {
	d        *text.Doc
	g        *gazetteer.Gazetteer
	tree     *text.Tree
	table    *schema.Table
	runes    *text.Runes
	doc      schema.IRI
	byHead   map[int]int // mention of a head token
	entities map[schema.IRI]*schema.Entity
	values   values
	target   *pattern.Target
	// kept are the tokens of the sentence at hand that a rule keeps to itself.
	kept     map[int]bool
	sentence int
	out      []schema.Statement
	// known maps what a statement says in one sentence to its place in out, so that it is said once.
	known map[schema.IRI]int
	// represented maps a person to the country that the person has been said to represent.
	represented map[schema.IRI]*schema.Entity
	// offices maps a person and a title to the country or organisation of the office, once it has been named.
	offices map[string]*schema.Entity
	// posts maps a person to the words of the last office that it has been said to hold, without its country.
	posts map[schema.IRI]string
}

// entity returns the one copy of the entity of cluster c.
func (x *extractor) entity(c int) *schema.Entity {
	e := &x.d.Clusters[c].Entity
	if e.ID == "" {
		return nil
	}
	return x.intern(e)
}

// intern returns the copy of e that all statements of the document share.
func (x *extractor) intern(e *schema.Entity) *schema.Entity {
	if have, ok := x.entities[e.ID]; ok {
		return have
	}
	c := *e
	x.entities[e.ID] = &c
	return &c
}
