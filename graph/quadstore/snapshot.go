package quadstore

import (
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// A Snapshot reads one state of a store, whatever is changed meanwhile. It is a read-only Cayley store. An open
// snapshot keeps the disk space of what is removed meanwhile, so close it soon.
type Snapshot struct {
	view
	sn   *pebble.Snapshot
	life life
}

// life guards what can be closed while it is read.
type life struct {
	sync.RWMutex
	closed bool
}

// Snapshot returns the present state of the store, to be closed after use.
func (s *Store) Snapshot() (*Snapshot, error) {
	sn := &Snapshot{}
	err := s.use(func() error {
		sn.sn = s.db.NewSnapshot()
		sn.view = view{s: s, r: sn.sn, pool: &iterPool{}, life: &sn.life}
		s.track(sn)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return sn, nil
}

// Close ends the snapshot. Reads and iterators on it answer ErrClosed from then on. Closing twice, or after the store,
// is allowed.
func (sn *Snapshot) Close() error {
	s := sn.s
	s.mu.RLock()
	defer s.mu.RUnlock()
	sn.life.Lock()
	defer sn.life.Unlock()
	if sn.life.closed || s.closed {
		return nil
	}
	sn.life.closed = true
	s.untrack(sn)
	return sn.closeEngine()
}

// closeEngine releases the engine's snapshot, when no read is running.
func (sn *Snapshot) closeEngine() error {
	err := sn.pool.close()
	if cerr := sn.sn.Close(); err == nil {
		err = cerr
	}
	return err
}

// ApplyDeltas returns ErrReadOnly.
func (sn *Snapshot) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error { return ErrReadOnly }

// NewQuadWriter returns ErrReadOnly.
func (sn *Snapshot) NewQuadWriter() (quad.WriteCloser, error) { return nil, ErrReadOnly }
