package score

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// stop are the words that do not tell one name from another.
var stop = set("a an the of in on at for to and or with by from its their his her this that these those s " +
	"government republic state new")

// name is a name ready to be compared: in its normal form, and its content words.
type name struct {
	normal string
	words  map[string]bool
}

func newName(s string) name {
	n := normal(s)
	return name{n, contentWords(n)}
}

// node is a subject or an object ready to be compared.
type node []name

func newNode(names []string) node {
	n := make(node, len(names))
	for i, s := range names {
		n[i] = newName(s)
	}
	return n
}

// same reports whether one of the names of n and one of those of m name the same.
func (n node) same(m node) bool {
	for _, a := range n {
		for _, b := range m {
			if a.same(b) {
				return true
			}
		}
	}
	return false
}

// SameNames reports whether one of the names of a and one of those of b name the same, as the scorer compares them.
func SameNames(a, b []string) bool { return newNode(a).same(newNode(b)) }

// same reports whether two names are equal in normal form, or whether the F1 of their content words is at least 0.6.
func (n name) same(m name) bool {
	if n.normal == m.normal {
		return true
	}
	common := 0
	for w := range n.words {
		if m.words[w] {
			common++
		}
	}
	// F1 is 2·common / (|n|+|m|), and 0.6 is 3/5.
	return common > 0 && 10*common >= 3*(len(n.words)+len(m.words))
}

// normal returns s in the form in which names are compared: compatibility characters and accents folded, lower
// case, without the dots of abbreviations ("U.S."), without the possessive mark, and with a space for everything else
// that is no letter, no digit and no sign of money or percentage.
func normal(s string) string {
	r := withoutPossessive(withoutDots(fold(s)))
	for i := range r {
		if !isWord(r[i]) && !strings.ContainsRune("%$€£¥", r[i]) {
			r[i] = ' '
		}
	}
	return strings.Join(strings.Fields(string(r)), " ")
}

// fold decomposes s, drops combining marks, lowers the rest and makes curly apostrophes straight. Bytes that are no
// UTF-8 become the replacement character first: what follows them is decomposed differently from place to place.
func fold(s string) []rune {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return []rune(strings.ReplaceAll(strings.ToLower(dropMarks(norm.NFKD.String(s))), "’", "'"))
}

// dropMarks drops what combines with the character before it.
func dropMarks(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		p := norm.NFKD.PropertiesString(s)
		n := max(1, p.Size())
		if p.CCC() == 0 {
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// withoutDots drops the dots of abbreviations: one after a single letter, and one between letters of which the second
// has a dot of its own.
func withoutDots(r []rune) []rune {
	var out []rune
	word := func(i int) bool { return i >= 0 && i < len(r) && isWord(r[i]) }
	for i, c := range r {
		if c == '.' && word(i-1) && (!word(i-2) || word(i+1) && i+2 < len(r) && r[i+2] == '.') {
			continue
		}
		out = append(out, c)
	}
	return out
}

// withoutPossessive drops "'s" where a word ends with it.
func withoutPossessive(r []rune) []rune {
	var out []rune
	for i := 0; i < len(r); i++ {
		if r[i] == '\'' && i+1 < len(r) && r[i+1] == 's' && (i+2 == len(r) || !isWord(r[i+2])) {
			i++
			continue
		}
		out = append(out, r[i])
	}
	return out
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// contentWords returns the words of a name in normal form that tell it from others, plurals in "s" without it.
func contentWords(normal string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(normal) {
		if stop[w] {
			continue
		}
		if utf8.RuneCountInString(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			w = w[:len(w)-1]
		}
		out[w] = true
	}
	return out
}
