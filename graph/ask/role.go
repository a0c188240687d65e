package ask

import "strings"

// roleHeads are nouns of offices.
var roleHeads = set(`minister president chancellor premier king queen leader head chief commander secretary ambassador chairman chairwoman
	chair director spokesman spokeswoman spokesperson envoy commissioner governor mayor general representative ceo executive
	adviser advisor founder ruler emir sultan pope prince deputy speaker judge senator monarch emperor owner`)

// governing are offices that govern, leading those that lead a body.
var (
	governing = set("president chancellor premier king queen ruler emir sultan monarch emperor governor prime leader head")
	leading   = set("leader head chief commander chairman chairwoman chair director ceo executive president secretary-general secretary general founder")
)

// isRole reports whether the head of a phrase is an office: "foreign minister of Japan", "British foreign secretary".
func isRole(c *chunk) bool {
	h := head(c.words)
	return h != nil && isRoleHead(h) && !allNames(c.words)
}

// isRoleHead reports whether a word is an office, or ends in one as "director-general" does.
func isRoleHead(w *word) bool {
	last := w.stem[strings.LastIndexByte(w.stem, '-')+1:]
	return roleHeads[w.stem] || roleHeads[last]
}

func allNames(ws []word) bool {
	for _, w := range ws {
		if !w.name && !isDet[w.lower] && !isPrep[w.lower] {
			return false
		}
	}
	return true
}
