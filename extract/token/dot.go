package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dot looks at the full stop at i in the word that starts at pos. It returns where the word goes on or ends, and final
// if the token ends there, its full stop included. A word that ends before its full stop gives i, false.
func (s *scanner) dot(pos, i int) (end int, final bool) {
	next, _ := kindAt(s.text, i+1)
	if i+1 >= s.end {
		next = kindSpace
	}
	prev := s.text[i-1]
	switch {
	case next == kindDigit && isDigit(prev):
		return i + 1, false
	case next == kindDigit:
		if i-pos <= 12 && abbreviations[s.text[pos:i+1]] != 0 { // No.5, Rs.500
			return i + 1, true
		}
		return i, false
	case next == kindLetter:
		return s.dotInside(pos, i)
	case s.ellipsis(i):
		return i, false
	}
	if s.abbreviation(pos, i) {
		return i + 1, true
	}
	return i, false
}

// ellipsis reports whether the full stop at i starts an ellipsis: three or more, or two that do not follow an
// abbreviation ("Acme Inc.. On" is an abbreviation at the end of a sentence).
func (s *scanner) ellipsis(i int) bool {
	if i+1 >= s.end || s.text[i+1] != '.' {
		return false
	}
	if i+2 < s.end && s.text[i+2] == '.' {
		return true
	}
	from := i
	for from > s.start && i-from < 12 && letterBefore(s.text, from) {
		from--
	}
	lettered := i-from == 1 && from > s.start && s.text[from-1] == '.' // U.S..
	return !lettered && abbreviations[s.text[from:i+1]]&classEnd == 0
}

// dotInside is dot for a full stop before a letter.
func (s *scanner) dotInside(pos, i int) (int, bool) {
	if end := s.dotted(pos, i); end > 0 {
		return end, true
	}
	if isDigit(s.text[i-1]) && !letterAt(s.text, pos) {
		if ext := s.text[i+1 : lettersEnd(s.text, i+1)]; fileTypes[strings.ToLower(ext)] {
			return i + 1, false
		}
		return i, false
	}
	if s.domain(pos, i) {
		return i + 1, false
	}
	if i-pos <= 12 && abbreviations[s.text[pos:i+1]]&(classTitle|classEnd) != 0 && firstUpper(s.text[i+1:]) {
		return i + 1, true // Dr.Smith
	}
	return i, false
}

// dotted returns the end of an abbreviation with full stops inside (U.S., a.m., Ph.D., J.R.), or of an initial that is
// glued to a name (J.Smith), and 0 if there is none at pos.
func (s *scanner) dotted(pos, i int) int {
	_, n := utf8.DecodeRuneInString(s.text[pos:])
	single := pos+n == i && letterAt(s.text, pos)
	if single {
		if end := s.letters(pos, i); end > i+1 {
			return end
		}
	}
	// A word of the list, such as Ph.D.
	k := i
	for limit := min(s.end, pos+12); k < limit &&
		(s.text[k] == '.' || s.text[k] == '-' || s.text[k] < utf8.RuneSelf && asciiKinds[s.text[k]] == kindLetter); {
		k++
	}
	for ; k > i+1; k-- {
		if s.text[k-1] == '.' && abbreviations[s.text[pos:k]] != 0 {
			return k
		}
	}
	if single && isUpper(s.text[pos]) && firstUpper(s.text[i+1:]) {
		return i + 1
	}
	return 0
}

// letters returns the end of the single letters with full stops that start at pos with the one before i (U.S.A., p.m);
// a last letter without one counts if nothing but it is left.
func (s *scanner) letters(pos, i int) int {
	end := i + 1
	for end < s.end && end-pos < 60 && letterAt(s.text, end) {
		_, n := utf8.DecodeRuneInString(s.text[end:])
		after := end + n
		if after < s.end && s.text[after] == '.' {
			if s.ellipsis(after) {
				break
			}
			end = after + 1
			continue
		}
		if !wordAt(s.text, after) && firstUpper(s.text[pos:]) == firstUpper(s.text[end:]) {
			return after
		}
		break
	}
	return end
}

