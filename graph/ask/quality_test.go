package ask

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGoldAnswers asks the questions of the gold files of stores that hold the gold facts, one store a document, and
// records which are answered how well.
func TestGoldAnswers(t *testing.T) {
	compareQuality(t, filepath.Join("..", "..", "testdata", "gold"), filepath.Join("testdata", "quality.txt"), 0.70)
}

var goldDir = flag.String("gold", "", "folder of further gold files; absolute, or relative to this package")

// TestOtherGoldAnswers does the same for gold files that are not part of the repository.
func TestOtherGoldAnswers(t *testing.T) {
	if *goldDir == "" {
		t.Skip("further gold files are asked with -gold DIR")
	}
	compareQuality(t, *goldDir, "", 0.70)
}

// compareQuality asks all questions of a folder; the report must be that of the golden file, if there is one.
func compareQuality(t *testing.T, dir, golden string, least float64) {
	var b strings.Builder
	n, exact, some, sum := 0, 0, 0, 0.0
	for _, doc := range goldDocs(t, dir) {
		store := goldStore(t, doc)
		for _, q := range readLines[goldQuestion](t, doc+".q.jsonl") {
			items, f1 := askGold(t, store, q)
			n++
			sum += f1
			if f1 > 0 {
				some++
			}
			mark := "  "
			if f1 > 0.999 {
				exact++
				mark = "ok"
			}
			var labels []string
			for _, i := range items {
				labels = append(labels, i.Label)
			}
			fmt.Fprintf(&b, "%s %.2f  %s  %s  → %s\n", mark, f1, filepath.Base(doc), q.Q, strings.Join(labels, "; "))
		}
	}
	head := fmt.Sprintf("questions %d  exact %.3f  some right %.3f  mean F1 %.3f\n", n, float64(exact)/float64(n), float64(some)/float64(n), sum/float64(n))
	t.Log(head)
	if testing.Verbose() {
		t.Log("\n" + b.String())
	}
	if float64(exact)/float64(n) < least {
		t.Errorf("exact %.3f, want at least %.2f", float64(exact)/float64(n), least)
	}
	if golden == "" {
		return
	}
	got := head + b.String()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("quality has changed; UPDATE=1 go test rewrites %s\n%s", golden, got)
	}
}
