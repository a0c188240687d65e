package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extract/source"
)

const originals = `{"id":"a","date":"2020-01-02","title":"One","text":"India met Japan.\n\nIndia signed a pact.\n\nTalks went on."}
{"id":"b","date":"2020-01-03","text":"France met Chad in May, and again in June."}
`

func corpus(t *testing.T, n, words int, seed uint64) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "originals.jsonl")
	if err := os.WriteFile(file, []byte(originals), 0o666); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := run(&b, file, n, words, seed); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRun(t *testing.T) {
	got := corpus(t, 50, 30, 7)
	if got != corpus(t, 50, 30, 7) {
		t.Error("the same seed gives other bytes")
	}
	if got == corpus(t, 50, 30, 8) {
		t.Error("another seed gives the same bytes")
	}
	documents := 0
	for d, err := range source.Files(context.Background(), []string{"-"}, source.Options{Stdin: strings.NewReader(got), Format: source.FormatJSONL}) {
		if err != nil {
			t.Fatal(err)
		}
		documents++
		if n := len(strings.Fields(d.Text)); n < 30 || n > 60 {
			t.Errorf("%s has %d words, want about 30", d.ID, n)
		}
		for _, p := range strings.Split(d.Text, "\n\n") {
			if !strings.Contains(strings.ReplaceAll(originals, `\n`, "\n"), p) {
				t.Errorf("%s has a paragraph of its own: %q", d.ID, p)
			}
		}
	}
	if documents != 50 {
		t.Errorf("%d documents, want 50", documents)
	}
}

func TestRun_refuses(t *testing.T) {
	var b bytes.Buffer
	if err := run(&b, "missing.jsonl", 1, 1, 1); err == nil || !strings.Contains(err.Error(), "missing.jsonl") {
		t.Errorf("a missing file: %v", err)
	}
	if err := run(&b, "x", 0, 1, 1); err == nil {
		t.Error("no articles are made of nothing")
	}
}
