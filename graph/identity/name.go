package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/schema"
)

// Entity is what is compared of an entity.
type Entity struct {
	ID    schema.IRI
	Label string
	Type  schema.NodeType
	Names []string
	QID   string
	// Documents is the number of documents that name it.
	Documents int
}

// maxNames is how many names of an entity are compared, and maxLength how long one may be in bytes: longer ones are
// sentences rather than names.
const (
	maxNames  = 12
	maxLength = 80
)

// name is a name made ready to be compared.
type name struct {
	text     string
	folded   string
	words    []string
	skeleton string
	// initials are the first letters of the words, small words left out and not.
	initials [2]string
	// capitals reports that the words begin with capitals, small words left out, as those of a proper name do.
	capitals bool
	// acronym is the folded name if it is written like one.
	acronym string
}

func newName(text string) (name, bool) {
	n := name{text: text, folded: Fold(text)}
	if n.folded == "" || len(n.folded) > maxLength {
		return n, false
	}
	n.words = strings.Fields(n.folded)
	n.skeleton = skeleton(n.folded)
	n.capitals = inCapitals(text)
	if len(n.words) == 1 {
		if looksLikeAcronym(text) {
			n.acronym = n.folded
		}
		return n, true
	}
	for _, w := range n.words {
		r, _ := utf8.DecodeRuneInString(w)
		n.initials[0] += string(r)
		if !smallWords[w] {
			n.initials[1] += string(r)
		}
	}
	return n, true
}

func inCapitals(text string) bool {
	for word := range strings.FieldsSeq(text) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLower(r) && !smallWords[word] {
			return false
		}
	}
	return true
}

// smallWords are words that many acronyms leave out.
var smallWords = map[string]bool{
	"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "to": true, "a": true,
}

// looksLikeAcronym reports whether a name of one word is written like an acronym: two to eight letters, most of them
// capitals.
func looksLikeAcronym(text string) bool {
	upper, letters := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return letters >= 2 && letters <= 8 && 2*upper > letters && upper >= 2
}

// hasDigits reports whether the word is or holds a number.
func hasDigits(word string) bool { return strings.ContainsFunc(word, unicode.IsDigit) }

// sameNumbers reports whether two names hold the same numbers: resolution 2231 is not resolution 2213.
func sameNumbers(a, b *name) bool {
	return slices.Equal(numbers(a), numbers(b))
}

func numbers(n *name) []string {
	var out []string
	for _, w := range n.words {
		if hasDigits(w) {
			out = append(out, w)
		}
	}
	return out
}

// IsLocal reports whether an entity is a description that means something in one document only: its IRI ends in a part
// of the document's.
func IsLocal(e schema.IRI) bool {
	_, end, ok := strings.Cut(e.Local(), ".")
	if !ok || len(end) != 8 || typeEndings[end] {
		return false
	}
	return !strings.ContainsFunc(end, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '2' || r > '7') })
}

// typeEndings are the types whose names, as the IRIs of unknown names end in them, look like a part of a document's
// IRI.
var typeEndings = map[string]bool{
	"alliance": true, "ministry": true, "waterway": true, "facility": true, "document": true, "exercise": true,
	"election": true, "incident": true, "quantity": true,
}
