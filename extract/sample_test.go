package extract_test

import (
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"entente/extract/source"
	"entente/extract/text"
	"entente/schema"
)

var (
	rawFile    = flag.String("raw", "", "JSON Lines of texts, gzipped where the name ends in .gz, that TestSample reads")
	sampleSeed = flag.Uint64("seed", 1, "seed of TestSample's draw")
	sampleSize = flag.Int("size", 200, "statements that TestSample prints")
	sampleDocs = flag.Int("texts", 400, "texts that TestSample draws them from")
)

// TestSample prints closed statements of texts drawn at random, for a reader to judge whether the quote says what the
// statement says:
//
//	go test ./extract -run TestSample -v -raw news.jsonl.gz -seed 7 -size 200
//
// docs/notes keeps what readers found.
func TestSample(t *testing.T) {
	if *rawFile == "" {
		t.Skip("-raw names no file of texts")
	}
	rng := rand.New(rand.NewPCG(*sampleSeed, 0))
	docs := readAll(t, drawTexts(t, *rawFile, *sampleDocs, rng), 2)
	type drawn struct {
		d *text.Doc
		s *schema.Statement
	}
	var all []drawn
	for _, d := range docs {
		for i := range d.Statements {
			if s := &d.Statements[i]; !s.Open {
				all = append(all, drawn{d, s})
			}
		}
	}
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	t.Logf("%d closed statements in %d texts", len(all), len(docs))
	for i, k := range all[:min(*sampleSize, len(all))] {
		fmt.Printf("%3d  %s\n", i+1, showSample(k.d, k.s))
	}
}

// drawTexts returns n of the documents of a file, each as likely as any other (reservoir sampling: Vitter 1985,
// algorithm R).
func drawTexts(t *testing.T, file string, n int, rng *rand.Rand) []*text.Doc {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	var out []*text.Doc
	seen := 0
	for d, err := range source.JSONL(file, r) {
		if err != nil {
			t.Logf("not drawn: %v", err)
			continue
		}
		seen++
		if len(out) < n {
			out = append(out, d)
		} else if i := rng.IntN(seen); i < n {
			out[i] = d
		}
	}
	return out
}

// showSample writes a statement with its sentence and its quote, a line each.
func showSample(d *text.Doc, s *schema.Statement) string {
	e := &s.Evidence
	sentence := strings.Join(strings.Fields(d.Slice(d.Sentences[e.Sentence-1].Span)), " ")
	said := fmt.Sprintf("%s | %s | %s  %s%s", s.Subject.Label(), s.Relation, s.Object.Label(), s.Polarity, s.Modality)
	rest := slices.Concat([]string{said}, qualifiers(s), []string{fmt.Sprintf("word: %s  confidence: %.2f", s.Word, s.Confidence)})
	quote := strings.Join(strings.Fields(e.Exact), " ")
	return fmt.Sprintf("%s\n     %s\n     «%s»\n     %s\n", d.ID, sentence, quote, strings.Join(rest, "  "))
}
