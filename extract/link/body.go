package link

import (
	_ "embed"
	"strings"
	"sync"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

//go:embed bodies.txt
var bodiesFile string

// bodies maps the names that every state gives to a body of its own, in small letters, to its type.
var bodies = sync.OnceValue(func() map[string]schema.NodeType {
	out := map[string]schema.NodeType{}
	var t schema.NodeType
	for line := range strings.SplitSeq(bodiesFile, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if name, ok := strings.CutSuffix(line, ":"); ok {
			var err error
			if t, err = schema.ParseNodeType(name); err != nil {
				panic("bodies.txt: " + err.Error())
			}
			continue
		}
		out[strings.TrimSpace(line)] = t
	}
	return out
})

// countryBody places a name that every state gives to a body of its own ("Ministry of Finance", "Supreme Court"): it is
// that of the country with which it is named, or of the only one that the text names. Without one it is no more than
// its words.
func (l *linker) countryBody(i int) bool {
	m := &l.d.Mentions[i]
	words, country := l.withoutCountry(l.words(m))
	name, t := bodyName(words)
	if country != nil && name == "government" {
		// "The Government of Iraq" acts for it.
		m.Reason = text.Reason{Rule: ruleGovernment, Antecedent: -1, Words: country.Name}
		l.join(i, Known(l.g, country))
		return true
	}
	if t == schema.Any {
		return false
	}
	doubt := 0.0
	if country == nil {
		country, doubt = l.bodyCountry(m, name)
	}
	if country == nil {
		return false
	}
	e, ok := bodyOf(l.g, country.Country, words)
	if !ok {
		e = Body(l.g, country.Country, name, t)
	}
	if full := l.words(m); full != words && e.QID == "" && strings.HasSuffix(string(e.ID), strings.ToLower("."+string(t))) {
		e.Label, e.Names = full, []string{full} // "Communist Party of Greece", not "Greek communist party"
	}
	m.Reason = text.Reason{Rule: ruleMinistry, Antecedent: -1, Words: name + " of " + country.Name, Doubt: doubt}
	l.join(i, e)
	return true
}

// withoutCountry splits the name of a body from the country in it: "Kenyan Ministry of Defence", "Air Force of
// Pakistan".
func (l *linker) withoutCountry(words string) (string, *gazetteer.Entity) {
	if body, of, ok := lastCut(words, " of "); ok {
		if c := l.countryCalled(of); c != nil {
			return body, c
		}
	}
	for k := strings.IndexByte(words, ' '); k > 0; {
		if c := l.countryCalled(words[:k]); c != nil {
			return words[k+1:], c
		}
		next := strings.IndexByte(words[k+1:], ' ')
		if next < 0 {
			break
		}
		k += 1 + next
	}
	return words, nil
}

// lastCut cuts s at the last separator.
func lastCut(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// countryCalled returns the country of that name, or nil.
func (l *linker) countryCalled(name string) *gazetteer.Entity {
	for _, c := range l.g.Lookup(strings.TrimSuffix(name, "'s")) {
		if c.Entity.Type == string(schema.Country) && c.Kind != gazetteer.KindMetonym {
			return c.Entity
		}
	}
	return nil
}

// bodyName returns the name of a body without an article, in small letters, ministries by their field alone ("finance
// ministry"), and its type; schema.Any for what is no such name.
func bodyName(words string) (string, schema.NodeType) {
	name := strings.TrimPrefix(strings.ToLower(words), "the ")
	for _, of := range []string{"ministry of ", "ministry for ", "department of "} {
		if field, ok := strings.CutPrefix(name, of); ok {
			field = strings.TrimPrefix(field, "the ")
			return fieldOf(field) + " " + strings.Fields(of)[0], schema.Ministry
		}
	}
	if field, ok := strings.CutSuffix(name, " ministry"); ok {
		return fieldOf(field) + " ministry", schema.Ministry
	}
	return name, bodies()[name]
}

// fieldOf is the field of a ministry as news says it for short.
func fieldOf(field string) string {
	switch field {
	case "foreign affairs":
		return "foreign"
	case "defense", "national defense", "national defence":
		return "defence"
	}
	return field
}

// bodyCountry returns the country of a body, and how doubtful that is: the one named with it, the only one of the text,
// the only one of its sentence whose body of this name the gazetteer knows, or the one that the text is of.
func (l *linker) bodyCountry(m *text.Mention, name string) (*gazetteer.Entity, float64) {
	if e := l.officeCountry(m); e != nil {
		return e, 0
	}
	if e := l.officerCountry(m, name); e != nil {
		return e, 0
	}
	if first := m.Tokens.First; first > 1 && l.d.Tokens[first-1].XPOS == "POS" {
		if e := l.country(first - 2); e != nil {
			return e, 0
		}
	}
	if len(l.scene.sure) == 1 {
		for iso := range l.scene.sure {
			if c, ok := l.g.ByISO(iso); ok {
				return c.Entity, 0.1
			}
		}
	}
	if e := l.bodyInSentence(m, name); e != nil {
		return e, 0.2
	}
	if c, ok := l.g.ByISO(l.scene.mainCountry()); ok {
		return c.Entity, 0.25
	}
	return nil, 0
}

// officerCountry returns the country of the person before whose name a body stands as part of the title, if the person
// held an office of that body in a country on the date of the text, or nil: "Security Council Secretary Nikolai
// Patrushev".
func (l *linker) officerCountry(m *text.Mention, body string) *gazetteer.Entity {
	for j := range l.d.Mentions {
		o := &l.d.Mentions[j]
		if o.Title.Len() == 0 || !o.Title.Has(m.Tokens.First) {
			continue
		}
		for _, c := range l.g.Lookup(l.words(o)) {
			for _, office := range l.g.OfficeAt(c.Entity.ID, l.date) {
				if office.Of.Type == string(schema.Country) && strings.Contains(strings.ToLower(office.Title), body) {
					return office.Of
				}
			}
		}
	}
	return nil
}

// bodyInSentence returns the only country named in the sentence of a mention whose body of that name the gazetteer
// knows, or nil.
func (l *linker) bodyInSentence(m *text.Mention, name string) *gazetteer.Entity {
	s := l.d.SentenceOf(m.Head)
	if s < 0 {
		return nil
	}
	var found *gazetteer.Entity
	for i := l.d.Sentences[s].Tokens.First; i < l.d.Sentences[s].Tokens.Last; i++ {
		e := l.country(i)
		if e == nil || e == found {
			continue
		}
		if _, ok := bodyOf(l.g, e.Country, adjectiveOf(l.g, e.Country)+" "+name); !ok {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}

// describedBody places a description of a body by its country ("South Korea's military") where the gazetteer has that
// body.
func (l *linker) describedBody(i int) {
	m := &l.d.Mentions[i]
	if strings.Contains(l.d.Tokens[m.Head].Feats, "Number=Plur") || !l.holds(m) {
		return
	}
	country := l.officeCountry(m)
	if country == nil {
		return
	}
	name := l.officeTitle(m.Head)
	e, ok := bodyOf(l.g, country.Country, adjectiveOf(l.g, country.Country)+" "+name)
	if !ok {
		return
	}
	m.Reason = text.Reason{Rule: ruleMinistry, Antecedent: -1, Words: name + " of " + country.Name}
	l.join(i, e)
}

// Body returns the entity of a body that every state has, by the ISO code of its country and its name without one
// ("finance ministry"): that of the gazetteer, or one that is the same in every document.
func Body(g *gazetteer.Gazetteer, iso, name string, t schema.NodeType) schema.Entity {
	if field, ok := strings.CutSuffix(name, " ministry"); ok {
		name = fieldOf(field) + " ministry"
	}
	label := adjectiveOf(g, iso) + " " + name
	for _, known := range []string{label, name} {
		if e, ok := bodyOf(g, iso, known); ok {
			return e
		}
	}
	return Unknown(g, label, t)
}

// adjectiveOf returns what is said before the name of a body of the country with the code: its adjective, or its name.
func adjectiveOf(g *gazetteer.Gazetteer, iso string) string {
	if _, _, adjective := g.Demonym(iso); adjective != "" {
		return adjective
	}
	if c, ok := g.ByISO(iso); ok {
		return c.Name
	}
	return iso
}

// bodyOf returns the organisation of that name that the gazetteer knows in the country with the code.
func bodyOf(g *gazetteer.Gazetteer, iso, name string) (schema.Entity, bool) {
	for _, c := range g.Lookup(name) {
		if schema.NodeType(c.Entity.Type).Is(schema.Organization) && c.Entity.Country == iso {
			return Known(g, c.Entity), true
		}
	}
	return schema.Entity{}, false
}
