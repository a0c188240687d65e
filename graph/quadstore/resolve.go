package quadstore

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// resolveAll calls fn for the quads of a scan, with their terms.
func resolveAll(ctx context.Context, sc *scan, fn func(quad.Quad) bool) error {
	sc.keep = true
	var r resolver
	for {
		chunk := sc.chunk(ctx)
		if len(chunk) == 0 {
			return sc.err
		}
		if err := r.load(sc, chunk); err != nil {
			return err
		}
		for _, q := range chunk {
			if !fn(quad.Quad{
				Subject:   r.term(q[posS]),
				Predicate: r.term(q[posP]),
				Object:    r.term(q[posO]),
				Label:     r.term(q[posL]),
			}) {
				return nil
			}
		}
	}
}

// A resolver turns the ids of a chunk into terms. It reads them in the state of the scan, where each of them has its
// term, and in the order of the ids, which is the order in which they lie on disk.
type resolver struct {
	terms map[uint64]quad.Value
	need  []uint64
}

// maxResolved bounds the terms that are carried over from chunk to chunk.
const maxResolved = 1 << 16

func (r *resolver) term(id uint64) quad.Value {
	if id == 0 {
		return nil
	}
	return r.terms[id]
}

// load makes the terms of a chunk known.
func (r *resolver) load(sc *scan, chunk []ids) error {
	if r.terms == nil || len(r.terms) > maxResolved {
		r.terms = make(map[uint64]quad.Value, 2*len(chunk))
	}
	r.need = r.need[:0]
	for _, q := range chunk {
		for _, id := range q {
			if id == 0 {
				continue
			}
			if _, ok := r.terms[id]; ok {
				continue
			}
			t := sc.v.s.terms.get(id)
			r.terms[id] = t
			if t == nil {
				r.need = append(r.need, id)
			}
		}
	}
	if len(r.need) == 0 {
		return nil
	}
	slices.Sort(r.need)
	return sc.v.use(func() error { return r.read(sc) })
}

// read reads the terms that are needed; the store is in use.
func (r *resolver) read(sc *scan) error {
	it, err := sc.dictionary()
	if err != nil {
		return err
	}
	var key [16]byte
	for _, id := range r.need {
		k := appendIDKey(key[:0], id)
		if !it.SeekGE(k) || !bytes.Equal(it.Key(), k) {
			if err := it.Error(); err != nil {
				return err
			}
			return fmt.Errorf("id %d has no term: %w", id, ErrCorrupt)
		}
		val, err := it.ValueAndErr()
		if err != nil {
			return err
		}
		t, err := decodeTerm(val)
		if err != nil {
			return err
		}
		r.terms[id] = t
		sc.v.s.terms.put(id, t, len(val))
	}
	return nil
}

// dictionary returns an iterator over the dictionary in the state of the scan: its own if that has reached its end.
func (sc *scan) dictionary() (*pebble.Iterator, error) {
	if sc.it == nil {
		return nil, ErrClosed
	}
	lower, upper := []byte{spaceID}, []byte{spaceID + 1}
	if sc.names != nil {
		return sc.names, nil
	}
	if sc.done {
		sc.it.SetBounds(lower, upper)
		return sc.it, nil
	}
	bounds := &pebble.IterOptions{LowerBound: lower, UpperBound: upper}
	names, err := sc.it.Clone(pebble.CloneOptions{IterOptions: bounds})
	if err != nil {
		return nil, err
	}
	sc.names = names
	return names, nil
}
