package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"testing"

	"entente/cmd/entente/stream"
)

// entente runs the program in this process and returns what it prints; it must succeed.
func entente(t *testing.T, args ...string) string {
	t.Helper()
	out, code := ran(args...)
	if code != exitDone {
		t.Fatalf("%q ends with %d: %s", args, code, out)
	}
	return out
}

// ran runs the program in this process and returns what it prints, on stderr too, and its exit code.
func ran(args ...string) (string, int) {
	var out bytes.Buffer
	code := run(append([]string{"entente"}, args...), stream.Set{
		In: bytes.NewReader(nil), Out: &out, Err: &out, Getenv: func(string) string { return "" },
	})
	return out.String(), code
}

// exported returns the SHA-256 of the sorted N-Quads of a store.
func exported(t *testing.T, store string) string {
	t.Helper()
	sum := sha256.Sum256([]byte(entente(t, "export", "--store", store)))
	return hex.EncodeToString(sum[:])
}

// TestSameCorpusSameQuads: neither the number of workers nor the order of files, neither adding twice nor what was added and
// removed meanwhile changes a byte, and every store verifies.
func TestSameCorpusSameQuads(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "articles", "*.txt"))
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	if testing.Short() {
		files = files[:4]
	}
	backwards := slices.Clone(files)
	slices.Reverse(backwards)
	half := len(files) / 2
	turned := slices.Concat(files[half:], files[:half])
	want := ""
	for i, order := range [][]string{files, backwards, turned} {
		for _, workers := range []string{"1", "8"} {
			store := filepath.Join(t.TempDir(), "db")
			entente(t, append([]string{"add", "-q", "--store", store, "--workers", workers}, order...)...)
			got := exported(t, store)
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("order %d with %s workers gives %s, want %s", i, workers, got, want)
			}
			entente(t, "verify", "--store", store)
		}
	}

	twice := filepath.Join(t.TempDir(), "db")
	entente(t, append([]string{"add", "-q", "--again", "--store", twice}, slices.Concat(files, files)...)...)
	if got := exported(t, twice); got != want {
		t.Errorf("added twice: %s, want %s", got, want)
	}
	alone := filepath.Join(t.TempDir(), "db")
	entente(t, append([]string{"add", "-q", "--store", alone}, files[:half]...)...)
	for _, f := range files[half:] {
		entente(t, "rm", "--store", twice, filepath.ToSlash(f))
	}
	if got, left := exported(t, alone), exported(t, twice); got != left {
		t.Errorf("A alone: %s, A and B without B: %s", got, left)
	}
	entente(t, "verify", "--store", twice)
	entente(t, "check", "--store", twice)
}
