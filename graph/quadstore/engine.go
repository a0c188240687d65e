package quadstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"time"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
)

// engineFormat is the version of the engine's files; it is raised together with formatVersion only.
const engineFormat = pebble.FormatTableFormatV6

var errNotExist = fs.ErrNotExist

// memTables is at how many times MemTableBytes in memory Apply waits for the engine.
const memTables = 2

// engineLog drops what the engine logs. A fatal error mostly follows a failure of the file system. Nobody may go on
// after one, so that the goroutine ends, which releases the locks that it holds.
type engineLog struct{ s *Store }

func (engineLog) Infof(string, ...any)  {}
func (engineLog) Errorf(string, ...any) {}

func (l engineLog) Fatalf(format string, args ...any) {
	err := fmt.Errorf("engine: "+format, args...)
	l.s.fs.fail(err)
	l.s.doubt(l.s.fs.failure())
	runtime.Goexit()
}

// cleaner removes files that are no longer needed. By what it embeds, deep enough to count for nothing else, it tells
// the engine not to keep old logs for reuse, of which it would keep as many as it may hold in memory.
type cleaner struct {
	pebble.DeleteCleaner
	keepNoLogs
}

type keepNoLogs struct{ pebble.ArchiveCleaner }

func (s *Store) engineOptions() *pebble.Options {
	poke := func() {
		select {
		case s.progress <- struct{}{}:
		default:
		}
	}
	o := &pebble.Options{
		FS:                 s.fs,
		ReadOnly:           s.opts.ReadOnly,
		FormatMajorVersion: engineFormat,
		// The engine takes the memory for what is not yet written out from the same budget.
		CacheSize:       s.opts.CacheBytes + (memTables+1)*int64(s.opts.MemTableBytes),
		MemTableSize:    uint64(s.opts.MemTableBytes),
		MaxOpenFiles:    500,
		BytesPerSync:    1 << 20,
		WALBytesPerSync: 1 << 20,
		Cleaner:         cleaner{},
		// Apply itself waits for the engine to keep up, see room; the engine's own waiting could not be interrupted.
		MemTableStopWritesThreshold: 1 << 10,
		L0StopWritesThreshold:       1 << 10,
		L0CompactionThreshold:       8,
		LBaseMaxBytes:               64 << 20,
		Logger:                      engineLog{s},
		EventListener: &pebble.EventListener{
			FlushEnd:       func(pebble.FlushInfo) { poke() },
			CompactionEnd:  func(pebble.CompactionInfo) { poke() },
			DataCorruption: func(pebble.DataCorruptionInfo) {},
		},
	}
	for i := range o.Levels {
		l := &o.Levels[i]
		l.BlockSize = 16 << 10
		l.IndexBlockSize = 64 << 10
		l.FilterPolicy = lookupFilter{bloom.FilterPolicy(filterBits)}
	}
	o.TargetFileSizes[0] = 4 << 20
	return o
}

// grace is how long a call of the engine is waited for after the file system has failed.
const grace = time.Second

// try runs a call of the engine that may never return once the file system has failed. Such a call is left behind.
func (s *Store) try(call func() error) error {
	done := make(chan error, 1)
	go func() {
		err := error(ErrFailed) // if the engine ends this goroutine
		defer func() { done <- err }()
		err = call()
	}()
	select {
	case err := <-done:
		return err
	case <-s.fs.down:
	}
	select {
	case err := <-done:
		return err
	case <-time.After(grace):
		return s.fs.failure()
	}
}

// get returns a copy of a value, or ErrNotFound.
func get(r pebble.Reader, key []byte) ([]byte, error) {
	v, c, err := r.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	out := append([]byte(nil), v...)
	return out, c.Close()
}

func encodeFormat(n uint64) []byte { return binary.AppendUvarint(nil, n) }

func checkFormat(b []byte) error {
	n, w := binary.Uvarint(b)
	if w <= 0 || w != len(b) || n == 0 {
		return fmt.Errorf("%w: unreadable format number", ErrFormat)
	}
	if n > formatVersion {
		return &formatError{n}
	}
	return nil
}

type formatError struct{ found uint64 }

func (e *formatError) Error() string {
	return fmt.Sprintf("store has format %d, this entente reads up to %d; upgrade entente", e.found, formatVersion)
}

func (e *formatError) Is(target error) bool { return target == ErrFormat }
