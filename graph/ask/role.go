package ask

import (
	"slices"
	"strings"
)

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

// lesser are words before an office that make another one of it.
var lesser = set("vice deputy assistant former ex acting interim elect designate shadow honorary associate")

// anotherOffice is the factor of an office that only has the words of the one that is asked for: "deputy secretary
// general", "head of the office of the president".
const anotherOffice = 0.5

// officeFactor is anotherOffice for a label whose head is another office than that of role, or which a word lessens.
func officeFactor(role []word, label string) float64 {
	asked, words := head(role), trimDet(tokenize(label))
	h := head(words)
	if h == nil || asked == nil || isRoleHead(h) && akin(h.stem, asked.stem) < 0.9 {
		return anotherOffice
	}
	for i := range words {
		if lesser[words[i].lower] && !slices.ContainsFunc(role, func(w word) bool { return w.lower == words[i].lower }) {
			return anotherOffice
		}
	}
	return 1
}
