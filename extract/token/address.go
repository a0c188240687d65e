package token

import (
	"strings"
	"unicode/utf8"
)

// address returns the end of the web address or e-mail address at pos, or pos if there is none.
func (s *scanner) address(pos int) int {
	switch {
	case s.scheme >= pos && s.scheme-pos <= 12 && s.scheme > pos && allLower(s.text[pos:s.scheme]):
		return s.trimAddress(pos, s.addressEnd(pos))
	case s.scheme >= 0 && s.scheme < pos:
		s.scheme = -1
	}
	if strings.HasPrefix(s.text[pos:s.end], "www.") || strings.HasPrefix(s.text[pos:s.end], "WWW.") {
		return s.trimAddress(pos, s.addressEnd(pos))
	}
	if strings.HasPrefix(s.text[pos:s.end], "mailto:") || strings.HasPrefix(s.text[pos:s.end], "doi:10") {
		return s.trimAddress(pos, s.addressEnd(pos))
	}
	if s.at >= 0 && s.at < pos {
		if i := strings.IndexByte(s.text[pos:min(s.end, pos+128)], '@'); i >= 0 {
			s.at = pos + i
		} else {
			s.at = -1
		}
	}
	if s.at > pos && s.at-pos <= 80 {
		return s.mail(pos)
	}
	return s.hostWithPath(pos)
}

func allLower(w string) bool {
	for i := range len(w) {
		if !isLower(w[i]|0x20) && w[i] != '+' {
			return false
		}
	}
	return true
}

// mail returns the end of the e-mail address at pos, with its "@" at s.at, or pos.
func (s *scanner) mail(pos int) int {
	for i := pos; i < s.at; i++ {
		c := s.text[i]
		if c < utf8.RuneSelf && asciiKinds[c] == kindSymbol && (i == pos || strings.IndexByte(".+-%", c) < 0) {
			return pos
		}
	}
	i := s.at + 1
	for i < s.end && i-s.at < 80 && (s.text[i] < utf8.RuneSelf && asciiKinds[s.text[i]] != kindSymbol ||
		strings.IndexByte(".-", s.text[i]) >= 0) {
		i++
	}
	for i > s.at && asciiKinds[s.text[i-1]] == kindSymbol {
		i--
	}
	if i <= s.at+1 || strings.IndexByte(s.text[s.at:i], '.') < 0 {
		return pos
	}
	return i
}

// hostWithPath returns the end of an address without a scheme, such as cra.org/resources, or pos.
func (s *scanner) hostWithPath(pos int) int {
	if pos > s.start && wordAt(s.text, pos-1) {
		return pos
	}
	i := pos
	dots := 0
	for i < s.end && i-pos < 64 {
		c := s.text[i]
		if c == '.' {
			dots++
		} else if c != '-' && (c >= utf8.RuneSelf || asciiKinds[c] == kindSymbol) {
			break
		}
		i++
	}
	if dots == 0 || i == pos || i+1 >= s.end || s.text[i] != '/' || !wordAt(s.text, i+1) {
		return pos
	}
	host := s.text[pos:i]
	if last := host[strings.LastIndexByte(host, '.')+1:]; !domains[last] || host[0] == '.' {
		return pos
	}
	return s.trimAddress(pos, s.addressEnd(pos))
}

// addressEnd returns the end of the characters that may stand in an address at pos.
func (s *scanner) addressEnd(pos int) int {
	i := pos
	for i < s.end {
		c := s.text[i]
		if strings.IndexByte("<>\"{}|\\^`", c) >= 0 || c >= utf8.RuneSelf && s.closing(i) {
			break
		}
		i++
	}
	return i
}

// closing reports whether a curly quotation mark or dash stands at i, which ends an address.
func (s *scanner) closing(i int) bool {
	r, n := utf8.DecodeRuneInString(s.text[i:])
	return r == utf8.RuneError && n == 1 && utf8.RuneStart(s.text[i]) || strings.ContainsRune("“”‘’«»—–…", r)
}

// trimAddress takes punctuation off the end of the address [pos, end) that belongs to the sentence.
func (s *scanner) trimAddress(pos, end int) int {
	open := strings.Count(s.text[pos:end], "(") - strings.Count(s.text[pos:end], ")")
	for end > pos {
		switch c := s.text[end-1]; {
		case strings.IndexByte(".,;:!?'*]", c) >= 0:
		case c == ')' && open < 0:
			open++
		default:
			return end
		}
		end--
	}
	return end
}
