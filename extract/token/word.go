package token

import (
	"strings"
	"unicode/utf8"
)

// word emits the word at pos, with its clitics and its full stop where they belong to it, and returns where it ends.
func (s *scanner) word(pos int) int {
	end := s.currency(pos)
	if isDigit(s.text[pos]) {
		end = s.measure(pos)
	}
	if end > pos {
		s.emit(pos, end)
		return end
	}
	i := pos
	for i < s.end {
		k, n := kindAt(s.text, i)
		if k == kindLetter || k == kindDigit || k == kindMark || k == kindInvalid {
			i += n // an invalid byte may be a letter of another encoding
			continue
		}
		next := i
		switch r, n := utf8.DecodeRuneInString(s.text[i:]); r {
		case '.':
			end, final := s.dot(pos, i)
			if final {
				s.emit(pos, end)
				return end
			}
			next = end
		case '\'', '’', '`', '´':
			if end := s.apostrophe(pos, i, n); end > i {
				return end
			} else if end == i {
				next = i + n
			}
		case '-', '‐', '\u2011':
			next = s.hyphen(pos, i, n)
		case ',', ':':
			next = s.inNumber(pos, i)
		case '$': // US$ 5, C$ 10
			if i-pos <= 3 && i+1 < s.end && isDigit(s.text[i+1]) && allCapitals(s.text[pos:i]) {
				s.emit(pos, i+1)
				return i + 1
			}
		default:
			next = s.joiner(pos, i)
		}
		if next == i {
			break
		}
		i = next
	}
	s.emitWord(pos, i)
	return i
}

// currency returns the end of the currency at pos if an amount is written on to it (USD500, Rs1,000), and pos
// otherwise.
func (s *scanner) currency(pos int) int {
	for end := min(s.end-1, pos+3); end > pos+1; end-- {
		if isDigit(s.text[end]) && currencies[s.text[pos:end]] {
			return end
		}
	}
	return pos
}

// measure returns the end of the number at pos if a unit is written on to it (50m, 10km, 5pm), and pos otherwise.
func (s *scanner) measure(pos int) int {
	i, limit := pos, min(s.end, pos+40)
	for i < limit && (isDigit(s.text[i]) || i > pos && i+1 < s.end && strings.IndexByte(".,:", s.text[i]) >= 0 &&
		isDigit(s.text[i+1])) {
		i++
	}
	if i == s.end || !letterAt(s.text, i) {
		return pos
	}
	end := lettersEnd(s.text, i)
	digits := digitsEnd(s.text, end, 1)
	if units[s.text[i:digits]] && !wordAt(s.text, digits) {
		return i
	}
	// 5p.m., 10a.m.
	if c := s.text[i] | 0x20; (c == 'a' || c == 'p') && i+2 < s.end && s.text[i+1] == '.' && s.text[i+2]|0x20 == 'm' &&
		!wordAt(s.text, i+3) {
		return i
	}
	return pos
}

// apostrophe looks at the apostrophe of n bytes at i in the word that starts at pos. It returns the end of what it
// emitted if it found a clitic, i if the apostrophe is inside the word, and -1 if the word ends before it.
func (s *scanner) apostrophe(pos, i, n int) int {
	if s.text[i] == '`' || strings.HasPrefix(s.text[i:], "´") {
		// A grave accent counts as an apostrophe only in `s, or it may be a quotation mark.
		if i+n >= s.end || s.text[i+n]|0x20 != 's' || wordAt(s.text, i+n+1) {
			return -1
		}
	}
	end := lettersEnd(s.text, i+n)
	if end == i+n || end > i+n+6 {
		if end > i+n && letterBefore(s.text, i) {
			return i // O'Shaughnessy
		}
		return -1
	}
	after := s.text[i+n : end]
	alone := !wordAt(s.text, end)
	switch {
	case alone && clitic(after):
		if after == "s" && i-pos >= 2 && s.text[i-1] == '0' && decade(s.text[pos:i]) {
			return i // the 1990's
		}
		s.emitWord(pos, i)
		s.emit(i, end)
		return end
	case after == "ma" && alone && s.text[pos:i] == "I": // I'ma
		s.emit(pos, i)
		s.emit(i, end-1)
		s.emit(end-1, end)
		return end
	case (after == "t" || after == "T") && alone && s.text[i-1]|0x20 == 'n':
		if i-1 > pos {
			s.emit(pos, i-1)
		}
		s.emit(i-1, end)
		return end
	case letterBefore(s.text, i):
		return i // O'Brien, Qa'ida, o'clock
	}
	return -1
}

