package parse_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"entente/extract/neural/train"
	"entente/extract/parse"
	"entente/extract/text"
)

var treebanks = flag.String("treebanks", "", "folder of development treebanks to score")

// document makes a document of sentences whose tokens are parted by blanks.
func document(sents ...string) *text.Doc {
	d := &text.Doc{}
	for _, s := range sents {
		first, start := len(d.Tokens), len(d.Text)
		for _, f := range strings.Fields(s) {
			at := len(d.Text)
			d.Text += f + " "
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: at, End: at + len(f)}, Form: f,
				SpaceAfter: true})
		}
		d.Sentences = append(d.Sentences, text.Sentence{Span: text.Span{Start: start, End: len(d.Text)},
			Tokens: text.Range{First: first, Last: len(d.Tokens)}})
	}
	return d
}

func newParser(t testing.TB) *parse.Parser {
	t.Helper()
	p, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestParser_Golden(t *testing.T) {
	p := newParser(t)
	d := document(
		"The foreign ministers met in Tokyo on Tuesday .",
		"Japan has not signed the agreement .",
		"The treaty was ratified by the Senate .")
	if err := p.Parse(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i, tok := range d.Tokens {
		head := "root"
		if tok.Head != text.NoHead {
			head = d.Tokens[tok.Head].Form
		}
		fmt.Fprintf(&b, "%s/%s/%s/%s<%s ", tok.Form, tok.Lemma, tok.UPOS, tok.Deprel, head)
		if tok.Form == "." {
			b.WriteByte('\n')
		}
		if i == 1 && tok.Feats != "Degree=Pos" {
			t.Errorf("features of %q are %q", tok.Form, tok.Feats)
		}
	}
	want := "The/the/DET/det<ministers foreign/foreign/ADJ/amod<ministers ministers/minister/NOUN/nsubj<met " +
		"met/meet/VERB/root<root in/in/ADP/case<Tokyo Tokyo/Tokyo/PROPN/obl<met on/on/ADP/case<Tuesday " +
		"Tuesday/Tuesday/PROPN/obl<met ././PUNCT/punct<met \n" +
		"Japan/Japan/PROPN/nsubj<signed has/have/AUX/aux<signed not/not/PART/advmod<signed " +
		"signed/sign/VERB/root<root the/the/DET/det<agreement agreement/agreement/NOUN/obj<signed " +
		"././PUNCT/punct<signed \n" +
		"The/the/DET/det<treaty treaty/treaty/NOUN/nsubj:pass<ratified was/be/AUX/aux:pass<ratified " +
		"ratified/ratify/VERB/root<root by/by/ADP/case<Senate the/the/DET/det<Senate " +
		"Senate/Senate/PROPN/obl:agent<ratified ././PUNCT/punct<ratified \n"
	if got := b.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	var names []string
	for _, n := range d.Names {
		names = append(names, n.Kind+" "+d.Slice(d.SpanOf(n.Tokens)))
	}
	if want := []string{"LOC Tokyo", "LOC Japan", "ORG Senate"}; !reflect.DeepEqual(names, want) {
		t.Errorf("names %q, want %q", names, want)
	}
}

// check reports a sentence that is no tree with one root, or a token without grammar.
func check(t *testing.T, d *text.Doc) {
	t.Helper()
	for _, s := range d.Sentences {
		roots := 0
		for i := s.Tokens.First; i < s.Tokens.Last; i++ {
			tok := d.Tokens[i]
			if tok.UPOS == "" || tok.Deprel == "" {
				t.Fatalf("token %d %q has no grammar", i, tok.Form)
			}
			if tok.Head == text.NoHead {
				roots++
				continue
			}
			at := i
			for steps := 0; d.Tokens[at].Head != text.NoHead; steps++ {
				if at = d.Tokens[at].Head; !s.Tokens.Has(at) || steps > s.Tokens.Len() {
					t.Fatalf("token %d %q does not reach the root of its sentence", i, tok.Form)
				}
			}
		}
		if s.Tokens.Len() > 0 && roots != 1 {
			t.Fatalf("sentence at %d has %d roots", s.Start, roots)
		}
	}
	for _, n := range d.Names {
		if n.Tokens.Len() < 1 || d.SentenceOf(n.Tokens.First) != d.SentenceOf(n.Tokens.Last-1) {
			t.Fatalf("name %+v crosses a sentence", n)
		}
	}
}

func TestParser_OddInput(t *testing.T) {
	p := newParser(t)
	d := document(
		"", ".", "\x00\x01", "\xff\xfe\xfd", "東京 で 会談", "🇯🇵 🤝 🇮🇳", strings.Repeat("x", 10000),
		strings.Repeat("a ", 301), strings.Repeat("the war , and ", 500), strings.Repeat("( ", 700),
		"A\u0301 \u200f\u05e2\u05d1\u200e ")
	if err := p.Parse(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	check(t, d)
}

func TestParser_Errors(t *testing.T) {
	p := newParser(t)
	d := document("One sentence .")
	d.Sentences[0].Tokens.Last = 9
	if err := p.Parse(context.Background(), d); !errors.Is(err, parse.ErrTokens) {
		t.Errorf("error %v, want %v", err, parse.ErrTokens)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := p.Parse(ctx, document("One sentence .")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

// TestParser_Goroutines parses the same text at one and at four goroutines.
func TestParser_Goroutines(t *testing.T) {
	p := newParser(t)
	sents := []string{"The two sides agreed on a ceasefire .", "Moscow denied it .", "U.S. OFFICIALS VISIT KYIV",
		strings.Repeat("talks went on and ", 90)}
	want := document(sents...)
	if err := p.Parse(context.Background(), want); err != nil {
		t.Fatal(err)
	}
	check(t, want)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				got := document(sents...)
				if err := p.Parse(context.Background(), got); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("parsed otherwise, error %v", err)
				}
			}
		})
	}
	wg.Wait()
	if err := p.Parse(context.Background(), want); err != nil {
		t.Fatal(err)
	}
	if again := document(sents...); p.Parse(context.Background(), again) != nil || !reflect.DeepEqual(again, want) {
		t.Error("parsing twice is not parsing once")
	}
}

func FuzzParser(f *testing.F) {
	p := newParser(f)
	f.Add("Tokyo and Delhi signed a pact .", "It failed !")
	f.Add("\xff \x00", "a\u0300 é")
	f.Fuzz(func(t *testing.T, a, b string) {
		d := document(a, b)
		if err := p.Parse(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		check(t, d)
	})
}

// TestScore scores development treebanks given by -treebanks: ewt-dev, gum-free-dev, with the names of uner-ewt-dev.
func TestScore(t *testing.T) {
	if *treebanks == "" {
		t.Skip("no -treebanks DIR given")
	}
	path := func(name string) string {
		if p := filepath.Join(*treebanks, name); exists(p) {
			return p
		}
		return filepath.Join(*treebanks, name+".gz")
	}
	for _, bank := range []string{"ewt", "gum-free"} {
		sents, err := train.ReadTreebank(path(bank + "-dev.conllu"))
		if err != nil {
			t.Fatal(err)
		}
		if bank == "ewt" {
			if _, err := train.ReadNames(path("uner-ewt-dev.iob2"), sents); err != nil {
				t.Fatal(err)
			}
		} else {
			train.NamesFromEntities(sents)
		}
		s, err := train.Evaluate(context.Background(), newParser(t), sents, 2)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s-dev: %v", bank, s)
		if s.Percent(s.LAS) < 85.5 || s.Percent(s.UPOS) < 96 {
			t.Errorf("%s-dev: LAS or UPOS fell", bank)
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
