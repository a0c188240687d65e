package prov

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/schema"
)

// nameIn finds the first words of quote that spell the slug of an entity: "Japan" for urn:entente:e:japan. Statements
// keep the words of a node only where nameIn would not find them, so that no other document can change what they say.
func nameIn(quote string, entity schema.IRI) string {
	slug := entity.Local()
	if slug == "" || strings.Contains(slug, ".") {
		// No words spell a dot, which stands before the document of a thing that is known in it alone.
		return ""
	}
	for start := 0; start < len(quote); {
		if !wordRune(runeAt(quote, start)) {
			start += runeLen(quote, start)
			continue
		}
		if mayBegin(quote[start], slug[0]) {
			if end := spells(quote, start, slug); end > 0 {
				return quote[start:end]
			}
		}
		start = wordEnd(quote, start)
	}
	return ""
}

// mayBegin reports whether the slug of words that begin with b may begin with s. An ASCII letter or digit stays what it
// is but for case, so that most words need no slug made of them.
func mayBegin(b, s byte) bool {
	if b >= 'A' && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b == s || b >= utf8.RuneSelf
}

// spells returns the end of the words from start on that spell slug, 0 if they do not.
func spells(quote string, start int, slug string) int {
	for end := start; end < len(quote); {
		end = wordEnd(quote, end)
		s := schema.Slug(quote[start:end])
		if s == slug {
			return end
		}
		if len(s) >= len(slug) || !strings.HasPrefix(slug, s) {
			return 0
		}
		for end < len(quote) && !wordRune(runeAt(quote, end)) {
			end += runeLen(quote, end)
		}
		if end == len(quote) {
			return 0
		}
	}
	return 0
}

// wordEnd returns the end of the word at i.
func wordEnd(s string, i int) int {
	for i < len(s) && wordRune(runeAt(s, i)) {
		i += runeLen(s, i)
	}
	return i
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func runeAt(s string, i int) rune {
	for _, r := range s[i:] {
		return r
	}
	return 0
}

func runeLen(s string, i int) int {
	for j := range s[i:] {
		if j > 0 {
			return j
		}
	}
	return len(s) - i
}
