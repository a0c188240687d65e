package quadstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// Apply makes all changes of a transaction, or none: after an error the store is as it was, except after ErrFailed.
// When it returns nil, the changes are on disk. A quad that is added though it exists is a graph.ErrQuadExists inside a
// *graph.DeltaError, one that is removed though it does not exist a graph.ErrQuadNotExist, unless o says to ignore it.
// The transaction itself is not changed and may be applied again.
//
// Calls queue up behind each other. ctx is obeyed until the changes are handed to the disk.
func (s *Store) Apply(ctx context.Context, tx *Tx, o graph.IgnoreOpts) error {
	release, err := s.turn(ctx)
	if err != nil {
		return err
	}
	defer release()
	return s.use(func() error { return s.apply(ctx, tx, o) })
}

// ApplyDeltas is Apply for Cayley.
func (s *Store) ApplyDeltas(deltas []graph.Delta, o graph.IgnoreOpts) error {
	return s.Apply(context.Background(), &Tx{deltas: deltas}, o)
}

func (s *Store) apply(ctx context.Context, tx *Tx, o graph.IgnoreOpts) error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	if err := s.fs.failure(); err != nil {
		return fmt.Errorf("%w: %w", ErrFailed, err)
	}
	p := newPlan(s, tx.deltas)
	if err := p.intern(); err != nil {
		return err
	}
	if err := p.decide(o); err != nil {
		return err
	}
	if err := p.dictionary(); err != nil {
		return err
	}
	if len(p.add)+len(p.del)+len(tx.meta) == 0 {
		return ctx.Err()
	}
	after := s.state
	after.next = p.next
	after.quads += uint64(len(p.add)) - uint64(len(p.del))
	after.terms += uint64(p.used) - uint64(len(p.remove))
	b := s.db.NewBatch()
	err := p.write(b, tx.meta, after)
	if err == nil {
		err = s.room(ctx, b)
	}
	if err != nil {
		return errors.Join(err, b.Close())
	}
	return s.commit(b, func() {
		s.state = after
		p.remember()
	})
}

// commit hands a batch to the disk. done is called when it is there.
func (s *Store) commit(b *pebble.Batch, done func()) error {
	err := s.try(func() error { return errors.Join(s.db.Apply(b, pebble.Sync), b.Close()) })
	if failure := s.fs.failure(); failure != nil {
		err = failure
	}
	if err != nil {
		s.doubt(err)
		return fmt.Errorf("%w: %w", ErrFailed, err)
	}
	done()
	return s.pool.close()
}

// entryOverhead is about what the engine needs for an entry in memory beside its bytes.
const entryOverhead = 128

// room waits until the engine has worked off what was written before, and makes sure that the disk has room for more.
func (s *Store) room(ctx context.Context, b *pebble.Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.opts.MinFreeBytes > 0 {
		// A byte is written to the log, then to a file, and again when files are merged.
		need := uint64(s.opts.MinFreeBytes) + 4*uint64(b.Len())
		if du, err := s.opts.FS.GetDiskUsage(s.dir); err == nil && du.AvailBytes < need {
			return fmt.Errorf("%w in %s: %d MB are left, %d MB are needed", ErrNoSpace, s.dir, du.AvailBytes>>20,
				need>>20)
		}
	}
	s.written += b.Len() + int(b.Count())*entryOverhead
	if s.written < s.opts.MemTableBytes/2 {
		return nil
	}
	s.written = 0
	for {
		behind, err := s.behind()
		if err != nil {
			return err
		}
		if !behind {
			return nil
		}
		select {
		case <-s.progress:
		case <-s.fs.down:
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// behind reports whether the engine holds too much in memory or in unsorted files.
func (s *Store) behind() (bool, error) {
	m, err := s.metrics()
	if err != nil {
		return false, err
	}
	return m.MemTable.Size > memTables*uint64(s.opts.MemTableBytes) || m.Levels[0].Sublevels > 24, nil
}

// remember keeps what the writer has learned about terms, after the commit.
func (p *plan) remember() {
	for _, t := range p.terms {
		if t.id == unknown || t.id >= p.first && !t.used || len(t.enc) == 0 || len(t.enc) > maxKnownTerm {
			continue
		}
		p.s.known.put(detach(t.key), t.id)
	}
	for _, r := range p.remove {
		t, err := decodeTerm(r.enc)
		if err != nil {
			continue
		}
		p.s.known.remove(mapKeyOf(t))
		// Whoever still holds the id from an earlier state can name it.
		p.s.terms.put(r.id, t, len(r.enc))
	}
}

// detach returns a key that does not keep a larger text of the caller alive.
func detach(key any) any {
	switch k := key.(type) {
	case quad.IRI:
		return quad.IRI(strings.Clone(string(k)))
	case quad.BNode:
		return quad.BNode(strings.Clone(string(k)))
	case quad.String:
		return quad.String(strings.Clone(string(k)))
	case quad.LangString:
		return quad.LangString{Value: quad.String(strings.Clone(string(k.Value))), Lang: strings.Clone(k.Lang)}
	case quad.TypedString:
		return quad.TypedString{Value: quad.String(strings.Clone(string(k.Value))),
			Type: quad.IRI(strings.Clone(string(k.Type)))}
	}
	return key
}

// write puts the plan into a batch, each part in the order of its keys.
func (p *plan) write(b *pebble.Batch, meta []metaChange, after state) error {
	var key []byte
	if err := b.Set(stateKey, after.encode(), nil); err != nil {
		return err
	}
	for _, m := range meta {
		key = append(append(key[:0], spaceMeta), m.key...)
		var err error
		if m.remove {
			err = b.Delete(key, nil)
		} else {
			err = b.Set(key, m.value, nil)
		}
		if err != nil {
			return err
		}
	}
	if err := p.writeTerms(b); err != nil {
		return err
	}
	for ord := range orders {
		if err := writeQuads(b, ord, p.add, p.del); err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) writeTerms(b *pebble.Batch) error {
	type entry struct {
		key []byte
		id  uint64
	}
	entries := make([]entry, 0, p.used)
	var key, val []byte
	for _, n := range p.fresh {
		t := &p.terms[n]
		if !t.used {
			continue
		}
		entries = append(entries, entry{appendTermKey(nil, t.enc), t.id})
		key = appendIDKey(key[:0], t.id)
		if err := b.Set(key, t.enc, nil); err != nil {
			return err
		}
	}
	slices.SortFunc(entries, func(x, y entry) int { return bytes.Compare(x.key, y.key) })
	for _, e := range entries {
		val = appendID(val[:0], e.id)
		if err := b.Set(e.key, val, nil); err != nil {
			return err
		}
	}
	for _, r := range p.remove {
		key = appendIDKey(key[:0], r.id)
		if err := b.Delete(key, nil); err != nil {
			return err
		}
		key = appendTermKey(key[:0], r.enc)
		if err := b.Delete(key, nil); err != nil {
			return err
		}
	}
	return nil
}

// writeQuads writes the keys of one order; it sorts both lists.
func writeQuads(b *pebble.Batch, ord int, add, del []ids) error {
	var key []byte
	for _, list := range []struct {
		quads  []ids
		remove bool
	}{{add, false}, {del, true}} {
		slices.SortFunc(list.quads, func(x, y ids) int { return compareIn(ord, x, y) })
		for _, q := range list.quads {
			if orders[ord].labelled && q[posL] == 0 {
				continue
			}
			key = appendQuadKey(key[:0], ord, q)
			var err error
			if list.remove {
				err = b.Delete(key, nil)
			} else {
				err = b.Set(key, nil, nil)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
