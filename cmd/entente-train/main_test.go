package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extract/neural"
)

func TestParseFlags(t *testing.T) {
	for _, c := range []struct {
		args, want string
	}{
		{"", "-treebanks and -vectors are needed"},
		{"-treebanks a -vectors b extra", `unknown argument "extra"`},
		{"-treebanks a -vectors b -hidden 50", "-hidden 50 is no multiple of 32"},
		{"-treebanks a -vectors b -threads 3", "-threads 3"},
	} {
		if _, err := parseFlags(strings.Fields(c.args)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.args, err, c.want)
		}
	}
	o, err := parseFlags(strings.Fields("-treebanks a -vectors b -seed 9 -epochs 3"))
	if err != nil || o.set.Seed != 9 || o.epochs != 3 {
		t.Errorf("%+v, error %v", o, err)
	}
}

// TestRun trains on a few sentences and reads the files it wrote.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	var bank, names strings.Builder
	for i := range 12 {
		fmt.Fprintf(&bank, "# sent_id = s%d\n"+
			"1\tTokyo\tTokyo\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n"+
			"2\twaits\twait\tVERB\tVBZ\t_\t0\troot\t_\t_\n\n", i)
		fmt.Fprintf(&names, "# sent_id = s%d\n1\tTokyo\tB-LOC\t-\t-\n2\twaits\tO\t-\t-\n\n", i)
	}
	for _, part := range []string{"train", "dev"} {
		write(filepath.Join(dir, "ewt-"+part+".conllu"), []byte(bank.String()))
		write(filepath.Join(dir, "gum-free-"+part+".conllu"), []byte(bank.String()))
		write(filepath.Join(dir, "uner-ewt-"+part+".iob2"), []byte(names.String()))
	}
	v := make([]float64, 100)
	v[3] = 0.5
	vectors, err := json.Marshal(map[string]any{"vectors": map[string]any{"tokyo": v}})
	if err != nil {
		t.Fatal(err)
	}
	write(filepath.Join(dir, "vectors.json"), vectors)
	args := []string{"-treebanks", dir, "-vectors", filepath.Join(dir, "vectors.json"), "-silver",
		filepath.Join(dir, "uner-ewt-dev.iob2"), "-out", dir, "-checkpoint", filepath.Join(dir, "checkpoint"),
		"-hidden", "32", "-epochs", "2"}
	if err := run(context.Background(), args); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "reader.bin"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := neural.ParseModel(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if r := m.Read([]string{"Tokyo", "waits"}); len(r.Heads) != 2 {
		t.Errorf("reading %+v", r)
	}
	var p provenance
	text, err := os.ReadFile(filepath.Join(dir, "provenance.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &p); err != nil || p.Epochs != 2 || len(p.Data) != 8 || p.Files["reader.bin"] == "" {
		t.Errorf("provenance %+v, error %v", p, err)
	}
	for _, d := range p.Data {
		if len(d.SHA256) != 64 {
			t.Errorf("no hash of %s", d.File)
		}
	}
	// The same seed gives the same weights, also after a stop.
	other := t.TempDir()
	again := append(args, "-out", other, "-checkpoint", filepath.Join(other, "checkpoint"))
	if err := run(context.Background(), append(again, "-threads", "1")); err != nil {
		t.Fatal(err)
	}
	if d, err := os.ReadFile(filepath.Join(other, "reader.bin")); err != nil || string(d) != string(data) {
		t.Errorf("a second run wrote other weights, error %v", err)
	}
}
