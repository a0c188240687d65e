package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// symbol returns the end of the token at pos, which does not start with a word character.
func (s *scanner) symbol(pos int) int {
	r, n := utf8.DecodeRuneInString(s.text[pos:])
	alone := pos == s.start
	if end := s.emoticon(pos); end > pos {
		return end
	}
	switch r {
	case '.', '!', '?':
		return s.stops(pos)
	case '\'', '’', '‘':
		if end := s.leadingApostrophe(pos, n); end > pos {
			return end
		}
		if r2, n2 := utf8.DecodeRuneInString(s.text[pos+n : s.end]); r != '\'' && (r2 == '’' || r2 == '‘') {
			return pos + n + n2 // a double mark of two single ones
		}
		if r == '\'' && strings.HasPrefix(s.text[pos:s.end], "''") {
			return pos + 2
		}
	case '`':
		if strings.HasPrefix(s.text[pos:s.end], "``") {
			return pos + 2
		}
	case '+':
		if alone && pos+1 < s.end && isDigit(s.text[pos+1]) {
			return s.phone(pos + 1)
		}
		return s.same(pos)
	case '#', '@':
		if alone && letterAt(s.text, pos+1) {
			return s.handle(pos + 1)
		}
		return s.same(pos)
	case '…':
		end := s.same(pos)
		for end < s.end && s.text[end] == '.' {
			end++
		}
		return end
	case '$', '-', '–', '—', '―', '−', '*', '=', '~', '<', '>', '|', '·', '•', '^':
		return s.same(pos)
	}
	if r < utf8.RuneSelf || unicode.IsPunct(r) {
		return s.marks(pos + n)
	}
	return s.emoji(pos)
}

// same returns the end of the run of one character.
func (s *scanner) same(pos int) int {
	_, n := utf8.DecodeRuneInString(s.text[pos:])
	i := pos + n
	for i < s.end && strings.HasPrefix(s.text[i:], s.text[pos:pos+n]) {
		i += n
	}
	return s.marks(i)
}

// stops returns the end of a full stop, an ellipsis, or a run of exclamation and question marks; or of a number or file
// type that begins with a full stop (.05, .doc).
func (s *scanner) stops(pos int) int {
	if s.text[pos] == '.' && pos+1 < s.end {
		before := s.lastForm()
		if isDigit(s.text[pos+1]) && (before == "" || strings.ContainsAny(before, "($£€[")) {
			end := digitsEnd(s.text, pos+1, 40)
			if !wordAt(s.text, end) {
				return end
			}
		}
		if pos == s.start && letterAt(s.text, pos+1) {
			if end := lettersEnd(s.text, pos+1); fileTypes[s.text[pos+1:end]] && !wordAt(s.text, end) {
				return end
			}
		}
	}
	i := pos
	for i < s.end && s.text[i] == '.' {
		i++
	}
	if i > pos+1 {
		return i
	}
	for i < s.end && (s.text[i] == '!' || s.text[i] == '?') {
		i++
	}
	return i
}

// leadingApostrophe returns the end of a word that begins with an apostrophe ('em, '90s) or of a clitic that stands
// alone, and pos if the apostrophe is a quotation mark.
func (s *scanner) leadingApostrophe(pos, n int) int {
	after := pos + n
	if end := digitsEnd(s.text, after, 3); end-after == 2 && (pos == s.start || !wordBefore(s.text, pos)) {
		if end < s.end && s.text[end] == 's' {
			end++
		}
		if !wordAt(s.text, end) && !(end < s.end && (s.text[end] == '\'' || strings.HasPrefix(s.text[end:], "’"))) {
			return end
		}
		return pos
	}
	end := lettersEnd(s.text, after)
	if end == after || end-after > 6 {
		return pos
	}
	word := s.text[after:end]
	if clitic(word) && (pos > s.start || isLower(word[0])) && !strings.HasPrefix(s.text[pos:], "‘") {
		return end
	}
	if apostrophes["'"+strings.ToLower(word)] &&
		!(end < s.end && (s.text[end] == '\'' || strings.HasPrefix(s.text[end:], "’"))) {
		return end
	}
	return pos
}

// phone returns the end of an international telephone number behind its plus sign.
func (s *scanner) phone(i int) int {
	for i < s.end && (isDigit(s.text[i]) || i+1 < s.end && s.text[i] == '-' && isDigit(s.text[i+1])) {
		i++
	}
	return i
}

// handle returns the end of a hashtag or user name behind its sign.
func (s *scanner) handle(i int) int {
	for i < s.end {
		k, n := kindAt(s.text, i)
		if k != kindLetter && k != kindDigit && k != kindMark {
			break
		}
		i += n
	}
	return i
}

// emoticon returns the end of the emoticon at pos, or pos. Behind other characters it must end the run ("thanks:-)").
func (s *scanner) emoticon(pos int) int {
	for end := min(s.end, pos+3); end > pos+1; end-- {
		if !emoticons[s.text[pos:end]] {
			continue
		}
		if pos == s.start && (end == s.end || strings.IndexByte(".,!?)\"", s.text[end]) >= 0) {
			return end
		}
		if pos > s.start && end == s.end && strings.IndexByte(s.text[max(s.start, pos-64):pos], '(') < 0 &&
			wordBefore(s.text, pos) && (end-pos == 3 || s.text[pos] == ':') {
			return end
		}
	}
	return pos
}

// marks returns the end of the combining marks and joiners at i.
func (s *scanner) marks(i int) int {
	for i < s.end {
		k, n := kindAt(s.text, i)
		if k != kindMark {
			break
		}
		i += n
	}
	return i
}

// emoji returns the end of the symbol at pos with what is joined to it: marks and variation selectors, skin tones,
// further symbols after a zero-width joiner, the second half of a flag.
func (s *scanner) emoji(pos int) int {
	r, n := utf8.DecodeRuneInString(s.text[pos:])
	i := pos + n
	if regional(r) {
		if r2, n2 := utf8.DecodeRuneInString(s.text[i:s.end]); regional(r2) {
			i += n2
		}
	}
	for i < s.end {
		k, n := kindAt(s.text, i)
		r, _ := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case k == kindMark || 0x1F3FB <= r && r <= 0x1F3FF:
			i += n
		case k == kindSymbol && strings.HasSuffix(s.text[pos:i], "\u200d"):
			i += n
		default:
			return i
		}
	}
	return i
}

func regional(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }
