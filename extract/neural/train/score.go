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
	return fmt.Sprintf("UPOS %.2f XPOS %.2f Feats %.2f Lemma %.2f UAS %.2f LAS %.2f (with subtypes %.2f) names F1 %.2f (PER %.1f ORG %.1f LOC %.1f)",
		s.Percent(s.UPOS), s.Percent(s.XPOS), s.Percent(s.Feats), s.Percent(s.Lemma), s.Percent(s.UAS), s.Percent(s.LAS),
		s.Percent(s.FullLAS), s.F1(""), s.F1("PER"), s.F1("ORG"), s.F1("LOC"))
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
			d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: at, End: b.Len()}, Form: w.Form, Head: text.NoHead, SpaceAfter: true})
			b.WriteByte(' ')
		}
		d.Sentences = append(d.Sentences, text.Sentence{Span: text.Span{Start: start, End: b.Len() - 1}, Tokens: text.Range{First: first, Last: len(d.Tokens)}})
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

func (s *Score) count(sents []Sentence, d *text.Doc) {
	universal := func(label string) string {
		u, _, _ := strings.Cut(label, ":")
		return u
	}
	type name struct {
		text.Range
		kind string
	}
	guess := map[name]bool{}
	for _, n := range d.Names {
		guess[name{n.Tokens, n.Kind}] = true
	}
	at := 0
	for _, sent := range sents {
		first := at
		annotated := true
		for _, w := range sent.Words {
			t := d.Tokens[at]
			head := 0
			if t.Head != text.NoHead {
				head = t.Head - first + 1
			}
			s.Words++
			count := func(n *int, ok bool) {
				if ok {
					*n++
				}
			}
			count(&s.UPOS, t.UPOS == w.UPOS)
			count(&s.XPOS, t.XPOS == w.XPOS)
			count(&s.Feats, t.Feats == w.Feats)
			count(&s.Lemma, t.Lemma == w.Lemma || w.Lemma == "_")
			count(&s.UAS, head == w.Head)
			count(&s.LAS, head == w.Head && universal(t.Deprel) == universal(w.Deprel))
			count(&s.FullLAS, head == w.Head && t.Deprel == w.Deprel)
			annotated = annotated && w.Name != ""
			at++
		}
		if !annotated {
			continue
		}
		for i := 0; i < len(sent.Words); {
			end := i + 1
			if tag := sent.Words[i].Name; tag != "O" {
				for end < len(sent.Words) && sent.Words[end].Name == "I-"+tag[2:] {
					end++
				}
				s.NameGold[tag[2:]]++
				if guess[name{text.Range{First: first + i, Last: first + end}, tag[2:]}] {
					s.NameRight[tag[2:]]++
				}
			}
			i = end
		}
		for n := range guess {
			if n.First >= first && n.Last <= at {
				s.NameGuess[n.kind]++
			}
		}
	}
}