// domain reports whether the full stop at i, between letters, is inside a host name or file name.
func (s *scanner) domain(pos, i int) bool {
	end := lettersEnd(s.text, i+1)
	word := s.text[i+1 : end]
	lower := strings.ToLower(word)
	if fileTypes[lower] && !wordAt(s.text, end) && (word == lower || allUpper(word)) {
		return true
	}
	if domains[lower] && !wordAt(s.text, end) &&
		(!domainWords[lower] || strings.IndexByte(s.text[max(pos, i-64):i], '.') >= 0) && word != capitalised(lower) {
		return true
	}
	// Several lower-case parts: comp.sources.unix, or the inside of a host name.
	return word == lower && end+1 < s.end && s.text[end] == '.' && isLower(s.text[end+1]) && isLower(s.text[i-1]) ||
		word == lower && strings.IndexByte(s.text[max(pos, i-64):i], '.') >= 0 && isLower(s.text[i-1])
}

// abbreviation reports whether the word that starts at pos keeps the full stop at i, with no word character behind it.
func (s *scanner) abbreviation(pos, i int) bool {
	w := s.text[pos:i]
	if i-pos <= 12 {
		c := abbreviations[s.text[pos:i+1]]
		switch {
		case c&^classNumber&^classDate != 0:
			return true
		case c&classNumber != 0 && s.numberFollows(i+1):
			return true
		case c&classDate != 0 && s.midSentence(i+1):
			return true
		}
	}
	if r, n := utf8.DecodeRuneInString(w); n == len(w) && unicode.IsUpper(r) {
		return s.initial(i + 1)
	}
	// No sentence ends before a comma.
	return i+1 < s.end && (s.text[i+1] == ',' || s.text[i+1] == ';') && letterBefore(s.text, i) && i-pos <= 6
}

// following returns the text behind the white space at i, without opening brackets and quotation marks, and whether
// that white space ends a paragraph. It looks at 20 bytes at most.
func (s *scanner) following(i int) (string, bool) {
	lines := 0
	for limit := i + 20; i < len(s.text) && i < limit; {
		k, n := kindAt(s.text, i)
		if k != kindSpace {
			break
		}
		if s.text[i] == '\n' {
			lines++
		}
		i += n
	}
	return s.text[i:], lines > 1 || i >= len(s.text)
}

// numberFollows reports whether a number follows byte i: digits, a Roman numeral or, as after "b." and "d.", a month.
func (s *scanner) numberFollows(i int) bool {
	rest, last := s.following(i)
	if last || i < s.end && rest[0] != ')' && !isDigit(rest[0]) {
		return false
	}
	if strings.IndexByte("#(~$", rest[0]) >= 0 {
		rest = rest[1:]
	}
	if rest == "" {
		return false
	}
	word := rest[:lettersEnd(rest, 0)]
	return isDigit(rest[0]) || months[word] || word != "" && word != "I" && strings.Trim(word, "IVXLC") == ""
}

func (s *scanner) midSentence(i int) bool {
	rest, last := s.following(i)
	if last {
		return false
	}
	k, _ := kindAt(rest, 0)
	return k == kindDigit || k == kindSymbol || firstLower(rest) ||
		!starters[strings.ToLower(rest[:lettersEnd(rest, 0)])]
}

// initial reports whether the single capital before the full stop at i-1 is an initial of a name: a capitalised word or
// another initial follows, and no word before says that it is a label ("vitamin C.").
func (s *scanner) initial(i int) bool {
	n := len(s.tokens)
	before := ""
	if n > 0 {
		before = s.tokens[n-1].Form
	}
	afterInitial := len(before) == 2 && before[1] == '.'
	if i < s.end {
		c := s.text[i]
		return strings.IndexByte(",;-'", c) >= 0 || afterInitial && strings.IndexByte(")\"]", c) >= 0
	}
	rest, last := s.following(i)
	if last || labels[strings.ToLower(before[:min(len(before), 16)])] {
		return false
	}
	if afterInitial && rest[0] == '(' {
		return true
	}
	next := rest[:lettersEnd(rest, 0)]
	switch {
	case next == "":
		return false
	case firstUpper(next):
		return len(next) == 1 || !starters[strings.ToLower(next)]
	}
	return true // E. coli
}
