package quadstore

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/quad"
)

// A damaged block must end a read with an error, never with fewer quads.
func TestStore_DamagedBlockIsAnError(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	const n = 20_000
	tx := NewTx()
	for i := range n {
		tx.AddQuad(q(fmt.Sprintf("subject-%d predicate-%d object-%d label-%d", i, i%7, i*31%n, i/12)))
	}
	mustApply(t, s, tx)
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	tables, err := filepath.Glob(filepath.Join(dir, "*.sst"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("tables %v, %v", tables, err)
	}
	for _, name := range tables {
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		info, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		// The first half holds data blocks; what is needed to open the table stands at its end.
		for at := info.Size() / 8; at < info.Size()/2; at += 512 {
			if _, err := f.WriteAt([]byte("damaged!"), at); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}

	s, err = Open(dir, Options{})
	if err != nil {
		t.Skipf("the store does not open at all, which is an error too: %v", err)
	}
	defer s.Close()
	read := 0
	if err := s.Quads(ctx, quad.Quad{}, func(quad.Quad) bool { read++; return true }); err == nil {
		t.Errorf("%d of %d quads read and no error", read, n)
	}
	// Cayley's look-ups have no place for an error; it must be found afterwards.
	for i := 0; i < n && s.ReadError() == nil; i++ {
		s.ValueOf(quad.IRI(fmt.Sprintf("subject-%d", i)))
	}
	if err := s.ReadError(); err == nil {
		t.Error("terms were looked up in damaged tables and no error is known")
	}
}
