package mention

import (
	"strings"
	"sync"

	"entente/schema"
	"entente/schema/gazetteer"
)

// minTyped and minTypedTwo are the least numbers of letters of a name in which one mistake is mended, and two.
const (
	minTyped    = 7
	minTypedTwo = 11
)

// mistyped reads a word that is no name as that of the one country, or people of a country, which it differs from by a
// typing mistake: a letter more, less, or another, or two exchanged (Damerau 1964); the first letter is right.
func (m *mender) mistyped(i int) (nameSpan, bool) {
	form := m.forms[i]
	lower := strings.ToLower(form)
	if len(form) < minTyped || !startsUpper(form) || m.d.Tokens[m.r.First+i].UPOS != "PROPN" {
		return nameSpan{}, false
	}
	if mends().words[lower] || m.inLongerName(i) || m.g.Lookup(form) != nil {
		return nameSpan{}, false // a name as it stands, though none that is meant: "60 Russians"
	}
	tooMany := 2
	if len(form) >= minTypedTwo {
		tooMany = 3
	}
	best, least, letters := "", tooMany, []rune(lower)
	for _, name := range countryWords(m.g)[lower[0]] {
		switch d := schema.Distance(letters, []rune(strings.ToLower(name)), tooMany-1); {
		case d < least:
			best, least = name, d
		case d == least && !strings.EqualFold(best, name):
			best = "" // two are as near
		}
	}
	if best == "" {
		return nameSpan{}, false
	}
	cands := m.g.Lookup(best)
	if len(cands) == 0 || cands[0].Kind.IsDemonym() && !m.modifies(i) {
		return nameSpan{}, false // "Liberman" is somebody
	}
	return m.name(i, 1, cands, MendedSpelling, typoDoubt)
}

// modifies reports whether token i of the sentence stands before a noun or an adjective of its phrase.
func (m *mender) modifies(i int) bool {
	if i+1 >= len(m.forms) {
		return false
	}
	switch m.d.Tokens[m.r.First+i+1].UPOS {
	case "NOUN", "ADJ":
		return true
	}
	return false
}

// inLongerName reports whether token i of the sentence stands beside another part of a name: "Liberhan Commission" is
// of no country.
func (m *mender) inLongerName(i int) bool {
	part := func(k int) bool { return startsUpper(m.forms[k]) && !m.covered[k] }
	return i > 1 && part(i-1) || i == 1 && part(0) && m.d.Tokens[m.r.First].UPOS == "PROPN" || i+1 < len(m.forms) && part(i+1)
}

// countryWords returns the names and demonyms of countries in one word, by their first letter.
var countryWords = func() func(*gazetteer.Gazetteer) map[byte][]string {
	var made sync.Map
	return func(g *gazetteer.Gazetteer) map[byte][]string {
		if words, ok := made.Load(g); ok {
			return words.(map[byte][]string)
		}
		words := map[byte][]string{}
		for c := range g.Countries() {
			for _, a := range c.Aliases {
				if len(a.Text) < minTyped-1 || strings.ContainsAny(a.Text, " -'.") || a.Kind == gazetteer.KindMetonym {
					continue
				}
				first := strings.ToLower(a.Text)[0]
				words[first] = append(words[first], a.Text)
			}
		}
		made.Store(g, words)
		return words
	}
}()
