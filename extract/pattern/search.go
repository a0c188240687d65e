package pattern

import (
	"slices"

	"entente/extract/text"
)

// search looks for the matches of a pattern at one anchor by backtracking. Its methods take what is to be done with
// each way to meet a condition, next, and report whether the search is over: next said so, or the steps are used up.
type search struct {
	t       *Target
	in      text.Range
	pattern *Pattern
	index   int
	steps   int
	// nodes and labels are what the names stand for at this point of the search.
	nodes  []int
	labels []string
	found  []Match
}

// keep notes what the names stand for as a match, once.
func (s *search) keep(anchor int) bool {
	for i := range s.found {
		if slices.Equal(s.found[i].nodes, s.nodes) && slices.Equal(s.found[i].labels, s.labels) {
			return false
		}
	}
	s.found = append(s.found, Match{s.pattern, s.index, anchor, slices.Clone(s.nodes), slices.Clone(s.labels)})
	return len(s.found) == maxMatches || len(s.nodes)+len(s.labels) == 0
}

// node takes token i for n.
func (s *search) node(n *node, i int, next func() bool) bool {
	if s.steps--; s.steps < 0 {
		return true
	}
	for q := range n.tests {
		if !s.t.passes(&n.tests[q], i) {
			return false
		}
	}
	if n.name == unnamed || s.nodes[n.name] == i {
		return s.formula(n.where, i, next)
	}
	if s.nodes[n.name] != unnamed {
		return false
	}
	s.nodes[n.name] = i
	over := s.formula(n.where, i, next)
	s.nodes[n.name] = unnamed
	return over
}

// formula meets a condition on token i.
func (s *search) formula(f formula, i int, next func() bool) bool {
	if f != nil && !f.named() {
		// Nothing is named in it: one way is enough.
		return s.meets(f, i) && next() || s.steps < 0
	}
	switch f := f.(type) {
	case and:
		return s.and(f, i, next)
	case or:
		for _, part := range f {
			if s.formula(part, i, next) {
				return true
			}
		}
		return false
	case not:
		return !s.meets(f.formula, i) && s.steps >= 0 && next() || s.steps < 0
	case maybe:
		met := false
		over := s.formula(f.formula, i, func() bool { met = true; return next() })
		if over || met {
			return over
		}
	case *step:
		return s.step(f, i, next)
	}
	return next()
}

func (s *search) and(parts and, i int, next func() bool) bool {
	if len(parts) == 0 {
		return next()
	}
	return s.formula(parts[0], i, func() bool { return s.and(parts[1:], i, next) })
}

// meets reports whether a condition on token i can be met. Names are as before when it returns.
func (s *search) meets(f formula, i int) bool {
	switch f := f.(type) {
	case and:
		if !f.named() {
			return !slices.ContainsFunc(f, func(part formula) bool { return !s.meets(part, i) })
		}
	case or:
		return slices.ContainsFunc(f, func(part formula) bool { return s.meets(part, i) })
	case not:
		return !s.meets(f.formula, i) && s.steps >= 0
	case maybe:
		return true
	case *step:
		met := false
		s.step(f, i, func() bool { met = true; return true })
		return met
	}
	met := false
	s.formula(f, i, func() bool { met = true; return true })
	return met
}

// step goes to each token that stands in the relation of f to token i.
func (s *search) step(f *step, i int, next func() bool) bool {
	head := s.t.d.Tokens[i].Head
	switch f.op {
	case headOf:
		return s.children(f, i, next)
	case dependentOf:
		return head >= 0 && s.edge(f, i, head, next)
	case ancestorOf:
		return s.below(f, i, next)
	case descendantOf:
		for steps := 0; head >= 0 && steps < s.in.Len(); steps++ {
			if s.edge(f, i, head, next) {
				return true
			}
			head = s.t.d.Tokens[head].Head
		}
		return false
	case rightBefore:
		return s.run(f, i+1, i+2, next)
	case before:
		return s.run(f, i+1, s.in.Last, next)
	case rightAfter:
		return s.run(f, i-1, i, next)
	case after:
		return s.run(f, s.in.First, i, next)
	}
	return head >= 0 && s.siblings(f, i, s.t.tree.Children(head), next)
}

// edge goes to token to if the relation by which lower hangs on its head has a label of f.
func (s *search) edge(f *step, lower, to int, next func() bool) bool {
	deprel := s.t.d.Tokens[lower].Deprel
	if !f.admits(deprel) {
		return false
	}
	if f.name == unnamed || s.labels[f.name] == deprel {
		return s.node(f.to, to, next)
	}
	if s.labels[f.name] != "" {
		return false
	}
	s.labels[f.name] = deprel
	over := s.node(f.to, to, next)
	s.labels[f.name] = ""
	return over
}

func (s *search) children(f *step, i int, next func() bool) bool {
	for _, c := range s.t.tree.Children(i) {
		if s.edge(f, c, c, next) {
			return true
		}
	}
	return false
}

// below goes to the descendants of token i.
func (s *search) below(f *step, i int, next func() bool) bool {
	if s.steps--; s.steps < 0 {
		return true
	}
	for _, c := range s.t.tree.Children(i) {
		if s.edge(f, c, c, next) || s.below(f, c, next) {
			return true
		}
	}
	return false
}

// run goes to the tokens [first, last) as far as they are of the sentence.
func (s *search) run(f *step, first, last int, next func() bool) bool {
	for j := max(first, s.in.First); j < min(last, s.in.Last); j++ {
		if s.node(f.to, j, next) {
			return true
		}
	}
	return false
}

// siblings goes to those dependents of the head of token i that stand to it as the operator of f says.
func (s *search) siblings(f *step, i int, all []int, next func() bool) bool {
	at := slices.Index(all, i)
	var those []int
	switch f.op {
	case laterSibling:
		those = all[at+1:]
	case olderSibling:
		those = all[:at]
	case nextSibling:
		those = all[at+1 : min(at+2, len(all))]
	case lastSibling:
		those = all[max(at-1, 0):at]
	}
	for _, j := range those {
		if s.node(f.to, j, next) {
			return true
		}
	}
	return false
}
