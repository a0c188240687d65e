package graph_test

import (
	"errors"
	"testing"

	"entente/graph"
	"entente/graph/quadstore"
	"entente/graph/storetest"
)

// TestDiff: what only one of two stores holds is told, and nothing of stores that hold the same.
func TestDiff(t *testing.T) {
	first, second := filledView(t, 2), filledView(t, 1)
	told := 0
	count := func(d graph.FactDifference) error {
		told++
		if d.First == nil {
			t.Errorf("%s stands in the first store and is told as missing there", d.Fact)
		}
		return nil
	}
	if err := first.Diff(t.Context(), second, count); err != nil || told == 0 {
		t.Errorf("%d differences, error %v", told, err)
	}
	told = 0
	if err := first.Diff(t.Context(), filledView(t, 2), count); err != nil || told != 0 {
		t.Errorf("%d differences between equal stores, error %v", told, err)
	}
}

// TestDiffUnreadable: a store that cannot be read is not taken for an empty one.
func TestDiffUnreadable(t *testing.T) {
	first, second := filledView(t, 2), filledView(t, 2)
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]*graph.View{{first, second}, {second, first}} {
		err := pair[0].Diff(t.Context(), pair[1], func(d graph.FactDifference) error {
			t.Errorf("%s is told as a difference", d.Fact)
			return nil
		})
		if !errors.Is(err, quadstore.ErrClosed) {
			t.Errorf("error %v, want %v", err, quadstore.ErrClosed)
		}
	}
}

// filledView is a view of a store in memory that holds the first n articles of storetest.
func filledView(t *testing.T, n int) *graph.View {
	t.Helper()
	s, err := graph.Open(t.Context(), graph.Options{Memory: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range storetest.All()[:n] {
		if _, err := s.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	v, err := s.View()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(v.Close(), s.Close()); err != nil {
			t.Error(err)
		}
	})
	return v
}
