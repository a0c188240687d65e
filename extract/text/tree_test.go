package text_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extract/text"
)

// treeDoc makes a document of one sentence: words written FORM/HEAD/DEPREL, heads counted from 1, 0 for the root.
func treeDoc(t *testing.T, words string) *text.Doc {
	t.Helper()
	d := &text.Doc{}
	for w := range strings.FieldsSeq(words) {
		f := strings.Split(w, "/")
		if len(f) != 3 {
			t.Fatalf("%q is not FORM/HEAD/DEPREL", w)
		}
		head := 0
		for _, c := range f[1] {
			head = head*10 + int(c-'0')
		}
		if d.Text != "" {
			d.Text += " "
		}
		span := text.Span{Start: len(d.Text), End: len(d.Text) + len(f[0])}
		d.Text += f[0]
		d.Tokens = append(d.Tokens, text.Token{Span: span, Form: f[0], Lemma: strings.ToLower(f[0]), Head: head - 1,
			Deprel: f[2], SpaceAfter: true})
	}
	d.Sentences = []text.Sentence{{Span: text.Span{End: len(d.Text)}, Tokens: text.Range{Last: len(d.Tokens)}}}
	return d
}

const sample = "Because/3/case of/1/fixed rain/6/obl ,/3/punct Japan/6/nsubj:pass left/0/root India/6/obj and/9/cc " +
	"China/7/conj ,/11/punct Chad/7/conj out/13/case of/14/case Delhi’s/6/obl"

func forms(d *text.Doc, tokens []int) string {
	var out []string
	for _, i := range tokens {
		out = append(out, d.Tokens[i].Form)
	}
	return strings.Join(out, " ")
}

func TestTree(t *testing.T) {
	d := treeDoc(t, sample)
	tree := text.NewTree(d)
	const because, rain, japan, left, india, china, delhi = 0, 2, 4, 5, 6, 8, 13
	if got := forms(d, tree.Children(left)); got != "rain Japan India Delhi’s" {
		t.Errorf("children: %s", got)
	}
	if got := tree.Children(because); len(got) != 1 || len(tree.Children(china)) != 1 {
		t.Errorf("children of a leaf and of one: %v", got)
	}
	if got := forms(d, tree.Conjuncts(india)); got != "India China Chad" {
		t.Errorf("conjuncts: %s", got)
	}
	for _, test := range []struct {
		rels []string
		want bool
	}{
		{[]string{"nsubj"}, true}, {[]string{"nsubj:pass"}, true}, {[]string{"nsub"}, false},
		{[]string{"nsubj:outer"}, false}, {[]string{"obj", "nsubj"}, true}, {nil, false},
	} {
		if got := tree.Is(japan, test.rels...); got != test.want {
			t.Errorf("Is(%v) = %v", test.rels, got)
		}
	}
	if got := tree.Child(left, "obj"); got != india {
		t.Errorf("child: %d", got)
	}
	if got := tree.Child(left, "iobj"); got != -1 {
		t.Errorf("no child: %d", got)
	}
	if got := tree.Case(rain); got != "because of" {
		t.Errorf("case: %q", got)
	}
	if got := tree.Case(india); got != "" {
		t.Errorf("no case: %q", got)
	}
	if !tree.Under(because, left) || !tree.Under(left, left) || tree.Under(left, rain) || tree.Under(japan, india) {
		t.Error("under")
	}
	all := func(int) bool { return true }
	if got := tree.Extent(india, all); got != (text.Range{First: india, Last: 11}) {
		t.Errorf("extent: %v", got)
	}
	if got := tree.Extent(india, func(int) bool { return false }); got != (text.Range{First: india, Last: india + 1}) {
		t.Errorf("extent of nothing else: %v", got)
	}
	if got := tree.Extent(left, all); got != (text.Range{Last: len(d.Tokens)}) {
		t.Errorf("extent of the root: %v", got)
	}
	if tree.Case(delhi) != "of" {
		t.Errorf("case of Delhi: %q", tree.Case(delhi))
	}
}

func TestTreeCase(t *testing.T) {
	for _, test := range []struct{ words, want string }{
		{"out/3/case of/3/case town/0/root", "out of"},
		{"Japan/2/nmod:poss ’s/1/case", "'s"},
		{"According/3/case to/1/fixed him/0/root", "according to"},
		{"IN/2/case Rome/0/root", "in"},
		{"Rome/0/root", ""},
	} {
		d := treeDoc(t, test.words)
		tree := text.NewTree(d)
		last := len(d.Tokens) - 1
		if d.Tokens[last].Deprel == "case" {
			last = d.Tokens[last].Head
		}
		if got := tree.Case(last); got != test.want {
			t.Errorf("%s: %q, want %q", test.words, got, test.want)
		}
	}
}

