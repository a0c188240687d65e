package quadstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"
)

var ctx = context.Background()

// q makes a quad of IRIs from "s p o" or "s p o l".
func q(text string) quad.Quad {
	f := strings.Fields(text)
	out := quad.Quad{Subject: quad.IRI(f[0]), Predicate: quad.IRI(f[1]), Object: quad.IRI(f[2])}
	if len(f) == 4 {
		out.Label = quad.IRI(f[3])
	}
	return out
}

func adding(quads ...string) *Tx {
	tx := NewTx()
	for _, t := range quads {
		tx.AddQuad(q(t))
	}
	return tx
}

func mustApply(t testing.TB, s *Store, tx *Tx) {
	t.Helper()
	if err := s.Apply(ctx, tx, graph.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
}

type reader interface {
	Quads(context.Context, quad.Quad, func(quad.Quad) bool) error
}

// dump returns the quads of a pattern, sorted.
func dump(t testing.TB, r reader, pattern quad.Quad) []string {
	t.Helper()
	out := []string{}
	if err := r.Quads(ctx, pattern, func(q quad.Quad) bool { out = append(out, q.NQuad()); return true }); err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

func nq(quads ...string) []string {
	out := []string{}
	for _, t := range quads {
		out = append(out, q(t).NQuad())
	}
	slices.Sort(out)
	return out
}

func each(t *testing.T, fn func(t *testing.T, s *Store)) {
	for _, st := range stores {
		t.Run(st.name, func(t *testing.T) {
			s := st.open(t)
			fn(t, s)
			checkAndClose(t, s)
		})
	}
}

func TestStore_Patterns(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		var all []quad.Quad
		tx := NewTx()
		for i := range 81 {
			x := q(fmt.Sprintf("s%d p%d o%d l%d", i%3, i/3%3, i/9%3, i/27))
			if i/27 == 0 {
				x.Label = nil
			}
			all = append(all, x)
			tx.AddQuad(x)
		}
		mustApply(t, s, tx)
		for mask := range 16 {
			pattern := q("s1 p2 o0 l1")
			for i, p := range []*quad.Value{&pattern.Subject, &pattern.Predicate, &pattern.Object, &pattern.Label} {
				if mask&(1<<i) == 0 {
					*p = nil
				}
			}
			want := []string{}
			for _, x := range all {
				if matches(pattern, x) {
					want = append(want, x.NQuad())
				}
			}
			slices.Sort(want)
			if diff := cmp.Diff(want, dump(t, s, pattern)); diff != "" {
				t.Errorf("pattern %04b (-want +got):\n%s", mask, diff)
			}
			for _, limit := range []int{0, 1, 5, 1000} {
				n := len(want)
				if limit > 0 {
					n = min(n, limit)
				}
				if got, err := s.Count(ctx, pattern, limit); err != nil || got != n {
					t.Errorf("count of %04b up to %d: got %d, %v, want %d", mask, limit, got, err, n)
				}
			}
		}
		if got := dump(t, s, quad.Quad{Subject: quad.IRI("nobody")}); len(got) != 0 {
			t.Errorf("quads of an unknown term: %v", got)
		}
	})
}

func matches(pattern, q quad.Quad) bool {
	for _, d := range quad.Directions {
		if p := pattern.Get(d); p != nil && p != q.Get(d) {
			return false
		}
	}
	return true
}

func TestStore_Has(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		mustApply(t, s, adding("a p b", "a p c l"))
		for text, want := range map[string]bool{"a p b": true, "a p b l": false, "a p c l": true, "a p c": false,
			"a p x": false} {
			if got, err := s.Has(ctx, q(text)); err != nil || got != want {
				t.Errorf("%s: got %v, %v", text, got, err)
			}
		}
		if got, err := s.Has(ctx, quad.Quad{Subject: quad.IRI("a")}); err != nil || got {
			t.Errorf("half a quad: got %v, %v", got, err)
		}
	})
}

