package token

import (
	"strings"

	"entente/extract/text"
)

// mostTokens is the length at which a sentence is broken by force.
const mostTokens = 300

// segmenter groups tokens into sentences.
type segmenter struct {
	text   string
	tokens []text.Token
	out    []text.Sentence
	lines  lines
	first  int // first token of the sentence being collected
	// quoted reports whether a straight double quotation mark is open in the paragraph before the current token.
	quoted bool
	// loose are abbreviations that end a sentence, whose full stop is to become a token of its own.
	loose []int
}

// segment returns the sentences of tokens, and the tokens, in which the full stop of an abbreviation that ends a
// sentence has been set apart.
func segment(txt string, tokens []text.Token) ([]text.Sentence, []text.Token) {
	if len(tokens) == 0 {
		return nil, nil
	}
	g := segmenter{text: txt, tokens: tokens, out: make([]text.Sentence, 0, len(tokens)/16+1)}
	g.lines.measure(txt)
	last := len(tokens) - 1
	for i := range last {
		breaks := g.lineBreaks(i)
		if tokens[i].Form == "\"" {
			g.quoted = !g.opens(i) && !g.quoted || g.opens(i)
			if g.glued(i) && !g.glued(i+1) {
				g.quoted = false
			}
		}
		switch {
		case breaks > 1:
			g.quoted = false
			g.cut(i + 1)
		case i+1-g.first >= mostTokens:
			g.cut(g.bestBreak(i + 1))
		case (breaks == 0 || tokens[i+1].Form == "[") && g.closes(i+1):
			// The closing mark belongs to the sentence that ends here.
		case g.ends(i), breaks == 1 && g.lineEnds(i), g.rule(i), g.rule(i + 1), g.credit(i + 1):
			g.cut(i + 1)
		}
	}
	g.cut(len(tokens))
	g.markTitle()
	return g.out, g.loosen()
}

// cut ends the sentence before token next.
func (g *segmenter) cut(next int) {
	if next <= g.first {
		return
	}
	if stop := g.stopBefore(next - 1); stop >= g.first && g.undotted(stop) {
		g.loose = append(g.loose, stop)
	}
	g.out = append(g.out, text.Sentence{
		Span:   text.Span{Start: g.tokens[g.first].Start, End: g.tokens[next-1].End},
		Tokens: text.Range{First: g.first, Last: next},
	})
	g.first = next
}

// undotted reports whether token i is an abbreviation with a full stop at its end alone: etc., but not U.S. or J.
func (g *segmenter) undotted(i int) bool {
	form := g.tokens[i].Form
	return len(form) > 2 && form[len(form)-1] == '.' && letterBefore(form, len(form)-1) &&
		strings.IndexByte(form, '.') == len(form)-1
}

// loosen splits the tokens in loose.
func (g *segmenter) loosen() []text.Token {
	if len(g.loose) == 0 {
		return g.tokens
	}
	out := make([]text.Token, 0, len(g.tokens)+len(g.loose))
	from := 0
	for _, i := range g.loose {
		out = append(out, g.tokens[from:i+1]...)
		word := &out[len(out)-1]
		stop := *word
		word.End--
		word.Form, word.SpaceAfter = g.text[word.Start:word.End], false
		stop.Start = word.End
		stop.Form = g.text[stop.Start:stop.End]
		out = append(out, stop)
		from = i + 1
	}
	out = append(out, g.tokens[from:]...)
	shift := 0
	for k := range g.out {
		r := &g.out[k].Tokens
		old := r.Last
		r.First += shift
		if shift < len(g.loose) && g.loose[shift] < old {
			shift++
		}
		r.Last += shift
	}
	return out
}

// lineBreaks counts the line feeds between token i and the next, up to two.
func (g *segmenter) lineBreaks(i int) int {
	from, to := g.tokens[i].End, g.tokens[i+1].Start
	if to-from == 0 || to-from == 1 && g.text[from] == ' ' {
		return 0
	}
	n := 0
	for k := from; k < to && n < 2; k++ {
		switch g.text[k] {
		case '\n':
			n++
		case '\r':
			if k+1 >= to || g.text[k+1] != '\n' {
				n++
			}
		case '\f':
			n = 2
		}
	}
	if n == 0 && strings.Contains(g.text[from:to], "\u2029") {
		return 2
	}
	return n
}

// glued reports whether token i follows the one before it without white space.
func (g *segmenter) glued(i int) bool {
	return i > 0 && i < len(g.tokens) && g.tokens[i-1].End == g.tokens[i].Start
}

// opens reports whether the quotation mark at token i can only open: white space stands before it and none behind.
func (g *segmenter) opens(i int) bool { return !g.glued(i) && g.glued(i+1) }

// rule reports whether token i is a line drawn with characters, which is a sentence of its own.
func (g *segmenter) rule(i int) bool {
	form := g.tokens[i].Form
	if len(form) < 5 || form[0] != form[1] || form[0] != form[4] {
		return false
	}
	return form[0] == '-' || form[0] == '=' || len(form) >= 20 && (form[0] == '*' || form[0] == '_')
}

// credit reports whether token i starts the credit of a picture, which stands in the text without a full stop before
// it.
func (g *segmenter) credit(i int) bool {
	switch g.tokens[i].Form {
	case "Image", "Photo", "Photograph", "Picture":
		return i+1 < len(g.tokens) && g.tokens[i+1].Form == ":" && g.glued(i+1) && i > g.first
	}
	return false
}

// bestBreak returns where a sentence that has become too long at token end is cut: at the last line break, else
// behind a semicolon, dash or colon, else behind a comma, in its second half; else at end.
func (g *segmenter) bestBreak(end int) int {
	best, rank := end, 0
	for i := end - 1; i > g.first+mostTokens/2; i-- {
		r := 0
		switch g.tokens[i-1].Form {
		case ";", ":", "—", "–", "--", "|", "•":
			r = 2
		case ",", ")", "]":
			r = 1
		}
		if g.lineBreaks(i-1) > 0 {
			r = 3
		}
		if r > rank {
			best, rank = i, r
		}
	}
	return best
}
