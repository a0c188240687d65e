package graph_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/quadstore"
	"entente/graph/storetest"
)

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing")
	for _, c := range []struct {
		name string
		o    graph.Options
		want error
	}{
		{"no directory", graph.Options{}, graph.ErrOptions},
		{"memory with directory", graph.Options{Memory: true, Dir: dir}, graph.ErrOptions},
		{"memory read-only", graph.Options{Memory: true, ReadOnly: true}, graph.ErrOptions},
		{"must exist", graph.Options{Dir: missing, MustExist: true}, graph.ErrNoStore},
		{"read-only", graph.Options{Dir: missing, ReadOnly: true}, graph.ErrNoStore},
	} {
		if _, err := graph.Open(t.Context(), c.o); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	if _, err := os.Stat(missing); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a failed opening left %s: %v", missing, err)
	}
}

func TestReopenKeepsAll(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s, err := graph.Open(t.Context(), graph.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	storetest.Add(t, s, storetest.All()...)
	want := storetest.Export(t, s)
	if _, err := graph.Open(t.Context(), graph.Options{Dir: dir}); !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), "in use by process") {
		t.Errorf("opening a held store: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ro, err := graph.Open(t.Context(), graph.Options{Dir: dir, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, storetest.Export(t, ro)); d != "" {
		t.Error(d)
	}
	if _, err := ro.Add(t.Context(), storetest.Cyber()); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("adding to a read-only store: %v", err)
	}
	if err := ro.Remove(t.Context(), "cyber.txt"); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("removing from a read-only store: %v", err)
	}
	if err := ro.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ro.Documents(t.Context()); !errors.Is(err, graph.ErrClosed) {
		t.Errorf("reading a closed store: %v", err)
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(tx *quadstore.Tx)
		want  string
	}{
		{"newer", func(tx *quadstore.Tx) { tx.PutMeta([]byte("format"), []byte("999")) }, "has graph format 999"},
		{"foreign", func(tx *quadstore.Tx) { tx.DeleteMeta([]byte("format")) }, "holds quads that no graph wrote"},
	} {
		dir := filepath.Join(t.TempDir(), "store")
		s, err := graph.Open(t.Context(), graph.Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		storetest.Add(t, s, storetest.Cyber())
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		spoil(t, dir, c.spoil)
		if _, err := graph.Open(t.Context(), graph.Options{Dir: dir}); !errors.Is(err, graph.ErrFormat) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestBackupAndRestore(t *testing.T) {
	s := storetest.Open(t, storetest.Disk)
	storetest.Add(t, s, storetest.All()...)
	want := storetest.Export(t, s)
	backup, restored := filepath.Join(t.TempDir(), "backup"), filepath.Join(t.TempDir(), "restored")
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), backup); err == nil {
		t.Error("a backup was written over another")
	}
	if err := s.Remove(t.Context(), "cyber.txt"); err != nil {
		t.Fatal(err)
	}
	if err := s.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(restored, 0o755); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a backup restores more than once
		if err := graph.Restore(t.Context(), backup, graph.Options{Dir: restored}); err != nil {
			t.Fatal(err)
		}
		r, err := graph.Open(t.Context(), graph.Options{Dir: restored, MustExist: true})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, storetest.Export(t, r)); d != "" {
			t.Error(d)
		}
		if rep, err := r.Check(t.Context()); err != nil || !rep.OK() {
			t.Errorf("%+v, %v", rep, err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		if err := graph.Restore(t.Context(), backup, graph.Options{Dir: restored}); err == nil {
			t.Error("restored over a store")
		}
		restored += "2"
	}
	if err := graph.Restore(t.Context(), filepath.Join(t.TempDir(), "none"), graph.Options{Dir: restored}); !errors.Is(err, graph.ErrNoStore) {
		t.Errorf("restoring nothing: %v", err)
	}
}

func TestAddedIsWhenItFirstCame(t *testing.T) {
	now := time.Date(2024, 3, 1, 12, 0, 0, 5, time.UTC)
	s, err := graph.Open(t.Context(), graph.Options{Memory: true, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a := storetest.Cyber()
	storetest.Add(t, s, a)
	now = now.Add(time.Hour)
	a.Title = "Another"
	storetest.Add(t, s, a)
	d, err := s.Document(t.Context(), "cyber.txt")
	if err != nil {
		t.Fatal(err)
	}
	if want := time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC); !d.Added.Equal(want) || d.Title != "Another" {
		t.Errorf("%+v, want %s", d, want)
	}
}

// spoil changes a closed store behind the back of the graph.
func spoil(t *testing.T, dir string, change func(tx *quadstore.Tx)) {
	t.Helper()
	qs, err := quadstore.Open(dir, quadstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tx := quadstore.NewTx()
	change(tx)
	if err := qs.Apply(t.Context(), tx, ignoreNothing); err != nil {
		t.Fatal(err)
	}
	if err := qs.Close(); err != nil {
		t.Fatal(err)
	}
}