// A transaction that fails must not leave the terms it saw behind: Cayley's stores then give one id to two terms.
func TestApply_FailureLeavesNoTrace(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		mustApply(t, s, adding("a p b"))
		err := s.Apply(ctx, adding("Putin p b", "a p b"), graph.IgnoreOpts{})
		var de *graph.DeltaError
		if !errors.As(err, &de) || de.Err != graph.ErrQuadExists || de.Delta.Quad != q("a p b") {
			t.Fatalf("got %v", err)
		}
		mustApply(t, s, adding("Zelensky p b"))
		mustApply(t, s, adding("Putin met Xi"))
		want := nq("a p b", "Zelensky p b", "Putin met Xi")
		if diff := cmp.Diff(want, dump(t, s, quad.Quad{})); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

func TestApply_IgnoreOpts(t *testing.T) {
	type change struct {
		remove bool
		quad   string
	}
	add := func(s string) change { return change{false, s} }
	del := func(s string) change { return change{true, s} }
	tests := []struct {
		name    string
		changes []change
		want    []string // with everything ignored
		err     error    // with nothing ignored
	}{
		{"add twice", []change{add("x p y"), add("x p y")}, []string{"a p b l", "x p y"}, graph.ErrQuadExists},
		{"add existing", []change{add("a p b l")}, []string{"a p b l"}, graph.ErrQuadExists},
		{"add, then remove", []change{add("x p y"), del("x p y")}, []string{"a p b l"}, nil},
		{"remove, then add", []change{del("a p b l"), add("a p b l")}, []string{"a p b l"}, nil},
		{"remove missing", []change{del("x p y")}, []string{"a p b l"}, graph.ErrQuadNotExist},
		{"remove other label", []change{del("a p b")}, []string{"a p b l"}, graph.ErrQuadNotExist},
		{"remove missing, then add", []change{del("x p y"), add("x p y")}, []string{"a p b l", "x p y"},
			graph.ErrQuadNotExist},
		{"remove twice", []change{del("a p b l"), del("a p b l")}, nil, graph.ErrQuadNotExist},
		{"remove, add, remove", []change{del("a p b l"), add("a p b l"), del("a p b l")}, nil, nil},
		{"first error", []change{del("x p y"), add("a p b l")}, []string{"a p b l"}, graph.ErrQuadNotExist},
		{"replace", []change{del("a p b l"), add("a p c l")}, []string{"a p c l"}, nil},
	}
	each(t, func(t *testing.T, s *Store) {
		for _, tt := range tests {
			for mode := range 4 {
				o := graph.IgnoreOpts{IgnoreDup: mode&1 != 0, IgnoreMissing: mode&2 != 0}
				clean(t, s)
				mustApply(t, s, adding("a p b l"))
				tx := NewTx()
				for _, c := range tt.changes {
					if c.remove {
						tx.RemoveQuad(q(c.quad))
					} else {
						tx.AddQuad(q(c.quad))
					}
				}
				err := s.Apply(ctx, tx, o)
				fails := tt.err == graph.ErrQuadExists && !o.IgnoreDup ||
					tt.err == graph.ErrQuadNotExist && !o.IgnoreMissing
				if tt.name == "first error" {
					fails = mode != 3
				}
				want := tt.want
				if fails {
					want = []string{"a p b l"}
				}
				if (err != nil) != fails {
					t.Errorf("%s, %+v: got %v", tt.name, o, err)
				}
				if mode == 0 && tt.err != nil && !graph.IsQuadExist(err) && !graph.IsQuadNotExist(err) {
					t.Errorf("%s: %T is not the error that Cayley expects", tt.name, err)
				}
				if diff := cmp.Diff(nq(want...), dump(t, s, quad.Quad{})); diff != "" {
					t.Errorf("%s, %+v (-want +got):\n%s", tt.name, o, diff)
				}
				if err := s.Check(ctx); err != nil {
					t.Fatalf("%s, %+v: %v", tt.name, o, err)
				}
			}
		}
	})
}

func clean(t *testing.T, s *Store) {
	t.Helper()
	tx := NewTx()
	if err := s.Quads(ctx, quad.Quad{}, func(q quad.Quad) bool { tx.RemoveQuad(q); return true }); err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, tx)
	n, err := s.NumTerms()
	if err != nil || n != 0 {
		t.Fatalf("%d terms without a quad, %v", n, err)
	}
}

