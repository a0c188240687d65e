package rdf

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// isomorphic reports whether two sets of quads are the same but for the labels of blank nodes: it tries every mapping
// of them, those first whose surroundings look alike.
func isomorphic(a, b []quad.Quad) bool {
	a, b = distinct(a), distinct(b)
	if len(a) != len(b) {
		return false
	}
	blanksA, blanksB := signatures(a), signatures(b)
	if len(blanksA) != len(blanksB) {
		return false
	}
	want := lineSet(b, nil)
	var names []quad.BNode
	for n := range blanksA {
		names = append(names, n)
	}
	slices.Sort(names)
	mapping := map[quad.BNode]quad.BNode{}
	taken := map[quad.BNode]bool{}
	var try func(i int) bool
	try = func(i int) bool {
		if i == len(names) {
			for line := range lineSet(a, mapping) {
				if !want[line] {
					return false
				}
			}
			return true
		}
		for candidate, signature := range blanksB {
			if taken[candidate] || signature != blanksA[names[i]] {
				continue
			}
			mapping[names[i]], taken[candidate] = candidate, true
			if try(i + 1) {
				return true
			}
			delete(taken, candidate)
		}
		return false
	}
	return try(0)
}

// distinct drops quads that stand twice.
func distinct(qs []quad.Quad) []quad.Quad {
	seen := map[quad.Quad]bool{}
	var out []quad.Quad
	for _, q := range qs {
		if !seen[q] {
			seen[q] = true
			out = append(out, q)
		}
	}
	return out
}

// lineSet returns the quads as lines, with blank nodes renamed.
func lineSet(qs []quad.Quad, mapping map[quad.BNode]quad.BNode) map[string]bool {
	out := map[string]bool{}
	for _, q := range qs {
		for _, v := range []*quad.Value{&q.Subject, &q.Object, &q.Label} {
			if b, ok := (*v).(quad.BNode); ok && mapping != nil {
				*v = mapping[b]
			}
		}
		out[printed([]quad.Quad{q})] = true
	}
	return out
}

// signatures returns for each blank node what surrounds it, to the depth of three quads.
func signatures(qs []quad.Quad) map[quad.BNode]string {
	out := map[quad.BNode]string{}
	for range 4 {
		next := map[quad.BNode][]string{}
		for _, q := range qs {
			for place, v := range []quad.Value{q.Subject, q.Object, q.Label} {
				b, ok := v.(quad.BNode)
				if !ok {
					continue
				}
				line := string(rune('0' + place))
				for _, other := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
					if o, ok := other.(quad.BNode); ok {
						line += " (" + out[o] + ")"
					} else if other != nil {
						line += " " + quad.StringOf(other)
					}
				}
				next[b] = append(next[b], line)
			}
		}
		out = map[quad.BNode]string{}
		for b, lines := range next {
			slices.Sort(lines)
			out[b] = strings.Join(lines, "|")
		}
	}
	return out
}
