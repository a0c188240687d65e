package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"entente/cmd/entente/stream"
	"entente/graph/storetest"
	"entente/schema"
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

// TestSameCorpusSameQuads: neither the number of workers nor the order of files, neither adding twice nor what was
// added and removed meanwhile changes a byte, and every store verifies.
func TestSameCorpusSameQuads(t *testing.T) {
	files := corpus(t)
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

// TestImportGivesBack: a store that is exported with its documents, and put into an empty one, exports the same bytes
// in that format and in others, whichever it is and however it is compressed, and verifies.
func TestImportGivesBack(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	files := corpus(t)[:4]
	entente(t, append([]string{"add", "-q", "--store", at("db")}, files...)...)
	want, documents := exported(t, at("db")), byID(t, entente(t, "export", "--store", at("db"), "--format", "json"))
	for _, c := range []struct {
		format string
		flags  []string
		pack   func(*testing.T, string) string
	}{
		{"nq", []string{"--texts"}, plainFile}, {"nq", []string{"--texts"}, gzipFile}, {"trig", []string{"--texts"}, zstdFile},
		{"jsonld", []string{"--texts"}, gzipFile}, {"json", nil, zstdFile},
	} {
		first, second, copied := at("first."+c.format), at("second."+c.format), filepath.Join(t.TempDir(), "db")
		export := func(store, file string) {
			entente(t, append([]string{"export", "--store", store, "--format", c.format, "-o", file}, c.flags...)...)
		}
		export(at("db"), first)
		entente(t, "import", "-q", "--store", copied, c.pack(t, first))
		export(copied, second)
		if a, b := fileSum(t, first), fileSum(t, second); a != b {
			t.Errorf("%s: the export of the import has %s, want %s", c.format, b, a)
		}
		if got := exported(t, copied); got != want {
			t.Errorf("%s: the import exports %s as N-Quads, want %s", c.format, got, want)
		}
		got := byID(t, entente(t, "export", "--store", copied, "--format", "json"))
		if diff := cmp.Diff(documents, got); diff != "" {
			t.Errorf("%s: the documents of the import are others (-want +got):\n%.2000s", c.format, diff)
		}
		entente(t, "verify", "--store", copied)
	}
}

// byID reads documents of JSON and sorts the statements and the events of each, which a graph does not keep in their
// order.
func byID(t *testing.T, export string) (out []documentJSON) {
	t.Helper()
	for line := range strings.Lines(export) {
		var d documentJSON
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		slices.SortFunc(d.Statements, func(a, b statementJSON) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(d.Events, func(a, b eventJSON) int { return strings.Compare(a.Statement, b.Statement) })
		out = append(out, d)
	}
	return out
}

// TestVerifyFindsOneByte: verify fails when one byte of a kept document is another, be it in a quote or in none.
func TestVerifyFindsOneByte(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	text := []byte("Japan lent India 50 billion yen.\n\nIt rained.\n")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	id := schema.DocumentIRI(filepath.ToSlash(file))
	for _, at := range []int{0, len(text) - 2} {
		store := filepath.Join(t.TempDir(), "db")
		entente(t, "add", "-q", "--store", store, file)
		entente(t, "verify", "--store", store)
		changed := slices.Clone(text)
		changed[at] ^= 1
		storetest.ChangeText(t, store, id, changed)
		if out, code := ran("verify", "--store", store); code != exitFailed || !strings.Contains(out, filepath.ToSlash(file)) {
			t.Errorf("byte %d: verify ends with %d: %s", at, code, out)
		}
	}
}

// corpus lists the articles of testdata.
func corpus(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "articles", "*.txt"))
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	return files
}

// fileSum returns the SHA-256 of a file.
func fileSum(t *testing.T, name string) [sha256.Size]byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(b)
}

func plainFile(_ *testing.T, name string) string { return name }

// gzipFile compresses a file and returns the name of the new one.
func gzipFile(t *testing.T, name string) string {
	return packFile(t, name, ".gz", func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil })
}

// zstdFile is gzipFile for Zstandard.
func zstdFile(t *testing.T, name string) string {
	return packFile(t, name, ".zst", func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) })
}

func packFile(t *testing.T, name, ending string, pack func(io.Writer) (io.WriteCloser, error)) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, err := pack(&out)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name+ending, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return name + ending
}
