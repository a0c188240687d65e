package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extract/coref"
)

func TestParseCorefFlags(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"", "-data is needed"},
		{"-data a extra", `unknown argument "extra"`},
		{"-data a -held 1", "-held 1"},
		{"-data a -epochs 0", "-epochs must be positive"},
	} {
		if _, err := parseCorefFlags(strings.Fields(c.args)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.args, err, c.want)
		}
	}
}

// TestRunCoref trains on a few sentences and reads the files it wrote.
func TestRunCoref(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "train.jsonl")
	line := `{"id":"a","text":"Kenya left. It paid.","licence":"CC0","clusters":[[[0,5],[12,14]]]}` + "\n"
	if err := write(data, []byte(strings.Repeat(line, 4))); err != nil {
		t.Fatal(err)
	}
	args := []string{"coref", "-data", data, "-out", dir, "-epochs", "2", "-held", "2"}
	if err := run(context.Background(), args); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(dir, "ranker.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := coref.ReadRanker(f); err != nil {
		t.Error(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "provenance.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p rankerProvenance
	if err := json.Unmarshal(text, &p); err != nil || p.Licences["CC0"] != 4 || p.Data[0].File != "train.jsonl" ||
		p.Settings.Epochs != 2 {
		t.Errorf("provenance %+v, %v", p, err)
	}
	if err := run(context.Background(), []string{"coref", "-data", filepath.Join(dir, "none")}); err == nil {
		t.Error("no error for a file that is not there")
	}
}
