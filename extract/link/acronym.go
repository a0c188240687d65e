package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
)

// introduced places an acronym that the document explains: in brackets after what it stands for ("Indo-Pacific Oceans'
// Initiative (IPOI)"), before it ("IPOI (Indo-Pacific Oceans' Initiative)"), or one of those met again. What the
// document says goes before whatever else the letters may mean.
func (l *linker) introduced(i int) bool {
	m := &l.d.Mentions[i]
	words := Words(l.d, m.Tokens)
	if strings.Contains(words, " ") {
		return false
	}
	long, ok := l.acronyms[words]
	if !ok {
		if long = l.explained(m, words); long < 0 {
			return false
		}
		if l.d.Mentions[long].Cluster < 0 {
			l.place(long)
		}
		if l.d.Mentions[long].Cluster < 0 {
			return false
		}
		l.acronyms[words] = long
	}
	m.Reason = text.Reason{Rule: ruleIntroduced, Antecedent: long, Words: Words(l.d, l.d.Mentions[long].Tokens)}
	l.add(i, l.d.Mentions[long].Cluster)
	return true
}

// explained returns the mention of a name that the acronym of mention m abbreviates and that a bracket joins to it, or
// -1.
func (l *linker) explained(m *text.Mention, acronym string) int {
	before, after := m.Tokens.First-1, m.Tokens.Last
	opens := before > 0 && l.d.Tokens[before].Form == "("
	follows := after+1 < len(l.d.Tokens) && l.d.Tokens[after].Form == "("
	if !opens && !follows {
		return -1
	}
	for j := range l.d.Mentions {
		o := &l.d.Mentions[j]
		if !o.Named || !(opens && o.Tokens.Last == before || follows && o.Tokens.First == after+1) {
			continue
		}
		if Initials(Words(l.d, o.Tokens), acronym) || opens && o.Type.Is(schema.Organization) && l.foreignLetters(acronym) {
			return j
		}
	}
	return -1
}

// foreignLetters reports whether a word may be the acronym of a name in another language: letters that nothing known is
// called.
func (l *linker) foreignLetters(word string) bool {
	return len(word) > 1 && len(word) < 8 && strings.ToUpper(word) == word && !small(word) && l.g.Lookup(word) == nil
}

// Initials reports whether short is the acronym of long: its letters are the initials of the words of long, in order,
// where small words and hyphenated parts may count or not.
func Initials(long, short string) bool {
	if utf8.RuneCountInString(short) < 2 || strings.ToUpper(short) != short && !strings.ContainsFunc(short, unicode.IsUpper) {
		return false
	}
	want := []rune(strings.ToLower(strings.ReplaceAll(short, ".", "")))
	k := 0
	parts := func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' }
	for _, w := range strings.FieldsFunc(strings.ToLower(long), parts) {
		r, _ := utf8.DecodeRuneInString(w)
		if k < len(want) && r == want[k] {
			k++
		} else if len(w) > 3 {
			return false
		}
	}
	return k == len(want)
}

// shortForm places the shorter name of an organisation after the longer one, where the words that are left out only say
// of what kind it is ("Hirtenberger" after "Hirtenberger Group"), and an acronym after the one name whose initials it
// has. Names that merely share a word are two.
func (l *linker) shortForm(i int) bool {
	m := &l.d.Mentions[i]
	words := l.words(m)
	if !m.Type.IsAny([]schema.NodeType{schema.Organization, schema.Person}) && m.Type != schema.Any || m.Title.Len() > 0 {
		return false
	}
	found := -1
	for c := range l.d.Clusters {
		e := &l.d.Clusters[c].Entity
		if !e.Type.Is(schema.Organization) && e.Type != schema.Initiative && e.Type != schema.Agreement {
			continue
		}
		acronym := len(words) > 2 && strings.ToUpper(words) == words && Initials(e.Label, words)
		if !acronym && !sortsOnly(e.Label, words) {
			continue
		}
		if found >= 0 {
			return false
		}
		found = c
	}
	if found < 0 {
		return false
	}
	long := &l.d.Clusters[found]
	m.Reason = text.Reason{Rule: ruleShort, Antecedent: long.Mentions[0], Words: long.Entity.Label, Doubt: 0.1}
	l.add(i, found)
	return true
}

// sortsOnly reports whether long is short and words that only say what kind of organisation it is.
func sortsOnly(long, short string) bool {
	rest, ok := strings.CutPrefix(long, short+" ")
	if !ok {
		return false
	}
	for w := range strings.FieldsSeq(rest) {
		w = strings.TrimRight(w, ".,")
		if !mention.NounType(w).Is(schema.Organization) && !listed("legal", w) {
			return false
		}
	}
	return true
}
