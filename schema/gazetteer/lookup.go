package gazetteer

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// Lookup returns the entities that the string may mean, best first: countries
// before people, organisations, capitals that stand for their country, places
// and topics; of places with one name the larger first, and weak ones after all
// others. An entity named in two ways ("Japanese", noun and adjective) comes once for each kind. It
// returns nil for an unknown string.
func (g *Gazetteer) Lookup(alias string) []Candidate {
	var form []byte
	var gaps []int
	for word := range strings.FieldsSeq(alias) {
		if had := len(form); had > 0 {
			gaps = append(gaps, had)
		}
		form = appendForm(form, word)
	}
	if len(form) == 0 {
		return nil
	}
	key := string(appendLower(nil, form))
	if c := g.index.candidates(g.index.narrow(g.index.entries, key), key, form, dropRepeats(gaps, len(form))); c != nil {
		return c
	}
	if rest, ok := withoutArticle(alias); ok {
		return g.Lookup(rest)
	}
	return nil
}

// dropRepeats removes the gaps around words without letters.
func dropRepeats(gaps []int, size int) []int {
	gaps = slices.Compact(gaps)
	if n := len(gaps); n > 0 && gaps[n-1] == size {
		gaps = gaps[:n-1]
	}
	return gaps
}

// withoutArticle cuts a leading "the".
func withoutArticle(s string) (string, bool) {
	if len(s) > 4 && (s[:4] == "the " || s[:4] == "The " || s[:4] == "THE ") {
		return s[4:], true
	}
	return s, false
}

// Longest returns the longest run of tokens, starting at token i, that is an
// alias, and what it may mean. The run may be cut into tokens in any way:
// "Indo-Pacific" is found as one token and as three. It returns 0 and nil when
// no alias starts at i.
func (g *Gazetteer) Longest(tokens []string, i int) (n int, cands []Candidate) {
	var formBuf, keyBuf [64]byte
	var gapBuf [8]int
	form, key, gaps := formBuf[:0], keyBuf[:0], gapBuf[:0]
	entries := g.index.entries
	for j := i; j < len(tokens); j++ {
		had := len(form)
		form = appendForm(form, tokens[j])
		if len(form) == had {
			if j == i || !joins(tokens[j]) {
				break
			}
			continue
		}
		if had > 0 {
			gaps = append(gaps, had)
		}
		key = appendLower(key, form[had:])
		prefix := string(key)
		entries = g.index.narrow(entries, prefix)
		if len(entries) == 0 {
			break
		}
		if g.index.key(entries[0]) != prefix {
			continue
		}
		if c := g.index.candidates(entries, prefix, form, gaps); c != nil {
			n, cands = j-i+1, c
		}
	}
	return n, cands
}

// ByID returns the entity with the id.
func (g *Gazetteer) ByID(id string) (*Entity, bool) {
	i, ok := g.byID[id]
	if !ok {
		return nil, false
	}
	return &g.entities[i], true
}

// All walks through the entities in the order of their ids.
func (g *Gazetteer) All() iter.Seq[*Entity] {
	return func(yield func(*Entity) bool) {
		for _, id := range slices.Sorted(maps.Keys(g.byID)) {
			if !yield(&g.entities[g.byID[id]]) {
				return
			}
		}
	}
}

// Len returns the number of entities.
func (g *Gazetteer) Len() int { return len(g.entities) }
