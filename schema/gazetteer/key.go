package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key returns the form of s under which aliases are compared: lower case
// without accents, spaces, hyphens, apostrophes, dots and quotes. "Côte
// d'Ivoire" and "cote d’ivoire" have one key, and so have "cyber-security"
// and "cybersecurity".
func Key(s string) string {
	return string(appendLower(nil, appendForm(nil, s)))
}

// appendForm appends s with everything taken away that spelling varies in,
// except its case.
func appendForm(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return appendFolded(dst, s[i:])
		case isAlnum(c), c == '+', c == ',':
			dst = append(dst, c)
		case c == '&':
			dst = append(dst, "and"...)
		}
	}
	return dst
}

// appendFolded is appendForm for text that is not all ASCII.
func appendFolded(dst []byte, s string) []byte {
	for _, r := range norm.NFD.String(s) {
		switch {
		case r < utf8.RuneSelf:
			c := byte(r)
			if isAlnum(c) || c == '+' || c == ',' {
				dst = append(dst, c)
			} else if c == '&' {
				dst = append(dst, "and"...)
			}
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Lm, r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if a, ok := latin[r]; ok {
				dst = append(dst, a...)
			} else {
				dst = utf8.AppendRune(dst, r)
			}
		}
	}
	return dst
}

// latin spells the Latin letters that have no decomposition.
var latin = map[rune]string{
	'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'đ': "d", 'Đ': "D", 'ı': "i",
	'ß': "ss", 'æ': "ae", 'Æ': "AE", 'œ': "oe", 'Œ': "OE", 'ð': "d", 'Ð': "D",
	'þ': "th", 'Þ': "Th", 'ə': "a", 'Ə': "A", 'ħ': "h", 'Ħ': "H",
}

// appendLower appends form in lower case.
func appendLower(dst, form []byte) []byte {
	for i := 0; i < len(form); i++ {
		c := form[i]
		if c >= utf8.RuneSelf {
			for _, r := range string(form[i:]) {
				dst = utf8.AppendRune(dst, unicode.ToLower(r))
			}
			return dst
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// joins reports whether a token without letters may stand inside a name:
// hyphens, apostrophes, dots and the like do, brackets and colons do not.
func joins(token string) bool {
	for _, r := range token {
		switch r {
		case '-', '‐', '‑', '‒', '–', '.', '\'', '’', '‘', 'ʼ', '/', '·', ' ', '\u00a0':
		default:
			return false
		}
	}
	return true
}
