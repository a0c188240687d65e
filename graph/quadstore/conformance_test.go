package quadstore

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/cayley/graph/path/pathtest"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// enterCayley makes the data files of Cayley's suites reachable: they open data/testdata.nq and
// ../../data/30kmoviedata.nq.gz in the directory of the test, so that the test moves two folders below a folder with a
// link to them.
func enterCayley(t *testing.T) {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Skipf("the suite's data is in the module cache, which go list does not find: %v", err)
	}
	root := t.TempDir()
	work := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(work, 0o755); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(strings.TrimSpace(string(out)), "data")
	if err := os.Symlink(data, filepath.Join(root, "data")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(work)
}

// stores are the two kinds of store that every suite runs on.
var stores = []struct {
	name string
	open func(t testing.TB) *Store
}{
	{"disk", func(t testing.TB) *Store { return openTest(t, t.TempDir(), Options{}) }},
	{"memory", func(t testing.TB) *Store { return openTest(t, memDir, Options{FS: vfs.NewMem()}) }},
}

// openTest opens a store that is closed at the end of the test.
func openTest(t testing.TB, dir string, o Options) *Store {
	t.Helper()
	s, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func checkAndClose(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Check(context.Background()); err != nil {
		t.Errorf("check: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

var movies = flag.Bool("movies", false,
	"run also the part of Cayley's suite that loads 471,705 quads about films, on disk and in memory")

// TestCayley runs Cayley's own suite, github.com/cayleygraph/cayley/graph/graphtest v0.7.7.
func TestCayley(t *testing.T) {
	enterCayley(t)
	for _, st := range stores {
		t.Run(st.name, func(t *testing.T) {
			graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
				s := st.open(t)
				return s, nil, func() { checkAndClose(t, s) }
			}, &graphtest.Config{AlwaysRunIntegration: *movies})
		})
	}
}

// TestCayleyPaths runs github.com/cayleygraph/cayley/graph/path/pathtest v0.7.7.
func TestCayleyPaths(t *testing.T) {
	enterCayley(t)
	for _, st := range stores {
		t.Run(st.name, func(t *testing.T) {
			pathtest.RunTestMorphisms(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
				s := st.open(t)
				return s, nil, func() { checkAndClose(t, s) }
			})
		})
	}
}
