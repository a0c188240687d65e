package graph

import (
	"cmp"
	"context"
	"slices"

	"entente/schema"
)

// offered is a name in the index that may complete a prefix.
type offered struct {
	name string
	iri  schema.IRI
	rank byte
}

// prefixScore is the score of a name that begins like what was asked for.
const prefixScore = 0.75

// Complete lists the entities with a name that begins like prefix but for case, accents and punctuation, at most n,
// those that most documents name first. Each stands once, by the first of its names that fits; a prefix without a
// letter or digit has no completions. It reads the index of the names that fit, and little of any other.
func (v *View) Complete(ctx context.Context, prefix string, n int) ([]Match, error) {
	folded := fold(prefix)
	if folded == "" || n <= 0 {
		return nil, nil
	}
	byRank := map[byte][]offered{}
	seen := map[schema.IRI]bool{}
	err := v.sn.MetaScan(ctx, key('n', folded), func(k, val []byte) bool {
		name, iri := cutKey(k)
		o := offered{name: name, iri: schema.IRI(iri)}
		if len(val) > 0 {
			o.rank = val[0]
		}
		if !seen[o.iri] {
			seen[o.iri] = true
			byRank[o.rank] = append(byRank[o.rank], o)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	return v.completions(byRank, n)
}

// completions reads the best entities. Their rank is known from the index, their order within a rank from their
// records; of a rank with very many, the first in order are read.
func (v *View) completions(byRank map[byte][]offered, n int) ([]Match, error) {
	ranks := make([]byte, 0, len(byRank))
	for r := range byRank {
		ranks = append(ranks, r)
	}
	slices.SortFunc(ranks, func(a, b byte) int { return cmp.Compare(b, a) })
	var out []Match
	for _, r := range ranks {
		var level []Match
		for _, o := range byRank[r][:min(len(byRank[r]), max(8*n, 64))] {
			e, err := v.entity(o.iri)
			if err != nil {
				return nil, err
			}
			if e != nil {
				level = append(level, match(e, spelt(e, o.name), ByPrefix, prefixScore))
			}
		}
		slices.SortFunc(level, func(a, b Match) int {
			return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Label, b.Label), cmp.Compare(a.Entity, b.Entity))
		})
		if out = append(out, level...); len(out) >= n {
			return out[:n], nil
		}
	}
	return out, nil
}
