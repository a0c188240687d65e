package quadstore

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"sync"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// failStopFS stops at the first change that the file system below refuses: it keeps that error and lets no later change
// through, so that the disk stays as if the process had died at that moment, which is what the engine recovers from.
//
// The engine itself is not made to go on. It panics with locks held after a refused write of its log or a refused sync
// of the directory, so that those are swallowed: they report success and do nothing, and whoever relies on a commit
// must look at failure after it. After a refused write of the list of its files the paths that handle further errors
// fail in turn, so that later changes do not return any more. What is left of the engine stays in memory until the
// process ends.
type failStopFS struct {
	vfs.FS
	dir  string // changes elsewhere, those of a backup, are let through
	mu   sync.Mutex
	err  error
	once sync.Once
	down chan struct{} // closed at the failure
}

func newFailStopFS(inner vfs.FS, dir string) *failStopFS {
	return &failStopFS{FS: inner, dir: dir, down: make(chan struct{})}
}

// guards reports whether a file belongs to the store.
func (f *failStopFS) guards(name string) bool { return name == f.dir || f.PathDir(name) == f.dir }

// failure returns the error at which the file system stopped, or nil.
func (f *failStopFS) failure() error {
	select {
	case <-f.down:
		f.mu.Lock()
		defer f.mu.Unlock()
		return f.err
	default:
		return nil
	}
}

func (f *failStopFS) fail(err error) {
	f.once.Do(func() {
		f.mu.Lock()
		f.err = err
		f.mu.Unlock()
		close(f.down)
	})
}

func isLog(name string) bool { return strings.HasSuffix(name, ".log") }

// change runs one change. It is the only place where a failure begins and where later changes end.
func (f *failStopFS) change(swallow bool, do func() error) error {
	if f.failure() != nil {
		if swallow {
			return nil
		}
		select {}
	}
	err := do()
	if err == nil {
		return nil
	}
	f.fail(err)
	if swallow {
		return nil
	}
	return err
}

// open wraps the file that do opens; a log that cannot be opened is replaced by one that swallows everything.
func (f *failStopFS) open(name string, do func() (vfs.File, error)) (vfs.File, error) {
	if !f.guards(name) {
		return do()
	}
	var file vfs.File
	err := f.change(isLog(name), func() (err error) {
		file, err = do()
		return err
	})
	if err != nil {
		return nil, err
	}
	if file == nil {
		file = vfs.NewMemFile(nil)
	}
	return &failStopFile{File: file, fs: f, swallow: isLog(name)}, nil
}

// Create syncs the directory before it creates a marker, whose name points to another file: the engine leaves it open
// which of two new names a crash of the machine keeps.
func (f *failStopFS) Create(name string, c vfs.DiskWriteCategory) (vfs.File, error) {
	return f.open(name, func() (vfs.File, error) {
		if strings.HasPrefix(f.PathBase(name), "marker.") {
			if err := f.syncDir(); err != nil {
				return nil, err
			}
		}
		return f.FS.Create(name, c)
	})
}

func (f *failStopFS) syncDir() error {
	d, err := f.FS.OpenDir(f.dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func (f *failStopFS) OpenReadWrite(name string, c vfs.DiskWriteCategory, o ...vfs.OpenOption) (vfs.File, error) {
	return f.open(name, func() (vfs.File, error) { return f.FS.OpenReadWrite(name, c, o...) })
}

func (f *failStopFS) ReuseForWrite(oldname, newname string, c vfs.DiskWriteCategory) (vfs.File, error) {
	return f.open(newname, func() (vfs.File, error) { return f.FS.ReuseForWrite(oldname, newname, c) })
}

func (f *failStopFS) OpenDir(name string) (vfs.File, error) {
	file, err := f.FS.OpenDir(name)
	if err != nil || !f.guards(name) {
		return file, err
	}
	return &failStopFile{File: file, fs: f, swallow: true}, nil
}

func (f *failStopFS) Link(oldname, newname string) error {
	if !f.guards(newname) {
		return f.FS.Link(oldname, newname)
	}
	return f.change(false, func() error { return f.FS.Link(oldname, newname) })
}

func (f *failStopFS) Rename(oldname, newname string) error {
	if !f.guards(newname) {
		return f.FS.Rename(oldname, newname)
	}
	return f.change(false, func() error { return f.FS.Rename(oldname, newname) })
}

// Remove does not begin a failure: what could not be removed is removed at the next opening.
func (f *failStopFS) Remove(name string) error {
	if err := f.failure(); err != nil && f.guards(name) {
		return err
	}
	return f.FS.Remove(name)
}

func (f *failStopFS) RemoveAll(name string) error {
	if err := f.failure(); err != nil && f.guards(name) {
		return err
	}
	return f.FS.RemoveAll(name)
}

// Lock does nothing: whoever opens the engine over this file system holds the lock already.
func (f *failStopFS) Lock(string) (io.Closer, error) { return noLock{}, nil }

func (f *failStopFS) Unwrap() vfs.FS { return f.FS }

type failStopFile struct {
	vfs.File
	fs      *failStopFS
	swallow bool
}

func (f *failStopFile) Write(p []byte) (n int, err error) {
	n = len(p)
	err = f.fs.change(f.swallow, func() (err error) {
		n, err = f.File.Write(p)
		return err
	})
	if err == nil {
		n = len(p)
	}
	return n, err
}

func (f *failStopFile) WriteAt(p []byte, off int64) (n int, err error) {
	n = len(p)
	err = f.fs.change(f.swallow, func() (err error) {
		n, err = f.File.WriteAt(p, off)
		return err
	})
	if err == nil {
		n = len(p)
	}
	return n, err
}

func (f *failStopFile) Preallocate(off, length int64) error {
	if f.fs.failure() != nil {
		return nil
	}
	return f.File.Preallocate(off, length)
}

func (f *failStopFile) Sync() error     { return f.fs.change(f.swallow, f.File.Sync) }
func (f *failStopFile) SyncData() error { return f.fs.change(f.swallow, f.File.SyncData) }

func (f *failStopFile) SyncTo(length int64) (full bool, err error) {
	err = f.fs.change(f.swallow, func() (err error) {
		full, err = f.File.SyncTo(length)
		return err
	})
	return full, err
}

// Close always closes the file below, so that no descriptor leaks.
func (f *failStopFile) Close() error {
	err := f.File.Close()
	if err != nil && !errors.Is(err, fs.ErrClosed) {
		f.fs.fail(err)
		if f.swallow {
			return nil
		}
	}
	return err
}