// TestTreeProperties checks on random trees what holds of every tree.
func TestTreeProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		d := &text.Doc{}
		n := 1 + r.IntN(30)
		rels := []string{"nsubj", "conj", "obj", "conj", "case", "nsubj:pass"}
		order := r.Perm(n)
		place := make([]int, n)
		for k, i := range order {
			place[i] = k
		}
		for i := range n {
			tok := text.Token{Span: text.Span{Start: 2 * i, End: 2*i + 1}, Form: "x", Head: text.NoHead,
				Deprel: rels[r.IntN(len(rels))]}
			if place[i] > 0 {
				// A head among those that stand before in a random order makes a tree, projective or not.
				tok.Head = order[r.IntN(place[i])]
			}
			d.Tokens = append(d.Tokens, tok)
		}
		checkTree(t, d)
	}
}

func checkTree(t *testing.T, d *text.Doc) {
	t.Helper()
	tree := text.NewTree(d)
	seen := make([]int, len(d.Tokens))
	root := -1
	for i := range d.Tokens {
		kids := tree.Children(i)
		if !slices.IsSorted(kids) {
			t.Errorf("children %v of %d are out of order", kids, i)
		}
		for _, c := range kids {
			seen[c]++
			if d.Tokens[c].Head != i || !tree.Under(c, i) || tree.Under(i, c) {
				t.Errorf("%d is no child of %d", c, i)
			}
		}
		if d.Tokens[i].Head == text.NoHead {
			root = i
		}
		conj := slices.Sorted(slices.Values(tree.Conjuncts(i)))
		if tree.Conjuncts(i)[0] != i || len(slices.Compact(conj)) != len(conj) {
			t.Errorf("conjuncts %v of %d", conj, i)
		}
		under := 0
		for j := range d.Tokens {
			if tree.Under(j, i) {
				under++
			}
		}
		if e := tree.Extent(i, func(int) bool { return true }); !e.Has(i) || e.Len() < under {
			t.Errorf("extent %v of %d, which has %d tokens", e, i, under)
		}
	}
	for i, n := range seen {
		if want := 1; i == root && n != 0 || i != root && n != want {
			t.Errorf("token %d is a child %d times", i, n)
		}
	}
	if e := tree.Extent(root, func(int) bool { return true }); e != (text.Range{Last: len(d.Tokens)}) {
		t.Errorf("the root spans %v of %d", e, len(d.Tokens))
	}
}

// TestTreeWithoutHeads: before parsing, nothing hangs on anything.
func TestTreeWithoutHeads(t *testing.T) {
	d := &text.Doc{Tokens: []text.Token{{Head: text.NoHead}, {Head: text.NoHead}}}
	tree := text.NewTree(d)
	if len(tree.Children(0)) > 0 || tree.Under(0, 1) || tree.Child(1, "obj") >= 0 {
		t.Error("tokens without heads have relations")
	}
	text.NewTree(&text.Doc{})
}

func TestSpan(t *testing.T) {
	a := text.Span{Start: 2, End: 5}
	for _, test := range []struct {
		b                  text.Span
		contains, overlaps bool
	}{
		{text.Span{Start: 2, End: 5}, true, true}, {text.Span{Start: 3, End: 4}, true, true},
		{text.Span{Start: 1, End: 3}, false, true}, {text.Span{Start: 5, End: 6}, false, false},
		{text.Span{Start: 0, End: 2}, false, false}, {text.Span{Start: 0, End: 9}, false, true},
	} {
		if a.Contains(test.b) != test.contains || a.Overlaps(test.b) != test.overlaps ||
			test.b.Overlaps(a) != test.overlaps {
			t.Errorf("%v and %v: %v %v", a, test.b, a.Contains(test.b), a.Overlaps(test.b))
		}
	}
	if r := (text.Range{First: 2, Last: 4}); r.Len() != 2 || r.Has(1) || !r.Has(2) || !r.Has(3) || r.Has(4) ||
		a.Len() != 3 {
		t.Error("range")
	}
}

// TestSentenceOf finds the sentence of every token by walking, sentences without tokens among them.
func TestSentenceOf(t *testing.T) {
	d := &text.Doc{Sentences: []text.Sentence{
		{Tokens: text.Range{First: 0, Last: 0}}, {Tokens: text.Range{First: 0, Last: 2}},
		{Tokens: text.Range{First: 2, Last: 2}}, {Tokens: text.Range{First: 2, Last: 3}},
		{Tokens: text.Range{First: 4, Last: 6}},
	}}
	var got []int
	for i := -1; i < 7; i++ {
		got = append(got, d.SentenceOf(i))
	}
	if diff := cmp.Diff([]int{-1, 1, 1, 3, -1, 4, 4, -1}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if (&text.Doc{}).SentenceOf(0) != -1 {
		t.Error("a sentence where there is none")
	}
}
