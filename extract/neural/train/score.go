package train

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"entente/extract/parse"
	"entente/extract/text"
)

// Score counts right answers on gold tokens, as the evaluation of CoNLL 2018 does: heads and labels without their
// subtypes, punctuation included.
type Score struct {
	Words, UPOS, XPOS, Feats, Lemma, UAS, LAS, FullLAS int
	// Names are counted as exact spans with their kind.
	NameGold, NameGuess, NameRight map[string]int
}

// F1 returns the F1 of names of a kind, or of all for "".
func (s *Score) F1(kind string) float64 {
	sum := func(m map[string]int) (n int) {
		for k, v := range m {
			if kind == "" || k == kind {
				n += v
			}
		}
		return n
	}
	return 200 * float64(sum(s.NameRight)) / float64(max(1, sum(s.NameGold)+sum(s.NameGuess)))
}

// Percent returns n out of the words.
func (s *Score) Percent(n int) float64 { return 100 * float64(n) / float64(max(1, s.Words)) }

func (s *Score) String() string {
	return fmt.Sprintf("UPOS %.2f XPOS %.2f Feats %.2f Lemma %.2f UAS %.2f LAS %.2f (with subtypes %.2f) "+
		"names F1 %.2f (PER %.1f ORG %.1f LOC %.1f)",
		s.Percent(s.UPOS), s.Percent(s.XPOS), s.Percent(s.Feats), s.Percent(s.Lemma), s.Percent(s.UAS),
		s.Percent(s.LAS), s.Percent(s.FullLAS), s.F1(""), s.F1("PER"), s.F1("ORG"), s.F1("LOC"))
}

// Document makes a document of gold tokens without grammar.
func Document(sents []Sentence) *text.Doc {
	d := &text.Doc{}
	var b strings.Builder
	for _, s := range sents {
		first, start := len(d.Tokens), b.Len()
		for _, w := range s.Words {
			at := b.Len()
			b.WriteString(w.Form)
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: at, End: b.Len()}, Form: w.Form,
				Head: text.NoHead, SpaceAfter: true})
			b.WriteByte(' ')
		}
		d.Sentences = append(d.Sentences, text.Sentence{Span: text.Span{Start: start, End: b.Len() - 1},
			Tokens: text.Range{First: first, Last: len(d.Tokens)}})
	}
	d.Text = b.String()
	return d
}

// Evaluate parses sentences and compares with their gold grammar.
func Evaluate(ctx context.Context, p *parse.Parser, sents []Sentence, threads int) (*Score, error) {
	const chunk = 100
	total := &Score{NameGold: map[string]int{}, NameGuess: map[string]int{}, NameRight: map[string]int{}}
	var mu sync.Mutex
	var failed error
	parallel(threads, (len(sents)+chunk-1)/chunk, func(i int) {
		part := sents[i*chunk : min(len(sents), (i+1)*chunk)]
		d := Document(part)
		err := p.Parse(ctx, d)
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			failed = err
			return
		}
		total.count(part, d)
	})
	return total, failed
}

// name is a name with its kind.
type name struct {
	text.Range
	kind string
}

// count adds the answers of d, a document of sents.
func (s *Score) count(sents []Sentence, d *text.Doc) {
	guess := map[name]bool{}
	for _, n := range d.Names {
		guess[name{n.Tokens, n.Kind}] = true
	}
	first := 0
	for _, sent := range sents {
		last := first + len(sent.Words)
		annotated := true
		for i, w := range sent.Words {
			s.countWord(&d.Tokens[first+i], first, &w)
			annotated = annotated && w.Name != ""
		}
		if annotated {
			s.countNames(sent.Words, text.Range{First: first, Last: last}, guess)
		}
		first = last
	}
}

// countWord adds the grammar of a token in a sentence that begins at token first.
func (s *Score) countWord(t *text.Token, first int, w *Word) {
	universal := func(label string) string {
		u, _, _ := strings.Cut(label, ":")
		return u
	}
	head := 0
	if t.Head != text.NoHead {
		head = t.Head - first + 1
	}
	s.Words++
	for _, c := range []struct {
		n     *int
		right bool
	}{
		{&s.UPOS, t.UPOS == w.UPOS},
		{&s.XPOS, t.XPOS == w.XPOS},
		{&s.Feats, t.Feats == w.Feats},
		{&s.Lemma, t.Lemma == w.Lemma || w.Lemma == "_"},
		{&s.UAS, head == w.Head},
		{&s.LAS, head == w.Head && universal(t.Deprel) == universal(w.Deprel)},
		{&s.FullLAS, head == w.Head && t.Deprel == w.Deprel},
	} {
		if c.right {
			*c.n++
		}
	}
}

// countNames adds the names of a sentence, which is the tokens r.
func (s *Score) countNames(words []Word, r text.Range, guess map[name]bool) {
	for i := 0; i < len(words); {
		end := i + 1
		if tag := words[i].Name; tag != "O" {
			kind := tag[2:]
			for end < len(words) && words[end].Name == "I-"+kind {
				end++
			}
			s.NameGold[kind]++
			if guess[name{text.Range{First: r.First + i, Last: r.First + end}, kind}] {
				s.NameRight[kind]++
			}
		}
		i = end
	}
	for n := range guess {
		if n.First >= r.First && n.Last <= r.Last {
			s.NameGuess[n.kind]++
		}
	}
}
