package quadstore

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"
)

// faultFS refuses changes from a certain one on, or once so many bytes are written.
type faultFS struct {
	vfs.FS
	mu    sync.Mutex
	err   error
	after int   // changes still allowed; negative: no limit
	room  int64 // bytes still allowed; negative: no limit
	hide  bool  // do not tell the free space beforehand
	only  string
}

func newFaultFS(inner vfs.FS) *faultFS { return &faultFS{FS: inner, after: -1, room: -1} }

func (f *faultFS) change(name string, size int) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.only != "" && !strings.Contains(name, f.only) {
		return nil
	}
	if f.after == 0 || f.room >= 0 && f.room < int64(size) {
		return f.err
	}
	f.after = max(f.after-1, -1)
	if f.room >= 0 {
		f.room -= int64(size)
	}
	return nil
}

func (f *faultFS) GetDiskUsage(dir string) (vfs.DiskUsage, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.hide || f.room < 0 {
		return vfs.DiskUsage{}, vfs.ErrUnsupported
	}
	return vfs.DiskUsage{AvailBytes: uint64(f.room)}, nil
}

func (f *faultFS) wrap(name string, open func() (vfs.File, error)) (vfs.File, error) {
	if err := f.change(name, 0); err != nil {
		return nil, err
	}
	file, err := open()
	if err != nil {
		return nil, err
	}
	return &faultFile{File: file, fs: f, name: name}, nil
}

func (f *faultFS) Create(name string, c vfs.DiskWriteCategory) (vfs.File, error) {
	return f.wrap(name, func() (vfs.File, error) { return f.FS.Create(name, c) })
}

func (f *faultFS) OpenReadWrite(name string, c vfs.DiskWriteCategory, o ...vfs.OpenOption) (vfs.File, error) {
	return f.wrap(name, func() (vfs.File, error) { return f.FS.OpenReadWrite(name, c, o...) })
}

func (f *faultFS) ReuseForWrite(old, name string, c vfs.DiskWriteCategory) (vfs.File, error) {
	return f.wrap(name, func() (vfs.File, error) { return f.FS.ReuseForWrite(old, name, c) })
}

func (f *faultFS) OpenDir(name string) (vfs.File, error) {
	file, err := f.FS.OpenDir(name)
	if err != nil {
		return nil, err
	}
	return &faultFile{File: file, fs: f, name: name}, nil
}

func (f *faultFS) Rename(old, name string) error {
	if err := f.change(name, 0); err != nil {
		return err
	}
	return f.FS.Rename(old, name)
}

func (f *faultFS) MkdirAll(name string, perm os.FileMode) error {
	if err := f.change(name, 0); err != nil {
		return err
	}
	return f.FS.MkdirAll(name, perm)
}

func (f *faultFS) Remove(name string) error {
	if err := f.change(name, 0); err != nil {
		return err
	}
	return f.FS.Remove(name)
}

type faultFile struct {
	vfs.File
	fs   *faultFS
	name string
}

func (f *faultFile) Write(p []byte) (int, error) {
	if err := f.fs.change(f.name, len(p)); err != nil {
		return 0, err
	}
	return f.File.Write(p)
}

func (f *faultFile) Sync() error {
	if err := f.fs.change(f.name, 0); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f *faultFile) SyncData() error {
	if err := f.fs.change(f.name, 0); err != nil {
		return err
	}
	return f.File.SyncData()
}

// TestFault refuses all changes from a random one on, and then lets the machine crash, so that what was not synced may
// be lost too. Whatever was acknowledged must be there, and of the failed transaction all or nothing.
func TestFault(t *testing.T) {
	rnd := seed(t)
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	for range rounds {
		after := rnd.IntN(1 + rnd.IntN(600))
		hard := []error{syscall.EIO, syscall.ENOSPC}[rnd.IntN(2)]
		crash := vfs.CrashCloneCfg{UnsyncedDataPercent: rnd.IntN(101), RNG: rand.New(rand.NewPCG(rnd.Uint64(), 1))}
		t.Run(fmt.Sprintf("%v after %d", hard, after), func(t *testing.T) { faultRound(t, after, hard, crash) })
		if t.Failed() {
			return
		}
	}
}

