package quadstore

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"
)

// answers runs a path and returns the different terms that it ends at, sorted. How often a term comes, and with which
// of several paths as tags, depends on the plan in Cayley's own stores too: a look-up in a union stops at the first
// branch, and LinksTo goes through the paths of a term with the first of its quads only.
func answers(t *testing.T, qs graph.QuadStore, p *path.Path, optimize bool) []string {
	t.Helper()
	chain := p.Iterate(ctx)
	if !optimize {
		chain = chain.UnOptimized()
	}
	vals, err := chain.Paths(true).AllValues(qs)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, v := range vals {
		out = append(out, quad.ToString(v))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// randomPath adds random steps to a path; the same numbers give the same steps on every store.
func randomPath(rnd *rand.Rand, qs graph.QuadStore) *path.Path {
	iri := func(kind string, n int) quad.IRI { return quad.IRI(fmt.Sprintf("%s%d", kind, rnd.IntN(n))) }
	pred := func() quad.IRI { return iri("p", 3) }
	var start []quad.Value
	for _, n := range rnd.Perm(12)[:rnd.IntN(4)] { // none: all nodes
		start = append(start, quad.IRI(fmt.Sprintf("n%d", n)))
	}
	p := path.StartPath(qs, start...)
	for i := range 1 + rnd.IntN(4) {
		tag := fmt.Sprintf("t%d", i)
		switch rnd.IntN(12) {
		case 0, 1:
			p = p.Out(pred())
		case 2:
			p = p.In(pred())
		case 3:
			p = p.Both(pred())
		case 4:
			p = p.Has(pred(), iri("n", 12))
		case 5:
			p = p.Has(pred())
		case 6:
			p = p.Tag(tag)
		case 7:
			p = p.Save(pred(), tag)
		case 8:
			p = p.LabelContext(iri("l", 3)).Out(pred()).LabelContext()
		case 9:
			p = p.LabelContext(iri("l", 2), quad.IRI("l2")).In(pred()).LabelContext()
		case 10:
			p = p.And(path.StartPath(qs, iri("n", 6), quad.IRI("n7")).Out(pred()))
		case 11:
			p = p.OutWithTags([]string{tag}, iri("p", 2), quad.IRI("p2"))
		}
	}
	return p
}

// TestQueries_AsMemstore compares the answers to random paths with those of Cayley's memory store, on which the store's
// own plans of scans and joins have no influence.
func TestQueries_AsMemstore(t *testing.T) {
	rnd := seed(t)
	rounds := 150
	for range 4 {
		mem := memstore.New()
		s, err := OpenMem(Options{})
		if err != nil {
			t.Fatal(err)
		}
		var deltas []graph.Delta
		seen := map[quad.Quad]bool{}
		for range 120 {
			x := q(fmt.Sprintf("n%d p%d n%d", rnd.IntN(12), rnd.IntN(3), rnd.IntN(12)))
			if l := rnd.IntN(5); l < 3 {
				x.Label = quad.IRI(fmt.Sprintf("l%d", l))
			}
			if !seen[x] {
				deltas = append(deltas, graph.Delta{Quad: x, Action: graph.Add})
			}
			seen[x] = true
		}
		for _, qs := range []graph.QuadStore{mem, s} {
			if err := qs.ApplyDeltas(deltas, graph.IgnoreOpts{}); err != nil {
				t.Fatal(err)
			}
		}
		sn, err := s.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		for range rounds {
			a, b := rnd.Uint64(), rnd.Uint64()
			build := func(qs graph.QuadStore) *path.Path { return randomPath(rand.New(rand.NewPCG(a, b)), qs) }
			want := answers(t, mem, build(mem), false)
			for _, qs := range []graph.QuadStore{s, sn} {
				for _, optimize := range []bool{false, true} {
					if diff := cmp.Diff(want, answers(t, qs, build(qs), optimize)); diff != "" {
						t.Fatalf("path %d %d, optimized %v, %T (-memstore +entente):\n%s\n%#v", a, b, optimize, qs,
							diff, build(qs).Shape())
					}
				}
			}
		}
		checkAndClose(t, s)
	}
}

// A fixed set of terms must be one scan, whichever it is.
func TestOptimize_OneScan(t *testing.T) {
	s := openTest(t, memDir, Options{FS: vfs.NewMem()})
	mustApply(t, s, adding("a p b l", "a p c l", "a r b"))
	dirs := quad.Directions
	for mask := 1; mask < 16; mask++ {
		var filters shape.Quads
		action := shape.QuadsAction{Result: quad.Object, Filter: map[quad.Direction]graph.Ref{}}
		for i, d := range dirs {
			if mask&(1<<i) != 0 {
				ref := s.ValueOf(q("a p b l").Get(d))
				filters = append(filters, shape.QuadFilter{Dir: d, Values: shape.Fixed{ref}})
				action.Filter[d] = ref
			}
		}
		for _, sh := range []shape.Shape{filters, action} {
			it := shape.BuildIterator(s, sh)
			if n := len(it.SubIterators()); n != 0 {
				t.Errorf("%04b of %T is no scan: %v has %d iterators below it", mask, sh, it, n)
			}
			want, err := s.Count(ctx, masked(q("a p b l"), mask), 0)
			if err != nil {
				t.Fatal(err)
			}
			n, err := graph.Iterate(ctx, it).Count()
			if err != nil || int(n) != want {
				t.Errorf("%04b of %T: %d quads, %v, want %d", mask, sh, n, err, want)
			}
		}
	}
}

func masked(x quad.Quad, mask int) (out quad.Quad) {
	for i, d := range quad.Directions {
		if mask&(1<<i) != 0 {
			out.Set(d, x.Get(d))
		}
	}
	return out
}

func TestQuadIteratorSize(t *testing.T) {
	s := openTest(t, memDir, Options{FS: vfs.NewMem()})
	tx := NewTx()
	for i := range 30_000 {
		p := "common"
		switch {
		case i < exactCount-1:
			p = "rare"
		case i < 4000:
			p = "middling"
		}
		tx.AddQuad(q(fmt.Sprintf("s%d %s o", i, p)))
	}
	mustApply(t, s, tx)
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	sizes := map[string]graph.Size{}
	for _, p := range []quad.IRI{"rare", "middling", "common"} {
		size, err := s.QuadIteratorSize(ctx, quad.Predicate, s.ValueOf(p))
		if err != nil {
			t.Fatal(err)
		}
		sizes[string(p)] = size
	}
	if got := sizes["rare"]; got != (graph.Size{Size: exactCount - 1, Exact: true}) {
		t.Errorf("a small size is not exact: %+v", got)
	}
	if m, c := sizes["middling"], sizes["common"]; m.Exact || c.Exact || m.Size > c.Size || c.Size < 10_000 ||
		c.Size > 60_000 {
		t.Errorf("large sizes are far off: %+v, %+v", m, c)
	}
}
