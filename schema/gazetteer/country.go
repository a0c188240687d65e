package gazetteer

import (
	"iter"
	"slices"
	"strings"
)

func (g *Gazetteer) readCountries(files []File) {
	for _, fl := range files {
		fl.rowsOf(countriesTable, func(r *row) {
			e, ok := g.ByID(r.f[2])
			if !ok {
				return
			}
			c := Country{
				Entity: e, ISO2: r.f[0], ISO3: r.f[1],
				Noun: r.f[3], Plural: r.f[4], Adjective: r.f[5],
				Region: r.f[7], Subregion: r.f[8], Borders: strings.Fields(r.f[9]),
			}
			c.Capital, _ = g.ByID(r.f[6])
			g.countries = append(g.countries, c)
		})
	}
	slices.SortFunc(g.countries, func(a, b Country) int { return strings.Compare(a.ISO2, b.ISO2) })
	for i := range g.countries {
		g.byISO[g.countries[i].ISO2] = int32(i)
		if c := g.countries[i].ISO3; c != "" {
			g.byISO[c] = int32(i)
		}
	}
}

// ByISO returns the country with the ISO 3166-1 code of two or three letters,
// in any case.
func (g *Gazetteer) ByISO(code string) (*Country, bool) {
	i, ok := g.byISO[strings.ToUpper(code)]
	if !ok {
		return nil, false
	}
	return &g.countries[i], true
}

// Countries walks through the countries and territories in the order of their
// two-letter codes.
func (g *Gazetteer) Countries() iter.Seq[*Country] {
	return func(yield func(*Country) bool) {
		for i := range g.countries {
			if !yield(&g.countries[i]) {
				return
			}
		}
	}
}

// Demonym returns what the people of a country are called, one and many, and
// its adjective; empty for uninhabited territories and unknown codes.
func (g *Gazetteer) Demonym(code string) (noun, plural, adjective string) {
	c, ok := g.ByISO(code)
	if !ok {
		return "", "", ""
	}
	return c.Noun, c.Plural, c.Adjective
}

// CapitalOf returns the capital city of the country with the code.
func (g *Gazetteer) CapitalOf(code string) (*Entity, bool) {
	c, ok := g.ByISO(code)
	if !ok || c.Capital == nil {
		return nil, false
	}
	return c.Capital, true
}
