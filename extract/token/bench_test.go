package token_test

import (
	"os"
	"strings"
	"testing"

	"entente/extract/text"
	"entente/extract/token"
)

// article is the news text of the benchmarks: an invented article, over and over, about 1 MB.
func article(b *testing.B) string {
	b.Helper()
	raw, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	return strings.Repeat(string(raw), 1+1<<20/len(raw))
}

func BenchmarkTokenize_News(b *testing.B) {
	d := &text.Doc{Text: article(b)}
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		token.Tokenize(d)
		n += len(d.Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkFields_News is the baseline: cutting at white space.
func BenchmarkFields_News(b *testing.B) {
	txt := article(b)
	b.SetBytes(int64(len(txt)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n += len(strings.Fields(txt))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkTokenize_OneLine reads a single line of 10 MB without a full stop.
func BenchmarkTokenize_OneLine(b *testing.B) {
	d := &text.Doc{Text: strings.Repeat("one line, never broken; ", 10<<20/24)}
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		token.Tokenize(d)
	}
}
