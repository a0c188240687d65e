package quadstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
)

// Compact sorts everything into the fewest files and gives the space of what was removed back, as far as no snapshot
// needs it. Reads and transactions go on meanwhile. The engine also does this by itself, bit by bit, while it is
// written to.
func (s *Store) Compact(ctx context.Context) error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	return s.use(func() error {
		if err := s.fs.failure(); err != nil {
			return fmt.Errorf("%w: %w", ErrFailed, err)
		}
		if err := s.pool.close(); err != nil {
			return err
		}
		err := s.try(func() error { return s.db.Compact(ctx, []byte{0}, []byte{0xFF}, true) })
		if failure := s.fs.failure(); failure != nil {
			return fmt.Errorf("%w: %w", ErrFailed, failure)
		}
		return errors.Join(err, s.pool.close())
	})
}

// Backup writes a copy of the newest committed state to dir, which must not exist, while the store is in use. Where the
// file system allows it, files are shared by hard links. The copy is a store: opening it, or moving it back, restores
// it.
func (s *Store) Backup(dir string) error {
	return s.use(func() error {
		err := s.try(func() error { return s.db.Checkpoint(dir, pebble.WithFlushedWAL()) })
		if err != nil {
			return fmt.Errorf("backup to %s: %w", dir, err)
		}
		return nil
	})
}

// DiskUsage returns the bytes on disk of all files of the store.
func (s *Store) DiskUsage() (uint64, error) {
	m, err := s.engineMetrics()
	if err != nil {
		return 0, err
	}
	return m.DiskSpaceUsage(), nil
}

func (s *Store) engineMetrics() (m *pebble.Metrics, err error) {
	err = s.use(func() error {
		m, err = s.metrics()
		return err
	})
	return m, err
}

// metrics asks the engine, which may never answer after a failure; the store is in use.
func (s *Store) metrics() (*pebble.Metrics, error) {
	c := make(chan *pebble.Metrics, 1)
	err := s.fs.failure()
	if err == nil {
		err = s.try(func() error { c <- s.db.Metrics(); return nil })
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFailed, err)
	}
	return <-c, nil
}
