package quadstore

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// memDir is the directory of a store in memory, on a file system of its own.
const memDir = "store"

// OpenMem opens a new, empty store in memory. With o.FS it opens the store that an earlier OpenMem left there.
func OpenMem(o Options) (*Store, error) {
	if o.FS == nil {
		o.FS = vfs.NewMem()
	}
	return Open(memDir, o)
}

// Open opens the store in a directory, and creates both if there are none.
func Open(dir string, o Options) (*Store, error) {
	s, err := open(dir, o)
	if err != nil {
		var locked *LockedError
		if errors.As(err, &locked) {
			return nil, err
		}
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	return s, nil
}

func open(dir string, o Options) (_ *Store, err error) {
	o, err = o.withDefaults()
	if err != nil {
		return nil, err
	}
	if dir == "" {
		return nil, errors.New("no directory given")
	}
	if err := prepareDir(o, dir); err != nil {
		return nil, err
	}
	if dir, err = uniqueName(o.FS, dir); err != nil {
		return nil, err
	}
	lock, err := lockStore(o.FS, dir, o.ReadOnly)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, lock.Close())
		}
	}()
	if err := checkEngine(o, dir); err != nil {
		return nil, err
	}
	if !o.ReadOnly {
		if err := writeHolder(o.FS, dir, thisProcess()); err != nil {
			return nil, err
		}
	}
	return start(dir, o, lock)
}

// uniqueName returns the one name of a directory, so that this process cannot open it twice.
func uniqueName(fs vfs.FS, dir string) (string, error) {
	if vfs.Root(fs) != vfs.Default {
		return dir, nil
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(dir)
}

// checkEngine looks at the engine's files before it opens them.
func checkEngine(o Options, dir string) error {
	desc, err := pebble.Peek(dir, o.FS)
	switch {
	case err != nil:
		return err
	case o.MustExist && !desc.Exists:
		return ErrNoStore
	case desc.FormatMajorVersion > engineFormat:
		return fmt.Errorf("%w: the engine's files have version %d, this entente reads up to %d; upgrade entente",
			ErrFormat, desc.FormatMajorVersion, engineFormat)
	}
	return nil
}

// start opens the engine in a directory that is locked, and reads the state of the store.
func start(dir string, o Options, lock io.Closer) (*Store, error) {
	s := &Store{
		dir: dir, opts: o, lock: lock,
		fs:        newFailStopFS(o.FS, dir),
		progress:  make(chan struct{}, 1),
		open:      make(map[engineCloser]struct{}),
		terms:     newTermCache(o.TermCacheBytes),
		writeTurn: make(chan struct{}, 1),
		known:     newIDCache(maxKnown),
	}
	s.writeTurn <- struct{}{}
	err := s.try(func() (err error) {
		s.db, err = pebble.Open(dir, s.engineOptions())
		return err
	})
	if err != nil {
		return nil, cmp.Or(s.fs.failure(), err)
	}
	s.view = view{s: s, r: s.db, pool: &iterPool{}}
	if err = s.fs.failure(); err == nil {
		err = s.loadState()
	}
	if err != nil {
		if s.fs.failure() == nil {
			err = errors.Join(err, s.try(s.db.Close))
		}
		return nil, err
	}
	return s, nil
}

func prepareDir(o Options, dir string) error {
	if !o.MustExist {
		return o.FS.MkdirAll(dir, 0o755)
	}
	_, err := o.FS.Stat(dir)
	if errors.Is(err, errNotExist) {
		return ErrNoStore
	}
	return err
}

// loadState reads the format and the counters, or writes them into a new store.
func (s *Store) loadState() error {
	format, err := get(s.db, formatKey)
	if errors.Is(err, ErrNotFound) {
		return s.initState()
	}
	if err != nil {
		return err
	}
	if err := checkFormat(format); err != nil {
		return err
	}
	b, err := get(s.db, stateKey)
	if err != nil {
		return fmt.Errorf("counters: %w", err)
	}
	s.state, err = decodeState(b)
	return err
}

func (s *Store) initState() error {
	it, err := s.db.NewIter(nil)
	if err != nil {
		return err
	}
	used := it.First()
	if err := errors.Join(it.Error(), it.Close()); err != nil {
		return err
	}
	if used {
		return fmt.Errorf("%w: the directory holds another database", ErrFormat)
	}
	if s.opts.MustExist {
		return ErrNoStore
	}
	s.state = state{next: 1}
	b := s.db.NewBatch()
	if err := errors.Join(b.Set(formatKey, encodeFormat(formatVersion), nil),
		b.Set(stateKey, s.state.encode(), nil)); err != nil {
		return err
	}
	err = s.try(func() error { return s.db.Apply(b, pebble.Sync) })
	return cmp.Or(s.fs.failure(), err)
}
