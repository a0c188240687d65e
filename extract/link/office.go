package link

import (
	"slices"
	"strings"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// office leads a description by title and country to the one who held the office on the document's date: "the prime
// minister of Japan" is not the same in 2019 and in 2022.
func (l *linker) office(i int) {
	m := &l.d.Mentions[i]
	if l.date == "" || !l.holds(m) {
		return
	}
	title := fieldFirst(l.officeTitle(m.Head))
	of := l.officeCountry(m)
	if of == nil && title == "pope" {
		of = l.countryCalled("Vatican City") // there is but one
	}
	if of == nil {
		return
	}
	holders := slices.DeleteFunc(l.g.Holders("", of.ID, l.date), func(h *gazetteer.Entity) bool {
		return !slices.ContainsFunc(l.g.OfficeAt(h.ID, l.date), func(o gazetteer.Office) bool {
			return o.Of == of && fieldFirst(o.Title) == title
		})
	})
	if len(holders) != 1 {
		return
	}
	m.Reason = text.Reason{Rule: ruleOffice, Antecedent: -1, Words: title + " of " + of.Name + " on " + l.date}
	l.join(i, Known(l.g, holders[0]))
	l.noteName(i)
}

// holds reports whether a description is of the one who holds an office now: one person, known to the reader, and
// neither a former nor a next one.
func (l *linker) holds(m *text.Mention) bool {
	if strings.Contains(l.d.Tokens[m.Head].Feats, "Number=Plur") {
		return false
	}
	for _, c := range l.tree.Children(m.Head) {
		form := strings.ToLower(l.d.Tokens[c].Form)
		switch {
		case l.tree.Is(c, "det") && form != "the" && form != "this":
			return false
		case l.tree.Is(c, "appos", "flat", "nummod", "amod") && !l.isDemonym(c) && !officeWord(form):
			return false
		}
	}
	return true
}

// isDemonym reports whether token i names a country.
func (l *linker) isDemonym(i int) bool {
	for _, c := range l.g.Lookup(l.d.Tokens[i].Form) {
		if c.Entity.Type == string(schema.Country) {
			return true
		}
	}
	return false
}

// officeWord reports whether an adjective is part of the name of an office.
func officeWord(form string) bool {
	switch form {
	case "prime", "foreign", "external", "supreme":
		return true
	}
	return false
}

// officeTitle returns the words of the office that token h heads, without its country.
func (l *linker) officeTitle(h int) string {
	first := h
	for first > 0 && l.tree.Under(first-1, h) && l.tree.Is(first-1, "amod", "compound") && !l.isDemonym(first-1) {
		first--
	}
	last := h + 1
	for _, c := range l.tree.Children(h) {
		// "secretary of state", but not "president of France".
		if c == h+2 && l.tree.Case(c) == "of" && l.heads[c] < 0 {
			last = c + 1
		}
	}
	return strings.ToLower(Words(l.d, text.Range{First: first, Last: last}))
}

// officeCountry returns the country that a description says the office is of, or nil.
func (l *linker) officeCountry(m *text.Mention) *gazetteer.Entity {
	for _, c := range l.tree.Children(m.Head) {
		if !l.tree.Is(c, "amod", "compound", "nmod") || l.tree.Is(c, "nmod") && c > m.Head && l.tree.Case(c) != "of" {
			continue
		}
		if e := l.country(c); e != nil {
			return e
		}
	}
	return nil
}

// country returns the country that a name headed by token t means, or nil.
func (l *linker) country(t int) *gazetteer.Entity {
	i := l.heads[t]
	if i < 0 || !l.d.Mentions[i].Type.Is(schema.Country) {
		return nil
	}
	for _, c := range l.g.Lookup(l.words(&l.d.Mentions[i])) {
		if c.Entity.Type == string(schema.Country) {
			return c.Entity
		}
	}
	return nil
}

// fitsOffice reports whether a title as written may be that of an office: one ends with the other's words, and neither
// makes it less ("vice president"). A bare "secretary" is one of something.
func fitsOffice(title, office string) bool {
	for _, less := range []string{"vice", "deputy", "under", "assistant", "former"} {
		if strings.Contains(title, less) != strings.Contains(office, less) {
			return false
		}
	}
	title, office = fieldFirst(title), fieldFirst(office)
	return strings.HasSuffix(title, office) || strings.HasSuffix(office, title)
}

// fieldFirst returns the name of an office with its field first: "secretary of defense" is defense secretary.
func fieldFirst(office string) string {
	for _, kind := range []string{"secretary", "minister"} {
		if field, ok := strings.CutPrefix(office, kind+" of "); ok {
			return strings.TrimPrefix(field, "the ") + " " + kind
		}
	}
	return office
}
