// Package event sees statements as events of PLOVER: what happened (a type and the root code of CAMEO), who acts and
// who receives, and whether it has happened.
//
// The events of a sentence are read from its tree with the words of schema's table of events. Reading begins at the
// main clause: what somebody says is read instead of the saying, what is begun, held or resumed instead of the
// beginning, and intention, refusal, demand, threat and ending change the type of what they take. An event is dyadic,
// as event data is counted: one for each pair of who acts and who receives, both ways where the act is mutual.
//
// The events of a sentence stand in the order of how central they are: those of the main clause and of the clauses
// coordinated with it in the order of the text, then those of its participial clauses. What other subordinate clauses
// and noun phrases say is background and no event, unless the main clause has none; then the first of them stands for
// the sentence. A public statement (CAMEO 01) is an event only where nothing else is.
package event

import (
	"strings"

	"entente/extract/text"
	"entente/schema"
)

// Code replaces d.Events by the events of d, sentence by sentence. It needs grammar, mentions, clusters and statements;
// every event belongs to a statement.
func Code(d *text.Doc) {
	r := newReader(d)
	d.Events = d.Events[:0]
	if r.sport() {
		return
	}
	statements := d.Statements
	for s := range d.Sentences {
		n := 0
		for n < len(statements) && statements[n].Evidence.Sentence <= s+1 {
			n++
		}
		r.statements, statements = statements[:n], statements[n:]
		if len(r.statements) == 0 {
			continue
		}
		r.from = len(d.Events)
		for _, a := range r.sentence(d.Sentences[s].Tokens) {
			r.record(a, d.Sentences[s].Tokens)
		}
	}
}

// sport reports whether d tells of a game, whose attacks and defences are no events: several of its sentences, and a
// fifth or more, have words of sport.
func (r *reader) sport() bool {
	n := 0
	for _, s := range r.d.Sentences {
		for i := s.Tokens.First; i < s.Tokens.Last; i++ {
			if r.table.Means("@sport", r.lemma(i)) {
				n++
				break
			}
		}
	}
	return n > 1 && n*5 >= len(r.d.Sentences)
}

// reader reads the events of a document.
type reader struct {
	d     *text.Doc
	tree  *text.Tree
	table *schema.EventTable
	runes *text.Runes
	// byHead and byToken are the mentions of their head tokens, and the names of the tokens inside them.
	byHead, byToken map[int]int
	// statements are those of the sentence at hand.
	statements []schema.Statement
	from       int // index in d.Events of the first event of the sentence at hand
}

func newReader(d *text.Doc) *reader {
	r := &reader{
		d: d, tree: text.NewTree(d), table: schema.Events(), runes: text.NewRunes(d.Text),
		byHead: map[int]int{}, byToken: map[int]int{},
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if have, ok := r.byHead[m.Head]; !ok || m.Named && !d.Mentions[have].Named {
			r.byHead[m.Head] = i
		}
		for t := m.Tokens.First; m.Named && t < m.Tokens.Last; t++ {
			r.byToken[t] = i
		}
	}
	return r
}

// lemma returns the lemma of token i in the spelling of the tables.
func (r *reader) lemma(i int) string { return schema.CanonLemma(r.d.Tokens[i].Lemma) }

func (r *reader) upos(i int) string { return r.d.Tokens[i].UPOS }

// typeOf returns the type of the thing that token h heads, or schema.Any.
func (r *reader) typeOf(h int) schema.NodeType {
	if i := r.mention(h); i >= 0 {
		return r.d.Mentions[i].Type
	}
	return schema.Any
}

// predicate reports whether token v heads a clause.
func (r *reader) predicate(v int) bool {
	return r.upos(v) == "VERB" && !r.tree.Is(v, "amod", "compound", "case", "fixed", "flat") || r.tree.Child(v, "cop") >= 0
}

// marked reports whether the clause at v has the given marker.
func (r *reader) marked(v int, words ...string) bool {
	for _, c := range r.tree.Children(v) {
		if r.tree.Is(c, "mark", "case") {
			for _, w := range words {
				if strings.EqualFold(r.d.Tokens[c].Form, w) {
					return true
				}
			}
		}
	}
	return false
}
