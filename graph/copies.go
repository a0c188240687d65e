package graph

import (
	"context"

	"entente/schema"
)

// How alike two texts are, after A. Broder, On the Resemblance and Containment of Documents (1997): by the runs of
// words ("shingles") that they share.
const (
	// shingleWords is the length of a shingle.
	shingleWords = 5
	// copied is the share of the shingles of the shorter text that stand in a longer one of which it is a copy:
	// agencies' reports are cut and given another first line.
	copied = 0.7
	// comparedShingles is how many shingles a text must have to be compared: a line or two stands in another by chance.
	comparedShingles = 16
	// quotedWords is how many words a sentence must have for two documents that both have it, to the letter, to be
	// taken for copies: short ones are alike by chance.
	quotedWords = 8
	// maxCopies is for how many documents texts are compared; of more only those with equal texts are copies.
	maxCopies = 500
	// maxSketches is how many sketches are remembered.
	maxSketches = 1 << 14
	// shingleBase is the base of the polynomial by which the hashes of words make that of a run: any large odd number.
	shingleBase = 0x9E3779B97F4A7C15
)

// library holds what is known of the texts that are compared, each read once.
type library struct {
	v        *View
	sketches map[schema.IRI]*sketch
}

func newLibrary(v *View) *library { return &library{v, map[schema.IRI]*sketch{}} }

// sketch reads the sketch of a document, or makes it for one that an older program stored.
func (l *library) sketch(doc schema.IRI) (*sketch, error) {
	if s := l.sketches[doc]; s != nil {
		return s, nil
	}
	var s *sketch
	b, err := l.v.sn.Meta(sketchKey(doc))
	switch {
	case err == nil:
		s, err = decodeSketch(b)
	case isNotFound(err):
		var a *schema.Article
		if a, err = l.v.keptArticle(doc); err == nil {
			s = sketchOf(a)
		}
	}
	if err != nil {
		return nil, err
	}
	if len(l.sketches) >= maxSketches {
		clear(l.sketches)
	}
	l.sketches[doc] = s
	return s, nil
}

// stories tells which documents of some statements have their story from each other or from one third: documents of one
// story have one number. Numbers count from 0 in the order in which the documents come; which documents are together
// does not depend on the order.
func (l *library) stories(ctx context.Context, list []schema.Statement) (map[schema.IRI]int, error) {
	g := &storyGroups{number: map[schema.IRI]int{}, has: map[uint64]int{}, said: map[uint32]int{}}
	for i := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		e := &list[i].Evidence
		s, err := l.sketch(e.Document)
		if err != nil {
			return nil, err
		}
		if _, ok := g.number[e.Document]; !ok {
			g.add(e.Document, s)
		}
		if said, ok := s.sentences[e.SentenceStart]; ok {
			share(g, g.said, g.number[e.Document], said)
		}
	}
	return g.stories(), nil
}

// countSources returns how many stories tell what statements say.
func (l *library) countSources(ctx context.Context, list []schema.Statement) (int, error) {
	number, err := l.stories(ctx, list)
	if err != nil {
		return 0, err
	}
	last := -1
	for _, n := range number {
		last = max(last, n)
	}
	return last + 1, nil
}

// storyGroups unites documents as it meets what they share.
type storyGroups struct {
	docs     []schema.IRI
	number   map[schema.IRI]int // by document
	parent   []int              // a forest: the root of a document stands for its story
	sketches []*sketch
	has      map[uint64]int // a document that has a text, by its hash
	said     map[uint32]int // a document that has a sentence, by its hash
}

func (g *storyGroups) add(doc schema.IRI, s *sketch) {
	n := len(g.docs)
	g.docs, g.parent, g.number[doc] = append(g.docs, doc), append(g.parent, n), n
	g.sketches = append(g.sketches, s)
	share(g, g.has, n, s.whole)
}

// share unites a document with the one that had the same words before.
func share[H comparable](g *storyGroups, had map[H]int, n int, words H) {
	if other, ok := had[words]; ok {
		g.unite(n, other)
		return
	}
	had[words] = n
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

// overlap counts shingles that two texts share: all, and those that are in the sample.
type overlap struct{ all, sample int }

// compare counts what each document shares with those before it.
func (g *storyGroups) compare() {
	having := map[uint32][]int{}
	for n, s := range g.sketches {
		common := map[int]overlap{}
		for _, h := range s.shingles {
			for _, m := range having[h] {
				c := common[m]
				c.all++
				c.sample += btoi(inSample(h))
				common[m] = c
			}
			having[h] = append(having[h], n)
		}
		for m, c := range common {
			if isCopy(s, g.sketches[m], c) {
				g.unite(n, m)
			}
		}
	}
}

// isCopy reports whether one of two texts, which share so much, is a copy of the other. Where not all is kept of both,
// the samples are compared.
func isCopy(a, b *sketch, common overlap) bool {
	shared, shorter := common.all, min(len(a.shingles), len(b.shingles))
	if a.sampled || b.sampled {
		shared, shorter = common.sample, min(a.inSample(), b.inSample())
	}
	return shorter >= comparedShingles && float64(shared) >= copied*float64(shorter)
}

// inSample returns how many shingles are in the sample.
func (s *sketch) inSample() int {
	if s.sampled {
		return len(s.shingles)
	}
	n := 0
	for _, h := range s.shingles {
		n += btoi(inSample(h))
	}
	return n
}
