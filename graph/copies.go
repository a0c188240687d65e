package graph

import (
	"context"
	"hash/fnv"
	"strings"
	"unicode"

	"entente/graph/prov"
	"entente/schema"
)

// How alike two texts are, after A. Broder, On the Resemblance and Containment of Documents (1997): by the runs of
// words ("shingles") that they share.
const (
	// shingleWords is the length of a shingle.
	shingleWords = 5
	// copied is the share of the shingles of the shorter text that stand in a longer one of which it is a copy: agencies'
	// reports are cut and given another first line.
	copied = 0.7
	// comparedShingles is how many shingles a text must have to be compared: a line or two stands in another by chance.
	comparedShingles = 16
	// quotedWords is how many words a sentence must have for two documents that both have it, to the letter, to be taken
	// for copies: short ones are alike by chance.
	quotedWords = 8
	// maxCopies is for how many documents texts are compared; of more only those with equal texts are copies.
	maxCopies = 2000
	// shingleBase is the base of the polynomial by which the hashes of words make that of a run: any large odd number.
	shingleBase = 0x9E3779B97F4A7C15
)

// library holds the texts that are compared, each read once.
type library struct {
	v     *View
	texts map[schema.IRI]*comparedText
}

// comparedText is a text with its shingles.
type comparedText struct {
	*prov.Text
	whole    uint64 // a hash of it
	shingles []uint64
}

func newLibrary(v *View) *library { return &library{v, map[schema.IRI]*comparedText{}} }

func (l *library) text(doc schema.IRI) (*comparedText, error) {
	if t := l.texts[doc]; t != nil {
		return t, nil
	}
	text, err := l.v.keptText(doc)
	if err != nil {
		return nil, err
	}
	t := &comparedText{prov.NewText(text), hashOf(text), shingles(text)}
	l.texts[doc] = t
	return t, nil
}

// stories tells which documents of some statements have their story from each other or from one third: documents of one
// story have one number. Numbers count from 0 in the order in which the documents come.
func (l *library) stories(ctx context.Context, list []schema.Statement) (map[schema.IRI]int, error) {
	g := &storyGroups{number: map[schema.IRI]int{}, has: map[uint64]int{}}
	for i := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		e := &list[i].Evidence
		t, err := l.text(e.Document)
		if err != nil {
			return nil, err
		}
		if _, ok := g.number[e.Document]; !ok {
			g.add(e.Document, t)
		}
		if sentence, ok := t.Slice(e.SentenceStart, e.SentenceEnd); ok && len(strings.Fields(sentence)) >= quotedWords {
			g.share(g.number[e.Document], hashOf(fold(sentence)))
		}
	}
	return g.stories(), nil
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// storyGroups unites documents as it meets what they share.
type storyGroups struct {
	docs     []schema.IRI
	number   map[schema.IRI]int // by document
	parent   []int              // a forest: the root of a document stands for its story
	shingles [][]uint64
	has      map[uint64]int // a document that has a text or sentence, by hash
}

func (g *storyGroups) add(doc schema.IRI, t *comparedText) {
	n := len(g.docs)
	g.docs, g.parent, g.number[doc] = append(g.docs, doc), append(g.parent, n), n
	g.shingles = append(g.shingles, t.shingles)
	g.share(n, t.whole)
}

// share unites a document with the one that had the same words before.
func (g *storyGroups) share(n int, words uint64) {
	if other, ok := g.has[words]; ok {
		g.unite(n, other)
		return
	}
	g.has[words] = n
}

func (g *storyGroups) root(n int) int {
	for g.parent[n] != n {
		n = g.parent[n]
	}
	return n
}

func (g *storyGroups) unite(a, b int) {
	a, b = g.root(a), g.root(b)
	g.parent[max(a, b)] = min(a, b)
}

// stories unites documents that share most of the shorter text, and numbers what comes of it.
func (g *storyGroups) stories() map[schema.IRI]int {
	if len(g.docs) <= maxCopies {
		g.compare()
	}
	byRoot, out := map[int]int{}, map[schema.IRI]int{}
	for n, doc := range g.docs {
		root := g.root(n)
		if _, ok := byRoot[root]; !ok {
			byRoot[root] = len(byRoot)
		}
		out[doc] = byRoot[root]
	}
	return out
}

// compare counts what each document shares with those before it.
func (g *storyGroups) compare() {
	having := map[uint64][]int{}
	for n, set := range g.shingles {
		common := map[int]int{}
		for _, h := range set {
			for _, m := range having[h] {
				common[m]++
			}
			having[h] = append(having[h], n)
		}
		for m, c := range common {
			shorter := min(len(set), len(g.shingles[m]))
			if shorter >= comparedShingles && float64(c) >= copied*float64(shorter) {
				g.unite(n, m)
			}
		}
	}
}

// shingles returns the hashes of the runs of words of a text, each once; a text of fewer words is one run. Capitals and
// punctuation do not count.
func shingles(text string) []uint64 {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = hashOf(w)
	}
	seen := map[uint64]bool{}
	var out []uint64
	for i := 0; i == 0 || i+shingleWords <= len(words); i++ {
		run := uint64(0)
		for _, h := range hashes[i:min(i+shingleWords, len(words))] {
			run = run*shingleBase + h
		}
		if !seen[run] {
			seen[run] = true
			out = append(out, run)
		}
	}
	return out
}
