package score

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
)

func files(list map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, data := range list {
		out[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return out
}

func TestLoad(t *testing.T) {
	got, err := LoadFS(files(map[string]string{
		"b.jsonl": `{"doc":"b","sent":3,"s":["Japan","Tokyo"],"r":"gave","o":["loan"],"polarity":"-",` +
			`"modality":"planned","by":"the ministry","core":true}` + "\n",
		"a.jsonl":   "\n" + `{"s":["Chad"],"r":"met","o":["Mali"],"by":null}` + "\r\n",
		"a.q.jsonl": "no facts here",
		"README.md": "nor here",
	}), "gold")
	if err != nil {
		t.Fatal(err)
	}
	want := []Document{
		{"a", []Gold{{Subject: names("Chad"), Relation: "met", Object: names("Mali"), Polarity: schema.Positive,
			Modality: schema.Asserted}}},
		{"b", []Gold{{
			Sentence: 3, Subject: names("Japan", "Tokyo"), Relation: "gave", Object: names("loan"),
			Polarity: schema.Negative, Modality: schema.Planned, By: "the ministry", Core: true,
		}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestLoadMistakes: every mistake of every file is reported, with its place.
func TestLoadMistakes(t *testing.T) {
	_, err := LoadFS(files(map[string]string{
		"a.jsonl": strings.Join([]string{
			`{"s":["Chad"],"r":"met","o":["Mali"]}`,
			`{"s":["Chad"],"r":"greets","o":["Mali"]}`,
			`{"s":[],"r":"met","o":["Mali"]}`,
			`{"s":["Chad"],"r":"met","o":["Mali"],"polarity":"no"}`,
		}, "\n"),
		"b.jsonl": `{"s":["Chad"],"r":"met","o":["Mali"],"modality":"likely"}` + "\n" + `{"s":`,
	}), "gold")
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		`gold/a.jsonl:2:1: unknown relation`, `gold/a.jsonl:3:1: a fact needs a name`,
		`gold/a.jsonl:4:1: polarity "no"`, `gold/b.jsonl:1:1: unknown modality "likely"`,
		`gold/b.jsonl:2:1: a fact is a JSON object`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in\n%v", want, err)
		}
	}
	var syntax *schema.SyntaxError
	if !errors.As(err, &syntax) || !errors.Is(err, syntax) {
		t.Errorf("%T is no SyntaxError", err)
	}
}

func TestLoadNothing(t *testing.T) {
	if _, err := Load(t.TempDir()); !errors.Is(err, ErrNoGold) {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Load("testdata/no-such-folder"); err == nil {
		t.Error("no such folder: no error")
	}
}

// TestLoadShipped reads the gold of this project.
func TestLoadShipped(t *testing.T) {
	docs, err := Load("../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		core := 0
		for _, g := range d.Facts {
			if g.Core {
				core++
			}
		}
		if len(d.Facts) < 50 || core == 0 {
			t.Errorf("%s: %d facts, %d of them core", d.Name, len(d.Facts), core)
		}
	}
	if len(docs) != 8 {
		t.Errorf("%d documents, want 8", len(docs))
	}
}
