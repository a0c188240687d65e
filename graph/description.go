package graph

import (
	"context"
	"strings"

	"entente/schema"
)

// What is only described ("the agreement") is an entity of its document alone: a dot and the document stand behind the
// slug of its words. Two documents may describe one thing so, and nobody can know it from the words: whoever takes
// them for one needs another reason, such as an equal date or a common origin of the reports.

// described returns the IRI of an entity without the document that alone knows it, and whether there is one.
func described(iri schema.IRI) (words schema.IRI, alone bool) {
	dot := strings.LastIndexByte(string(iri), '.')
	if iri.Kind() != schema.KindEntity || dot < 0 {
		return iri, false
	}
	return iri[:dot], true
}

// alike is the key of a node in which equal descriptions of different documents are equal.
func alike(n schema.Node) (key string, alone bool) {
	if n.Entity == nil {
		return n.Key(), false
	}
	words, alone := described(n.Entity.ID)
	return string(words), alone
}

// namesakes lists the entities that other documents describe as one describes this, itself included.
func (v *View) namesakes(ctx context.Context, e *schema.Entity) ([]schema.IRI, error) {
	words, alone := described(e.ID)
	if !alone {
		return []schema.IRI{e.ID}, nil
	}
	out := []schema.IRI{e.ID}
	err := v.sn.MetaScan(ctx, key('n', fold(e.Label)+"\x00"), func(k, _ []byte) bool {
		_, iri := cutKey(k)
		if other, _ := described(schema.IRI(iri)); other == words && schema.IRI(iri) != e.ID {
			out = append(out, schema.IRI(iri))
		}
		return true
	})
	return out, err
}
