package ask

import (
	"strings"
	"unicode"

	"entente/schema"
)

// word is one word of a question.
type word struct {
	text  string // as asked
	lower string // in lower case, without accents
	lemma string // canonical lemma of the word read as a verb
	stem  string // what is compared when the word is read as a noun
	// name says that the word is written like a name: with a capital or a digit.
	name bool
	// owner says that 's follows: "Japan's".
	owner bool
	// comma says that a comma follows.
	comma bool
}

// isWordRune reports whether r belongs to a word wherever it stands; hyphens, dots and commas belong to one only
// between two of these.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.Sc, r) || r == '%' || r == '&'
}

func isInner(r, before, after rune) bool {
	switch r {
	case '-', '‐', '‑', '–', '/', '_':
		return true
	case '\'', '’', '.':
		return true
	case ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// tokenize splits a question into words. Punctuation ends a word and is dropped.
func tokenize(question string) []word {
	runes := []rune(question)
	var out []word
	for i := 0; i < len(runes); {
		if !isWordRune(runes[i]) {
			if runes[i] == ',' && len(out) > 0 {
				out[len(out)-1].comma = true
			}
			i++
			continue
		}
		start := i
		for i < len(runes) && (isWordRune(runes[i]) ||
			i+1 < len(runes) && isWordRune(runes[i+1]) && isInner(runes[i], runes[i-1], runes[i+1])) {
			i++
		}
		text := string(runes[start:i])
		if i < len(runes) && runes[i] == '.' && strings.Contains(text, ".") {
			i++
			text += "." // the last dot of "U.S."
		}
		out = append(out, split(text)...)
		if i < len(runes) && (runes[i] == '\'' || runes[i] == '’') && len(out) > 0 && strings.HasSuffix(text, "s") {
			out[len(out)-1].owner = true // "militias' attack"
		}
	}
	return out
}

// split parts negated auxiliaries ("didn't" is did and not) and takes off 's.
func split(text string) []word {
	plain := strings.ReplaceAll(text, "’", "'")
	low := strings.ToLower(plain)
	if head, ok := strings.CutSuffix(low, "n't"); ok && head != "" {
		switch head {
		case "wo":
			head = "will"
		case "ca":
			head = "can"
		}
		return []word{newWord(head), newWord("not")}
	}
	if head, ok := strings.CutSuffix(plain, "'s"); ok && head != "" {
		if isWh[strings.ToLower(head)] {
			return []word{newWord(head), newWord("is")}
		}
		w := newWord(head)
		w.owner = true
		return []word{w}
	}
	return []word{newWord(plain)}
}

func newWord(text string) word {
	w := word{text: text, lower: foldCase(text)}
	w.lemma = schema.CanonLemma(verbLemma(w.lower))
	w.stem = stem(w.lower)
	first := []rune(text)[0]
	w.name = unicode.IsUpper(first) || strings.ContainsFunc(text, unicode.IsDigit) || strings.ContainsFunc(text, unicode.IsUpper)
	return w
}

// bare is join without the 's of the last word.
func bare(list []word) string { return strings.TrimSuffix(join(list), "'s") }

// join gives the words of a list as they were asked.
func join(list []word) string {
	var b strings.Builder
	for i, w := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
		if w.owner {
			b.WriteString("'s")
		}
	}
	return b.String()
}
