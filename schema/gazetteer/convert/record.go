package convert

import (
	"strings"

	"entente/schema"
	"entente/schema/gazetteer"
)

// Record is one thing as a list has it.
type Record struct {
	ID         string // as the list wants it, or ""
	QID        string
	Type, Name string
	Country    string // ISO 3166-1 alpha-2, or the QID of the country
	ISO2, ISO3 string // of a country itself
	Start, End string
	Weight     int
	Aliases    []gazetteer.Alias
	MemberOf   []Membership
	Capital    string // QID
	Source     string
}

// Membership is a group that a thing belongs to, by QID or id.
type Membership struct{ Group, Start, End string }

// Filter says which records are wanted.
type Filter struct {
	// Types are the node types, each with its sub-types; none for all.
	Types []schema.NodeType
	// Languages are those of names, best first; none for English. They matter for Wikidata alone.
	Languages []string
}

// admits reports whether things of a type are wanted.
func (f *Filter) admits(t string) bool { return schema.NodeType(t).IsAny(f.Types) }

func (f *Filter) languages() []string {
	if len(f.Languages) == 0 {
		return []string{"en"}
	}
	return f.Languages
}

// addAlias adds a further name, of the kind that its form tells.
func (r *Record) addAlias(text string) {
	text = schema.OneLine(text)
	if gazetteer.Key(text) == "" {
		return
	}
	a := gazetteer.Alias{Text: text, Kind: gazetteer.KindName}
	words := strings.Fields(text)
	name := strings.Fields(r.Name)
	switch {
	case isAcronym(text):
		a.Kind, a.Exact = gazetteer.KindAcronym, true
	case r.Type == string(schema.Person) && len(words) == 1:
		if len(name) > 1 && words[0] == name[len(name)-1] {
			a.Kind = gazetteer.KindSurname
		} else {
			return // a bare first name or nickname names too many
		}
	case len(words) < len(name):
		a.Kind = gazetteer.KindShort
	}
	r.Aliases = append(r.Aliases, a)
}

// addSurname gives a person the last word of the name as a surname.
func (r *Record) addSurname() {
	if words := strings.Fields(r.Name); r.Type == string(schema.Person) && len(words) > 1 {
		r.Aliases = append(r.Aliases, gazetteer.Alias{Text: words[len(words)-1], Kind: gazetteer.KindSurname})
	}
}

// addDemonym adds a word for the people of a place: a plural is a noun, anything else an adjective.
func (r *Record) addDemonym(text string) {
	a := gazetteer.Alias{Text: text, Kind: gazetteer.KindDemonymAdj}
	if strings.HasSuffix(text, "s") {
		a.Kind = gazetteer.KindDemonymNoun
	}
	r.Aliases = append(r.Aliases, a)
}

// isAcronym reports whether a name is one word of two to eight capitals and dots.
func isAcronym(text string) bool {
	n := 0
	for _, c := range text {
		switch {
		case c >= 'A' && c <= 'Z':
			n++
		case c != '.':
			return false
		}
	}
	return n >= 2 && n <= 8
}
