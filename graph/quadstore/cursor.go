package quadstore

import (
	"context"

	"github.com/cayleygraph/quad"
)

// Ref is a term of a store as its number: what a graph.Ref of the store holds. It never changes its meaning; 0 is no
// term.
type Ref = nodeRef

// Refs is a quad as the numbers of its terms; 0 is no label, and in a pattern any term.
type Refs struct{ Subject, Predicate, Object, Label Ref }

func (q Refs) ids() ids {
	return ids{uint64(q.Subject), uint64(q.Predicate), uint64(q.Object), uint64(q.Label)}
}

// RefOf returns the number of a term, 0 if no quad of the state uses it.
func (v *view) RefOf(t quad.Value) (Ref, error) {
	id, _, err := v.lookup(t)
	return Ref(id), err
}

// A Cursor reads quads as numbers, of one pattern after the other and all in the state of the first. No term is looked
// up unless Quads is called, and one iterator of the engine serves all patterns: thousands of them cost least in the
// order of their numbers. It is not safe for concurrent use.
type Cursor struct {
	sc       *scan
	resolver resolver
}

// Cursor returns a cursor of the view, to be closed after use.
func (v *view) Cursor() *Cursor {
	sc := v.scan(ids{})
	sc.keep = true
	return &Cursor{sc: sc}
}

// Each calls fn for every quad of a pattern until fn returns false. The order is that of view.Quads. fn must not use
// the cursor.
func (c *Cursor) Each(ctx context.Context, pattern Refs, fn func(Refs) bool) error {
	c.sc.restart(pattern.ids())
	for c.sc.next(ctx) {
		q := c.sc.last
		if !fn(Refs{Ref(q[posS]), Ref(q[posP]), Ref(q[posO]), Ref(q[posL])}) {
			return nil
		}
	}
	return c.sc.err
}

// Quads returns the terms of some quads, in the order given: of numbers that came from the cursor or from its view.
// Terms are read in the order in which they lie on disk, so that many at once cost least.
func (c *Cursor) Quads(ctx context.Context, list []Refs) ([]quad.Quad, error) {
	out := make([]quad.Quad, 0, len(list))
	chunk := make([]ids, 0, min(len(list), maxKept))
	for len(list) > 0 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		chunk = chunk[:0]
		for _, q := range list[:min(len(list), maxKept)] {
			chunk = append(chunk, q.ids())
		}
		list = list[len(chunk):]
		if err := c.load(chunk); err != nil {
			return nil, err
		}
		for _, q := range chunk {
			out = append(out, quad.Quad{
				Subject: c.resolver.term(q[posS]), Predicate: c.resolver.term(q[posP]),
				Object: c.resolver.term(q[posO]), Label: c.resolver.term(q[posL]),
			})
		}
	}
	return out, nil
}

// load reads the terms of a chunk, for which the scan must have begun.
func (c *Cursor) load(chunk []ids) error {
	if c.sc.it == nil {
		c.sc.restart(ids{})
		if err := c.sc.v.use(c.sc.start); err != nil {
			return err
		}
	}
	return c.resolver.load(c.sc, chunk)
}

// Close ends the cursor.
func (c *Cursor) Close() error { return c.sc.Close() }
