package text

import "strings"

// Tree answers questions about the dependency trees of a document: it indexes the children of every token. It is
// made once a stage and stays valid while heads are unchanged.
type Tree struct {
	d     *Doc
	start []int32 // start[i] is where the children of token i begin in kids
	kids  []int
}

// NewTree indexes the trees of d.
func NewTree(d *Doc) *Tree {
	t := &Tree{d: d, start: make([]int32, len(d.Tokens)+1), kids: make([]int, len(d.Tokens))}
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			t.start[h+1]++
		}
	}
	for i := range d.Tokens {
		t.start[i+1] += t.start[i]
	}
	next := append([]int32(nil), t.start[:len(d.Tokens)]...)
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			t.kids[next[h]] = i
			next[h]++
		}
	}
	return t
}

// Children returns the dependents of token i in the order of the text. The slice belongs to the tree.
func (t *Tree) Children(i int) []int { return t.kids[t.start[i]:t.start[i+1]] }

// Is reports whether token i has one of the relations; a relation without subtype covers its subtypes.
func (t *Tree) Is(i int, deprels ...string) bool {
	have := t.d.Tokens[i].Deprel
	for _, rel := range deprels {
		if have == rel || len(have) > len(rel) && have[len(rel)] == ':' && have[:len(rel)] == rel {
			return true
		}
	}
	return false
}

// Child returns the first dependent of i with one of the relations, or -1.
func (t *Tree) Child(i int, deprels ...string) int {
	for _, c := range t.Children(i) {
		if t.Is(c, deprels...) {
			return c
		}
	}
	return -1
}

// Conjuncts returns i and the tokens coordinated with it, in the order of the text.
func (t *Tree) Conjuncts(i int) []int {
	out := []int{i}
	for _, c := range t.Children(i) {
		if t.Is(c, "conj") {
			out = append(out, t.Conjuncts(c)...)
		}
	}
	return out
}

// Case returns the adposition that governs i as its lemmas in lower case, words of a fixed phrase joined ("because
// of"), several adpositions one after the other ("out of"); "" for none. The possessive mark is "'s".
func (t *Tree) Case(i int) string {
	var words []string
	for _, c := range t.Children(i) {
		if !t.Is(c, "case") {
			continue
		}
		words = append(words, t.lower(c))
		for _, f := range t.Children(c) {
			if t.Is(f, "fixed") {
				words = append(words, t.lower(f))
			}
		}
	}
	return strings.Join(words, " ")
}

// lower returns the form of i in lower case, with the curly apostrophe made straight.
func (t *Tree) lower(i int) string {
	return strings.ReplaceAll(strings.ToLower(t.d.Tokens[i].Form), "’", "'")
}

// Extent returns the smallest range of tokens that holds i and the dependents that enter lets in, theirs included.
func (t *Tree) Extent(i int, enter func(child int) bool) Range {
	r := Range{i, i + 1}
	for _, c := range t.Children(i) {
		if enter(c) {
			s := t.Extent(c, enter)
			r.First, r.Last = min(r.First, s.First), max(r.Last, s.Last)
		}
	}
	return r
}

// Under reports whether token i lies in the subtree of root.
func (t *Tree) Under(i, root int) bool {
	for steps := 0; i >= 0 && steps <= len(t.d.Tokens); steps++ {
		if i == root {
			return true
		}
		i = t.d.Tokens[i].Head
	}
	return false
}
