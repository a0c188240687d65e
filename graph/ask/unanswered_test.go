package ask

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lines reads the lines of a file that say something.
func lines(t testing.TB, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range strings.Split(string(b), "\n") {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out
}

// TestUnansweredQuestions asks what no article answers: at most one question in twenty may get an answer.
func TestUnansweredQuestions(t *testing.T) {
	store := goldStore(t, goldDocs(t, filepath.Join("..", "..", "testdata", "gold"))...)
	questions := lines(t, filepath.Join("testdata", "unanswered.txt"))
	wrong := 0
	for _, q := range questions {
		a, err := Ask(context.Background(), store, q, Options{})
		if err != nil {
			t.Fatalf("%q: %v", q, err)
		}
		for i, item := range a.Answers {
			if item.Label == notStated {
				continue
			}
			if i == 0 {
				wrong++
			}
			t.Logf("%q: answered %q", q, item.Label)
		}
		if !a.Understood {
			t.Logf("%q: stumbled on %q", q, a.Stumbled)
		}
	}
	t.Logf("%d of %d answered", wrong, len(questions))
	if len(questions) < 60 || 20*wrong > len(questions) {
		t.Errorf("%d of %d questions without an answer were answered", wrong, len(questions))
	}
}
