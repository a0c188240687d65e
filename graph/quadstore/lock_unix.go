//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package quadstore

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/cockroachdb/pebble/v2/vfs"
)

const diskLocking = true

// diskLocks are the locks of this process. The system keeps fcntl locks per process: it would grant a second one to the
// same process, and drop all of them when any descriptor of the file is closed, so that one descriptor is kept per
// file.
var diskLocks = struct {
	sync.Mutex
	held map[string]*diskLock
}{held: make(map[string]*diskLock)}

type diskLock struct {
	path    string
	file    *os.File // nil on a medium that nobody can write
	readers int      // 0: held alone
	holder  Holder
}

func isHeld(err error) bool {
	return errors.Is(err, syscall.EAGAIN) || errors.Is(err, syscall.EACCES)
}

func lockDisk(dir string, shared bool) (io.Closer, error) {
	path := filepath.Join(dir, lockName)
	diskLocks.Lock()
	defer diskLocks.Unlock()
	if l := diskLocks.held[path]; l != nil {
		if shared && l.readers > 0 {
			l.readers++
			return &diskLockRef{l: l}, nil
		}
		return nil, &LockedError{Dir: dir, Holder: l.holder}
	}
	l := &diskLock{path: path, holder: thisProcess()}
	how := int16(syscall.F_WRLCK)
	flags := os.O_RDWR | os.O_CREATE
	if shared {
		l.readers, how, flags = 1, syscall.F_RDLCK, os.O_RDONLY
	}
	f, err := os.OpenFile(path, flags, 0o644)
	if shared && errors.Is(err, fs.ErrNotExist) {
		f, err = os.OpenFile(path, flags|os.O_CREATE, 0o644)
		if err != nil {
			// Where no lock can be made, no writer can be.
			diskLocks.held[path] = l
			return &diskLockRef{l: l}, nil
		}
	}
	if err != nil {
		return nil, err
	}
	spec := syscall.Flock_t{Type: how, Whence: io.SeekStart}
	if err := syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &spec); err != nil {
		defer f.Close()
		if isHeld(err) {
			return nil, &LockedError{Dir: dir, Holder: whoLocks(f, dir, how)}
		}
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	l.file = f
	diskLocks.held[path] = l
	return &diskLockRef{l: l}, nil
}

// whoLocks asks the system for the process that is in the way, and the holder's file for the rest. A reader leaves no
// such file, since it changes nothing.
func whoLocks(f *os.File, dir string, how int16) Holder {
	h := readHolder(vfs.Default, dir)
	spec := syscall.Flock_t{Type: how, Whence: io.SeekStart}
	if err := syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &spec); err != nil || spec.Type == syscall.F_UNLCK ||
		spec.Pid <= 0 {
		return h
	}
	if h.PID == int(spec.Pid) {
		return h
	}
	return Holder{PID: int(spec.Pid)}
}

type diskLockRef struct {
	once sync.Once
	l    *diskLock
}

func (r *diskLockRef) Close() (err error) {
	r.once.Do(func() {
		diskLocks.Lock()
		defer diskLocks.Unlock()
		r.l.readers--
		if r.l.readers > 0 {
			return
		}
		delete(diskLocks.held, r.l.path)
		if r.l.file != nil {
			err = r.l.file.Close()
		}
	})
	return err
}
