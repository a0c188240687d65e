package pattern

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"entente/extract/text"
)

// wide is a document of one sentence of n words, all but the first of which hang on the first.
func wide(n int) *text.Doc {
	d := &text.Doc{Sentences: []text.Sentence{{Tokens: text.Range{First: 0, Last: n}}}}
	for i := range n {
		d.Tokens = append(d.Tokens, text.Token{Form: "A", Lemma: "a", UPOS: "NOUN", Deprel: "obj"})
		if i == 0 {
			d.Tokens[i].Head = text.NoHead
		}
	}
	return d
}

// TestSearchEnds: patterns whose choices multiply end within their steps, with the same matches each time.
func TestSearchEnds(t *testing.T) {
	d := wide(200)
	target := NewTarget(d, text.NewTree(d))
	for source, want := range map[string]int{
		"{$} >> {}=a >> {}=b >> {}=c >> {}=d >> {}=e":            maxMatches,
		"{$} >> {}=a >> {}=b >> {}=c >> {}=d > {lemma:none}":     0,
		"{$} [>> {} | >> {} | >> {}] [>> {} | >> {}] > {word:B}": 0,
	} {
		p, err := Compile("bounds", source, Language{})
		if err != nil {
			t.Fatal(err)
		}
		found := NewSet([]*Pattern{p}).Find(target, d.Sentences[0].Tokens)
		if len(found) != want {
			t.Errorf("%s: %d matches, want %d", source, len(found), want)
		}
		again := NewSet([]*Pattern{p}).Find(target, d.Sentences[0].Tokens)
		if !slices.EqualFunc(found, again, func(a, b Match) bool { return compare(a, b) == 0 }) {
			t.Errorf("%s: other matches when searched again", source)
		}
	}
}

// TestUsedUpSteps: a negation that there are no steps left to check is not met.
func TestUsedUpSteps(t *testing.T) {
	d := wide(200)
	d.Tokens[199].Lemma = "b"
	p, err := Compile("bounds", "{$} > {}=a > {}=b !.. ({} !.. ({} !.. ({} !.. {lemma:none})))", Language{})
	if err != nil {
		t.Fatal(err)
	}
	s := search{
		t: NewTarget(d, text.NewTree(d)), in: d.Sentences[0].Tokens, pattern: p, steps: 500,
		nodes: []int{unnamed, unnamed}, labels: nil,
	}
	if s.node(p.root, 0, func() bool { return s.keep(0) }); len(s.found) > 0 {
		t.Errorf("%d matches that nothing has shown", len(s.found))
	}
}

// FuzzCompile: what is taken for a pattern has the matches that the reference finds; what is not names its mistakes.
func FuzzCompile(f *testing.F) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		w := writer{rnd: rnd, left: 4}
		f.Add(w.pattern(0))
	}
	f.Add(`{word:"A"; tag:NN} >/ob.*/=r ({lemma:@none} [<<{} | $++ =a]) # `)
	d := randomTree(rnd, 6)
	r := d.Sentences[0].Tokens
	target := NewTarget(d, text.NewTree(d))
	f.Fuzz(func(t *testing.T, source string) {
		p, err := Compile("fuzz", source, Language{})
		if err != nil {
			checkPlaces(t, source, err)
			return
		}
		var got []string
		for _, m := range NewSet([]*Pattern{p}).Find(target, r) {
			got = append(got, fmt.Sprint(m.Anchor, m.nodes, m.labels))
		}
		if !comparable(p.root) {
			return
		}
		if want := (reference{d, r}).find(p); !slices.Equal(got, want) {
			t.Errorf("%s\non %s\ngot  %v\nwant %v", source, draw(d), got, want)
		}
	})
}

// comparable reports whether the reference can be asked about n: it knows the attributes, and there are so few nodes
// that it ends and that the bounds of the search do not matter.
func comparable(n *node) bool {
	nodes := 0
	var known func(n *node) bool
	var condition func(f formula) bool
	known = func(n *node) bool {
		nodes++
		return condition(n.where) && !slices.ContainsFunc(n.tests, func(q test) bool {
			return !slices.Contains([]string{"$", "lemma", "upos", "word"}, q.attribute)
		})
	}
	condition = func(f formula) bool {
		switch f := f.(type) {
		case and:
			return !slices.ContainsFunc(f, func(part formula) bool { return !condition(part) })
		case or:
			return !slices.ContainsFunc(f, func(part formula) bool { return !condition(part) })
		case not:
			return condition(f.formula)
		case maybe:
			return condition(f.formula)
		case *step:
			return known(f.to)
		}
		return true
	}
	return known(n) && nodes <= 4
}
