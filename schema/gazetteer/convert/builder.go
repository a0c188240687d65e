package convert

import (
	"fmt"
	"strings"

	"entente/schema"
	"entente/schema/gazetteer"
)

// Builder makes tables of records. A thing that the gazetteer has, by its QID or by name and type, keeps its id there
// and brings only the names that it lacks.
type Builder struct {
	g      *gazetteer.Gazetteer
	byQID  map[string]string // id of each item
	qids   map[string]string // QID of each id
	byName map[string]string // id of each thing by type and key of its name
	taken  map[string]bool   // ids
	named  map[string]bool   // aliases of each id by key
	isos   map[string]string // ISO 3166-1 alpha-2 by id of the country
	coded  map[string]bool   // the codes of countries that are new
	labels map[string]string // names of things by id
	// What refers to other things is written when all are known.
	members  []reference
	capitals []reference
	// Known and New count the things that the gazetteer had and had not.
	Known, New int
	// Unresolved counts references to things that are in no table.
	Unresolved int
	// LeftOut are the rows that contradicted others, as Tables found them.
	LeftOut []*gazetteer.SyntaxError

	entities           []entityRow
	aliases, countries strings.Builder
}

// reference is a thing that refers to another, by QID or id.
type reference struct{ id, to, start, end string }

// entityRow is a row of a thing, whose country is settled at the end: an ISO code, a QID or an id until then.
type entityRow struct{ before, country, after string }

// NewBuilder returns a Builder of tables to stand beside those of g.
func NewBuilder(g *gazetteer.Gazetteer) *Builder {
	b := &Builder{
		g: g, byQID: map[string]string{}, qids: map[string]string{}, byName: map[string]string{},
		taken: map[string]bool{}, named: map[string]bool{},
		isos: map[string]string{}, coded: map[string]bool{}, labels: map[string]string{},
	}
	for e := range g.All() {
		if e.QID != "" {
			b.byQID[e.QID], b.qids[e.ID] = e.ID, e.QID
		}
		b.byName[nameKey(e.Type, e.Name)] = e.ID
		b.taken[e.ID], b.labels[e.ID] = true, e.Name
		for _, a := range e.Aliases {
			b.named[e.ID+"\t"+gazetteer.Key(a.Text)] = true
		}
		if e.Type == string(schema.Country) && e.Country != "" {
			b.isos[e.ID] = e.Country
		}
	}
	return b
}

func nameKey(typ, name string) string { return typ + "\t" + gazetteer.Key(name) }

// Add takes a record into the tables.
func (b *Builder) Add(r *Record) {
	id, known := b.find(r)
	if known {
		b.Known++
	} else {
		b.New++
		id = b.newID(r)
		b.define(id, r)
	}
	if r.QID != "" {
		b.byQID[r.QID], b.qids[id] = id, r.QID
	}
	for _, a := range r.Aliases {
		b.alias(id, a)
	}
	for _, m := range r.MemberOf {
		b.members = append(b.members, reference{id, m.Group, m.Start, m.End})
	}
	if r.Capital != "" {
		b.capitals = append(b.capitals, reference{id: id, to: r.Capital})
	}
}

// find returns the id of a thing that is there already.
func (b *Builder) find(r *Record) (string, bool) {
	if id, ok := b.byQID[r.QID]; ok && r.QID != "" {
		return id, true
	}
	id, ok := b.byName[nameKey(r.Type, r.Name)]
	if ok && b.qids[id] != "" && r.QID != "" {
		return "", false // of one name and type, and not the same
	}
	return id, ok
}

// newID returns the id of a new thing: the one that it wants, or the slug of its name, or its QID where that has
// letters beyond ASCII; with a QID or a number behind it where it is taken.
func (b *Builder) newID(r *Record) string {
	id := r.ID
	if id == "" {
		id = schema.Slug(r.Name)
	}
	if !gazetteer.ValidID(id) {
		id = strings.ToLower(r.QID)
	}
	if !gazetteer.ValidID(id) {
		id = "unnamed"
	}
	if b.taken[id] && r.QID != "" {
		id += "-" + strings.ToLower(r.QID)
	}
	for base, n := id, 2; b.taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

// define writes the row of a new thing.
func (b *Builder) define(id string, r *Record) {
	b.taken[id], b.labels[id] = true, r.Name
	b.byName[nameKey(r.Type, r.Name)] = id
	b.named[id+"\t"+gazetteer.Key(r.Name)] = true
	weight := ""
	if r.Weight > 0 {
		weight = fmt.Sprint(r.Weight)
	}
	country := r.Country
	if _, taken := b.g.ByISO(r.ISO2); len(r.ISO2) == 2 && !taken && !b.coded[r.ISO2] {
		b.isos[id], b.coded[r.ISO2], country = r.ISO2, true, r.ISO2
		fmt.Fprintf(&b.countries, "%s\t%s\t%s\t\t\t%s\t\t\t\t\n", r.ISO2, r.ISO3, id, adjective(r))
	}
	end := r.End
	if r.Start != "" && end != "" && end < r.Start {
		end = ""
	}
	b.entities = append(b.entities, entityRow{
		strings.Join([]string{id, r.Type, r.Name, r.QID}, "\t"), country, strings.Join([]string{r.Start, end, weight, r.Source}, "\t"),
	})
}

// adjective returns the adjective of a country among its aliases.
func adjective(r *Record) string {
	for _, a := range r.Aliases {
		if a.Kind == gazetteer.KindDemonymAdj {
			return a.Text
		}
	}
	return ""
}

// alias writes a name that the thing does not have yet.
func (b *Builder) alias(id string, a gazetteer.Alias) {
	key := id + "\t" + gazetteer.Key(a.Text)
	if b.named[key] || gazetteer.Key(a.Text) == "" {
		return
	}
	b.named[key] = true
	how := "fold"
	if a.Exact {
		how = "exact"
	}
	fmt.Fprintf(&b.aliases, "%s\t%s\t%s\t%s\n", a.Text, id, a.Kind, how)
}
