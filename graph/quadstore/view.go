package quadstore

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// A view reads one state of a store: the newest one, or that of a snapshot.
type view struct {
	s    *Store
	r    pebble.Reader
	pool *iterPool
	life *life // of a snapshot; nil for the store itself
}

// use is Store.use for this view.
func (v *view) use(fn func() error) error {
	return v.s.use(func() error {
		if v.life == nil {
			return fn()
		}
		v.life.RLock()
		defer v.life.RUnlock()
		if v.life.closed {
			return ErrClosed
		}
		return fn()
	})
}

// keyBufs are the buffers for keys of short reads.
var keyBufs = sync.Pool{New: func() any { b := make([]byte, 0, 512); return &b }}

// lookup returns the id of a term, and false if the state does not have it.
func (v *view) lookup(t quad.Value) (uint64, bool, error) {
	buf := keyBufs.Get().(*[]byte)
	defer keyBufs.Put(buf)
	b, err := appendTerm((*buf)[:0], t)
	if err != nil {
		if errors.Is(err, ErrTerm) {
			return 0, false, nil
		}
		return 0, false, err
	}
	n := len(b)
	b = appendTermKey(b, b)
	*buf = b
	var id uint64
	var found bool
	err = v.use(func() (err error) {
		id, found, err = getID(v.r, b[n:])
		return err
	})
	return id, found, err
}

func getID(r pebble.Reader, key []byte) (id uint64, found bool, err error) {
	val, c, err := r.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	id, rest, ok := readID(val)
	if !ok || len(rest) != 0 || id == 0 {
		err = fmt.Errorf("id of a term: %w", ErrCorrupt)
	}
	return id, true, errors.Join(err, c.Close())
}

// term returns the term of an id that stands in a quad of this state, or stood in one of an earlier state.
func (v *view) term(id uint64) (quad.Value, error) {
	if id == 0 {
		return nil, nil
	}
	if t := v.s.terms.get(id); t != nil {
		return t, nil
	}
	var t quad.Value
	err := v.use(func() error {
		var key [16]byte
		val, c, err := v.r.Get(appendIDKey(key[:0], id))
		if errors.Is(err, pebble.ErrNotFound) {
			return fmt.Errorf("id %d: %w", id, ErrNotFound)
		}
		if err != nil {
			return err
		}
		t, err = decodeTerm(val)
		if err == nil {
			v.s.terms.put(id, t, len(val))
		}
		return errors.Join(err, c.Close())
	})
	return t, err
}

// quad resolves the four ids of a quad.
func (v *view) quad(q ids) (out quad.Quad, err error) {
	if out.Subject, err = v.term(q[posS]); err != nil {
		return out, err
	}
	if out.Predicate, err = v.term(q[posP]); err != nil {
		return out, err
	}
	if out.Object, err = v.term(q[posO]); err != nil {
		return out, err
	}
	out.Label, err = v.term(q[posL])
	return out, err
}

// pattern turns a quad with nil for any term into ids; none is true if a term of it is not in the store.
func (v *view) pattern(q quad.Quad) (p ids, none bool, err error) {
	for i, t := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if t == nil {
			continue
		}
		id, found, err := v.lookup(t)
		if err != nil {
			return p, false, err
		}
		if !found {
			return p, true, nil
		}
		p[i] = id
	}
	return p, false, nil
}

// Quads calls fn for every quad of the pattern, where nil stands for any term, until fn returns false. The order is
// that of the ids and stays the same while the store does not change. fn may read and change the store; what it changes
// is not seen.
func (v *view) Quads(ctx context.Context, pattern quad.Quad, fn func(quad.Quad) bool) error {
	p, none, err := v.pattern(pattern)
	if err != nil {
		return err
	}
	if none {
		return v.use(func() error { return nil })
	}
	sc := v.scan(p)
	defer sc.Close()
	return resolveAll(ctx, sc, fn)
}

// Count returns the number of quads of the pattern, where nil stands for any term; it stops at limit unless that is 0.
func (v *view) Count(ctx context.Context, pattern quad.Quad, limit int) (int, error) {
	p, none, err := v.pattern(pattern)
	if err != nil {
		return 0, err
	}
	if none {
		return 0, v.use(func() error { return nil })
	}
	if p.mask() == 0 {
		n, err := v.NumQuads()
		if limit > 0 {
			n = min(n, int64(limit))
		}
		return int(n), err
	}
	return v.count(ctx, p, limit)
}

func (v *view) count(ctx context.Context, p ids, limit int) (int, error) {
	sc := v.scan(p)
	defer sc.Close()
	n := 0
	for limit <= 0 || n < limit {
		chunk := sc.chunk(ctx)
		if len(chunk) == 0 {
			break
		}
		n += len(chunk)
	}
	if limit > 0 {
		n = min(n, limit)
	}
	return n, sc.err
}

// Has reports whether the state holds exactly this quad; a nil label means no label.
func (v *view) Has(ctx context.Context, q quad.Quad) (bool, error) {
	p, none, err := v.pattern(q)
	if err != nil || none || p[posS] == 0 || p[posP] == 0 || p[posO] == 0 {
		return false, errors.Join(err, v.use(func() error { return ctx.Err() }))
	}
	return v.has(p)
}

func (v *view) has(q ids) (bool, error) {
	var buf [64]byte
	return v.hasKey(appendQuadKey(buf[:0], orderSPOL, q))
}

// hasID reports whether the state has a term of that id.
func (v *view) hasID(id uint64) (bool, error) {
	var buf [16]byte
	return v.hasKey(appendIDKey(buf[:0], id))
}

func (v *view) hasKey(key []byte) (found bool, err error) {
	err = v.use(func() error {
		_, c, err := v.r.Get(key)
		if errors.Is(err, pebble.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		found = true
		return c.Close()
	})
	return found, err
}

func (v *view) counters() (st state, err error) {
	err = v.use(func() error {
		b, err := get(v.r, stateKey)
		if err != nil {
			return fmt.Errorf("counters: %w", err)
		}
		st, err = decodeState(b)
		return err
	})
	return st, err
}

// NumQuads returns the number of quads.
func (v *view) NumQuads() (int64, error) {
	st, err := v.counters()
	return int64(st.quads), err
}

// NumTerms returns the number of different terms that quads use.
func (v *view) NumTerms() (int64, error) {
	st, err := v.counters()
	return int64(st.terms), err
}
