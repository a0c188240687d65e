package quadstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cockroachdb/pebble/v2"
)

// A Store is an open store. Its methods may be called from many goroutines.
type Store struct {
	view // reads of the newest committed state
	dir  string
	opts Options
	db   *pebble.DB
	fs   *failStopFS
	lock io.Closer
	// progress is poked when the engine has flushed or compacted something.
	progress chan struct{}

	// mu is held for reading while the engine is used, and for writing to close the store.
	mu        sync.RWMutex
	closed    bool
	inDoubt   atomic.Pointer[error] // of a commit that may or may not be on disk
	lost      atomic.Pointer[error] // the first error of a read that Cayley's interface has no place for
	open      map[engineCloser]struct{}
	openMu    sync.Mutex
	terms     *termCache
	writeTurn chan struct{} // holds one token: the turn to write

	// The fields below belong to the holder of the turn to write.
	state   state
	known   *idCache
	written int // bytes since the last look at the engine's backlog
}

var (
	_ graph.QuadStore      = (*Store)(nil)
	_ graph.BatchQuadStore = (*Store)(nil)
	_ shape.Optimizer      = (*Store)(nil)
	_ graph.QuadStore      = (*Snapshot)(nil)
	_ shape.Optimizer      = (*Snapshot)(nil)
)

// An engineCloser is something that must be closed before the engine is.
type engineCloser interface{ closeEngine() error }

// use runs fn with the store held open; fn must be short and must not call back into the caller's code.
func (s *Store) use(fn func() error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return ErrClosed
	}
	if err := s.inDoubt.Load(); err != nil {
		return *err
	}
	return fn()
}

// doubt ends all use of the store but Close.
func (s *Store) doubt(err error) {
	err = fmt.Errorf("%w: %w", ErrFailed, err)
	s.inDoubt.Store(&err)
}

// track remembers what Close has to close.
func (s *Store) track(c engineCloser) {
	s.openMu.Lock()
	defer s.openMu.Unlock()
	s.open[c] = struct{}{}
}

func (s *Store) untrack(c engineCloser) {
	s.openMu.Lock()
	defer s.openMu.Unlock()
	delete(s.open, c)
}

// Close ends the store. Iterators and snapshots that are still open are closed with it and answer ErrClosed from then
// on. Closing twice is allowed.
func (s *Store) Close() error {
	<-s.writeTurn
	defer func() { s.writeTurn <- struct{}{} }()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	var errs []error
	if s.fs.failure() == nil {
		errs = append(errs, s.closeEngine())
	}
	s.open = nil
	if err := s.fs.failure(); err != nil {
		// The engine is left as it is, see failStopFS.
		errs = []error{fmt.Errorf("%w: %w", ErrFailed, err)}
	}
	if !s.opts.ReadOnly {
		// It is information only, and the next holder replaces it.
		_ = s.opts.FS.Remove(s.opts.FS.PathJoin(s.dir, holderName))
	}
	errs = append(errs, s.lock.Close())
	return errors.Join(errs...)
}

func (s *Store) closeEngine() error {
	// A snapshot is closed after the iterators on it.
	var errs []error
	var snapshots []engineCloser
	for c := range s.open {
		if sn, ok := c.(*Snapshot); ok {
			snapshots = append(snapshots, sn)
			continue
		}
		errs = append(errs, c.closeEngine())
	}
	errs = append(errs, s.pool.close())
	for _, sn := range snapshots {
		errs = append(errs, sn.closeEngine())
	}
	if !s.opts.ReadOnly {
		// What is flushed now need not be read from the log at the next opening.
		errs = append(errs, s.try(s.db.Flush))
	}
	if s.fs.failure() == nil {
		errs = append(errs, s.try(s.db.Close))
	}
	return errors.Join(errs...)
}

// Dir returns the directory of the store.
func (s *Store) Dir() string { return s.dir }

// turn waits for the turn to write.
func (s *Store) turn(ctx context.Context) (release func(), err error) {
	select {
	case <-s.writeTurn:
		return func() { s.writeTurn <- struct{}{} }, nil
	default:
	}
	select {
	case <-s.writeTurn:
		return func() { s.writeTurn <- struct{}{} }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
