package token

import (
	"strings"

	"entente/extract/wordlist"
)

// closes reports whether token i goes with the end of the sentence before it: a closing quotation mark or bracket, an
// emoticon, a reference such as [5], or more punctuation.
func (g *segmenter) closes(i int) bool {
	glued := g.glued(i)
	switch form := g.tokens[i].Form; form {
	case ")", "]", "}", "”", "''", "’’":
		return true
	case "»", "›", "’", ">>", ".", ",", ";", ":", "?", "!":
		return glued
	case "'", "*", "/":
		return glued && (!g.glued(i+1) || g.tokens[i+1].Form == "\"" || g.tokens[i+1].Form == "”")
	case "\"":
		if glued && !g.glued(i+1) {
			return true
		}
		return g.quoted && !g.opens(i)
	case "[":
		return g.reference(i) && g.stopBefore(i-1) >= 0
	default:
		return len(form) <= 3 && (emoticons[form] || isDigit(form[0]) && g.footnote(i)) && g.stopBefore(i-1) >= 0
	}
}

// footnote reports whether the number at token i, behind the end of a sentence, is that of a footnote: it is glued to
// the full stop, or a word that starts a sentence follows.
func (g *segmenter) footnote(i int) bool {
	if g.glued(i) {
		return i > 1 && g.plain(i-2) && !g.glued(i+1)
	}
	return i+1 < len(g.tokens) && firstUpper(g.tokens[i+1].Form) && starters[strings.ToLower(g.tokens[i+1].Form)]
}

// reference reports whether token i opens a reference or an editor's remark: a bracket closed at most three words on,
// with a number or nothing but lower-case words in it.
func (g *segmenter) reference(i int) bool {
	for j := i + 1; j < len(g.tokens) && j <= i+4; j++ {
		form := g.tokens[j].Form
		if form == "]" {
			return j > i+1
		}
		if !isDigit(form[0]) && !firstLower(form) {
			return false
		}
	}
	return false
}

// ends reports whether a sentence ends with token i because of its punctuation. The closing marks that follow the
// punctuation have been passed: i is the last of them.
func (g *segmenter) ends(i int) bool {
	stop := g.stopBefore(i)
	if stop < 0 {
		return false
	}
	next, opened := g.wordAfter(i)
	if next < 0 {
		return true // only punctuation follows
	}
	form, word := g.tokens[stop].Form, g.tokens[next].Form
	switch {
	case next == i+1 && len(word) == 1 && isStop(word[0]), g.listMarker(stop, i):
		return false // a spaced ellipsis; the number of an item
	case g.tokens[i+1].Form == "(" && isDigit(word[0]):
		return false // "Viva Maria! (1965)"
	}
	switch last := form[len(form)-1]; {
	case form == "." && !(stop > g.first && g.tokens[stop-1].Form == "."):
		return g.endsAtStop(i, next, opened)
	case last == '.' && !isStop(form[0]) && !strings.HasPrefix(form, "…"):
		return g.endsAtAbbreviation(stop, i, next)
	case last == '!' || last == '?':
		if firstLower(word) {
			return i == stop && (casuals[word] || g.plain(stop-1))
		}
		return i == stop || !g.saying(next)
	case last == '.' || form == "…":
		return !firstLower(word)
	}
	return !firstLower(word) // an emoticon, 。 and the like
}

func isStop(c byte) bool { return c == '.' || c == '!' || c == '?' }

// stopBefore returns the token of final punctuation (or abbreviation) at or before token i with nothing but closing
// marks between, or -1.
func (g *segmenter) stopBefore(i int) int {
	for j := i; j >= g.first && j > i-8; j-- {
		switch form := g.tokens[j].Form; form {
		case ")", "}", "”", "''", "’’", "»", "›", "'", "’", "\"", ">>", "*", "/":
			continue
		case "]":
			for k := j - 1; k >= g.first && k > j-6; k-- {
				if g.tokens[k].Form == "[" && g.reference(k) {
					j = k
					break
				}
			}
			continue
		case "…", "。", "！", "？", "।", "؟", "॥", "።":
			return j
		default:
			if isDigit(form[0]) && j == i && len(form) <= 3 && g.footnote(i) {
				continue
			}
			last := form[len(form)-1]
			if isStop(last) && (last == '.' || isStop(form[0])) || len(form) <= 3 && emoticons[form] {
				return j
			}
			return -1
		}
	}
	return -1
}

