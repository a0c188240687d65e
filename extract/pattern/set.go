package pattern

import (
	"cmp"
	"slices"

	"entente/extract/text"
)

// Match is a place where a pattern matches.
type Match struct {
	Pattern *Pattern
	// Index is the place of Pattern in the list that the Set was made of.
	Index  int
	Anchor int // token
	// nodes and labels are what the names stand for, in the order of the pattern's names; unnamed and "" for none.
	nodes  []int
	labels []string
}

// Node returns the token that a name stands for, or -1 if it stands for none.
func (m *Match) Node(name string) int {
	if i := slices.Index(m.Pattern.names, name); i >= 0 {
		return m.nodes[i]
	}
	return unnamed
}

// Nodes returns the tokens that names stand for, in the order of the names.
func (m *Match) Nodes() []int {
	return slices.DeleteFunc(slices.Clone(m.nodes), func(i int) bool { return i == unnamed })
}

// Label returns the label of the relation that a name stands for, or "" if it stands for none.
func (m *Match) Label(name string) string {
	if i := slices.Index(m.Pattern.labels, name); i >= 0 {
		return m.labels[i]
	}
	return ""
}

func compare(a, b Match) int {
	return cmp.Or(cmp.Compare(a.Anchor, b.Anchor), cmp.Compare(a.Index, b.Index),
		slices.Compare(a.nodes, b.nodes), slices.Compare(a.labels, b.labels))
}

// Set holds patterns by what triggers them, so that a pattern costs nothing in a sentence that has none of the lemmas
// that it needs. A Set never changes and may be shared.
type Set struct {
	patterns []*Pattern
	// anchors maps a lemma to the patterns whose anchor may have it, others to those that need it elsewhere in the
	// sentence.
	anchors, others map[string][]int
	// always are the patterns without a trigger.
	always []int
}

// NewSet makes a set of patterns.
func NewSet(patterns []*Pattern) *Set {
	s := &Set{patterns: patterns, anchors: map[string][]int{}, others: map[string][]int{}}
	for i, p := range patterns {
		index := s.others
		if p.onAnchor {
			index = s.anchors
		}
		if p.triggers == nil {
			s.always = append(s.always, i)
		}
		for _, l := range slices.Compact(slices.Sorted(slices.Values(p.triggers))) {
			index[l] = append(index[l], i)
		}
	}
	return s
}

// Find returns the matches whose anchors are tokens of r, a sentence of the target or a part of one, in order.
func (s *Set) Find(t *Target, r text.Range) []Match {
	var out []Match
	anywhere := s.always
	for i := r.First; i < r.Last; i++ {
		l := t.lemmas[i]
		for _, k := range s.anchors[l] {
			out = s.at(t, r, k, i, out)
		}
		if more := s.others[l]; more != nil {
			anywhere = append(anywhere[:len(anywhere):len(anywhere)], more...)
		}
	}
	if len(anywhere) > len(s.always) {
		anywhere = slices.Compact(slices.Sorted(slices.Values(anywhere)))
	}
	for _, k := range anywhere {
		for i := r.First; i < r.Last; i++ {
			out = s.at(t, r, k, i, out)
		}
	}
	slices.SortFunc(out, compare)
	return out
}

// at appends the matches of pattern k with its anchor at token i.
func (s *Set) at(t *Target, r text.Range, k, i int, out []Match) []Match {
	p := s.patterns[k]
	for q := range p.root.tests {
		if !t.passes(&p.root.tests[q], i) {
			return out // most end here, and cost nothing more
		}
	}
	f := search{
		t: t, in: r, pattern: p, index: k, steps: maxSteps,
		nodes: slices.Repeat([]int{unnamed}, len(p.names)), labels: make([]string, len(p.labels)),
	}
	f.node(p.root, i, func() bool { return f.keep(i) })
	return append(out, f.found...)
}
