package source

import (
	"os"
	"path/filepath"
	"testing"
)

func TestCount(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.html.gz", "c.md", "many.jsonl", "in/d.txt", "bare"} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in := func(names ...string) []string {
		for i, name := range names {
			names[i] = filepath.Join(dir, name)
		}
		return names
	}
	for _, c := range []struct {
		paths  []string
		format Format
		n      int
		known  bool
	}{
		{in("a.txt", "b.html.gz", "in"), FormatAuto, 3, true},
		{in("a.txt", "missing.txt"), FormatAuto, 2, true},
		{in("*.txt"), FormatAuto, 1, true},
		{in("many.jsonl"), FormatAuto, 0, false},
		{in("bare"), FormatAuto, 0, false}, // its beginning will tell
		{in("bare"), FormatText, 1, true},
		{[]string{"-"}, FormatText, 0, false},
		{[]string{"https://example.org/feed"}, FormatAuto, 0, false},
	} {
		if n, known := Count(c.paths, c.format); n != c.n || known != c.known {
			t.Errorf("%q: %d, %v, want %d, %v", c.paths, n, known, c.n, c.known)
		}
	}
}
