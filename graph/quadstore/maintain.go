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

// Metrics are figures about a running store.
type Metrics struct {
	Quads, Terms int64
	// DiskBytes is the size of all files, MemTableBytes what is not yet sorted into one.
	DiskBytes, MemTableBytes uint64
	// Files is the number of sorted files, ReadAmplification how many places a read has to look at.
	Files, ReadAmplification int
	// CacheBytes is the size of the block cache, and CacheHits and CacheMisses count its use.
	CacheBytes, CacheHits, CacheMisses int64
	// Flushes and Compactions count the engine's background work.
	Flushes, Compactions int64
	// OpenReads counts the scans and snapshots that are open.
	OpenReads int
}

// Metrics returns the present figures, all zero for a store that is closed or has failed.
func (s *Store) Metrics() Metrics {
	st, err := s.counters()
	if err != nil {
		return Metrics{}
	}
	e, err := s.engineMetrics()
	if err != nil {
		return Metrics{}
	}
	s.openMu.Lock()
	defer s.openMu.Unlock()
	return Metrics{
		Quads: int64(st.quads), Terms: int64(st.terms),
		DiskBytes: e.DiskSpaceUsage(), MemTableBytes: e.MemTable.Size,
		Files: int(e.Total().TablesCount), ReadAmplification: e.ReadAmp(),
		CacheBytes: e.BlockCache.Size, CacheHits: e.BlockCache.Hits, CacheMisses: e.BlockCache.Misses,
		Flushes: e.Flush.Count, Compactions: e.Compact.Count,
		OpenReads: len(s.open),
	}
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
