package link

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// weigh weighs the k-th candidate that the gazetteer offers for mention i; seat is the country for which one of them
// stands as its seat, or nil.
func (l *linker) weigh(i int, row *gazetteer.Candidate, k int, seat *gazetteer.Entity) Candidate {
	m, e := &l.d.Mentions[i], row.Entity
	c := Candidate{
		ID: schema.EntityIRI(e.ID), Label: e.Name, Type: schema.NodeType(e.Type), Rule: ruleOf(row), Alias: row.Alias,
		row: e, before: -1,
	}
	c.give(1-float64(k)/10, "its place among those called so")
	if c.Type == schema.City {
		c.give(citySize(e.Weight), "its size")
	}
	c.damaged(l.words(m), row.ExactCase)
	if cl, ok := l.byID[c.ID]; ok && len(l.d.Clusters[cl].Mentions) > 0 {
		c.before = l.d.Clusters[cl].Mentions[0]
	}
	switch {
	case row.Kind == gazetteer.KindSurname:
		l.weighSurname(i, &c)
	case row.Weak && !row.ExactCase:
		c.Rejected = "a common word, unless written " + row.Alias
	case c.Type == schema.City && seat == nil && small(l.words(m)) && !small(row.Alias):
		c.Rejected = "a city without its capital letter"
	case c.Type == schema.InternationalOrganization && l.ofCountry(m):
		c.Rejected = "a body of the country named with it"
	case l.foreign(e):
		c.Rejected = "the text does not name its country"
	case seat != nil:
		l.weighSeat(m, &c, row, seat)
	case c.Type == schema.Country:
		c.give(1, "a country")
	}
	if c.Rejected == "" {
		l.weighPlace(i, &c)
		l.weighKind(m, &c, row.Kind)
		l.weighDate(&c)
	}
	return c
}

// citySize returns the points that a city of so many thousands of people loses for its size: none above ten million,
// one more for every tenth of that.
func citySize(thousands int) float64 {
	return math.Round(10*min(0, math.Log10(float64(1+thousands))-4)/3) / 10
}

// damaged notes where the words differ from the alias that they match by a mistake of case or of blanks.
func (c *Candidate) damaged(words string, exactCase bool) {
	squeezed := !strings.ContainsAny(words, " -‑–") && strings.Contains(c.Alias, " ")
	switch {
	case c.Rule == ruleTopic:
	case squeezed && !strings.ContainsFunc(words[1:], unicode.IsUpper):
		c.give(-0.8, "written as one word")
	case squeezed || strings.Contains(words, "- ") || strings.Contains(words, ". ") && !strings.Contains(c.Alias, " "):
		c.Rule, c.doubt = mention.MendedSpacing, 0.05
	case exactCase || !small(words) || small(c.Alias):
	case c.Type == schema.Country || c.Type == schema.Person || c.Type == schema.City:
		c.Rule, c.doubt = mention.MendedCase, 0.1
	}
}

// small reports whether s has no capital.
func small(s string) bool { return strings.ToLower(s) == s }

// ruleOf is the rule by which an alias leads to its entity.
func ruleOf(row *gazetteer.Candidate) string {
	switch t := schema.NodeType(row.Entity.Type); {
	case row.Kind == gazetteer.KindSurname:
		return ruleSurname
	case t == schema.Topic || t == schema.Weapon:
		return ruleTopic
	}
	switch row.Kind {
	case gazetteer.KindName:
		return ruleName
	case gazetteer.KindAcronym:
		return ruleAcronym
	case gazetteer.KindFormer:
		return ruleFormer
	case gazetteer.KindDemonymNoun, gazetteer.KindDemonymAdj:
		return ruleDemonym
	case gazetteer.KindMetonym:
		return ruleMetonym
	}
	return ruleAlias
}

// ofCountry reports whether mention m names a body that every state has, with its country: "the Security Council of the
// Russian Federation".
func (l *linker) ofCountry(m *text.Mention) bool {
	name, t := bodyName(l.words(m))
	if t == schema.Any {
		return false
	}
	if l.officerCountry(m, name) != nil {
		return true
	}
	if first := m.Tokens.First; first > 1 && l.d.Tokens[first-1].XPOS == "POS" {
		return l.country(first-2) != nil
	}
	return l.officeCountry(m) != nil
}

// foreign reports whether a candidate is an office of a state that the document does not speak of.
func (l *linker) foreign(e *gazetteer.Entity) bool {
	switch t := schema.NodeType(e.Type); t {
	case schema.Ministry, schema.Agency, schema.Party, schema.Court:
		return e.Country != "" && len(l.scene.countries) > 0 && !l.scene.countries[e.Country]
	}
	return false
}

