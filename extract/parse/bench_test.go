//go:build unix

package parse_test

import (
	"context"
	"path/filepath"
	"syscall"
	"testing"

	"entente/extract/neural"
	"entente/extract/neural/train"
	"entente/extract/parse"
)

var benchForms = [][]string{
	{"The", "foreign", "ministers", "of", "Japan", ",", "India", ",", "Australia", "and", "the", "United", "States",
		"met", "in", "Tokyo", "on", "Tuesday", "to", "discuss", "maritime", "security", "and", "supply", "chains", "."},
	{"The", "two", "countries", "finalised", "the", "text", "of", "a", "cyber-security", "agreement", "."},
	{"Washington", "said", "it", "would", "not", "recognise", "the", "results", "of", "the", "vote", ",", "which",
		"observers", "called", "neither", "free", "nor", "fair", "."},
}

// BenchmarkModel_Read compares the kernels with the portable one, in the same run, by the time of the processor: the
// wall clock says little on a busy machine.
func BenchmarkModel_Read(b *testing.B) {
	for _, k := range neural.Kernels() {
		b.Run(k, func(b *testing.B) {
			m, err := neural.LoadWith(k)
			if err != nil {
				b.Fatal(err)
			}
			words := 0
			start := cpuSeconds()
			for b.Loop() {
				for _, f := range benchForms {
					m.Read(f)
					words += len(f)
				}
			}
			b.ReportMetric(float64(words)/(cpuSeconds()-start), "tokens/cpu-s")
		})
	}
}

func cpuSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}

// BenchmarkParser_Parse parses a development treebank given by -treebanks, on every kernel. Names and rare words come
// as they do in real text.
func BenchmarkParser_Parse(b *testing.B) {
	if *treebanks == "" {
		b.Skip("no -treebanks DIR given")
	}
	sents, err := train.ReadTreebank(filepath.Join(*treebanks, "gum-free-dev.conllu.gz"))
	if err != nil {
		b.Fatal(err)
	}
	for _, k := range neural.Kernels() {
		b.Run(k, func(b *testing.B) {
			m, err := neural.LoadWith(k)
			if err != nil {
				b.Fatal(err)
			}
			l, err := parse.ParseLemmas(neural.Lemmas, m.Known)
			if err != nil {
				b.Fatal(err)
			}
			p := parse.NewWith(m, l)
			words := 0
			start := cpuSeconds()
			for b.Loop() {
				d := train.Document(sents)
				if err := p.Parse(context.Background(), d); err != nil {
					b.Fatal(err)
				}
				words += len(d.Tokens)
			}
			b.ReportMetric(float64(words)/(cpuSeconds()-start), "tokens/cpu-s")
		})
	}
}
