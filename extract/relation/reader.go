package relation

import (
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Reader tells a later stage what the statements of this one carry: how a clause is meant, who says it, when and where
// it is, and what a phrase stands for. It reads the same layers as Extract and changes none.
type Reader struct{ x *extractor }

// NewReader returns a reader of d.
func NewReader(d *text.Doc, g *gazetteer.Gazetteer) *Reader { return &Reader{newExtractor(d, g)} }

// Manner returns the polarity and modality of the clause whose predicate is token v of sentence s.
func (r *Reader) Manner(s, v int) (schema.Polarity, schema.Modality) {
	r.x.sentence = s
	m := r.x.mannerOf(v)
	return m.polarity, m.modality
}

// Negated reports whether the noun phrase at token h is negated: "no organisation".
func (r *Reader) Negated(h int) bool { return r.x.negatedPhrase(h) }

// Attribution returns who says what the clause at token v states of subject, or nil.
func (r *Reader) Attribution(v int, subject *schema.Entity) *schema.Entity {
	return r.x.attribution(v, subject)
}

// Qualify gives out the time and the place that stand with the predicate at token v and not at the tokens of its ends.
func (r *Reader) Qualify(out *schema.Statement, v, subject, object int) {
	r.x.qualify(out, &statement{anchor: v, subject: arg{head: subject}, object: arg{head: object}})
}

// Nodes returns what the noun phrase at token h stands for: an entity, a time or a quantity, several for a plural that
// stands for several, none for what no cluster resolves.
func (r *Reader) Nodes(h int) []schema.Node {
	if r.x.d.Tokens[h].UPOS == "VERB" {
		return nil
	}
	var out []schema.Node
	for _, a := range r.x.one(h) {
		out = append(out, a.node)
	}
	return out
}

// Antecedent returns what token i stands for in the clause of v: the noun that a relative clause modifies for its
// pronoun, -1 where there is none to be found, i itself for any other word.
func (r *Reader) Antecedent(i, v int) int { return r.x.antecedent(i, v) }

// ObjectControls reports whether the object of a verb is the one who does what its infinitive says: "urged India to
// sign".
func ObjectControls(lemma string) bool { return objectControl(lemma) }
