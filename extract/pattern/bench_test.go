package pattern_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"entente/extract/mention"
	"entente/extract/parse"
	"entente/extract/pattern"
	"entente/extract/text"
	"entente/extract/token"
	"entente/schema"
	"entente/schema/gazetteer"
)

// BenchmarkSet_Find looks for 10, 100 and 1,000 patterns with the verbs of the table of relations in the shipped
// articles, and for 100 that no lemma triggers.
func BenchmarkSet_Find(b *testing.B) {
	targets, docs := articles(b)
	for _, bench := range []struct {
		n    int
		form string
	}{{10, "{lemma:%s}=verb"}, {100, "{lemma:%s}=verb"}, {1000, "{lemma:%s}=verb"}, {100, "{lemma:/%s/}=verb"}} {
		set := pattern.NewSet(verbPatterns(b, bench.n, bench.form))
		b.Run(fmt.Sprintf("%d×%s", bench.n, bench.form), func(b *testing.B) {
			b.ReportAllocs()
			matches, tokens := 0, 0
			for b.Loop() {
				for i, d := range docs {
					for s := range d.Sentences {
						matches += len(set.Find(targets[i], d.Sentences[s].Tokens))
					}
					tokens += len(d.Tokens)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(tokens), "ns/token")
			b.ReportMetric(float64(matches)/float64(b.N), "matches")
		})
	}
}

// verbPatterns makes n patterns around verbs of the table of relations.
func verbPatterns(b *testing.B, n int, form string) []*pattern.Pattern {
	var out []*pattern.Pattern
	for _, r := range schema.Relations().All() {
		for _, f := range r.Verbs {
			const around = " >nsubj {}=who [>obj {upos:NOUN|PROPN}=what | >obl {case:with|to}=what] ?>obl {type:Time}"
			source := fmt.Sprintf(form+around, f.Lemma)
			p, err := pattern.Compile("bench", source, pattern.Language{})
			if err != nil {
				b.Fatal(err)
			}
			if out = append(out, p); len(out) == n {
				return out
			}
		}
	}
	b.Fatalf("%d patterns, want %d", len(out), n)
	return nil
}

// articles reads the grammar and the mentions of the shipped articles.
func articles(b *testing.B) ([]*pattern.Target, []*text.Doc) {
	files, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no articles", err)
	}
	reader, err := parse.New()
	if err != nil {
		b.Fatal(err)
	}
	var targets []*pattern.Target
	var docs []*text.Doc
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		d := &text.Doc{Text: string(raw)}
		token.Tokenize(d)
		if err := reader.Parse(context.Background(), d); err != nil {
			b.Fatal(err)
		}
		mention.Find(d, gazetteer.Load())
		docs = append(docs, d)
		targets = append(targets, pattern.NewTarget(d, text.NewTree(d)))
	}
	return targets, docs
}
