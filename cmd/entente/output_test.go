package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/cmd/entente/stream"
	"entente/extract/text"
	"entente/graph"
	"entente/schema"
)

func TestWrap(t *testing.T) {
	got := wrap("«the quick brown fox» jumps", 10)
	if want := []string{"«the quick", "brown fox»", "jumps"}; !slices.Equal(got, want) {
		t.Errorf("wrap: %q, want %q", got, want)
	}
	if got := wrap("as long as it is", 0); len(got) != 1 {
		t.Errorf("wrap without a width: %q", got)
	}
}

func TestTable(t *testing.T) {
	p, out, _ := testProgram()
	tab := table{head: []string{"name", "number"}, right: []bool{false, true}}
	tab.add("Cameroon", "7")
	tab.add("Côte\nd’Ivoire\x1b[31m", "1200")
	if err := tab.write(p, formatText); err != nil {
		t.Fatal(err)
	}
	p.out.Flush()
	want := "name                number\nCameroon                 7\nCôte d’Ivoire [31m    1200\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		in   string
		wide int
		want string
	}{
		{"Cameroon", 8, "Cameroon"},
		{"Cameroon", 7, "Camero…"},
		{"the Indian Ocean", 5, "the…"}, // no blank before the ellipsis
		{"東京都", 6, "東京都"},
		{"東京都", 5, "東京…"},
		{"東京都", 4, "東…"}, // a wide character is not cut in two
		{"Cote\u0301 d’Ivoire", 5, "Cote\u0301…"},
	} {
		got := clip(c.in, c.wide)
		if got != c.want || columns(got) > c.wide {
			t.Errorf("clip(%q, %d) = %q of %d columns, want %q", c.in, c.wide, got, columns(got), c.want)
		}
	}
}

// TestWriteStats counts a relation whose name is as long as a sentence, and more of them than people want to see.
func TestWriteStats(t *testing.T) {
	long := graph.RelationCount{Name: strings.Repeat("veryLong", 30), Total: 1000}
	st := &graph.Stats{Documents: 1, OpenRelations: []graph.RelationCount{long}}
	for i := range shownCounts {
		st.OpenRelations = append(st.OpenRelations, graph.RelationCount{Name: fmt.Sprintf("open%02d", i), Total: 1})
	}
	for _, all := range []bool{false, true} {
		p, out, _ := testProgram()
		if err := p.writeStats(statsTable(st, nil), formatText, all); err != nil {
			t.Fatal(err)
		}
		p.out.Flush()
		widest := 0
		for line := range strings.Lines(out.String()) {
			widest = max(widest, columns(strings.TrimSuffix(line, "\n")))
		}
		if full := widest > 60; full != all {
			t.Errorf("all %t: lines of up to %d columns", all, widest)
		}
		if cut := strings.HasSuffix(out.String(), "  and 1 more; --all shows them\n"); cut == all {
			t.Errorf("all %t: %s", all, out)
		}
	}
}

func TestVisible(t *testing.T) {
	if got, want := visible("a\x1b[31m\tb\r\né\u0085"), "a\ufffd[31m\tb\ufffd\né\ufffd"; got != want {
		t.Errorf("visible: %q, want %q", got, want)
	}
}

func TestMark(t *testing.T) {
	p, _, _ := testProgram()
	p.ink = stream.NewInk(stream.ColourAlways, false, p.Getenv)
	got := p.mark("«Japan is a lead partner»", contentWords("who partners on IPOI", "Japan"))
	if want := "«\x1b[1mJapan\x1b[0m is a lead \x1b[1mpartner\x1b[0m»"; got != want {
		t.Errorf("mark: %q, want %q", got, want)
	}
}

// TestDocumentOf converts a document whose offsets differ in bytes and code points.
func TestDocumentOf(t *testing.T) {
	japan := schema.Entity{ID: "urn:entente:e:japan", Label: "Japan", Type: schema.Country, Names: []string{"Japan"}, QID: "Q17"}
	st := schema.Statement{
		Subject: schema.Node{Entity: &japan, Text: "Tōkyō"}, Relation: "gave", Polarity: schema.Positive, Modality: schema.Asserted,
		Object:   schema.Node{Literal: &schema.Literal{Value: "5", Datatype: "http://www.w3.org/2001/XMLSchema#decimal", Unit: "JPY", Label: "5 yen"}, Text: "¥5"},
		Evidence: schema.Evidence{Sentence: 1, Start: 0, End: 14, Exact: "Tōkyō gave ¥5."},
	}
	d := &text.Doc{
		Meta: text.Meta{ID: "a"}, Text: "Tōkyō gave ¥5.",
		Sentences: []text.Sentence{{Span: text.Span{Start: 0, End: 17}}},
		Tokens:    []text.Token{{Span: text.Span{Start: 0, End: 7}}},
		Mentions: []text.Mention{
			{Span: text.Span{Start: 0, End: 7}, Phrase: text.Range{First: 0, Last: 1}, Named: true, Type: schema.Country, Cluster: 0},
			{Span: text.Span{Start: 13, End: 16}, Cluster: -1},
		},
		Clusters: []text.Cluster{{Mentions: []int{0}, Entity: japan}}, Statements: []schema.Statement{st},
		Events: []schema.Event{{Type: schema.AidEvent, Actors: []schema.IRI{japan.ID}}},
	}
	p, out, _ := testProgram()
	if err := p.writeJSON(documentOf(d, "")); err != nil {
		t.Fatal(err)
	}
	p.out.Flush()
	want := `{"id":"a","title":null,"date":null,"url":null,"publisher":null,"author":null,"language":null,"text":"Tōkyō gave ¥5.",` +
		`"sentences":[{"start":0,"end":14}],` +
		`"mentions":[{"start":0,"end":5,"text":"Tōkyō","named":true,"type":"Country","entity":"urn:entente:e:japan","qid":"Q17","cluster":0},` +
		`{"start":11,"end":13,"text":"¥5","named":false,"type":null,"entity":null,"qid":null,"cluster":null}],` +
		`"statements":[{"id":"","sentence":1,"start":0,"end":14,"quote":"Tōkyō gave ¥5.",` +
		`"subject":{"id":"urn:entente:e:japan","label":"Japan","type":"Country","names":["Japan"],"qid":"Q17","text":"Tōkyō"},` +
		`"relation":"gave","open":false,"word":"","text":"",` +
		`"object":{"value":"5","datatype":"http://www.w3.org/2001/XMLSchema#decimal","unit":"JPY","label":"5 yen","text":"¥5"},` +
		`"polarity":"+","modality":"asserted","attributedTo":null,"time":null,"timeText":null,"place":null,"stage":null,` +
		`"participants":[],"eventType":null,"cameo":null,"confidence":0}],` +
		`"events":[{"type":"AID","mode":null,"context":[],"cameo":null,"actors":["urn:entente:e:japan"],"recipients":[],"statement":""}]}` + "\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
