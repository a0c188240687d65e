package token

import (
	"strings"
	"unicode/utf8"
)

// lines knows how the text is set: whether its lines were wrapped at a width.
type lines struct {
	// width is the length in code points at which lines were wrapped, or 0 if each line is a paragraph of its own.
	width int
}

// The widths between which lines are taken for wrapped.
const (
	narrowest = 40
	widest    = 130
)

// measure finds the wrap width: the length of the longest line but for the odd overlong one. If many lines are longer
// than people wrap, or all are short, there is none.
func (l *lines) measure(txt string) {
	longest, usual, over := 0, 0, 0
	for line := range strings.Lines(txt) {
		if len(line) > 4*widest {
			over++
			continue
		}
		switch n := utf8.RuneCountInString(strings.TrimSpace(line)); {
		case n > widest:
			over++
		case n >= narrowest:
			usual++
			longest = max(longest, n)
		}
	}
	if usual > 20*over {
		l.width = longest
	}
}

// lineEnds reports whether the single line break behind token i ends a sentence: the next line is an item of a list, or
// this line is short of the width, looks like a heading and the next does not go on with it.
func (g *segmenter) lineEnds(i int) bool {
	next := g.tokens[i+1].Form
	if g.bullet(i + 1) {
		return true
	}
	start, end := g.lineAround(g.tokens[i].Start)
	if g.lines.width > 0 {
		// Would the next word have fitted, with some columns to spare? Then somebody broke the line on purpose.
		used := utf8.RuneCountInString(g.text[start:end])
		if used+1+g.runLength(g.tokens[i+1].Start)+g.lines.width/8 > g.lines.width {
			return false
		}
	}
	last := g.tokens[i].Form
	if firstLower(next) || last == "," || last == "-" || last == ";" && g.lines.width > 0 ||
		openEnded[strings.ToLower(last)] {
		return false
	}
	if strings.Contains(",;:.)]}%([", next[:1]) {
		return false
	}
	return true
}

// runLength returns the length in code points of the run of non-space characters at byte i, counting no further than
// 100.
func (g *segmenter) runLength(i int) int {
	n := 0
	for ; n < 100; n++ {
		k, size := kindAt(g.text, i)
		if k == kindSpace {
			break
		}
		i += size
	}
	return n
}

// lineAround returns the bounds of the line of byte i, without white space at its ends; it looks at 400 bytes each way.
func (g *segmenter) lineAround(i int) (start, end int) {
	from, to := max(0, i-400), min(len(g.text), i+400)
	start = from + strings.LastIndexByte(g.text[from:i], '\n') + 1
	end = to
	if j := strings.IndexByte(g.text[i:to], '\n'); j >= 0 {
		end = i + j
	}
	for end > start && isSpace(rune(g.text[end-1])) {
		end--
	}
	for start < end && isSpace(rune(g.text[start])) {
		start++
	}
	return start, end
}

// bullet reports whether token i starts an item of a list.
func (g *segmenter) bullet(i int) bool {
	t := &g.tokens[i]
	switch t.Form {
	case "•", "·", "*", "-", "–", "—", "●", "○", "▪", "■", "►", "→", "‣", "+":
		return t.SpaceAfter
	}
	if i+1 >= len(g.tokens) {
		return false
	}
	next := &g.tokens[i+1]
	if len(t.Form) <= 2 && (isDigit(t.Form[0]) || len(t.Form) == 1 && letterAt(t.Form, 0)) && t.End == next.Start &&
		next.SpaceAfter {
		return next.Form == ")" || next.Form == "." && t.Form != "I"
	}
	if t.Form == "(" && i+2 < len(g.tokens) && len(next.Form) <= 3 &&
		(isDigit(next.Form[0]) || isLower(next.Form[0]) || len(next.Form) == 1) {
		return g.tokens[i+2].Form == ")" && next.End == g.tokens[i+2].Start
	}
	return false
}

// markTitle marks the first sentence as the title if it is a line of its own that looks like a headline: a few words,
// no full stop, and more text behind it.
func (g *segmenter) markTitle() {
	if len(g.out) < 2 {
		return
	}
	s := &g.out[0]
	if !strings.Contains(g.text[s.End:g.out[1].Start], "\n") || s.Tokens.Len() > 60 {
		return
	}
	if strings.ContainsAny(g.text[s.Start:s.End], "\n") && s.Tokens.Len() > 25 {
		return
	}
	last := g.tokens[s.Tokens.Last-1].Form
	switch last {
	case ".", ":", ",", ";", "...":
		return
	}
	s.Title = !g.bullet(0) && (firstUpper(g.text[s.Start:]) || !firstLower(g.text[s.Start:]))
}
