package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// The rules by which the words of a mention are read as a name that they are not, as text.Reason has them.
const (
	MendedCase     = "mended case"
	MendedSpacing  = "mended spacing"
	MendedSpelling = "mended spelling"
	MendedSpinner  = "mended spinner word"
)

// How doubtful a name is that was mended.
const (
	caseDoubt    = 0.1
	spacingDoubt = 0.1
	scanDoubt    = 0.15
	typoDoubt    = 0.2
	spinnerDoubt = 0.25
)

// mendedNames returns names of the gazetteer that damage hides from gazetteerNames in a sentence: capitals or none
// where they belong, letters that scanners confuse, typing mistakes, words that rewriting programs exchanged. What
// names something as it stands, one of names, is never mended.
func (f *finder) mendedNames(r text.Range, names []nameSpan) []nameSpan {
	m := mender{finder: f, r: r, forms: make([]string, r.Len()), covered: make([]bool, r.Len()), caseless: f.caseless(r)}
	for _, n := range names {
		for i := n.tokens.First; i < n.tokens.Last; i++ {
			m.covered[i-r.First] = true
		}
	}
	for i := range m.forms {
		m.forms[i] = f.d.Tokens[r.First+i].Form
	}
	for i := 0; i < len(m.forms); i++ {
		n, ok := m.at(i)
		if !ok {
			continue
		}
		m.found = append(m.found, n)
		i = n.tokens.Last - r.First - 1
	}
	return m.found
}

type mender struct {
	*finder
	r        text.Range
	forms    []string
	covered  []bool
	caseless bool
	found    []nameSpan
}

// caseless reports whether a sentence is in capitals or small letters throughout.
func (f *finder) caseless(r text.Range) bool {
	words, upper, lower := 0, false, false
	for i := r.First; i < r.Last; i++ {
		form := f.d.Tokens[i].Form
		if strings.ContainsFunc(form, unicode.IsLetter) {
			words++
		}
		upper = upper || strings.ContainsFunc(form, unicode.IsUpper)
		lower = lower || strings.ContainsFunc(form, unicode.IsLower)
	}
	return words > 3 && upper != lower
}

// at returns the mended name that begins at token i of the sentence.
func (m *mender) at(i int) (nameSpan, bool) {
	if n, ok := m.spun(i); ok {
		return n, true
	}
	if m.covered[i] || !strings.ContainsFunc(m.forms[i], unicode.IsLetter) {
		return nameSpan{}, false
	}
	for _, rule := range []func(int) (nameSpan, bool){m.cased, m.scanned, m.glued, m.mistyped} {
		if n, ok := rule(i); ok {
			return n, true
		}
	}
	return nameSpan{}, false
}

// name makes the span of n tokens at i that are read as an alias of one of cands, if one of them is telling enough to
// be meant by damaged words.
func (m *mender) name(i, n int, cands []gazetteer.Candidate, rule string, doubt float64) (nameSpan, bool) {
	for _, c := range cands {
		if c.Weak || !c.ExactCase && rule != MendedSpinner && rule != MendedCase || !telling(&c, cands) {
			continue
		}
		tokens := text.Range{First: m.r.First + i, Last: m.r.First + i + n}
		seen := strings.Join(strings.Fields(m.d.Slice(m.d.SpanOf(tokens))), " ")
		return nameSpan{tokens: tokens, typ: schema.NodeType(c.Entity.Type), known: true, readAs: c.Alias,
			reason: text.Reason{Rule: rule, Antecedent: -1, Words: seen + " read as " + c.Alias, Doubt: doubt}}, true
	}
	return nameSpan{}, false
}

// telling reports whether a candidate is one that damaged words may be read as: a country by any name, its capital, a
// person by the full name, or a name of two words or more.
func telling(c *gazetteer.Candidate, all []gazetteer.Candidate) bool {
	switch t := schema.NodeType(c.Entity.Type); {
	case t == schema.Country:
		return c.Kind != gazetteer.KindAcronym
	case t == schema.Topic || c.Kind == gazetteer.KindSurname || c.Kind == gazetteer.KindAcronym:
		return false
	case t == schema.City:
		return all[0].Kind == gazetteer.KindMetonym
	}
	return strings.Contains(c.Alias, " ") || len(c.Alias) > 5
}

// cased reads words as a name in another case: all of them where the sentence has one case only, and elsewhere those
// that begin with a small letter ("new Delhi", "united nations").
func (m *mender) cased(i int) (nameSpan, bool) {
	small := !startsUpper(m.forms[i])
	if !m.caseless && !small || small && m.common(i) {
		return nameSpan{}, false
	}
	forms := make([]string, 0, len(m.forms))
	for _, form := range m.forms {
		forms = append(forms, titled(form))
	}
	n, cands := m.g.Longest(forms, i)
	if n == 0 || small && !widelyNamed(cands) || !m.caseless && (n == 1 || m.restNames(i+1, n-1, cands)) {
		return nameSpan{}, false
	}
	doubt := caseDoubt
	if m.caseless && !small {
		doubt = 0
	}
	return m.name(i, n, cands, MendedCase, doubt)
}

