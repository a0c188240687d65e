package quadstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// nodeRef is a term in Cayley's hands: its id.
type nodeRef uint64

// Key implements graph.Ref.
func (n nodeRef) Key() any { return n }

// quadRef is a quad in Cayley's hands.
type quadRef ids

// Key implements graph.Ref.
func (q quadRef) Key() any { return q }

// nodeID returns the id behind a reference, and false for one that this view cannot have: of another store, or of a
// value that it does not hold.
func (v *view) nodeID(ref graph.Ref) (uint64, bool) {
	switch r := ref.(type) {
	case nodeRef:
		return uint64(r), r != 0
	case graph.PreFetchedValue:
		id, found, err := v.lookup(r.NameOf())
		return id, found && err == nil
	}
	return 0, false
}

func node(id uint64) graph.Ref {
	if id == 0 {
		return nil
	}
	return nodeRef(id)
}

// ValueOf returns the reference of a term, or nil if no quad uses it. For a native value that is not stored it is that
// of its typed literal.
func (v *view) ValueOf(t quad.Value) graph.Ref {
	ref, err := v.refOf(t)
	if err != nil {
		v.lose(err)
		return nil
	}
	return ref
}

// lose notes an error of a read that Cayley's interface has no place for. The first one stays.
func (v *view) lose(err error) {
	if !errors.Is(err, ErrClosed) {
		err = damaged(err)
		v.s.lost.CompareAndSwap(nil, &err)
	}
}

// ReadError returns the first error that a look-up of a term met where Cayley's interface could only answer that there
// is none: what was read since is not to be trusted.
func (v *view) ReadError() error {
	if err := v.s.lost.Load(); err != nil {
		return *err
	}
	return nil
}

func (v *view) refOf(t quad.Value) (graph.Ref, error) {
	if t == nil {
		return nil, nil
	}
	id, found, err := v.lookup(t)
	if err != nil {
		return nil, err
	}
	if found {
		return nodeRef(id), nil
	}
	ts, ok := t.(quad.TypedStringer)
	if !ok {
		return nil, nil
	}
	lit := ts.TypedString()
	if b, ok := t.(quad.Bool); ok {
		lit.Value = quad.String(fmt.Sprint(bool(b))) // Cayley writes True, which is no xsd:boolean
	}
	lit.Type = lit.Type.Full()
	if id, found, err = v.lookup(lit); err != nil || !found {
		return nil, err
	}
	return nodeRef(id), nil
}

// NameOf returns the term of a reference, or nil for none.
func (v *view) NameOf(ref graph.Ref) quad.Value {
	t, err := v.nameOf(ref)
	if err != nil {
		v.lose(err)
		return nil
	}
	return t
}

func (v *view) nameOf(ref graph.Ref) (quad.Value, error) {
	switch r := ref.(type) {
	case nodeRef:
		return v.term(uint64(r))
	case graph.PreFetchedValue:
		return r.NameOf(), nil
	}
	return nil, nil
}

// ValuesOf is NameOf for many references.
func (v *view) ValuesOf(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(refs))
	for i, ref := range refs {
		if i%maxChunk == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		t, err := v.nameOf(ref)
		if err != nil {
			return nil, err
		}
		out[i] = t
	}
	return out, nil
}

// RefsOf is ValueOf for many terms; a term that is not stored is an error.
func (v *view) RefsOf(ctx context.Context, terms []quad.Value) ([]graph.Ref, error) {
	out := make([]graph.Ref, len(terms))
	for i, t := range terms {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ref, err := v.refOf(t)
		if err != nil {
			return nil, err
		}
		if ref == nil {
			return nil, fmt.Errorf("term %v: %w", t, ErrNotFound)
		}
		out[i] = ref
	}
	return out, nil
}

// Quad returns the quad of a reference.
func (v *view) Quad(ref graph.Ref) quad.Quad {
	r, ok := ref.(quadRef)
	if !ok {
		return quad.Quad{}
	}
	q, err := v.quad(ids(r))
	if err != nil {
		return quad.Quad{}
	}
	return q
}

// QuadDirection returns the reference of one term of a quad, nil for a missing label.
func (v *view) QuadDirection(ref graph.Ref, d quad.Direction) graph.Ref {
	r, ok := ref.(quadRef)
	pos, valid := posOf(d)
	if !ok || !valid {
		return nil
	}
	return node(r[pos])
}

// QuadIterator returns an iterator over the quads that have a term in a direction.
func (v *view) QuadIterator(d quad.Direction, ref graph.Ref) graph.Iterator {
	return graph.AsLegacy(v.quadShape(d, ref))
}

// QuadIteratorSize returns the number of those quads, exactly if it is small.
func (v *view) QuadIteratorSize(ctx context.Context, d quad.Direction, ref graph.Ref) (graph.Size, error) {
	c, err := v.quadShape(d, ref).Stats(ctx)
	return c.Size, err
}

// NodesAllIterator returns an iterator over all terms.
func (v *view) NodesAllIterator() graph.Iterator { return graph.AsLegacy(&nodesShape{v: v}) }

// QuadsAllIterator returns an iterator over all quads.
func (v *view) QuadsAllIterator() graph.Iterator { return graph.AsLegacy(&quadsShape{v: v}) }

// Stats returns the numbers of terms and quads, which are always exact.
func (v *view) Stats(ctx context.Context, _ bool) (graph.Stats, error) {
	if err := ctx.Err(); err != nil {
		return graph.Stats{}, err
	}
	st, err := v.counters()
	return graph.Stats{
		Nodes: graph.Size{Size: int64(st.terms), Exact: true},
		Quads: graph.Size{Size: int64(st.quads), Exact: true},
	}, err
}
