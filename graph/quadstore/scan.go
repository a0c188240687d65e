package quadstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
)

// A scan walks over the quads of a pattern, or over the ids of the dictionary, in the order of their keys. It reads
// them in chunks and does not hold the store between two of them, so that whoever uses the quads may use the store too.
// All chunks show the state at the first one.
type scan struct {
	v       *view
	pattern ids
	nodes   bool // ids of the dictionary instead of quads

	it    *pebble.Iterator
	names *pebble.Iterator // over the dictionary, in the state of it; see resolver
	keep  bool             // it is needed until Close
	gen   uint64
	ord   int
	buf   []ids
	pos   int
	last  ids // the present quad, kept at the end: Cayley asks for tags after it
	size  int // of the next chunk
	begun bool
	done  bool
	err   error
}

// The first chunk is small, because most scans are. Chunks whose terms are read are larger, because terms that lie
// beside each other are read faster.
const (
	firstChunk = 16
	maxChunk   = 1024
	maxKept    = 8192
)

func (v *view) scan(p ids) *scan { return &scan{v: v, pattern: p, size: firstChunk} }

// restart makes the scan one of another pattern, in the same state if sc.keep is set.
func (sc *scan) restart(p ids) {
	sc.pattern, sc.size, sc.begun, sc.done = p, firstChunk, false, false
	sc.buf, sc.pos, sc.last = sc.buf[:0], 0, ids{}
}

func (v *view) scanNodes() *scan { return &scan{v: v, nodes: true, size: firstChunk} }

// next advances to the next quad.
func (sc *scan) next(ctx context.Context) bool {
	if sc.pos++; sc.pos >= len(sc.buf) {
		sc.pos = 0
		if len(sc.chunk(ctx)) == 0 {
			return false
		}
	}
	sc.last = sc.buf[sc.pos]
	return true
}

// chunk returns the next quads, valid until the next call, and none at the end or after an error, which is then in
// sc.err.
func (sc *scan) chunk(ctx context.Context) []ids {
	if sc.done || sc.err != nil {
		sc.buf = sc.buf[:0]
		return nil
	}
	if ctx != nil {
		if sc.err = ctx.Err(); sc.err != nil {
			return nil
		}
	}
	sc.buf = sc.buf[:0]
	if sc.err = sc.v.use(sc.fill); sc.err != nil {
		sc.buf = sc.buf[:0]
	}
	most := maxChunk
	if sc.keep {
		most = maxKept
	}
	sc.size = min(sc.size*4, most)
	return sc.buf
}

// fill reads the next quads into sc.buf; the store is in use.
func (sc *scan) fill() error {
	first := !sc.begun
	if first {
		sc.begun = true
		if err := sc.start(); err != nil {
			return err
		}
	}
	for len(sc.buf) < sc.size {
		var ok bool
		if first {
			ok, first = sc.it.First(), false
		} else {
			ok = sc.it.Next()
		}
		if !ok {
			// The end of the range, or a block that cannot be read: only the engine knows.
			if err := sc.it.Error(); err != nil {
				return damaged(err)
			}
			sc.done = true
			break
		}
		q, ok := sc.decode(sc.it.Key())
		if !ok {
			return fmt.Errorf("key % x: %w", sc.it.Key(), ErrCorrupt)
		}
		sc.buf = append(sc.buf, q)
	}
	if sc.done && !sc.keep {
		return sc.release()
	}
	return nil
}

// start places the engine's iterator before the first quad; the store is in use.
func (sc *scan) start() error {
	var lo, hi [64]byte
	var lower, upper []byte
	if sc.nodes {
		lower, upper = []byte{spaceID}, []byte{spaceID + 1}
	} else {
		lower, sc.ord = sc.pattern.prefix(lo[:0])
		upper = append(hi[:0], lower...)
		// No prefix consists of 0xFF alone, since it starts with the number of an order.
		for i := len(upper) - 1; ; i-- {
			upper[i]++
			if upper[i] != 0 {
				upper = upper[:i+1]
				break
			}
		}
	}
	if sc.it != nil {
		sc.it.SetBounds(lower, upper)
		return nil
	}
	it, gen, err := sc.v.pool.take(sc.v.r, lower, upper)
	if err != nil {
		return err
	}
	sc.it, sc.gen = it, gen
	sc.v.s.track(sc)
	return nil
}

func (sc *scan) decode(key []byte) (ids, bool) {
	if !sc.nodes {
		return decodeQuadKey(key, sc.ord)
	}
	id, rest, ok := readID(key[1:])
	return ids{id}, ok && len(rest) == 0
}

// release gives the engine's iterator back; the store is in use.
func (sc *scan) release() error {
	if sc.it == nil {
		return nil
	}
	it, names := sc.it, sc.names
	sc.it, sc.names = nil, nil
	sc.v.s.untrack(sc)
	err := sc.v.pool.give(it, sc.gen)
	if names != nil {
		err = errors.Join(err, sc.v.pool.give(names, sc.gen))
	}
	return err
}

// closeEngine closes the engine's iterator when the store or the snapshot closes and no scan is running.
func (sc *scan) closeEngine() error {
	if sc.it == nil {
		return nil
	}
	it, names := sc.it, sc.names
	// The scan itself is left alone: whoever runs it may be reading its fields. Its next chunk asks the store, which is
	// closed, and ends with ErrClosed.
	sc.it, sc.names = nil, nil
	err := it.Close()
	if names != nil {
		err = errors.Join(err, names.Close())
	}
	return err
}

// Close ends the scan. It may be called at any time, also after the store was closed.
func (sc *scan) Close() error {
	var err error
	sc.v.s.mu.RLock()
	defer sc.v.s.mu.RUnlock()
	if sc.it != nil {
		err = sc.release()
	}
	sc.done, sc.buf, sc.pos = true, nil, 0
	return err
}