func TestApply_Invalid(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		for _, bad := range []quad.Quad{
			{}, {Subject: quad.IRI("a"), Predicate: quad.IRI("p")},
			{Subject: quad.IRI(""), Predicate: quad.IRI("p"), Object: quad.IRI("o")},
			{Subject: quad.IRI("a"), Predicate: quad.IRI("p"), Object: foreign{}},
			{Subject: quad.IRI("a"), Predicate: quad.IRI("p"), Object: quad.IRI("o"), Label: quad.BNode("")},
		} {
			tx := adding("a p b")
			tx.AddQuad(bad)
			if err := s.Apply(ctx, tx, graph.IgnoreOpts{}); !errors.Is(err, ErrTerm) {
				t.Errorf("%v: got %v", bad, err)
			}
		}
		err := s.ApplyDeltas([]graph.Delta{{Quad: q("a p b"), Action: 7}}, graph.IgnoreOpts{})
		if !graph.IsInvalidAction(err) {
			t.Errorf("got %v", err)
		}
		done, cancel := context.WithCancel(ctx)
		cancel()
		if err := s.Apply(done, adding("a p b"), graph.IgnoreOpts{}); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if n, err := s.NumQuads(); err != nil || n != 0 {
			t.Errorf("%d quads, %v", n, err)
		}
	})
}

func TestStore_LongTerms(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		var want []string
		tx := NewTx()
		for _, n := range []int{maxInlineTerm - 1, maxInlineTerm, maxInlineTerm + 1, 5000, 3 << 20} {
			for _, end := range []string{"a", "b"} {
				x := quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"),
					Object: quad.String(strings.Repeat("x", n) + end)}
				tx.AddQuad(x)
				want = append(want, x.NQuad())
			}
		}
		slices.Sort(want)
		mustApply(t, s, tx)
		if diff := cmp.Diff(want, dump(t, s, quad.Quad{})); diff != "" {
			t.Error("long terms do not come back")
		}
		if err := s.Apply(ctx, tx, graph.IgnoreOpts{}); !graph.IsQuadExist(err) {
			t.Errorf("got %v", err)
		}
		clean(t, s)
	})
}

func TestStore_Meta(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		tx := adding("a p b")
		tx.PutMeta([]byte("doc/1"), []byte("one"))
		tx.PutMeta([]byte("doc/2"), []byte("two"))
		tx.PutMeta([]byte("docs"), nil)
		tx.PutMeta([]byte{}, []byte("empty key"))
		tx.PutMeta([]byte("gone"), []byte("x"))
		tx.DeleteMeta([]byte("gone"))
		mustApply(t, s, tx)

		failing := adding("a p b")
		failing.PutMeta([]byte("doc/1"), []byte("changed"))
		if err := s.Apply(ctx, failing, graph.IgnoreOpts{}); !graph.IsQuadExist(err) {
			t.Fatalf("got %v", err)
		}
		if got, err := s.Meta([]byte("doc/1")); err != nil || string(got) != "one" {
			t.Errorf("got %q, %v", got, err)
		}
		if got, err := s.Meta(nil); err != nil || string(got) != "empty key" {
			t.Errorf("got %q, %v", got, err)
		}
		if _, err := s.Meta([]byte("gone")); !errors.Is(err, ErrNotFound) {
			t.Errorf("got %v", err)
		}
		var got []string
		err := s.MetaScan(ctx, []byte("doc/"),
			func(k, v []byte) bool { got = append(got, string(k)+"="+string(v)); return true })
		if diff := cmp.Diff([]string{"doc/1=one", "doc/2=two"}, got); err != nil || diff != "" {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
		if n, err := s.NumQuads(); err != nil || n != 1 {
			t.Errorf("%d quads, %v", n, err)
		}
	})
}

