package quadstore

import (
	"errors"
	"fmt"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// TestCursor_Patterns reads each set of fixed terms with one cursor and compares it, order included, with Quads.
func TestCursor_Patterns(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		tx := NewTx()
		for i := range 200 {
			tx.AddQuad(q(fmt.Sprintf("s%d p%d o%d l%d", i%7, i%3, i, i%5)))
			tx.AddQuad(q(fmt.Sprintf("s%d p%d o%d", i%7, i%3, i%11)))
		}
		mustApply(t, s, tx)
		sn, err := s.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		c := sn.Cursor()
		for mask := range 16 {
			for _, full := range []quad.Quad{q("s1 p1 o1 l1"), q("s3 p0 o3"), q("s1 p2 o9 l4"), q("s0 nothing o0 l0")} {
				p := fixed(full, mask)
				var want []quad.Quad
				if err := sn.Quads(ctx, p, func(q quad.Quad) bool { want = append(want, q); return true }); err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(want, byCursor(t, sn, c, p)); d != "" {
					t.Errorf("%v: %s", p, d)
				}
			}
		}
		if err := errors.Join(c.Close(), sn.Close()); err != nil {
			t.Error(err)
		}
		if err := c.Each(ctx, Refs{}, func(Refs) bool { return true }); !errors.Is(err, ErrClosed) {
			t.Errorf("cursor of a closed snapshot: %v", err)
		}
	})
}

// fixed leaves the terms of a quad whose bits are set in mask.
func fixed(q quad.Quad, mask int) quad.Quad {
	for i, d := range []quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label} {
		if mask&(1<<i) == 0 {
			q.Set(d, nil)
		}
	}
	return q
}

// byCursor reads the quads of a pattern with a cursor; before that it gives up a longer walk in the middle.
func byCursor(t *testing.T, sn *Snapshot, c *Cursor, p quad.Quad) []quad.Quad {
	t.Helper()
	var pattern Refs
	for _, side := range []struct {
		term quad.Value
		into *Ref
	}{
		{p.Subject, &pattern.Subject}, {p.Predicate, &pattern.Predicate}, {p.Object, &pattern.Object},
		{p.Label, &pattern.Label},
	} {
		if side.term == nil {
			continue
		}
		var err error
		if *side.into, err = sn.RefOf(side.term); err != nil {
			t.Fatal(err)
		}
		if *side.into == 0 {
			return nil
		}
	}
	n := 0
	if err := c.Each(ctx, Refs{}, func(Refs) bool { n++; return n < 20 }); err != nil || n != 20 {
		t.Fatalf("%d quads, %v", n, err)
	}
	var found []Refs
	if err := c.Each(ctx, pattern, func(q Refs) bool { found = append(found, q); return true }); err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		return nil
	}
	out, err := c.Quads(ctx, found)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestCursor_QuadsFirst looks terms up with a cursor that has read nothing.
func TestCursor_QuadsFirst(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		mustApply(t, s, adding("a b c d"))
		ref, err := s.RefOf(quad.IRI("c"))
		if err != nil || ref == 0 {
			t.Fatalf("number of a term: %d, %v", ref, err)
		}
		c := s.Cursor()
		got, err := c.Quads(ctx, []Refs{{Object: ref}})
		if d := cmp.Diff([]quad.Quad{{Object: quad.IRI("c")}}, got); d != "" || err != nil {
			t.Errorf("%v %s", err, d)
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
}
