package token_test

import (
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"entente/extract/conllu"
	"entente/extract/text"
	"entente/extract/token"
)

var (
	treebanks = flag.String("treebanks", "", "folder with CoNLL-U treebanks (*.conllu.gz) to measure on")
	part      = flag.String("part", "dev", "which files of -treebanks to read: those with this word in their name")
	diffs     = flag.Int("diffs", 0, "print this many differences of each kind")
	wrapped   = flag.Bool("wrapped", false, "with -diffs: when the text is wrapped")
	only      = flag.String("only", "", "with -diffs: only in documents whose name contains this")
)

// score counts spans as the CoNLL 2018 shared task does.
type score struct{ gold, system, correct int }

func (s *score) add(gold, system []text.Span) {
	s.gold += len(gold)
	s.system += len(system)
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch {
		case gold[i] == system[j]:
			s.correct++
			i++
			j++
		case gold[i].End <= system[j].End:
			i++
		default:
			j++
		}
	}
}

func (s score) f1() float64 { return 100 * 2 * float64(s.correct) / float64(max(1, s.gold+s.system)) }

// floors are scores on the development parts that a change must not fall below.
var floors = map[string]struct{ words, sentences float64 }{
	"ewt-dev.conllu.gz":      {99.1, 85.5},
	"gum-free-dev.conllu.gz": {99.85, 95.8},
}

type scores struct{ words, tokens, sentences, wrapped score }

// TestTreebanks rebuilds the raw text of each document, reads it, and prints F1 of words, tokens (multiword tokens as
// one) and sentences; "wrapped" are sentences when the text is wrapped at 80 columns.
func TestTreebanks(t *testing.T) {
	if *treebanks == "" {
		t.Skip("measures on treebanks: run with -treebanks DIR")
	}
	files, err := filepath.Glob(filepath.Join(*treebanks, "*"+*part+"*.conllu.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no treebanks *%s*.conllu.gz in %s (%v)", *part, *treebanks, err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-34s %9s %9s %9s %9s %7s\n", "", "words", "tokens", "sentences", "wrapped", "n")
	for _, file := range files {
		rows := map[string]*scores{}
		kinds := map[string]int{}
		for _, gold := range readTreebank(t, file) {
			doc, err := conllu.ToDoc(gold)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range []string{" all", genre(doc.ID)} {
				if rows[row] == nil {
					rows[row] = &scores{}
				}
				measure(rows[row], gold, doc)
			}
			if *diffs > 0 && strings.Contains(doc.ID, *only) {
				if *wrapped {
					doc.Text = wrap(doc.Text)
				}
				differences(kinds, doc)
			}
		}
		for _, row := range sortedKeys(rows) {
			s := rows[row]
			fmt.Fprintf(&out, "%-34s %9.2f %9.2f %9.2f %9.2f %7d\n",
				strings.TrimSuffix(filepath.Base(file), ".conllu.gz")+" "+row, s.words.f1(), s.tokens.f1(),
				s.sentences.f1(), s.wrapped.f1(), s.words.gold)
		}
		printDifferences(&out, kinds)
		if least, all := floors[filepath.Base(file)],
			rows[" all"]; all.words.f1() < least.words || all.sentences.f1() < least.sentences {
			t.Errorf("%s: words %.2f, sentences %.2f, below the least of %v", file, all.words.f1(), all.sentences.f1(),
				least)
		}
	}
	t.Log("F1 on raw text\n" + out.String())
}

func readTreebank(t *testing.T, file string) [][]*conllu.Sentence {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	all, err := conllu.NewReader(z, file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return conllu.Documents(all)
}

func measure(s *scores, gold []*conllu.Sentence, doc *text.Doc) {
	sys := &text.Doc{Text: doc.Text}
	token.Tokenize(sys)
	s.words.add(words(doc), words(sys))
	s.tokens.add(written(doc, gold), written(sys, conllu.FromDoc(sys)))
	s.sentences.add(sentences(doc), sentences(sys))
	wrapped := &text.Doc{Text: wrap(doc.Text)}
	token.Tokenize(wrapped)
	s.wrapped.add(sentences(doc), sentences(wrapped))
}

func words(d *text.Doc) []text.Span {
	out := make([]text.Span, len(d.Tokens))
	for i := range d.Tokens {
		out[i] = d.Tokens[i].Span
	}
	return out
}

func sentences(d *text.Doc) []text.Span {
	out := make([]text.Span, len(d.Sentences))
	for i := range d.Sentences {
		out[i] = d.Sentences[i].Span
	}
	return out
}

// written returns the spans of the tokens as they are written: the words of a multiword token as one.
func written(d *text.Doc, all []*conllu.Sentence) []text.Span {
	var out []text.Span
	base := 0
	for _, s := range all {
		m := 0
		for i := 0; i < len(s.Words); i++ {
			span := d.Tokens[base+i].Span
			if m < len(s.Multiwords) && s.Multiwords[m].First == i+1 {
				i = s.Multiwords[m].Last - 1
				span.End = d.Tokens[base+i].End
				m++
			}
			out = append(out, span)
		}
		base += len(s.Words)
	}
	return out
}

// wrap turns spaces into line feeds so that lines have at most 80 bytes where words allow; offsets stay.
func wrap(s string) string {
	b := []byte(s + " ")
	line, space := 0, -1
	for i, c := range b {
		if c != ' ' && c != '\n' {
			continue
		}
		if i-line > 80 && space > 0 {
			b[space] = '\n'
			line = space + 1
		}
		space = i
		if c == '\n' {
			line, space = i+1, -1
		}
	}
	return string(b[:len(s)])
}

func genre(id string) string {
	id = strings.TrimPrefix(id, "GUM_")
	if i := strings.IndexAny(id, "-_"); i > 0 {
		id = id[:i]
	}
	if id != "" && '0' <= id[0] && id[0] <= '9' {
		return "answers, reviews"
	}
	return id
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
