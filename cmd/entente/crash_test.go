//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph"
)

var (
	crashKills = flag.Int("kills", 4, "how often the crash test kills entente add")
	crashDocs  = flag.Int("crash-docs", 40, "how many documents the crash test adds")
	crashSeed  = flag.Uint64("crash-seed", 1, "seed of the moments at which the crash test kills")
)

// crashCorpus writes documents into a folder; some say the same, so that facts have several sources.
func crashCorpus(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	states := []string{"Japan", "India", "France", "Germany", "Poland", "Brazil"}
	for i := range n {
		a, b := states[i%len(states)], states[(i/2+1)%len(states)]
		text := fmt.Sprintf("%s signed a trade agreement with %s on day %d. Ministers of %s criticized Russia.\n", a, b, i%7, b)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// adding starts entente add of a corpus; TestMain puts the program in PATH.
func startAdd(dir, corpus string, flags ...string) *exec.Cmd {
	return exec.Command("entente", append([]string{"--store", dir, "--quiet", "add", "--workers", "2", corpus}, flags...)...)
}

// stored returns the sorted quads of a store and the number of its documents, and fails the test if check or verify finds
// anything. A store that was never made has none.
func stored(t *testing.T, dir string) (quads string, documents int) {
	t.Helper()
	s, err := graph.Open(context.Background(), graph.Options{Dir: dir, MustExist: true})
	if err != nil {
		if _, statErr := os.Stat(dir); os.IsNotExist(statErr) {
			return "", 0
		}
		s, err = graph.Open(context.Background(), graph.Options{Dir: dir}) // killed while it was made
	}
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, look := range []func(context.Context) (*graph.Report, error){s.Check, s.Verify} {
		if r, err := look(context.Background()); err != nil || !r.OK() {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	docs, err := s.Documents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := s.Export(context.Background(), &b, graph.ExportOptions{Sorted: true}); err != nil {
		t.Fatal(err)
	}
	return b.String(), len(docs)
}

// TestKilledAdd kills entente add with SIGKILL again and again. The store is whole each time, what was stored is not read again,
// and in the end it is the store of an undisturbed run. Run it longer with -kills 100 -crash-docs 400.
func TestKilledAdd(t *testing.T) {
	corpus := crashCorpus(t, *crashDocs)
	undisturbed := filepath.Join(t.TempDir(), "db")
	began := time.Now()
	if out, err := startAdd(undisturbed, corpus).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	took := time.Since(began)
	want, n := stored(t, undisturbed)
	if n != *crashDocs {
		t.Fatalf("%d documents, want %d", n, *crashDocs)
	}

	r := rand.New(rand.NewPCG(*crashSeed, 5))
	dir := filepath.Join(t.TempDir(), "db")
	for range *crashKills {
		c := startAdd(dir, corpus)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(took))))
		if err := c.Process.Kill(); err != nil && !strings.Contains(err.Error(), "finished") {
			t.Fatal(err)
		}
		_ = c.Wait() // killed
	}
	_, had := stored(t, dir)
	report := filepath.Join(t.TempDir(), "report.json")
	if out, err := startAdd(dir, corpus, "--report", report).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if got, _ := stored(t, dir); got != want {
		t.Error("the store differs from that of an undisturbed run")
	}
	b, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var told struct{ Totals totals }
	if err := json.Unmarshal(b, &told); err != nil {
		t.Fatal(err)
	}
	if told.Totals.Read != *crashDocs-had || told.Totals.Unchanged != had {
		t.Errorf("%d documents were there after the kills, and of %d the last run read %d: %+v", had, *crashDocs, told.Totals.Read, told.Totals)
	}
	t.Logf("%d kills, %d of %d documents stored by then", *crashKills, had, *crashDocs)
}
