package parse

import (
	"unicode"
	"unicode/utf8"

	"entente/extract/text"
)

// maxDateline is how many tokens a dateline has at most.
const maxDateline = 14

// datelineEnd returns the index after the dash of the dateline that opens a sentence ("TOKYO, October 7, 2020 —",
// "KABUL (AP) —"), or 0 if there is none. A dateline begins with a place in capitals and holds only names, numbers and
// marks up to its dash. It is no part of the sentence that follows: read with it, its place would be taken for the
// subject.
func datelineEnd(tokens []text.Token) int {
	if len(tokens) == 0 || !inCapitals(tokens[0].Form) {
		return 0
	}
	for i := range tokens[:min(len(tokens), maxDateline+1)] {
		switch form := tokens[i].Form; {
		case i == 0:
		case form == "—" || form == "–" || form == "--" || form == "-" && spaced(tokens, i):
			if i+1 == len(tokens) {
				return 0
			}
			return i + 1
		case !datelineWord(form):
			return 0
		}
	}
	return 0
}

// inCapitals reports whether a word has three letters or more, all of them capitals.
func inCapitals(word string) bool {
	letters := 0
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters >= 3
}

// datelineWord reports whether a word may stand in a dateline: a name, a number, or a mark that parts them.
func datelineWord(word string) bool {
	switch word {
	case ",", "(", ")", "/":
		return true
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// spaced reports whether white space stands on both sides of token i, which is not the first.
func spaced(tokens []text.Token, i int) bool {
	return i+1 < len(tokens) && tokens[i-1].End < tokens[i].Start && tokens[i].End < tokens[i+1].Start
}
