package export

import (
	"encoding/json"
	"io"
	"strings"

	"entente/graph"
	"entente/schema"
)

// ftmEntity is an entity of FollowTheMoney, one a line. https://followthemoney.tech/explorer/
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// ftmSchemata are the schemata of node types; a type that is not listed has that of the type above it, and at the top
// Thing.
var ftmSchemata = []struct {
	typ    schema.NodeType
	schema string
}{
	{schema.Person, "Person"}, {schema.Company, "Company"},
	{schema.Country, "PublicBody"}, {schema.Government, "PublicBody"}, {schema.Ministry, "PublicBody"},
	{schema.Agency, "PublicBody"},
	{schema.ArmedForce, "PublicBody"}, {schema.Court, "PublicBody"},
	{schema.Organization, "Organization"}, {schema.Group, "Organization"},
	{schema.Place, "Address"}, {schema.EventNode, "Event"}, {schema.Document, "Document"},
	{schema.Agreement, "Document"},
}

// ftmSchema returns the schema of a node type.
func ftmSchema(t schema.NodeType) string {
	for _, s := range ftmSchemata {
		if t.Is(s.typ) {
			return s.schema
		}
	}
	return "Thing"
}

// writeFtM writes entities of FollowTheMoney: one for each entity of the graph, and one for each fact between two, as a
// Sanction, a Membership or an UnknownLink. A fact about a number or a date is a note of its subject, as FollowTheMoney
// has no entity for it.
func writeFtM(w io.Writer, g *Graph) error {
	notes := map[string][]string{}
	for i := range g.Facts {
		if f := &g.Facts[i]; f.Object.Entity == nil {
			notes[f.Subject.Key()] = append(notes[f.Subject.Key()], f.Relation+": "+f.Object.Label())
		}
	}
	out := json.NewEncoder(w)
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Entity != nil {
			if err := out.Encode(ftmNode(n, notes[n.ID])); err != nil {
				return err
			}
		}
	}
	urls := map[schema.IRI]string{}
	for i := range g.Documents {
		urls[g.Documents[i].ID] = g.Documents[i].URL
	}
	for i := range g.Facts {
		if f := &g.Facts[i]; f.Object.Entity != nil {
			if err := out.Encode(ftmLink(f, urls)); err != nil {
				return err
			}
		}
	}
	return nil
}

// ftmNode returns the entity of a node. An Address has no name but is one.
func ftmNode(n *Node, notes []string) ftmEntity {
	e := ftmEntity{n.ID, ftmSchema(n.Type), map[string][]string{"name": {n.Label}}}
	if e.Schema == "Address" {
		e.Properties["full"] = []string{n.Label}
	}
	for _, name := range n.names() {
		if name != n.Label {
			e.Properties["alias"] = append(e.Properties["alias"], name)
		}
	}
	if q := n.qid(); q != "" {
		e.Properties["wikidataId"] = []string{q}
	}
	if iso := n.iso(); iso != "" {
		e.Properties["country"] = []string{strings.ToLower(iso)}
	}
	if len(notes) > 0 {
		e.Properties["notes"] = notes
	}
	return e
}

// ftmLinks say for relations that FollowTheMoney knows which schema they have and which properties the subject and the
// object are.
var ftmLinks = map[string]struct{ schema, subject, object string }{
	"sanctioned": {"Sanction", "", "entity"},
	"memberOf":   {"Membership", "member", "organization"},
}

// ftmLink returns the entity of a fact between two entities. The authority of a Sanction is a name, not an entity.
func ftmLink(f *graph.Fact, urls map[schema.IRI]string) ftmEntity {
	kind, ok := ftmLinks[f.Relation]
	if !ok {
		kind.schema, kind.subject, kind.object = "UnknownLink", "subject", "object"
	}
	e := ftmEntity{string(f.ID), kind.schema, map[string][]string{kind.object: {f.Object.Key()}}}
	switch {
	case kind.subject == "":
		e.Properties["authority"] = []string{f.Subject.Label()}
	default:
		e.Properties[kind.subject] = []string{f.Subject.Key()}
	}
	if kind.schema == "UnknownLink" {
		e.Properties["role"] = []string{f.Relation}
	}
	set := func(name, value string) {
		if value != "" {
			e.Properties[name] = []string{value}
		}
	}
	set("startDate", f.First)
	set("endDate", f.Last)
	if kind.schema == "Sanction" {
		set("status", string(f.Status))
	}
	if q := quotes(f); q != "" {
		e.Properties["summary"] = strings.Split(q, "\n")
	}
	for i := range f.Statements {
		if u := urls[f.Statements[i].Evidence.Document]; u != "" {
			set("sourceUrl", u)
			break
		}
	}
	return e
}
