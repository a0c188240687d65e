package ask

import (
	"slices"

	"entente/graph"
	"entente/schema"
)

// belonging are the relations by which something is one of the countries, or other members, of a body or a region.
var belonging = []string{"memberOf", "joined", "partOf", "locatedIn"}

// belongs reports whether a country is one of those that a noun of the question asks for by the name of a body: "which
// ASEAN countries". A name that is an adjective of the country, or that the node bears itself, restricts nothing.
func (e *engine) belongs(noun *part, n schema.Node) bool {
	if len(e.r.want) == 0 || e.r.want[0] != schema.Country {
		return true
	}
	for i := range noun.words {
		w := &noun.words[i]
		borne := slices.ContainsFunc(e.namesOf(n), func(name []string) bool { return coverOf(w, name) > 0 })
		if w.name && nationWords[w.lower] == nil && !borne && !e.isMember(n, w) {
			return false
		}
	}
	return true
}

// isMember reports whether the store says that a node belongs to what a name means.
func (e *engine) isMember(n schema.Node, name *word) bool {
	if n.Entity == nil {
		return false
	}
	list, err := e.resolve(name.text)
	if err != nil {
		return false
	}
	around, err := e.around(n.Entity.ID)
	if err != nil {
		return false
	}
	for i := range around {
		st := &around[i]
		if st.Supports() && slices.Contains(belonging, st.Relation) && st.Subject.Key() == n.Key() && st.Object.Entity != nil &&
			slices.ContainsFunc(list, func(m graph.Match) bool { return m.Entity == st.Object.Entity.ID && isNameMatch(m.How) }) {
			return true
		}
	}
	return false
}
