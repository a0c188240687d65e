package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"entente/graph"
)

// testReaders reads while articles come and go.
func testReaders(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, QuadMeeting())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for ctx.Err() == nil {
				if err := readOnce(ctx, s); err != nil && ctx.Err() == nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for range 15 {
		Add(t, s, Cyber(), Ivorian())
		for _, name := range []string{"cyber.txt", "ivorian.txt"} {
			if err := s.Remove(t.Context(), name); err != nil {
				t.Fatal(err)
			}
		}
	}
	cancel()
	wg.Wait()
}

// readOnce checks that one state is whole: the articles are there with all their statements, or not at all.
func readOnce(ctx context.Context, s *graph.Store) error {
	v, err := s.View()
	if err != nil {
		return err
	}
	defer v.Close()
	docs, err := v.Documents(ctx)
	if err != nil {
		return err
	}
	want := 0
	for _, d := range docs {
		want += d.Statements
	}
	list, err := v.Statements(ctx, graph.Filter{})
	if err != nil {
		return err
	}
	if len(list) != want {
		return fmt.Errorf("%d statements in a state of %d", len(list), want)
	}
	rows, err := v.Query(ctx, "gizmo", `g.V("India").Out("signed").All()`, graph.QueryOptions{})
	if err != nil {
		return err
	}
	n := 0
	for rows.Next() {
		n++
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	if n != 1 {
		return fmt.Errorf("%d agreements signed by India in a state of %d documents", n, len(docs))
	}
	return nil
}
