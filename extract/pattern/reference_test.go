package pattern

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"entente/extract/text"
)

// The reference matcher says what patterns mean as directly as can be: a condition on a token takes what the names
// stand for so far and gives every choice that extends it. It tries every token of the sentence at every relation.

// choice is what the names stand for.
type choice struct {
	nodes  []int
	labels []string
}

type reference struct {
	d *text.Doc
	r text.Range
}

// find returns the matches of p as lines, in order.
func (x reference) find(p *Pattern) []string {
	var out []string
	for i := x.r.First; i < x.r.Last; i++ {
		start := choice{slices.Repeat([]int{unnamed}, len(p.names)), make([]string, len(p.labels))}
		found := x.node(p.root, i, start)
		slices.SortFunc(found, func(a, b choice) int {
			return compare(Match{nodes: a.nodes, labels: a.labels}, Match{nodes: b.nodes, labels: b.labels})
		})
		for _, c := range found {
			out = append(out, fmt.Sprint(i, c.nodes, c.labels))
		}
	}
	return slices.Compact(out)
}

func (x reference) node(n *node, i int, c choice) []choice {
	for _, q := range n.tests {
		if !x.passes(q, i) {
			return nil
		}
	}
	if n.name != unnamed {
		if have := c.nodes[n.name]; have != unnamed && have != i {
			return nil
		}
		c.nodes = slices.Clone(c.nodes)
		c.nodes[n.name] = i
	}
	return x.formula(n.where, i, c)
}

func (x reference) formula(f formula, i int, c choice) []choice {
	var out []choice
	switch f := f.(type) {
	case nil:
		return []choice{c}
	case and:
		out = []choice{c}
		for _, part := range f {
			var next []choice
			for _, c := range out {
				next = append(next, x.formula(part, i, c)...)
			}
			out = next
		}
	case or:
		for _, part := range f {
			out = append(out, x.formula(part, i, c)...)
		}
	case not:
		if len(x.formula(f.formula, i, c)) == 0 {
			return []choice{c}
		}
	case maybe:
		if out = x.formula(f.formula, i, c); len(out) == 0 {
			return []choice{c}
		}
	case *step:
		for j := x.r.First; j < x.r.Last; j++ {
			if c, ok := x.related(f, i, j, c); ok {
				out = append(out, x.node(f.to, j, c)...)
			}
		}
	}
	return out
}

// related reports whether tokens i and j stand in the relation of f, and notes its label.
func (x reference) related(f *step, i, j int, c choice) (choice, bool) {
	sibling := x.head(i) >= 0 && x.head(i) == x.head(j) && i != j
	adjacent := func(a, b int) bool { // no dependent of the same head stands between
		for k := a + 1; k < b; k++ {
			if x.head(k) == x.head(a) {
				return false
			}
		}
		return a < b
	}
	lower := j
	var ok bool
	switch f.op {
	case headOf:
		ok = x.head(j) == i
	case dependentOf:
		lower, ok = i, x.head(i) == j
	case ancestorOf:
		ok = x.over(i, j)
	case descendantOf:
		lower, ok = i, x.over(j, i)
	case rightBefore:
		ok = j == i+1
	case before:
		ok = i < j
	case rightAfter:
		ok = j == i-1
	case after:
		ok = j < i
	case nextSibling:
		ok = sibling && adjacent(i, j)
	case lastSibling:
		ok = sibling && adjacent(j, i)
	case laterSibling:
		ok = sibling && i < j
	case olderSibling:
		ok = sibling && j < i
	}
	if !ok || !f.op.labelled() {
		return c, ok
	}
	deprel := x.d.Tokens[lower].Deprel
	wanted := f.regexp == nil && len(f.labels) == 0 || f.regexp != nil && f.regexp.MatchString(deprel)
	for _, l := range f.labels {
		wanted = wanted || deprel == l || strings.HasPrefix(deprel, l+":")
	}
	if f.name != unnamed && wanted {
		wanted = c.labels[f.name] == "" || c.labels[f.name] == deprel
		c.labels = slices.Clone(c.labels)
		c.labels[f.name] = deprel
	}
	return c, wanted
}

func (x reference) head(i int) int { return x.d.Tokens[i].Head }

// over reports whether token i is an ancestor of token j.
func (x reference) over(i, j int) bool {
	h := x.head(j)
	return h >= 0 && (h == i || x.over(i, h))
}

// passes knows the attributes that random patterns use.
func (x reference) passes(q test, i int) bool {
	tok := x.d.Tokens[i]
	value := map[string]string{"lemma": tok.Lemma, "upos": tok.UPOS, "word": tok.Form}[q.attribute]
	switch q.attribute {
	case "$":
		return tok.Head == text.NoHead
	case "lemma", "upos", "word":
		return (q.regexp != nil && q.regexp.MatchString(value) || slices.Contains(q.words, value)) != q.negated
	}
	panic("the reference does not know " + q.attribute)
}

