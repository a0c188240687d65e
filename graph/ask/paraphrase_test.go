package ask

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/schema"
)

// TestParaphrase compares how questions say that they were understood with testdata/paraphrase.txt: a question, and below
// "----" its paraphrase over the store of store.txt. UPDATE=1 go test rewrites what is below.
func TestParaphrase(t *testing.T) {
	store := smallStore(t)
	path := filepath.Join("testdata", "paraphrase.txt")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, block := range strings.Split(strings.TrimSpace(string(b)), "\n\n") {
		if strings.HasPrefix(block, "#") {
			out.WriteString(block + "\n\n")
			continue
		}
		question, want, _ := strings.Cut(strings.TrimSpace(block)+"\n", "\n----\n")
		a, err := Ask(context.Background(), store, question, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if want = strings.TrimSpace(want); os.Getenv("UPDATE") == "" && a.Paraphrase != want {
			t.Errorf("%s\n got %s\nwant %s", question, a.Paraphrase, want)
		}
		fmt.Fprintf(&out, "%s\n----\n%s\n\n", question, a.Paraphrase)
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(strings.TrimSpace(out.String())+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestInWords checks that every relation is said in plain words, and that the exceptions are relations.
func TestInWords(t *testing.T) {
	for _, r := range schema.Relations().All() {
		if s := inWords(r.Name); s == "" || s != strings.ToLower(s) {
			t.Errorf("%s is said %q", r.Name, s)
		}
	}
	for _, list := range []map[string]string{relationWords, flippedWords} {
		for name := range list {
			if _, err := schema.Relations().ByName(name); err != nil {
				t.Error(err)
			}
		}
	}
}
