package token

import (
	"unicode"
	"unicode/utf8"
)

// Kinds of characters.
type kind uint8

const (
	kindSymbol kind = iota // punctuation and symbols
	kindSpace
	kindLetter
	kindDigit
	kindMark    // combining marks and joiners: belong to what is before them
	kindInvalid // a byte that is not UTF-8
)

var asciiKinds = func() (k [utf8.RuneSelf]kind) {
	for c := range k {
		switch {
		case c <= ' ' || c == 0x7f:
			k[c] = kindSpace
		case '0' <= c && c <= '9':
			k[c] = kindDigit
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_':
			k[c] = kindLetter
		}
	}
	return k
}()

// kindAt returns the kind of the character at byte i of s and its length; kindSpace and 0 at the end.
func kindAt(s string, i int) (kind, int) {
	if i >= len(s) {
		return kindSpace, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return asciiKinds[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError && n == 1 {
		return kindInvalid, 1
	}
	return kindOf(r), n
}

func kindOf(r rune) kind {
	switch {
	case r < utf8.RuneSelf:
		return asciiKinds[r]
	case unicode.IsSpace(r), unicode.Is(unicode.Cc, r), r == '\u200b', r == '\ufeff', r == '\u2028', r == '\u2029':
		return kindSpace
	case r == 'º' || r == 'ª':
		return kindSymbol // 54º
	case unicode.IsLetter(r):
		return kindLetter
	case unicode.Is(unicode.Nd, r):
		return kindDigit
	case unicode.IsMark(r), unicode.Is(unicode.Cf, r):
		return kindMark
	case unicode.Is(unicode.Nl, r), unicode.Is(unicode.No, r): // Ⅳ, m², ½
		return kindLetter
	}
	return kindSymbol
}

func isSpace(r rune) bool { return kindOf(r) == kindSpace }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// letterBefore and letterAt report whether a letter ends before byte i or starts at it.
func letterBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r != '_' && kindOf(r) == kindLetter
}

func letterAt(s string, i int) bool {
	k, _ := kindAt(s, i)
	return k == kindLetter && s[i] != '_'
}

func wordAt(s string, i int) bool {
	k, _ := kindAt(s, i)
	return k == kindLetter || k == kindDigit
}

func wordBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	k := kindOf(r)
	return k == kindLetter || k == kindDigit
}

// digitsEnd returns the end of the run of ASCII digits at i, at most most of them.
func digitsEnd(s string, i, most int) int {
	end := min(len(s), i+most)
	for i < end && isDigit(s[i]) {
		i++
	}
	return i
}

// lettersEnd returns the end of the run of letters and marks at i, looking at no more than 40 bytes.
func lettersEnd(s string, i int) int {
	limit := i + 40
	for i < limit {
		k, n := kindAt(s, i)
		if n == 0 || k != kindLetter && k != kindMark {
			break
		}
		i += n
	}
	return i
}

// firstUpper and firstLower report the case of the first character of a form.
func firstUpper(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func firstLower(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsLower(r)
}