func clitic(letters string) bool {
	switch letters {
	case "s", "S", "m", "M", "d", "D", "re", "RE", "ve", "VE", "ll", "LL":
		return true
	}
	return false
}

func decade(digits string) bool {
	return digitsEnd(digits, 0, len(digits)) == len(digits) && (len(digits) == 2 || len(digits) == 4)
}

// hyphen returns where the word that starts at pos goes on behind the hyphen of n bytes at i, or i if it ends there.
func (s *scanner) hyphen(pos, i, n int) int {
	after := i + n
	if after >= s.end {
		return i
	}
	switch {
	case isDigit(s.text[after]) && isDigit(s.text[i-1]):
		if end := s.digitGroups(pos, i); end > i {
			return end
		}
	case letterAt(s.text, after), isDigit(s.text[after]):
		if i-pos <= 8 && prefixes[strings.ToLower(s.text[pos:i])] && !s.afterHyphen() && !allUpper(s.text[pos:i]) {
			return after
		}
		if end := lettersEnd(s.text, after); end-after <= 5 && suffixes[s.text[after:end]] && !wordAt(s.text, end) {
			return after
		}
	}
	return i
}

// afterHyphen reports whether the token before, in this run, is a hyphen: then "pro" or "in" is no prefix.
func (s *scanner) afterHyphen() bool {
	last := s.lastForm()
	return last == "-" || last == "‐" || last == "\u2011"
}

func allUpper(w string) bool { return len(w) > 1 && w == strings.ToUpper(w) }

// joiner returns where the word that starts at pos goes on behind the symbol at i, or i if it ends there.
func (s *scanner) joiner(pos, i int) int {
	if i+1 >= s.end {
		return i
	}
	next := s.text[i+1]
	switch s.text[i] {
	case '&': // AT&T, R&D
		if letterBefore(s.text, i) && letterAt(s.text, i+1) && i-pos <= 4 && lettersEnd(s.text, i+1) <= i+3 {
			return i + 1
		}
	case '/':
		switch {
		case isDigit(s.text[i-1]) && isDigit(next):
			if area := digitsEnd(s.text, i+1, 4); i-pos == 3 && area == i+4 && area < s.end && s.text[area] == '-' {
				return s.digitGroups(i+1, area) // 713/853-5984
			}
			if end := digitsEnd(s.text, i+1, 5); end-(i+1) <= 4 && i-pos <= 10 && digitsOnly(s.text[pos:i], 2) {
				return end
			}
		case i-pos == 1 && letterAt(s.text, pos) && letterAt(s.text, i+1) && !wordAt(s.text, i+2) &&
			!(i+2 < s.end && s.text[i+2] == '/'):
			return i + 1 // w/o, l/c
		}
	case '@', '*', '#':
		if letterBefore(s.text, i) && letterAt(s.text, i+1) {
			return i + 1
		}
	}
	return i
}

// digitsOnly reports whether the first group of a date or fraction has at most most digits (or is a year before a
// month).
func digitsOnly(w string, most int) bool {
	n := digitsEnd(w, 0, len(w))
	return n == len(w) && n <= most || n < len(w) && w[n] == '/'
}

func allCapitals(w string) bool {
	for i := range len(w) {
		if !isUpper(w[i]) {
			return false
		}
	}
	return true
}
