package extract_test

import (
	"context"
	"testing"

	"entente/extract"
	"entente/extract/text"
)

// BenchmarkPipeline_Run reads the shipped articles one after the other on one core: the whole pipeline, and as what it is to be
// compared with, tokens and trees alone.
func BenchmarkPipeline_Run(b *testing.B) {
	stages, err := extract.Stages()
	if err != nil {
		b.Fatal(err)
	}
	for _, bench := range []struct {
		name   string
		stages []extract.Stage
	}{{"whole", stages}, {"parse", stages[:2]}} {
		p, err := extract.NewFrom(bench.stages)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(bench.name, func(b *testing.B) {
			docs := unread(b, articles)
			size, tokens := 0, 0
			for _, d := range docs {
				size += len(d.Text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				tokens = 0
				for _, d := range docs {
					fresh := &text.Doc{Meta: d.Meta, Text: d.Text}
					if err := p.Run(context.Background(), fresh); err != nil {
						b.Fatal(err)
					}
					tokens += len(fresh.Tokens)
				}
			}
			b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
