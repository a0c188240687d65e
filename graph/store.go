package graph

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"entente/graph/quadstore"
)

// formatVersion is the number of the format of what this package writes: the shapes of quads and the records beside
// them.
const formatVersion = 1

// Store is an open store. Its methods may be called from many goroutines; changes wait for each other.
type Store struct {
	qs      *quadstore.Store
	opts    Options
	writing sync.Mutex
}

// Open opens the store that o names.
func Open(ctx context.Context, o Options) (*Store, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var qs *quadstore.Store
	if o.Memory {
		qs, err = quadstore.OpenMem(o.quadstore())
	} else {
		qs, err = quadstore.Open(o.Dir, o.quadstore())
	}
	if err != nil {
		return nil, err
	}
	s := &Store{qs: qs, opts: o}
	if err := s.checkFormat(ctx); err != nil {
		return nil, errors.Join(err, qs.Close())
	}
	if err := s.checkIndex(ctx); err != nil {
		return nil, errors.Join(err, qs.Close())
	}
	return s, nil
}

// checkFormat reads the format number, or writes it into a new store.
func (s *Store) checkFormat(ctx context.Context) error {
	b, err := s.qs.Meta(formatKey)
	if errors.Is(err, quadstore.ErrNotFound) {
		n, err := s.qs.NumQuads()
		if err != nil {
			return err
		}
		if n > 0 {
			return fmt.Errorf("%w: %s holds quads that no graph wrote", ErrFormat, s.qs.Dir())
		}
		if s.opts.ReadOnly {
			return nil
		}
		tx := quadstore.NewTx()
		tx.PutMeta(formatKey, []byte(strconv.Itoa(formatVersion)))
		return s.apply(ctx, tx)
	}
	if err != nil {
		return err
	}
	v, err := strconv.Atoi(string(b))
	if err != nil {
		return fmt.Errorf("%w: format number %q of the graph", ErrDamaged, b)
	}
	if v > formatVersion {
		return fmt.Errorf("%w: store has graph format %d, this entente reads up to %d; upgrade entente", ErrFormat, v, formatVersion)
	}
	return nil
}

// Close ends the store and every view of it. Closing twice is allowed.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.qs.Close()
}

// Dir returns the directory of the store, "" for one in memory.
func (s *Store) Dir() string { return s.opts.Dir }

// read runs fn on a view of its own.
func read[T any](s *Store, fn func(v *View) (T, error)) (T, error) {
	v, err := s.View()
	if err != nil {
		var none T
		return none, err
	}
	out, err := fn(v)
	return out, errors.Join(err, v.Close())
}
