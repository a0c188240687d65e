package coref_test

import (
	"context"
	"flag"
	"path/filepath"
	"testing"

	"entente/extract/coref"
	"entente/extract/coref/coreftest"
	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/parse"
	"entente/extract/text"
	"entente/extract/token"
	"entente/schema/gazetteer"
)

var benchData = flag.String("bench-data", "", "folder with gum_coref/dev.jsonl, to score coreference")

// TestGum reports the scores on the development part of GUM. It asserts that they beat those of rules alone.
func TestGum(t *testing.T) {
	if *benchData == "" {
		t.Skip("no -bench-data DIR with gum_coref/dev.jsonl")
	}
	docs, err := coreftest.Read(filepath.Join(*benchData, "gum_coref", "dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var all coreftest.Score
	for i := range docs {
		d := read(t, docs[i].ID, docs[i].Text)
		var s coreftest.Score
		clusters := coreftest.Clusters(d)
		s.Add(docs[i].Clusters, clusters)
		all.Add(docs[i].Clusters, clusters)
		t.Logf("%-28s %s", docs[i].ID, &s)
	}
	t.Logf("%-28s %s", "all", &all)
	if all.Mean() < 0.5 {
		t.Errorf("CoNLL mean %.3f, want at least .5", all.Mean())
	}
}

// read reads a text up to coreference.
func read(t *testing.T, id, content string) *text.Doc {
	t.Helper()
	p, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	d := &text.Doc{Meta: text.Meta{ID: id}, Text: content}
	token.Tokenize(d)
	if err := p.Parse(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	g := gazetteer.Load()
	mention.Find(d, g)
	link.Names(d, g)
	coref.Resolve(d, g)
	return d
}
