package neural

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sizes of the hashed tables of Features.
const (
	Suffix3Buckets = 4096
	Prefix3Buckets = 4096
	Suffix2Buckets = 1024
	ShapeBuckets   = 256
	CharBuckets    = 128
)

// maxChars is the largest number of characters of a word that the character encoder sees: the first 8 and the last 12.
const maxChars = 20

const headChars = 8

// Features is what the network sees of a word. It depends on the form alone, so that whatever is computed from it can
// be kept for the next time the word comes.
type Features struct {
	Vector  int32 // row of the pre-trained vectors, or -1
	Word    int32 // row of the learned vectors; 0 stands for every rare word
	Suffix3 int32
	Prefix3 int32
	Suffix2 int32
	Shape   int32
	Chars   []uint8
}

// Normalize maps the many glyphs of quotes, dashes and dots to the ones of ASCII that training texts use.
func Normalize(form string) string {
	ascii := true
	for i := 0; i < len(form); i++ {
		if form[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return form
	}
	return normalizer.Replace(form)
}

var normalizer = strings.NewReplacer(
	"’", "'", "‘", "'", "ʼ", "'", "`", "'", "´", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"–", "-", "—", "-", "―", "-", "‐", "-", "‑", "-", "−", "-", "…", "...", "\u00a0", " ", "\u00ad", "")

// WordKey is the spelling under which learned vectors are kept: digits fall together.
func WordKey(form string) string {
	if strings.IndexFunc(form, unicode.IsDigit) < 0 {
		return form
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, form)
}

// fill sets everything of f that follows from the letters of a form ; the rows of vectors are left to the vocabulary.
func (f *Features) fill(form string) {
	lower := strings.ToLower(form)
	f.Suffix3 = int32(hash(suffix(lower, 3), 'S') % Suffix3Buckets)
	f.Prefix3 = int32(hash(prefix(lower, 3), 'P') % Prefix3Buckets)
	f.Suffix2 = int32(hash(suffix(lower, 2), 's') % Suffix2Buckets)
	f.Shape = int32(hash(shapeOf(form), 'X') % ShapeBuckets)
	f.Chars = appendChars(f.Chars[:0], form)
}

// shapeOf draws a form with X for capitals, x for small letters, d for digits and every other character as itself; runs
// longer than two are cut to two, and the whole to eight.
func shapeOf(form string) string {
	var b []byte
	var last byte
	run := 0
	for _, r := range form {
		var c byte
		switch {
		case r >= 'a' && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			c = 'x'
		case r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			c = 'X'
		case unicode.IsDigit(r):
			c = 'd'
		case r < utf8.RuneSelf:
			c = byte(r)
		case unicode.IsLetter(r):
			c = 'l'
		default:
			c = '~'
		}
		if c == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = c, 1
		}
		if b = append(b, c); len(b) == 8 {
			break
		}
	}
	return string(b)
}

// appendChars appends the classes of the characters of form: printable ASCII as itself, other scripts by kind.
func appendChars(dst []uint8, form string) []uint8 {
	n := utf8.RuneCountInString(form)
	i := 0
	for _, r := range form {
		if n <= maxChars || i < headChars || i >= n-(maxChars-headChars) {
			dst = append(dst, charClass(r))
		}
		i++
	}
	return dst
}

func charClass(r rune) uint8 {
	switch {
	case r >= 32 && r < 127:
		return uint8(r)
	case r < utf8.RuneSelf:
		return 1
	}
	if c, ok := foldedLetter[r]; ok {
		return uint8(c)
	}
	switch {
	case unicode.IsUpper(r):
		return 2
	case unicode.IsLower(r):
		return 3
	case unicode.IsLetter(r):
		return 4
	case unicode.IsDigit(r):
		return 5
	case unicode.IsPunct(r):
		return 6
	case unicode.IsSymbol(r):
		return 7
	}
	return 8
}

// foldedLetter maps the letters of Latin-1 and a few of Latin Extended-A to their base letter.
var foldedLetter = func() map[rune]byte {
	m := make(map[rune]byte)
	for base, marked := range map[byte]string{
		'a': "àáâãäåāăą", 'c': "çćč", 'd': "ďđ", 'e': "èéêëēęě", 'g': "ğģ", 'i': "ìíîïīı", 'l': "łľ", 'n': "ñńňņ",
		'o': "òóôõöøōő", 'r': "řŕ", 's': "śşšș", 't': "ťţț", 'u': "ùúûüūůű", 'y': "ýÿ", 'z': "źżž",
		'A': "ÀÁÂÃÄÅĀĂĄ", 'C': "ÇĆČ", 'D': "ĎĐ", 'E': "ÈÉÊËĒĘĚ", 'G': "ĞĢ", 'I': "ÌÍÎÏĪİ", 'L': "ŁĽ", 'N': "ÑŃŇŅ",
		'O': "ÒÓÔÕÖØŌŐ", 'R': "ŘŔ", 'S': "ŚŞŠȘ", 'T': "ŤŢȚ", 'U': "ÙÚÛÜŪŮŰ", 'Y': "Ý", 'Z': "ŹŻŽ",
	} {
		for _, r := range marked {
			m[r] = base
		}
	}
	return m
}()

// suffix returns the last n characters of s, or s with a mark when it is shorter.
func suffix(s string, n int) string {
	end := len(s)
	for range n {
		if end == 0 {
			return s + "\x00"
		}
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	return s[end:]
}

// prefix returns the first n characters of s, or s with a mark when it is shorter.
func prefix(s string, n int) string {
	end := 0
	for range n {
		if end == len(s) {
			return s + "\x00"
		}
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}

// hash is FNV-1a with a seed byte and a last stir, the same on every machine.
func hash(s string, seed byte) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(seed)) * 16777619
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}