// randomTree makes a sentence of n words whose heads are random, and a document of it alone.
func randomTree(rnd *rand.Rand, n int) *text.Doc {
	d := &text.Doc{Sentences: []text.Sentence{{Tokens: text.Range{First: 0, Last: n}}}}
	for range n {
		d.Tokens = append(d.Tokens, text.Token{
			Form: pick(rnd, "A", "B"), Lemma: pick(rnd, "a", "b", "c"), UPOS: pick(rnd, "NOUN", "VERB"),
			Deprel: pick(rnd, "nsubj", "nsubj:pass", "obj", "obl"), Head: text.NoHead,
		})
	}
	order := rnd.Perm(n)
	for k, i := range order[1:] {
		d.Tokens[i].Head = order[rnd.IntN(k+1)]
	}
	d.Tokens[order[0]].Deprel = "root"
	return d
}

func pick(rnd *rand.Rand, words ...string) string { return words[rnd.IntN(len(words))] }

// writer writes random patterns in the source language.
type writer struct {
	rnd    *rand.Rand
	names  []string
	labels []string
	denied int
	left   int // nodes that may still be written
}

// name writes a name for a node or a relation, or none; inside a negation only one that stands before.
func (w *writer) name(list *[]string, prefix string) string {
	switch k := w.rnd.IntN(6); {
	case k < 2 && w.denied == 0:
		*list = append(*list, fmt.Sprint(prefix, len(*list)))
		return "=" + (*list)[len(*list)-1]
	case k == 2 && len(*list) > 0:
		return "=" + pick(w.rnd, *list...)
	}
	return ""
}

func (w *writer) node() string {
	w.left--
	tests := pick(w.rnd, "", "", "", "lemma:a", "lemma:a|b", "lemma!:c", "upos:NOUN", "word:/[AX]/", "$",
		"upos:VERB; lemma!:/[ab]/")
	return "{" + tests + "}" + w.name(&w.names, "n")
}

func (w *writer) pattern(depth int) string {
	out := w.node()
	if w.left > 0 && w.rnd.IntN(8) > 0 {
		out += " " + w.either(depth+1)
	}
	return out
}

func (w *writer) either(depth int) string {
	out := w.both(depth)
	if w.left > 0 && w.rnd.IntN(4) == 0 {
		out += " | " + w.both(depth)
	}
	return out
}

func (w *writer) both(depth int) string {
	out := w.condition(depth)
	for w.left > 0 && w.rnd.IntN(2) == 0 {
		out += pick(w.rnd, " ", " & ") + w.condition(depth)
	}
	return out
}

func (w *writer) condition(depth int) string {
	mark := pick(w.rnd, "", "", "", "!", "?")
	if mark == "!" {
		w.denied++
		defer func() { w.denied-- }()
	}
	if depth < 3 && w.left > 1 && w.rnd.IntN(5) == 0 {
		return mark + "[" + w.either(depth+1) + "]"
	}
	op := operator(pick(w.rnd, operatorNames()...))
	out := mark + string(op)
	if op.labelled() {
		if label := pick(w.rnd, "", "", "nsubj", "nsubj|obj", "/nsubj|ob./", "nsubj:pass"); label != "" {
			out += label + w.name(&w.labels, "r")
		}
	}
	if depth < 3 && w.left > 1 && w.rnd.IntN(3) == 0 {
		return out + " (" + w.pattern(depth+1) + ")"
	}
	return out + " " + w.node()
}

// TestReference: on random trees random patterns have the matches that the reference finds, whether searched for
// alone or among others.
func TestReference(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	matched := 0
	for range 3000 {
		var patterns []*Pattern
		var want [][]string
		d := randomTree(rnd, 1+rnd.IntN(7))
		r := d.Sentences[0].Tokens
		for range 5 {
			w := writer{rnd: rnd, left: 5}
			source := w.pattern(0)
			p, err := Compile("random", source, Language{})
			if err != nil {
				t.Fatal(err)
			}
			patterns = append(patterns, p)
			want = append(want, reference{d, r}.find(p))
		}
		got := make([][]string, len(patterns))
		for _, m := range NewSet(patterns).Find(NewTarget(d, text.NewTree(d)), r) {
			got[m.Index] = append(got[m.Index], fmt.Sprint(m.Anchor, m.nodes, m.labels))
		}
		for i := range patterns {
			if len(want[i]) > 0 {
				matched++
			}
			if !slices.Equal(got[i], want[i]) {
				t.Fatalf("%s\non %s\ngot  %v\nwant %v", patterns[i], draw(d), got[i], want[i])
			}
		}
	}
	if matched < 3000 {
		t.Errorf("%d of the patterns matched: the test shows too little", matched)
	}
}

// draw writes a tree in a line: form/lemma/upos, head and relation of each word.
func draw(d *text.Doc) string {
	var out []string
	for i, tok := range d.Tokens {
		out = append(out, fmt.Sprintf("%d %s/%s/%s %d %s", i, tok.Form, tok.Lemma, tok.UPOS, tok.Head, tok.Deprel))
	}
	return strings.Join(out, "; ")
}
