package graph

import (
	"context"
	"strings"
	"unicode/utf8"

	"entente/schema"
)

// maxSuggested is for how many names with a word that is spelt nearly like one of those asked for are compared.
const maxSuggested = 1000

// Suggest lists names of entities that may have been meant by one that nothing bears, the likeliest first, at most n.
// It goes further than Resolve: a third of the letters may differ.
func (v *View) Suggest(ctx context.Context, name string, n int) ([]string, error) {
	folded := fold(name)
	near := newNearest(name, n)
	bearer := map[string]schema.IRI{}
	for _, word := range append(strings.Fields(folded), strings.ReplaceAll(folded, " ", "")) {
		variants, err := v.variants(ctx, word, max(2, utf8.RuneCountInString(word)/3))
		if err != nil {
			return nil, err
		}
		for _, w := range variants {
			left := maxSuggested
			err := v.sn.MetaScan(ctx, key('w', w+"\x00"), func(k, _ []byte) bool {
				_, rest := cutKey(k)
				candidate, iri, _ := strings.Cut(rest, "\x00")
				if bearer[candidate] == "" {
					bearer[candidate] = schema.IRI(iri)
					near.offer(candidate)
				}
				left--
				return left > 0
			})
			if err != nil {
				return nil, err
			}
		}
	}
	out := near.names()
	for i, candidate := range out {
		e, err := v.entity(bearer[candidate])
		if err != nil {
			return nil, err
		}
		if e != nil {
			out[i] = spelt(e, candidate)
		}
	}
	return out, nil
}

// Unknown is the error for a name that no entity bears.
func (v *View) Unknown(ctx context.Context, name string) error {
	near, err := v.Suggest(ctx, name, 3)
	if err != nil {
		return err
	}
	return &NotFoundError{What: "entity", Name: name, Near: near}
}
