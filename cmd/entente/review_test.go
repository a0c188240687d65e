package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReviewAsks sits a person at the terminal who answers each pair, hesitates, and leaves: each answer is kept at
// once.
func TestReviewAsks(t *testing.T) {
	dir := t.TempDir()
	files := []string{"add", "--quiet"}
	for name, text := range map[string]string{
		"a.txt": "Marta Kolvenskaya visited Japan. Zorana Petrovik visited India.",
		"b.txt": "Marta Kolvenskaja visited Japan. Zorana Petrovic visited India.",
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	entente := func(in string, args ...string) string {
		t.Helper()
		p, out, errs := testProgram()
		p.In, p.InTerminal, p.OutTerminal = strings.NewReader(in), true, true
		if err := p.run(t.Context(), append([]string{"entente", "--store", filepath.Join(dir, "db"), "--color",
			"never"}, args...)); err != nil {
			t.Fatalf("%v: %v, %s", args, err, errs)
		}
		if err := p.out.Flush(); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	entente("", files...)
	if out := entente("what?\nk\nn\n", "entities", "review"); strings.Count(out,
		"s same, n not the same, k skip, q quit: ") != 3 || !strings.HasSuffix(out, "1 decision\n") {
		t.Errorf("answered what?, skip, not the same:\n%s", out)
	}
	if out := entente("q\n", "entities", "review"); !strings.HasSuffix(out, "0 decisions\n") {
		t.Errorf("quit:\n%s", out)
	}
	if out := entente("s\n", "entities", "review"); !strings.HasSuffix(out, "1 decision\n") {
		t.Errorf("answered same:\n%s", out)
	}
	out := entente("", "entities")
	if strings.Count(out, "same ") != 1 || strings.Count(out, "different ") != 1 {
		t.Errorf("kept:\n%s", out)
	}
	if out := entente("", "entities", "review"); out != "0 decisions\n" {
		t.Errorf("nothing waits:\n%s", out)
	}
}
