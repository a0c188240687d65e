package quadstore

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"
)

func sortedKeys(m map[string]bool) []string {
	out := slices.AppendSeq([]string{}, maps.Keys(m))
	slices.Sort(out)
	return out
}

func filled(t *testing.T, dir string) {
	t.Helper()
	s := openTest(t, dir, Options{})
	mustApply(t, s, adding("a p b", "a p c l"))
	checkAndClose(t, s)
}

func TestLock_SecondProcess(t *testing.T) {
	dir := t.TempDir()
	filled(t, dir)
	c := startChild(t, "hold", dir)
	if !c.out.Scan() {
		t.Fatal("the child does not open the store")
	}
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {ReadOnly: true}} {
		start := time.Now()
		_, err := Open(dir, o)
		var locked *LockedError
		if !errors.Is(err, ErrLocked) || !errors.As(err, &locked) {
			t.Fatalf("got %v", err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("the answer took %v", took)
		}
		h := locked.Holder
		if h.PID != c.cmd.Process.Pid || h.Host != host || time.Since(h.Started).Abs() > time.Minute {
			t.Errorf("holder %+v", h)
		}
		if want := fmt.Sprintf("in use by process %d on %s since ", h.PID, host); !strings.Contains(err.Error(), want) {
			t.Errorf("got %q", err)
		}
	}
	if err := c.end(); err != nil {
		t.Fatal(err)
	}
	if names, err := filepath.Glob(filepath.Join(dir, holderName+"*")); err != nil || len(names) > 0 {
		t.Errorf("%v, %v", names, err)
	}
	checkAndClose(t, openTest(t, dir, Options{}))
}

func TestLock_KilledHolder(t *testing.T) {
	dir := t.TempDir()
	filled(t, dir)
	c := startChild(t, "hold", dir)
	c.out.Scan()
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.end() // killed
	checkAndClose(t, openTest(t, dir, Options{}))
}

func TestLock_SameProcess(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		if _, err := Open(s.Dir(), s.opts); !errors.Is(err, ErrLocked) {
			t.Errorf("got %v", err)
		}
		if vfs.Root(s.opts.FS) != vfs.Default {
			return
		}
		// Another name of the same directory.
		link := filepath.Join(t.TempDir(), "link")
		if err := os.Symlink(s.Dir(), link); err != nil {
			t.Skip(err)
		}
		_, err := Open(link, Options{})
		var locked *LockedError
		if !errors.As(err, &locked) || locked.Holder.PID != os.Getpid() {
			t.Errorf("got %v", err)
		}
		mustApply(t, s, adding("a p b"))
	})
}

func TestReadOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store-ro")
	filled(t, dir)
	before := files(t, dir)
	c := startChild(t, "hold", dir) // read-only, by its name
	if !c.out.Scan() {
		t.Fatal("the child does not open the store")
	}
	a, b := openTest(t, dir, Options{ReadOnly: true}), openTest(t, dir, Options{ReadOnly: true})
	for _, s := range []*Store{a, b} {
		if diff := cmp.Diff(nq("a p b", "a p c l"), dump(t, s, quad.Quad{})); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if err := s.Apply(ctx, adding("x p y"), graph.IgnoreOpts{}); !errors.Is(err, ErrReadOnly) {
			t.Errorf("got %v", err)
		}
		if err := s.Compact(ctx); !errors.Is(err, ErrReadOnly) {
			t.Errorf("got %v", err)
		}
		if _, err := s.NewQuadWriter(); !errors.Is(err, ErrReadOnly) {
			t.Errorf("got %v", err)
		}
	}
	_, err := Open(dir, Options{})
	if !errors.Is(err, ErrLocked) {
		t.Errorf("a writer beside readers: got %v", err)
	}
	checkAndClose(t, a)
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("a writer beside one reader: got %v", err)
	}
	checkAndClose(t, b)
	var locked *LockedError
	if _, err := Open(dir, Options{}); !errors.As(err, &locked) || locked.Holder.PID != c.cmd.Process.Pid {
		t.Errorf("a writer beside the reader of another process: got %v", err)
	}
	if err := c.end(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, files(t, dir)); diff != "" {
		t.Errorf("reading has changed the files (-before +after):\n%s", diff)
	}
	checkAndClose(t, openTest(t, dir, Options{}))
}

// files returns the names and contents of the files of a directory.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = string(b)
	}
	return out
}

// A store that was killed has a log to replay, which a read-only opening does in memory.
func TestReadOnly_AfterKill(t *testing.T) {
	dir := t.TempDir()
	c := startChild(t, "write", dir)
	for range 5 {
		c.out.Scan()
	}
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.end() // killed
	s := openTest(t, dir, Options{ReadOnly: true})
	n, err := lastBatch(s)
	if err != nil || n < 4 {
		t.Errorf("transaction %d, %v", n, err)
	}
	if diff := cmp.Diff(expected(n), dump(t, s, quad.Quad{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	checkAndClose(t, s)
}

func TestOpen_NoStore(t *testing.T) {
	for _, dir := range []string{filepath.Join(t.TempDir(), "missing"), t.TempDir()} {
		for _, o := range []Options{{MustExist: true}, {ReadOnly: true}} {
			if _, err := Open(dir, o); !errors.Is(err, ErrNoStore) {
				t.Errorf("%+v: got %v", o, err)
			}
		}
	}
	if _, err := Open("", Options{}); err == nil {
		t.Error("no directory is taken for one")
	}
	if _, err := Open(t.TempDir(), Options{CacheBytes: -1}); err == nil {
		t.Error("a negative cache is allowed")
	}
}

// A directory that cannot be written: the error says so, a read-only opening works.
func TestOpen_ReadOnlyDirectory(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "store")
	filled(t, dir)
	if err := os.Remove(filepath.Join(dir, lockName)); err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{dir, parent} {
		if err := os.Chmod(d, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		for _, d := range []string{dir, parent} {
			if err := os.Chmod(d, 0o755); err != nil {
				t.Error(err)
			}
		}
	})
	if f, err := os.Create(filepath.Join(dir, "probe")); err == nil {
		f.Close()
		os.Remove(f.Name())
		t.Skip("this user may write everywhere; TestFault_ReadOnlyFS covers it")
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, os.ErrPermission) {
		t.Errorf("got %v", err)
	}
	if _, err := Open(filepath.Join(parent, "new"), Options{}); !errors.Is(err, os.ErrPermission) {
		t.Errorf("got %v", err)
	}
	checkAndClose(t, openTest(t, dir, Options{ReadOnly: true}))
}
