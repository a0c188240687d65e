package gazetteer

import (
	"cmp"
	"slices"
	"strings"
)

// officeRow is a row of the table of people.
type officeRow struct {
	person *Entity
	Office
}

// officeTables are the rows of the table of people in two orders: by person, and by country or organisation.
type officeTables struct{ byPerson, byBody []officeRow }

func (g *Gazetteer) readOffices(files []File) officeTables {
	var t officeTables
	for _, fl := range files {
		fl.rowsOf(peopleTable, func(r *row) {
			p, ok := g.ByID(r.f[0])
			if !ok {
				return
			}
			if of, ok := g.member(r.f[2]); ok {
				t.byPerson = append(t.byPerson, officeRow{p, Office{Title: r.f[1], Of: of, Start: r.f[3], End: r.f[4]}})
			}
		})
	}
	t.byBody = slices.Clone(t.byPerson)
	slices.SortFunc(t.byPerson, func(a, b officeRow) int {
		return cmp.Or(strings.Compare(a.person.ID, b.person.ID), strings.Compare(a.Start, b.Start),
			strings.Compare(a.Title, b.Title), strings.Compare(a.Of.ID, b.Of.ID))
	})
	slices.SortFunc(t.byBody, func(a, b officeRow) int {
		return cmp.Or(strings.Compare(a.Of.ID, b.Of.ID), strings.Compare(a.Start, b.Start),
			strings.Compare(a.Title, b.Title), strings.Compare(a.person.ID, b.person.ID))
	})
	return t
}

// Offices returns all offices of a person, earliest first.
func (g *Gazetteer) Offices(personID string) []Office {
	var out []Office
	for _, r := range withID(g.officeRows().byPerson, personID, func(r *officeRow) string { return r.person.ID }) {
		out = append(out, r.Office)
	}
	return out
}

// OfficeAt returns the offices that the person may have held at the date,
// given as "2020", "2020-10" or "2020-10-06". A date less precise than the
// table, and an open end of the table, count as agreeing. For an empty date
// it returns the offices without an end.
func (g *Gazetteer) OfficeAt(personID, date string) []Office {
	return slices.DeleteFunc(g.Offices(personID), func(o Office) bool {
		return !within(date, o.Start, o.End)
	})
}

// Holders returns the people who may have held the office of a country (its
// id or two-letter code) or organisation at the date, earliest first. An empty
// title means any office.
func (g *Gazetteer) Holders(office, of, date string) []*Entity {
	e, ok := g.member(of)
	if !ok {
		return nil
	}
	var out []*Entity
	for _, h := range withID(g.officeRows().byBody, e.ID, func(r *officeRow) string { return r.Of.ID }) {
		if (office == "" || h.Title == office) && within(date, h.Start, h.End) && !slices.Contains(out, h.person) {
			out = append(out, h.person)
		}
	}
	return out
}

// within reports whether date may lie between start and end, each as precise
// as it is.
func within(date, start, end string) bool {
	if date == "" {
		return end == ""
	}
	return !before(date, start) && !before(end, date)
}

// before reports whether a lies before b as far as both are known.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}
