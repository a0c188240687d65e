package link

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// weighSurname asks whether a bare surname means a person of the gazetteer: the full name has stood before, or a title
// stands with it that the person held at the document's date.
func (l *linker) weighSurname(i int, c *Candidate) {
	m := &l.d.Mentions[i]
	if c.before >= 0 {
		c.Rule = ruleFullName
		c.give(2.5, "the full name stands before")
		if l.titleOfNamesake(m, c) {
			c.give(-3, "the title is that of another of this surname")
		}
		if seen := l.persons[l.words(m)]; len(seen) > 0 && l.entityOf(seen[len(seen)-1]).ID == c.ID {
			c.give(0.5, "of those of the name, the last that was named")
		}
		if Locative(l.tree, l.d, m.Head) && l.scene.kindAt(m.Tokens) == "LOC" {
			c.give(-2, "where something happens")
		}
		return
	}
	if m.Title.Len() == 0 || m.Tokens.Len() > 1 {
		if l.knownInOffice(i, c) {
			c.Rule, c.doubt = ruleInOffice, inOfficeDoubt
			c.give(1.5, "the only one of this surname in a high office there on the date of the text")
			return
		}
		c.Rejected = "a surname alone means nobody before the full name or a title"
		return
	}
	offices := l.g.Offices(c.row.ID)
	if l.date != "" {
		offices = l.g.OfficeAt(c.row.ID, l.date)
	}
	if len(offices) == 0 {
		c.Rejected = "no office on the date of the text goes with the title"
		return
	}
	c.Rule = ruleTitled
	c.give(1.5, "a title stands before it")
	if l.date == "" && len(l.g.OfficeAt(c.row.ID, "")) > 0 {
		c.give(0.5, "still in office, as far as known")
	}
	title := l.bareTitle(m)
	switch {
	case slices.ContainsFunc(offices, func(o gazetteer.Office) bool { return fitsOffice(title, o.Title) }):
		c.give(1, "the title is that of its office")
	case !mention.IsAddress(title) || !l.setIn(c.row.Country) && !l.knownInOffice(i, c):
		c.Rejected = "the title is not that of an office of this person"
	}
	if l.countryIn(i, c.row.Country) {
		c.give(1, "the title names its country")
	}
}

// bareTitle returns the title before mention m without its country, in small letters.
func (l *linker) bareTitle(m *text.Mention) string {
	title, _ := l.withoutCountry(Words(l.d, m.Title))
	return strings.ToLower(title)
}

// titleOfNamesake reports whether the title before a surname is that of an office which c did not hold on the date of
// the text, but another person of the surname did: "Defence Minister Ivanov", when Igor Ivanov has been named.
func (l *linker) titleOfNamesake(m *text.Mention, c *Candidate) bool {
	if m.Title.Len() == 0 || l.date == "" || m.Tokens.Len() > 1 {
		return false
	}
	title, another := l.bareTitle(m), false
	for _, o := range l.g.Lookup(l.words(m)) {
		fits := o.Kind == gazetteer.KindSurname && slices.ContainsFunc(l.g.OfficeAt(o.Entity.ID, l.date),
			func(office gazetteer.Office) bool { return fitsOffice(title, office.Title) })
		if fits && o.Entity.ID == c.row.ID {
			return false
		}
		another = another || fits
	}
	return another
}

// inOfficeDoubt is how doubtful a surname is that nothing but the date and the scene leads to a person.
const inOfficeDoubt = 0.15

// knownInOffice reports whether a bare surname means candidate c because news names those in the highest offices so:
// the reader takes it for a person, the text gives nobody's full name with it, and of all who bear it c alone held a
// high office on the date, of a country or body that the text speaks of.
func (l *linker) knownInOffice(i int, c *Candidate) bool {
	m := &l.d.Mentions[i]
	words := l.words(m)
	if l.date == "" || strings.Contains(words, " ") || l.scene.kindAt(m.Tokens) != "PER" && m.Title.Len() == 0 {
		return false
	}
	if _, named := l.scene.fullNames[words]; named {
		return false
	}
	for _, o := range l.g.Lookup(words) {
		if (o.Entity.ID == c.row.ID) != l.inHighOffice(o.Entity.ID) {
			return false
		}
	}
	return true
}

