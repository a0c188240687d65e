//go:build unix

package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph"
)

// start runs entente add of JSON Lines from a stdin that stays open, and waits until the first document is stored.
func start(t *testing.T, dir string) (*exec.Cmd, io.WriteCloser, *strings.Builder) {
	t.Helper()
	// TestMain puts the program in PATH.
	c := exec.Command("entente", "--store", dir, "--json", "add", "--input", "jsonl", "--workers", "1", "-")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	errs := &strings.Builder{}
	c.Stderr = errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, `{"id":"first","text":"India and Japan signed a trade agreement."}`+"\n"); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.Contains(line, `"document":"first"`) {
		t.Fatalf("first document: %q, %v, stderr %q", line, err, errs)
	}
	return c, in, errs
}

func TestInterrupt(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "db")
	c, in, errs := start(t, dir)
	defer in.Close()
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := c.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("after Ctrl-C: %v, want exit code %d", err, exitInterrupted)
	}
	if want := `{"error":"interrupted","exit":130}` + "\n"; errs.String() != want {
		t.Errorf("stderr %q, want %q", errs, want)
	}

	// The store is closed, unlocked and whole, with the document that was read.
	s, err := graph.Open(context.Background(), graph.Options{Dir: dir, MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	docs, err := s.Documents(context.Background())
	if err != nil || len(docs) != 1 || docs[0].Name != "first" {
		t.Errorf("documents after Ctrl-C: %v, %v", docs, err)
	}
	if r, err := s.Check(context.Background()); err != nil || !r.OK() {
		t.Errorf("check after Ctrl-C: %v, %v", r, err)
	}
}

// TestInterruptQuery ends a query that would not end.
func TestInterruptQuery(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "db")
	c, in, _ := start(t, dir)
	in.Close()
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	q := exec.Command("entente", "--store", dir, "--json", "query", "--timeout", "1m", `g.Emit("running"); while (true) {}`)
	out, err := q.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := q.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != `{"value":"running"}`+"\n" {
		t.Fatalf("query gives %q, %v", line, err)
	}
	if err := q.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := q.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("after Ctrl-C: %v, want exit code %d", err, exitInterrupted)
	}
}

// TestInterruptTwice leaves within a document that takes minutes, and still says what was stored.
func TestInterruptTwice(t *testing.T) {
	dir := t.TempDir()
	long := filepath.Join(dir, "long.txt")
	const words = "The ministers of India and Japan met again and signed a trade agreement. "
	if err := os.WriteFile(long, []byte(strings.Repeat(words, 3<<20/len(words))), 0o644); err != nil {
		t.Fatal(err)
	}
	short := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(short, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(dir, "db")
	if out, err := exec.Command("entente", "--store", store, "add", short).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	c := exec.Command("entente", "--store", store, "add", "--workers", "1", "--report", filepath.Join(dir, "report.json"), short, long)
	errs := &strings.Builder{}
	c.Stderr = errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	var err error
	for waiting := true; waiting; {
		select {
		case err = <-ended:
			waiting = false
		case <-time.After(20 * time.Millisecond):
			if begun, _ := filepath.Glob(filepath.Join(dir, ".report.json.*")); len(begun) > 0 {
				_ = c.Process.Signal(os.Interrupt) // it may have ended
			}
		}
	}
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("after Ctrl-C twice: %v, want exit code %d", err, exitInterrupted)
	}
	if got := errs.String(); !strings.HasPrefix(got, "entente: ") || !strings.Contains(got, "statement") {
		t.Errorf("stderr %q, want a summary", got)
	}
	if out, err := exec.Command("entente", "check", "--store", store).CombinedOutput(); err != nil {
		t.Errorf("check: %v: %s", err, out)
	}
}
