package graph

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"entente/schema"
)

// fold reduces a name to what is compared when case, accents and punctuation do not count: "Côte d’Ivoire" is
// "cote divoire", "the U.S." is "us".
func fold(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(cases.Fold().String(name)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	s := b.String()
	if rest, ok := strings.CutPrefix(s, "the "); ok {
		return rest
	}
	return s
}

// foldedNames lists the folded names of an entity, each once, sorted.
func foldedNames(e *schema.Entity) []string {
	var out []string
	for _, n := range e.Names {
		if f := fold(n); f != "" && len(f) <= maxName {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// maxName is the longest folded name in bytes that can be looked up; longer ones are sentences rather than names.
const maxName = 256