// restNames reports whether the n tokens at i name something by themselves, to which a small word before them adds
// nothing of a name ("mainland China", "south Sudan"), or whether the name goes on after them ("king Charles Mumbere").
func (m *mender) restNames(i, n int, cands []gazetteer.Candidate) bool {
	if next := i + n; schema.NodeType(cands[0].Entity.Type) == schema.Person && next < len(m.forms) && startsUpper(m.forms[next]) {
		return true
	}
	k, rest := m.g.Longest(m.forms, i)
	if k != n {
		return false
	}
	return rest[0].Entity == cands[0].Entity || rest[0].Entity.Type == string(schema.Country) && !rest[0].Weak &&
		rest[0].Kind != gazetteer.KindMetonym
}

// common reports whether token i is a word that begins no name: a verb or a function word.
func (m *mender) common(i int) bool {
	switch m.d.Tokens[m.r.First+i].UPOS {
	case "NOUN", "PROPN", "ADJ", "X":
		return false
	}
	return true
}

// widelyNamed reports whether the best candidate is a state, its capital, a person or a body of states: words in small
// letters may name those, where "white house" may be any.
func widelyNamed(cands []gazetteer.Candidate) bool {
	switch schema.NodeType(cands[0].Entity.Type) {
	case schema.Country, schema.Person:
		return !cands[0].Weak
	case schema.InternationalOrganization, schema.Alliance:
		return !cands[0].Weak && cands[0].Kind == gazetteer.KindName // "security council" may be another's
	}
	return false
}

// titled returns a word with its first letter large and the others small.
func titled(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + strings.ToLower(s[n:])
}

// minScanned is the least number of letters of a name that other letters than the first were confused in: shorter ones
// are too near to words ("Mall", "Mali").
const minScanned = 5

// scanned reads a word with letters that scanners confuse.
func (m *mender) scanned(i int) (nameSpan, bool) {
	form := m.forms[i]
	if len(form) < 4 || !startsUpper(form) && form[0] != 'l' && form[0] != '|' || mends().words[strings.ToLower(form)] {
		return nameSpan{}, false
	}
	forms := append([]string(nil), m.forms...)
	for _, conf := range mends().letters {
		for at := 0; at < len(form); at++ {
			if !strings.HasPrefix(form[at:], conf.seen) || at > 0 && len(form) < minScanned {
				continue
			}
			for _, meant := range conf.meant {
				forms[i] = form[:at] + meant + form[at+len(conf.seen):]
				if n, cands := m.g.Longest(forms, i); n > 0 {
					if name, ok := m.name(i, n, cands, MendedSpelling, scanDoubt); ok {
						return name, true
					}
				}
			}
		}
	}
	return nameSpan{}, false
}

// glued reads a name out of a word that a blank is missing in: "nearMonrovia".
func (m *mender) glued(i int) (nameSpan, bool) {
	form := m.forms[i]
	for k := 2; k+4 < len(form); k++ {
		if form[k] < 'A' || form[k] > 'Z' || form[k-1] < 'a' || form[k-1] > 'z' || startsUpper(form) {
			continue
		}
		forms := append([]string(nil), m.forms...)
		forms[i] = form[k:]
		if n, cands := m.g.Longest(forms, i); n > 0 {
			return m.name(i, n, cands, MendedSpacing, spacingDoubt)
		}
	}
	return nameSpan{}, false
}

// spun reads words that a rewriting program put for one word of a name: "Joined Nations", "availability Chain
// Resilience Initiative". Another word of the name must stand as it is, with its capital.
func (m *mender) spun(i int) (nameSpan, bool) {
	for j := i; j < min(i+4, len(m.forms)); j++ {
		for _, s := range mends().spun[strings.ToLower(m.forms[j])] {
			if !m.stands(j, s.seen) {
				continue
			}
			forms := append(append(append([]string(nil), m.forms[:j]...), titled(s.meant)), m.forms[j+len(s.seen):]...)
			n, cands := m.g.Longest(forms, i)
			if n < 2 || j >= i+n || !m.kept(forms[i:i+n], j-i) {
				continue
			}
			if last := i + n - 1 + len(s.seen); !m.named(i, last) {
				if name, ok := m.name(i, last-i, cands, MendedSpinner, spinnerDoubt); ok {
					return name, true
				}
			}
		}
	}
	return nameSpan{}, false
}

// stands reports whether the words of a phrase stand at token j.
func (m *mender) stands(j int, phrase []string) bool {
	if j+len(phrase) > len(m.forms) {
		return false
	}
	for k, w := range phrase {
		if !strings.EqualFold(m.forms[j+k], w) {
			return false
		}
	}
	return true
}

// kept reports whether a word of a name other than the one at but has a capital.
func (m *mender) kept(name []string, but int) bool {
	for k, w := range name {
		if k != but && startsUpper(w) {
			return true
		}
	}
	return false
}

// named reports whether the tokens from i to before last are all part of one longer name as they stand, or of several.
func (m *mender) named(i, last int) bool {
	for k := i; k < last; k++ {
		if !m.covered[k] {
			return false
		}
	}
	return true
}
