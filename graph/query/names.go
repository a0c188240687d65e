package query

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/graph/rdf"
	"entente/schema"
	"entente/schema/voc"
)

// Names tells what plain words mean. Entity, Relation and Document return "" for a name that they do not know, with the
// nearest names.
type Names interface {
	Entity(ctx context.Context, name string) (iri schema.IRI, near []string, err error)
	Relation(ctx context.Context, name string) (iri schema.IRI, near []string, err error)
	Document(ctx context.Context, name string) (iri schema.IRI, near []string, err error)
	// Known returns the IRI under which the entity of an IRI is known: that of the one with which it was merged.
	Known(ctx context.Context, iri schema.IRI) (schema.IRI, error)
	// Label returns what people call the thing of an IRI, "" if nothing is known.
	Label(ctx context.Context, iri schema.IRI) (string, error)
}

// role is what a string stands for in a query.
type role int

const (
	entityRole role = iota
	relationRole
	documentRole
)

// what names a role in warnings.
var what = map[role]string{entityRole: "entity", relationRole: "relation", documentRole: "document"}

// namer turns the strings of one query into terms, and gathers warnings.
type namer struct {
	names Names
	known map[string]quad.Value

	mu       sync.Mutex // the script warns while the rows are read
	warnings []string
}

func (n *namer) warn(w string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if !slices.Contains(n.warnings, w) {
		n.warnings = append(n.warnings, w)
	}
}

func (n *namer) list() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.warnings)
}

func newNamer(n Names) *namer { return &namer{names: n, known: map[string]quad.Value{}} }

// term returns the term that a string stands for in a role.
func (n *namer) term(ctx context.Context, s string, r role) (quad.Value, error) {
	key := what[r] + ":" + s
	if t, ok := n.known[key]; ok {
		return t, nil
	}
	t, err := n.find(ctx, s, r)
	if err == nil {
		n.known[key] = t
	}
	return t, err
}

func (n *namer) find(ctx context.Context, s string, r role) (quad.Value, error) {
	if t := written(s); t != nil {
		return n.knownAs(ctx, t)
	}
	look := map[role]func(context.Context, string) (schema.IRI, []string, error){
		entityRole: n.names.Entity, relationRole: n.names.Relation, documentRole: n.names.Document,
	}[r]
	iri, near, err := look(ctx, s)
	if err != nil {
		return nil, err
	}
	if iri != "" {
		return quad.IRI(iri), nil
	}
	if t, ok := prov.Time(s).(quad.TypedString); ok && r == entityRole {
		return t, nil
	}
	w := fmt.Sprintf("no %s is called %q", what[r], s)
	if len(near) > 0 {
		w += "; did you mean " + strings.Join(near, " or ") + "?"
	}
	n.warn(w)
	return quad.String(s), nil
}

// knownAs leads the IRI of an entity to that of the one with which it was merged, and leaves other terms alone.
func (n *namer) knownAs(ctx context.Context, t quad.Value) (quad.Value, error) {
	if i, ok := t.(quad.IRI); ok && schema.IRI(i).Kind() == schema.KindEntity {
		known, err := n.names.Known(ctx, schema.IRI(i))
		return quad.IRI(known), err
	}
	return t, nil
}

// written returns the term of a string that is written as a term rather than as a name, and nil for a name.
func written(s string) quad.Value {
	switch {
	case len(s) > 2 && s[0] == '<' && s[len(s)-1] == '>':
		return quad.IRI(expand(s[1 : len(s)-1]))
	case strings.HasPrefix(s, "_:") && len(s) > 2:
		return quad.BNode(s[2:])
	case len(s) > 1 && s[0] == '"':
		if t, err := rdf.ParseTerm(s); err == nil {
			return t
		}
	}
	if full := voc.Expand(s); string(full) != s {
		if _, err := schema.ParseIRI(string(full)); err == nil {
			return quad.IRI(full)
		}
	}
	return nil
}

// expand returns the full form of an IRI; one without a scheme is a relation.
func expand(s string) schema.IRI {
	if s != "" && !strings.Contains(s, ":") {
		return schema.Base + schema.KindRelation + ":" + schema.IRI(s)
	}
	return voc.Expand(s)
}

// symmetric reports whether a string is the plain name of a symmetric relation.
func symmetric(s string) bool {
	r, err := schema.Relations().ByName(s)
	return err == nil && r.Symmetric
}
