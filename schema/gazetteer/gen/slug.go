package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold takes the accents away.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ø':
			b.WriteByte('o')
		case r == 'Ø':
			b.WriteByte('O')
		case r == 'ł':
			b.WriteByte('l')
		case r == 'Ł':
			b.WriteByte('L')
		case r == 'đ':
			b.WriteByte('d')
		case r == 'Đ', r == 'Ð':
			b.WriteByte('D')
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ə':
			b.WriteByte('a')
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ':
			b.WriteString("ae")
		case r == 'œ':
			b.WriteString("oe")
		case r == 'ð':
			b.WriteByte('d')
		case r == 'þ':
			b.WriteString("th")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// slug is the readable id of a name: lower case, words joined by hyphens.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(fold(name)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'', r == '’', r == '‘', r == 'ʻ', r == '.':
		default:
			gap = true
		}
	}
	return b.String()
}

// key is how aliases are compared, enough to see repetitions.
func key(s string) string { return strings.ReplaceAll(slug(s), "-", "") }
