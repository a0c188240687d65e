package graph

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/schema"
)

// compare computes from the documents what the graph must hold, and refuses it if it holds anything else. The tallies
// of facts and entities are held in memory, the quads are not.
func (s *Staged) compare(ctx context.Context) error {
	want := newChange(nil) // nothing is loaded: it counts from nothing
	expected := int64(0)
	for _, id := range s.documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := s.compareDocument(ctx, id, want)
		if err != nil {
			return err
		}
		expected += int64(n)
	}
	shared := want.sharedQuads()
	for _, d := range s.decisions.All() {
		shared = append(shared, decisionQuads(d)...)
	}
	for _, q := range shared {
		ok, err := s.sn.Has(ctx, q)
		if err != nil {
			return err
		}
		if !ok {
			return foreign(q, "the documents give a quad that is not here")
		}
	}
	n, err := s.sn.NumQuads()
	if err != nil || n == expected+int64(len(shared)) {
		return err
	}
	return s.findSurplus(ctx, shared)
}

// compareDocument counts a document and compares its quads. It returns how many they are.
func (s *Staged) compareDocument(ctx context.Context, id schema.IRI, want *change) (int, error) {
	a, err := s.article(ctx, id)
	if errors.Is(err, prov.ErrShape) || errors.Is(err, prov.ErrNotFound) {
		return 0, fmt.Errorf("%w: document %s: %w", ErrForeign, id.Short(), err)
	}
	if err != nil {
		return 0, err
	}
	l, err := prov.LowerAs(a, s.decisions.Of)
	if err != nil {
		return 0, fmt.Errorf("%w: document %q: %w", ErrForeign, a.Name, err)
	}
	gives := map[quad.Quad]bool{}
	for _, q := range l.Quads {
		gives[q] = true
	}
	n := 0
	err = each(ctx, s.sn, quad.Quad{Label: quad.IRI(id)}, func(q quad.Quad) error {
		if !gives[q] {
			return foreign(q, "document %q gives no such quad", a.Name)
		}
		n++
		return nil
	})
	if err != nil {
		return 0, err
	}
	if n < len(gives) {
		for _, q := range l.Quads {
			if ok, err := s.sn.Has(ctx, q); err != nil || !ok {
				return 0, errors.Join(err, foreign(q, "document %q gives a quad that is not here", a.Name))
			}
		}
	}
	return n, want.countAlone(l)
}

// findSurplus names the first quad that neither a document nor all of them together give.
func (s *Staged) findSurplus(ctx context.Context, shared []quad.Quad) error {
	known := map[quad.Value]bool{}
	for _, id := range s.documents {
		known[quad.IRI(id)] = true
	}
	gives := map[quad.Quad]bool{}
	for _, q := range shared {
		gives[q] = true
	}
	return each(ctx, s.sn, quad.Quad{}, func(q quad.Quad) error {
		if known[q.Label] || gives[q] {
			return nil
		}
		return foreign(q, "no document gives this quad")
	})
}

// sharedQuads returns the quads of facts and entities that follow from what has been counted alone.
func (c *change) sharedQuads() []quad.Quad {
	var out []quad.Quad
	for id, t := range c.facts {
		t.after.Sources = len(c.sources[id])
		out = append(out, t.after.Quads()...)
	}
	for _, t := range c.entities {
		out = append(out, t.after.Quads()...)
	}
	return out
}
