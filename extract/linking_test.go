package extract_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/extract/open"
	"entente/extract/source"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
	"entente/score"
)

var (
	goldDir     = flag.String("gold", "../testdata/gold", "folder of gold facts that TestLinking reads")
	articlesDir = flag.String("articles", articles, "folder of their articles, NAME.txt or NAME-*.txt")
)

// leastLinked is the share of the gold's countries, persons and organisations that must lead to their node where a
// statement of ours names them, and leastNamed the share that a document must name at all: some are only described.
const (
	leastLinked = 0.99
	leastNamed  = 0.90
)

// TestLinking asks of the subjects and objects of the gold that the gazetteer holds whether they lead to its entity:
// wherever a statement of ours says the same and names it, and anywhere in the document.
//
//	go test ./extract -run TestLinking -v -gold DIR -articles DIR
func TestLinking(t *testing.T) {
	gold, err := score.Load(*goldDir)
	if err != nil {
		t.Fatal(err)
	}
	g := gazetteer.Load()
	found, named := newTally(), newTally()
	for i, d := range readAll(t, goldArticles(t, gold), 2) {
		for _, f := range gold[i].Facts {
			for side, names := range [][]string{f.Subject, f.Object} {
				want, kind := known(g, names)
				if want == nil {
					continue
				}
				named.add(kind, leadsTo(d, want), "%s: nothing leads to %s (%s)", d.ID, want.ID, names[0])
				for _, n := range statedNodes(d, &f, side, want) {
					ok := n.Entity != nil && n.Entity.ID == schema.EntityIRI(want.ID)
					found.add(kind, ok, "%s: %s in %q of the gold is %s of ours", d.ID, want.ID, f.Subject[0]+" "+f.Relation+" "+f.Object[0], n.Label())
				}
			}
		}
	}
	t.Logf("in the statements found:\n%s", found)
	t.Logf("anywhere in the document:\n%s", named)
	found.check(t, leastLinked)
	named.check(t, leastNamed)
}

// TestNothingToMend: no name of the shipped articles is damaged, and none is taken for it.
func TestNothingToMend(t *testing.T) {
	for _, d := range readArticles(t) {
		for i := range d.Mentions {
			if m := &d.Mentions[i]; m.ReadAs != "" || strings.HasPrefix(m.Reason.Rule, "mended") {
				t.Errorf("%s: %q has the reason %+v", d.ID, d.Slice(m.Span), m.Reason)
			}
		}
	}
}

// goldArticles returns the articles of gold documents, unread.
func goldArticles(t *testing.T, gold []score.Document) []*text.Doc {
	t.Helper()
	var out []*text.Doc
	for _, doc := range gold {
		files, err := filepath.Glob(filepath.Join(*articlesDir, doc.Name+"*.txt"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no article of %s in %s (%v)", doc.Name, *articlesDir, err)
		}
		data, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		d, err := source.Text(doc.Name, data)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// kinds are the types that TestLinking counts apart.
var kinds = []schema.NodeType{schema.Country, schema.Person, schema.Organization}

// known returns the entity of the gazetteer that the best of the names means beyond doubt, and which of kinds it is; nil
// where it is none of them.
func known(g *gazetteer.Gazetteer, names []string) (*gazetteer.Entity, schema.NodeType) {
	for _, name := range names {
		cands := g.Lookup(name)
		if len(cands) == 0 || cands[0].Weak || cands[0].Kind > gazetteer.KindFormer {
			continue
		}
		if slices.ContainsFunc(cands[1:], func(c gazetteer.Candidate) bool { return c.Entity != cands[0].Entity && !c.Weak }) {
			continue
		}
		for _, k := range kinds {
			if schema.NodeType(cands[0].Entity.Type).Is(k) {
				return cands[0].Entity, k
			}
		}
		return nil, schema.Any
	}
	return nil, schema.Any
}

// leadsTo reports whether a mention of d leads to e.
func leadsTo(d *text.Doc, e *gazetteer.Entity) bool {
	return slices.ContainsFunc(d.Clusters, func(c text.Cluster) bool { return c.Entity.ID == schema.EntityIRI(e.ID) })
}

// statedNodes returns the subjects (side 0) or objects of the statements of d that name both ends of a gold fact, those
// that go by a name of e: a person may stand for a country in the gold, but is not to be led to its node.
func statedNodes(d *text.Doc, f *score.Gold, side int, e *gazetteer.Entity) []schema.Node {
	var out []schema.Node
	for i := range d.Statements {
		s := &d.Statements[i]
		n := []schema.Node{s.Subject, s.Object}[side]
		if open.Tells(s) && calledLike(n, e) && score.SameNames(namesOf(s.Subject), f.Subject) && score.SameNames(namesOf(s.Object), f.Object) {
			out = append(out, n)
		}
	}
	return out
}

// calledLike reports whether one of the names of n is one of e.
func calledLike(n schema.Node, e *gazetteer.Entity) bool {
	return slices.ContainsFunc(namesOf(n), func(name string) bool {
		return slices.ContainsFunc(e.Aliases, func(a gazetteer.Alias) bool { return gazetteer.Key(a.Text) == gazetteer.Key(name) })
	})
}

// tally counts what led to its node, by type, and keeps each miss once.
type tally struct {
	right, all map[schema.NodeType]int
	misses     []string
}

func newTally() *tally {
	return &tally{right: map[schema.NodeType]int{}, all: map[schema.NodeType]int{}}
}

func (c *tally) add(kind schema.NodeType, ok bool, miss string, args ...any) {
	c.all[kind]++
	if ok {
		c.right[kind]++
	} else if m := fmt.Sprintf(miss, args...); !slices.Contains(c.misses, m) {
		c.misses = append(c.misses, m)
	}
}

// check asks of each type whether enough leads to its node.
func (c *tally) check(t *testing.T, least float64) {
	t.Helper()
	for _, kind := range kinds {
		if right, all := c.right[kind], c.all[kind]; float64(right) < least*float64(all) {
			t.Errorf("%d of %d of the type %s lead to their node, want %.0f in 100", right, all, kind, 100*least)
		}
	}
}

func (c *tally) String() string {
	var b strings.Builder
	for _, k := range kinds {
		fmt.Fprintf(&b, "%-14s %4d of %4d\n", k, c.right[k], c.all[k])
	}
	for _, m := range c.misses {
		b.WriteString("  " + m + "\n")
	}
	return b.String()
}