func faultRound(t *testing.T, after int, hard error, crash vfs.CrashCloneCfg) {
	disk := vfs.NewCrashableMem()
	fault := newFaultFS(disk)
	fault.err, fault.after = hard, after
	last := -1 // acknowledged
	s, err := Open(memDir, Options{FS: fault, MemTableBytes: 64 << 10})
	if err == nil {
		for err == nil && last < 2000 {
			if err = s.Apply(ctx, nextBatch(last+1), graph.IgnoreOpts{}); err == nil {
				last++
			}
		}
		if !errors.Is(err, ErrFailed) || !errors.Is(err, hard) {
			t.Errorf("got %v", err)
		}
		if err := s.Apply(ctx, nextBatch(last+2), graph.IgnoreOpts{}); !errors.Is(err, ErrFailed) {
			t.Errorf("after the failure: got %v", err)
		}
		closed := make(chan error)
		go func() { closed <- s.Close() }()
		select {
		case err := <-closed:
			if !errors.Is(err, hard) {
				t.Errorf("close: got %v", err)
			}
		case <-time.After(time.Minute):
			t.Fatal("close hangs")
		}
	} else if !errors.Is(err, hard) {
		t.Errorf("open: got %v", err)
	}
	// Once as the process would find the disk again, and once after a crash of the machine.
	for name, fs := range map[string]vfs.FS{"again": disk, "crashed": disk.CrashClone(crash)} {
		s, err := Open(memDir, Options{FS: fs})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		n, err := lastBatch(s)
		if err != nil || n < last || n > last+1 {
			t.Fatalf("%s: transaction %d was acknowledged, the store has %d, %v", name, last, n, err)
		}
		if diff := cmp.Diff(expected(n), dump(t, s, quad.Quad{})); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", name, diff)
		}
		checkAndClose(t, s)
	}
}

// A full disk is found before it is hit: nothing is damaged, and the store goes on when there is room again.
func TestFault_DiskFull(t *testing.T) {
	fault := newFaultFS(vfs.NewMem())
	fault.err, fault.room = syscall.ENOSPC, 80<<20
	s := openTest(t, memDir, Options{FS: fault, MemTableBytes: 64 << 10})
	var err error
	last := -1
	for last < 5000 && err == nil {
		tx := nextBatch(last + 1)
		tx.PutMeta(fmt.Appendf(nil, "blob %d", last), make([]byte, 500<<10))
		if err = s.Apply(ctx, tx, graph.IgnoreOpts{}); err == nil {
			last++
		}
	}
	if !errors.Is(err, ErrNoSpace) || last < 1 {
		t.Fatalf("after %d transactions: %v", last, err)
	}
	if diff := cmp.Diff(expected(last), dump(t, s, quad.Quad{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	fault.mu.Lock()
	fault.room = 1 << 30
	fault.mu.Unlock()
	mustApply(t, s, nextBatch(last+1))
	checkAndClose(t, s)
}

// Where the free space cannot be told, a full disk is an error all the same, also when a file is being merged.
func TestFault_SuddenlyFull(t *testing.T) {
	for only, room := range map[string]int64{"": 100 << 10, ".log": 100 << 10, ".sst": 10 << 10, "MANIFEST": 300} {
		t.Run("in "+only, func(t *testing.T) {
			disk := vfs.NewMem()
			fault := newFaultFS(disk)
			s, err := Open(memDir, Options{FS: fault, MemTableBytes: 64 << 10})
			if err != nil {
				t.Fatal(err)
			}
			last := -1
			for range 5 {
				mustApply(t, s, nextBatch(last+1))
				last++
			}
			fault.mu.Lock()
			fault.err, fault.room, fault.hide, fault.only = syscall.ENOSPC, room, true, only
			fault.mu.Unlock()
			for last < 20_000 && err == nil {
				if err = s.Apply(ctx, nextBatch(last+1), graph.IgnoreOpts{}); err == nil {
					last++
				}
			}
			if !errors.Is(err, ErrFailed) || !errors.Is(err, syscall.ENOSPC) {
				t.Fatalf("after %d transactions: %v", last, err)
			}
			if err := s.Close(); !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("close: got %v", err)
			}
			s = openTest(t, memDir, Options{FS: disk})
			n, err := lastBatch(s)
			if err != nil || n < last || n > last+1 {
				t.Fatalf("transaction %d was acknowledged, the store has %d, %v", last, n, err)
			}
			if diff := cmp.Diff(expected(n), dump(t, s, quad.Quad{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			checkAndClose(t, s)
		})
	}
}

// TestFault_ReadOnlyFS opens stores on a file system that refuses every change.
func TestFault_ReadOnlyFS(t *testing.T) {
	disk := vfs.NewMem()
	s := openTest(t, memDir, Options{FS: disk})
	mustApply(t, s, adding("a p b"))
	checkAndClose(t, s)
	fault := newFaultFS(disk)
	fault.err, fault.after = syscall.EROFS, 0
	for _, dir := range []string{memDir, "elsewhere"} {
		if _, err := Open(dir, Options{FS: fault}); !errors.Is(err, syscall.EROFS) {
			t.Errorf("%s: got %v", dir, err)
		}
	}
	s = openTest(t, memDir, Options{FS: fault, ReadOnly: true})
	if diff := cmp.Diff(nq("a p b"), dump(t, s, quad.Quad{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	checkAndClose(t, s)
}