// weighSeat decides between a country and its capital: things happen in the city, and the country acts.
func (l *linker) weighSeat(m *text.Mention, c *Candidate, row *gazetteer.Candidate, seat *gazetteer.Entity) {
	locative := Locative(l.tree, l.d, m.Head)
	switch {
	case row.Kind == gazetteer.KindMetonym:
		if c.doubt == 0 && l.isCity(c.Alias) {
			c.Rule = ruleSeatActs
		}
		if !locative {
			c.give(1.5, "it acts, or is dealt with")
		}
	case c.Type == schema.City:
		if c.doubt == 0 && row.Entity.Country == seat.Country {
			c.Rule = ruleSeatPlace
		}
		if locative {
			c.give(2, "where something happens, or whither somebody goes")
		}
	}
}

// isCity reports whether one of the things called so is a city.
func (l *linker) isCity(alias string) bool {
	for _, c := range l.g.Lookup(alias) {
		if c.Entity.Type == string(schema.City) {
			return true
		}
	}
	return false
}

// weighPlace asks whether a candidate belongs to what the text speaks of.
func (l *linker) weighPlace(i int, c *Candidate) {
	iso := c.row.Country
	if iso == "" || c.Type == schema.Topic {
		return
	}
	words := l.words(&l.d.Mentions[i])
	if n := others(l.scene.within[iso], words, 3); n > 0 {
		c.give(0.5*float64(n), "the text names more of the same country")
	}
	if others(l.scene.sure[iso], words, 1) > 0 {
		if c.Type == schema.Country {
			c.give(1, "the text names the country for certain")
		} else {
			c.give(0.5, "the text names its country")
		}
	}
	switch c.Type {
	case schema.Country:
		if c.Rule == ruleSeatActs && l.inCountry(i, iso) {
			c.give(-1.5, "the text says after it that it lies in another country")
		}
		l.weighBorders(iso, c)
		if l.beside(i, func(e *gazetteer.Entity) bool { return e.Type == string(schema.Country) && e.Country != iso }) {
			c.give(1, "beside another country")
		}
	case schema.Region, schema.City:
		if l.beside(i, func(e *gazetteer.Entity) bool {
			return schema.NodeType(e.Type).Is(schema.Place) && e.Country == iso && e.ID != c.row.ID
		}) {
			c.give(1, "beside another place of the same country")
		} else if l.inCountry(i, iso) {
			c.give(-1.5, "the text says after it that it lies in another country")
		}
	}
}

// weighCue asks whether words beside a mention go with a part of a country, where one of the candidates is such a part.
func (l *linker) weighCue(m *text.Mention, cands []Candidate) {
	if len(cands) < 2 {
		return
	}
	t := l.cue(m)
	if t == schema.Any || !slices.ContainsFunc(cands, func(c Candidate) bool { return c.Type == t }) {
		return
	}
	for k := range cands {
		switch c := &cands[k]; {
		case c.Type == t:
			c.give(2, "words beside it go with a "+strings.ToLower(string(t)))
		case c.Type == schema.Country || c.Type.Is(schema.Place):
			c.give(-1, "words beside it go with a "+strings.ToLower(string(t)))
		}
	}
}

// weighBorders counts the neighbours of a country that the text names.
func (l *linker) weighBorders(iso string, c *Candidate) {
	country, ok := l.g.ByISO(iso)
	if !ok {
		return
	}
	n := 0
	for _, b := range country.Borders {
		if len(l.scene.sure[b]) > 0 {
			n++
		}
	}
	if n > 0 {
		c.give(0.5*float64(min(n, 2)), "the text names its neighbours")
	}
}

// weighKind asks whether the reader takes the name for one of that kind.
func (l *linker) weighKind(m *text.Mention, c *Candidate, kind gazetteer.Kind) {
	isPlace := c.Type == schema.Country || c.Type.Is(schema.Place)
	switch l.scene.kindAt(m.Tokens) {
	case "PER":
		switch {
		case c.Type == schema.Person:
			c.give(1, "read as a person")
		case !kind.IsDemonym():
			c.give(-0.5, "read as a person")
		}
	case "LOC":
		switch {
		case isPlace:
			c.give(0.5, "read as a place")
		case c.Type == schema.Person && m.Tokens.Len() == 1:
			c.give(-1, "read as a place")
		}
	case "ORG":
		if c.Type.Is(schema.Organization) {
			c.give(0.5, "read as an organisation")
		}
	}
	if c.Type != schema.Person && !kind.IsDemonym() && l.personHere(m) {
		c.give(-3, "what stands beside it goes with a person")
	}
}

// weighDate asks whether a candidate was there when the text was written.
func (l *linker) weighDate(c *Candidate) {
	switch {
	case l.date == "" || c.Type == schema.Topic:
	case c.row.End != "" && earlier(c.row.End, l.date):
		c.give(-0.5, "it had ended by the date of the text")
	case c.row.Start != "" && earlier(l.date, c.row.Start):
		c.give(-1.5, "it began after the date of the text")
	}
}

// earlier reports whether date a lies before b as far as both are known.
func earlier(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}
