package coref

import (
	"strings"

	"entente/extract/text"
)

// turns says who speaks where: the paragraph and the quotation that each token stands in, which paragraphs ask, and
// whose words a quotation is.
type turns struct {
	paragraph []int32 // of a token
	quote     []int32 // of a token: index in speaker, 0 outside of quotations
	asks      []bool  // of a paragraph: it ends with a question mark, as the turns of an interviewer do
	speaker   []int   // of a quotation: the mention whose words it is, or -1
}

// findTurns reads d for paragraphs and quotations.
func (r *resolver) findTurns() {
	d := r.d
	t := turns{paragraph: make([]int32, len(d.Tokens)), quote: make([]int32, len(d.Tokens)), speaker: []int{-1}}
	var begins []int // of each quotation
	open, current := false, int32(0)
	first := firstTokens(d)
	for i := range d.Tokens {
		if i > 0 {
			gap := d.Text[d.Tokens[i-1].End:d.Tokens[i].Start]
			if strings.Contains(gap, "\n\n") || first[i] && strings.Contains(gap, "\n") {
				t.asks = append(t.asks, d.Tokens[i-1].Form == "?")
				open, current = false, 0
			}
		}
		t.paragraph[i] = int32(len(t.asks))
		switch d.Tokens[i].Form {
		case "“", "``":
			open = true
		case "”", "''":
			open, current = false, 0
			continue
		case "\"":
			open = !open
			if !open {
				current = 0
				continue
			}
		default:
			if open && current == 0 {
				begins = append(begins, i)
				current = int32(len(begins))
			}
			t.quote[i] = current
		}
	}
	if n := len(d.Tokens); n > 0 {
		t.asks = append(t.asks, d.Tokens[n-1].Form == "?")
	}
	r.turns = t
	for k, begin := range begins {
		r.turns.speaker = append(r.turns.speaker, r.speakerOf(int32(k+1), begin))
	}
}

// firstTokens marks the tokens that begin a sentence.
func firstTokens(d *text.Doc) []bool {
	first := make([]bool, len(d.Tokens))
	for _, s := range d.Sentences {
		if s.Tokens.Len() > 0 {
			first[s.Tokens.First] = true
		}
	}
	return first
}

// speakerOf returns the mention whose words quotation q, which begins at token begin, is: the nearest subject outside
// of quotations, in the sentences of the quotation, of a verb that is outside too; else, within a paragraph, the
// speaker of the quotation before it; or -1.
func (r *resolver) speakerOf(q int32, begin int) int {
	end := begin
	for end+1 < len(r.d.Tokens) && r.turns.quote[end+1] == q {
		end++
	}
	from, to := r.d.SentenceOf(begin), r.d.SentenceOf(end)
	if from < 0 || to < 0 {
		return -1
	}
	best, near := -1, 0
	for i := r.d.Sentences[from].Tokens.First; i < r.d.Sentences[to].Tokens.Last; i++ {
		v := r.d.Tokens[i].Head
		if !r.tree.Is(i, "nsubj") || v < 0 || r.d.Tokens[v].UPOS != "VERB" || r.turns.quote[i] != 0 || r.turns.quote[v] != 0 {
			continue
		}
		k, ok := r.byHead[i]
		if !ok {
			continue
		}
		if far := max(begin-i, i-end); best < 0 || far < near {
			best, near = k, far
		}
	}
	if best < 0 && q > 1 && begin > 0 && len(r.turns.speaker) > int(q)-1 {
		last := r.turns.speaker[q-1]
		if last >= 0 && r.turns.paragraph[r.d.Mentions[last].Head] == r.turns.paragraph[begin] {
			return last
		}
	}
	return best
}