// wordAfter returns the first token behind i that is not an opening mark, and whether there was one; -1 if none is
// near.
func (g *segmenter) wordAfter(i int) (next int, opened bool) {
	for j := i + 1; j < len(g.tokens) && j < i+5; j++ {
		form := g.tokens[j].Form
		switch form {
		case "\"", "“", "``", "‘", "'", "«", "(", "[", "’", "„", "''", "”", "‘‘", "‘’":
			opened = true
		case "-", "–", "—", "--", "*", "•", "$", "£", "€", "#", "@", "¿", "¡", "<<", "<":
		default:
			return j, opened
		}
	}
	return -1, opened
}

// endsAtStop decides about a full stop of its own, i being the last closing mark behind it.
func (g *segmenter) endsAtStop(i, next int, opened bool) bool {
	word := g.tokens[next].Form
	if firstLower(word) {
		// Lower case after a full stop: an abbreviation we do not know, or casual writing.
		return g.tokens[i].SpaceAfter && (casuals[word] || opened && i > g.first+2 ||
			g.tokens[i].Form == "." && g.plain(i-1))
	}
	return strings.IndexByte(",;:)]}%", word[0]) < 0 || emoticons[word]
}

// plain reports whether token i is a lower-case word too long for an abbreviation: behind it and a full stop a sentence
// has ended even if the next goes on in lower case.
func (g *segmenter) plain(i int) bool {
	return i >= g.first && len(g.tokens[i].Form) > 2 && firstLower(g.tokens[i].Form)
}

// endsAtAbbreviation decides about token stop, an abbreviation with its full stop, i being the last closing mark
// behind.
func (g *segmenter) endsAtAbbreviation(stop, i, next int) bool {
	form, word := g.tokens[stop].Form, g.tokens[next].Form
	if !firstUpper(word) {
		return false
	}
	c := abbreviations[form]
	if c != 0 && c&classEnd == 0 || c == 0 && len(form) == 2 {
		return false
	}
	if stop < i && g.tokens[i].Form != ")" {
		return true // closing quotation mark
	}
	switch strings.ToLower(form) {
	case "a.m.", "p.m.":
		return !timeWords[word] && !months[word]
	case "etc.":
		return true
	}
	return starters[strings.ToLower(word)] || abbreviations[word]&classTitle != 0 && len(word) <= 4
}

// saying reports whether token i starts a clause such as "Smith asked" or "President Obama said", after a quotation.
func (g *segmenter) saying(i int) bool {
	for j := i; j < len(g.tokens) && j < i+5; j++ {
		form := g.tokens[j].Form
		if sayings[form] {
			return j > i
		}
		if !firstUpper(form) && form != "the" {
			return false
		}
	}
	return false
}

// listMarker reports whether the full stop at token stop belongs to the number or letter that counts an item, a section
// or a figure ("1.", "a.", "2.1.", "Figure 3.") at the start of a sentence, or an item behind a colon.
func (g *segmenter) listMarker(stop, i int) bool {
	if stop != i || stop == 0 || g.lineBreaks(i) > 0 {
		return false
	}
	if form := g.tokens[stop].Form; stop == g.first {
		return len(form) > 1 && len(form) <= 3 && isDigit(form[0])
	}
	form := g.tokens[stop-1].Form
	if g.tokens[stop].Form != "." {
		return false
	}
	switch digit := isDigit(form[0]); {
	case stop-1 == g.first:
		return len(form) <= 2 && (digit || len(form) == 1 && form != "I") ||
			digit && len(form) <= 8 && strings.IndexByte(form, '.') > 0
	case stop-2 == g.first:
		return len(form) <= 2 && g.tokens[g.first].Form == "(" || digit && figures[g.tokens[g.first].Form]
	case len(form) > 2 || !digit && form == "I":
		return false
	}
	switch g.tokens[stop-2].Form {
	case ":", "*", "•", ";":
		return true
	}
	return false
}

// figures are words that with a number label a picture or table.
var figures = wordlist.Of("Figure Fig. Table Chart Map Box Exhibit Photo Picture")