// A scan of the metadata and one of the quads show the state at their beginning, whatever is changed in between.
func TestStore_ScansAreConsistent(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		tx := NewTx()
		for i := range 5000 {
			tx.AddQuad(q(fmt.Sprintf("s%d p o%d", i, i)))
			tx.PutMeta(fmt.Appendf(nil, "key %d", i), make([]byte, 200))
		}
		mustApply(t, s, tx)
		n := 0
		err := s.Quads(ctx, quad.Quad{}, func(quad.Quad) bool {
			if n++; n == 10 {
				clean(t, s)
			}
			return true
		})
		if err != nil || n != 5000 {
			t.Errorf("%d quads, %v", n, err)
		}
		n = 0
		err = s.MetaScan(ctx, nil, func(k, _ []byte) bool {
			if n++; n == 10 {
				tx := NewTx()
				for i := range 5000 {
					tx.DeleteMeta(fmt.Appendf(nil, "key %d", i))
				}
				mustApply(t, s, tx)
			}
			return true
		})
		if err != nil || n != 5000 {
			t.Errorf("%d keys, %v", n, err)
		}
	})
}

func TestStore_Canceled(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		tx := NewTx()
		for i := range 20_000 {
			tx.AddQuad(q(fmt.Sprintf("s%d p o", i)))
		}
		mustApply(t, s, tx)
		c, cancel := context.WithCancel(ctx)
		n := 0
		err := s.Quads(c, quad.Quad{}, func(quad.Quad) bool { cancel(); n++; return true })
		if !errors.Is(err, context.Canceled) || n > maxKept {
			t.Errorf("%d quads after the end, %v", n, err)
		}
		it := s.QuadsAllIterator()
		for it.Next(c) {
			t.Fatal("an iterator goes on")
		}
		if !errors.Is(it.Err(), context.Canceled) {
			t.Errorf("got %v", it.Err())
		}
		it.Close()
		if err := s.Check(c); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}

func TestSnapshot(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		tx := adding("a p b", "a p c l")
		tx.PutMeta([]byte("k"), []byte("old"))
		mustApply(t, s, tx)
		sn, err := s.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		tx = adding("x p y")
		tx.RemoveQuad(q("a p b"))
		tx.PutMeta([]byte("k"), []byte("new"))
		mustApply(t, s, tx)
		if err := s.Compact(ctx); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(nq("a p b", "a p c l"), dump(t, sn, quad.Quad{})); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if got, err := sn.Meta([]byte("k")); err != nil || string(got) != "old" {
			t.Errorf("got %q, %v", got, err)
		}
		if n, err := sn.NumTerms(); err != nil || n != 5 {
			t.Errorf("%d terms, %v", n, err)
		}
		if err := sn.Check(ctx); err != nil {
			t.Error(err)
		}
		if err := sn.ApplyDeltas(nil, graph.IgnoreOpts{}); !errors.Is(err, ErrReadOnly) {
			t.Errorf("got %v", err)
		}
		it := sn.QuadsAllIterator()
		it.Next(ctx)
		if err := errors.Join(sn.Close(), sn.Close(), it.Close()); err != nil {
			t.Error(err)
		}
		if err := sn.Quads(ctx, quad.Quad{}, nil); !errors.Is(err, ErrClosed) {
			t.Errorf("got %v", err)
		}
	})
}