// inHighOffice reports whether a person held a high office on the date of the text, of what the text speaks of.
func (l *linker) inHighOffice(person string) bool {
	return slices.ContainsFunc(l.g.OfficeAt(person, l.date), func(o gazetteer.Office) bool {
		if !listed("high", strings.ReplaceAll(o.Title, " ", "-")) {
			return false
		}
		return l.scene.bodies[o.Of.ID] || o.Of.Type == string(schema.Country) && l.setIn(o.Of.Country)
	})
}

// setIn reports whether the text names the country with the code, or something of it, for certain.
func (l *linker) setIn(iso string) bool {
	return len(l.scene.sure[iso]) > 0 || len(l.scene.within[iso]) > 0
}

// withoutInitials returns a name without the letters of middle names: "Antony J. Blinken" is Antony Blinken.
func withoutInitials(name string) string {
	parts := strings.Fields(name)
	initial := func(p string) bool { return len(p) == 2 && p[1] == '.' && 'A' <= p[0] && p[0] <= 'Z' }
	if len(parts) < 3 || initial(parts[0]) {
		return name
	}
	return strings.Join(slices.DeleteFunc(parts, initial), " ")
}

// countryIn reports whether the title of mention i names the country with the code.
func (l *linker) countryIn(i int, iso string) bool {
	title := l.d.Mentions[i].Title
	for j := i - 1; j >= 0 && l.d.Mentions[j].Tokens.First >= title.First; j-- {
		if c := l.d.Mentions[j].Cluster; c >= 0 && l.d.Clusters[c].Entity.ISO == iso {
			return true
		}
	}
	return false
}

// namedBefore returns the persons whose full name the document has given and of which words are a part, the last named
// first, without those that are candidates already.
func (l *linker) namedBefore(m *text.Mention, words string, have []Candidate) []Candidate {
	var out []Candidate
	seen := l.persons[words]
	if len(seen) == 0 {
		seen = l.persons[lowerFirst(words)] // "Bin Salman", at the start of a sentence
	}
	for k := len(seen) - 1; k >= 0; k-- {
		j := seen[k]
		e := l.entityOf(j)
		if slices.ContainsFunc(have, func(c Candidate) bool { return c.ID == e.ID }) {
			continue
		}
		c := Candidate{
			ID: e.ID, Label: e.Label, Type: schema.Person, Rule: ruleFullName, Alias: e.Label,
			cluster: l.d.Mentions[j].Cluster, before: j,
		}
		c.give(3.6-0.5*float64(len(seen)-1-k), "the full name stands before")
		switch l.scene.kindAt(m.Tokens) {
		case "PER":
			c.give(1, "read as a person")
		case "LOC":
			c.give(-0.5, "read as a place")
			if Locative(l.tree, l.d, m.Head) {
				c.give(-2, "where something happens")
			}
		}
		if l.personHere(m) {
			c.give(1, "what stands beside it goes with a person")
		}
		out = append(out, c)
	}
	return out
}

// fullNameLater places a surname that stands before the full name, as in a headline: it is that of the one person of
// the document whose full name ends with it.
func (l *linker) fullNameLater(i int) bool {
	m := &l.d.Mentions[i]
	j, ok := l.scene.fullNames[l.words(m)]
	if !ok || j <= i || m.Type.Is(schema.Place) && !l.personHere(m) {
		return false
	}
	if l.d.Mentions[j].Cluster < 0 {
		l.place(j)
	}
	full := &l.d.Mentions[j]
	if full.Cluster < 0 || full.Type != schema.Person {
		return false
	}
	m.Reason = text.Reason{Rule: ruleBefore, Antecedent: j, Words: l.words(full), Doubt: 0.1}
	l.add(i, full.Cluster)
	return true
}

// lowerFirst returns s with its first letter small.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// personHere reports whether what stands beside a name goes with a person alone: a form of address before it, or an age
// after it.
func (l *linker) personHere(m *text.Mention) bool {
	first, last := m.Tokens.First, m.Tokens.Last
	s := l.d.SentenceOf(first)
	if s < 0 {
		return false
	}
	r := l.d.Sentences[s].Tokens
	if first > r.First && mention.IsAddress(l.d.Tokens[first-1].Form) {
		return true
	}
	if last+2 >= r.Last || l.d.Tokens[last].Form != "," || l.d.Tokens[last+2].Form != "," {
		return false
	}
	age := l.d.Tokens[last+1].Form
	return len(age) == 2 && '1' <= age[0] && age[0] <= '9' && '0' <= age[1] && age[1] <= '9'
}
