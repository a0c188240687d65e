package value

import (
	"os"
	"testing"

	"entente/extract/text"
	"entente/extract/token"
)

func article(b *testing.B) *text.Doc {
	b.Helper()
	data, err := os.ReadFile("../../testdata/articles/uae-rafale.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := &text.Doc{Text: string(data), Meta: text.Meta{Date: anchor}}
	token.Tokenize(d)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	return d
}

func BenchmarkDoc_FindQuantities(b *testing.B) {
	d := article(b)
	for b.Loop() {
		for i := range d.Sentences {
			FindQuantities(d, d.Sentences[i].Tokens)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkDoc_FindTimes(b *testing.B) {
	d := article(b)
	for b.Loop() {
		for i := range d.Sentences {
			FindTimes(d, d.Sentences[i].Tokens)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkQuantity(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Quantity("more than 3.2 million debit cards")
	}
}

func BenchmarkTime(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Time("Wednesday, October 7, 2020", anchor)
	}
}
