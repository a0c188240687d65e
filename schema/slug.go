package schema

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is the length in bytes after which a slug is cut, at a hyphen where there is one.
const maxSlug = 80

// Slug turns a name into the readable end of an IRI: letters and digits, accents folded, words joined by hyphens;
// letters keep their case only in the lowerCamelCase names of relations ("providedAid"), which are a single word that
// begins in lower case. A name without a letter or digit gives "".
func Slug(name string) string {
	if isCamel(name) {
		return name
	}
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.':
			// Accents, apostrophes and the dots of U.S. leave no gap.
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return cutSlug(b.String())
}

func cutSlug(s string) string {
	if len(s) <= maxSlug {
		return s
	}
	cut := maxSlug
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	if i := strings.LastIndexByte(s[:cut], '-'); i > maxSlug/2 {
		cut = i
	}
	return s[:cut]
}

// isCamel reports whether name is a single ASCII word that begins with a lower-case letter and has an upper-case one.
func isCamel(name string) bool {
	upper := false
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c >= 'a' && c <= 'z':
		case i > 0 && c >= 'A' && c <= 'Z':
			upper = true
		default:
			return false
		}
	}
	return upper
}

// Camel joins words into the lowerCamelCase name of an open relation: "attach importance to" is attachImportanceTo.
// Characters that are no ASCII letter or digit separate words.
func Camel(words string) string {
	var b strings.Builder
	for i, w := range strings.FieldsFunc(strings.ToLower(words), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		if i > 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		b.WriteString(w)
	}
	return b.String()
}
