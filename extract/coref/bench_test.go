package coref_test

import (
	"context"
	"slices"
	"testing"

	"entente/extract/coref"
	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/parse"
	"entente/extract/text"
	"entente/extract/token"
	"entente/schema/gazetteer"
)

// BenchmarkStages shows on the shipped articles what finding mentions, linking and coreference cost beside reading:
// each in tokens a second, of its own alone.
func BenchmarkStages(b *testing.B) {
	p, err := parse.New()
	if err != nil {
		b.Fatal(err)
	}
	g := gazetteer.Load()
	stages := []struct {
		name string
		run  func(d *text.Doc) error
	}{
		{"read", func(d *text.Doc) error { token.Tokenize(d); return p.Parse(context.Background(), d) }},
		{"mention", func(d *text.Doc) error { mention.Find(d, g); return nil }},
		{"link", func(d *text.Doc) error { link.Names(d, g); return nil }},
		{"coref", func(d *text.Doc) error { coref.Resolve(d, g); return nil }},
	}
	docs := articles(b)
	for _, stage := range stages {
		b.Run(stage.name, func(b *testing.B) {
			tokens := 0
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				fresh := copies(docs)
				tokens = 0
				b.StartTimer()
				for _, d := range fresh {
					if err := stage.run(d); err != nil {
						b.Fatal(err)
					}
					tokens += len(d.Tokens)
				}
			}
			b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
		for _, d := range docs { // the next stage goes on from here
			if err := stage.run(d); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// articles returns the shipped articles, unread, in the order of their names.
func articles(b *testing.B) []*text.Doc {
	var out []*text.Doc
	all := texts(b)
	var names []string
	for name := range all {
		if len(all[name]) > minArticle {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		out = append(out, &text.Doc{Meta: text.Meta{ID: name}, Text: all[name]})
	}
	return out
}

// minArticle is the length in bytes that tells articles from the odd texts beside them.
const minArticle = 2000

// copies returns copies of docs whose layers a stage may change.
func copies(docs []*text.Doc) []*text.Doc {
	out := make([]*text.Doc, len(docs))
	for i, d := range docs {
		c := *d
		c.Sentences, c.Tokens, c.Names = slices.Clone(d.Sentences), slices.Clone(d.Tokens), slices.Clone(d.Names)
		c.Mentions, c.Clusters = slices.Clone(d.Mentions), slices.Clone(d.Clusters)
		for k := range c.Clusters {
			c.Clusters[k].Mentions = slices.Clone(d.Clusters[k].Mentions)
			c.Clusters[k].Entity.Names = slices.Clone(d.Clusters[k].Entity.Names)
		}
		out[i] = &c
	}
	return out
}