// Cayley's tests, and programs, leave iterators open.
func TestStore_CloseWithOpenReads(t *testing.T) {
	for _, st := range stores {
		t.Run(st.name, func(t *testing.T) {
			s := st.open(t)
			tx := NewTx()
			for i := range 5000 {
				tx.AddQuad(q(fmt.Sprintf("s%d p o", i)))
			}
			mustApply(t, s, tx)
			sn, err := s.Snapshot()
			if err != nil {
				t.Fatal(err)
			}
			its := []graph.Iterator{s.QuadsAllIterator(), sn.QuadsAllIterator(), s.NodesAllIterator()}
			for _, it := range its {
				it.Next(ctx)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			for _, it := range its {
				for it.Next(ctx) {
				}
				if !errors.Is(it.Err(), ErrClosed) {
					t.Errorf("got %v", it.Err())
				}
				it.Close()
			}
			for name, err := range map[string]error{
				"apply": s.Apply(ctx, adding("a p b"), graph.IgnoreOpts{}),
				"quads": s.Quads(ctx, quad.Quad{}, nil), "check": s.Check(ctx), "compact": s.Compact(ctx),
				"backup": s.Backup("x"),
			} {
				if !errors.Is(err, ErrClosed) {
					t.Errorf("%s: got %v", name, err)
				}
			}
			if err := errors.Join(s.Close(), sn.Close()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestValueOf_NativeFindsLiteral(t *testing.T) {
	const xsd = "http://www.w3.org/2001/XMLSchema#"
	each(t, func(t *testing.T, s *Store) {
		lits := map[quad.Value]quad.TypedString{
			quad.Int(5):     {Value: "5", Type: xsd + "integer"},
			quad.Bool(true): {Value: "true", Type: xsd + "boolean"},
			quad.Time(time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)): {Value: "2020-01-02T03:04:05Z",
				Type: xsd + "dateTime"},
		}
		tx := NewTx()
		for _, l := range lits {
			tx.AddQuad(quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: l})
		}
		mustApply(t, s, tx)
		for native, lit := range lits {
			if got := s.NameOf(s.ValueOf(native)); got != lit {
				t.Errorf("%v: got %v", native, got)
			}
		}
		if ref := s.ValueOf(quad.Int(6)); ref != nil {
			t.Errorf("got %v", ref)
		}
		tx = NewTx()
		tx.AddQuad(quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.Int(5)})
		mustApply(t, s, tx)
		if got := s.NameOf(s.ValueOf(quad.Int(5))); got != quad.Int(5) {
			t.Errorf("got %v", got)
		}
	})
}

func TestStore_SpaceComesBack(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		var size []uint64
		for round := range 8 {
			tx := NewTx()
			for i := range 1000 {
				tx.AddQuad(q(fmt.Sprintf("s%d-%d p o%d l%d", round, i, i, i%50)))
			}
			mustApply(t, s, tx)
			clean(t, s)
			if err := s.Compact(ctx); err != nil {
				t.Fatal(err)
			}
			n, err := s.DiskUsage()
			if err != nil {
				t.Fatal(err)
			}
			size = append(size, n)
		}
		// A round writes some 110 kB. Files that were compacted away are deleted in the background, a little later, and
		// a log is kept for reuse; what was written four rounds ago must be gone.
		if slices.Max(size[4:]) > slices.Max(size[:4])+64<<10 {
			t.Errorf("the store grows: %v", size)
		}
	})
}

// The filter must be found again in the files: look-ups of absent terms are then answered without reading them.
func TestFilter_IsUsed(t *testing.T) {
	fs := vfs.NewMem()
	s := openTest(t, memDir, Options{FS: fs})
	tx := NewTx()
	for i := range 5000 {
		tx.AddQuad(q(fmt.Sprintf("s%d p o%d", i, i)))
	}
	mustApply(t, s, tx)
	checkAndClose(t, s)
	s = openTest(t, memDir, Options{FS: fs})
	for i := range 1000 {
		mustApply(t, s, adding(fmt.Sprintf("new%d p o", i)))
	}
	if f := s.db.Metrics().Filter; f.Hits < 900 {
		t.Errorf("%+v", f)
	}
	checkAndClose(t, s)
}
