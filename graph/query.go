package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/graph/query"
	"entente/schema"
	"entente/schema/voc"
)

// QueryOptions bounds a query: rows, time, memory.
type QueryOptions = query.Options

// Query runs a query in one of query.Languages; "" means Gizmo. The view must stay open until the rows are closed.
func (v *View) Query(ctx context.Context, lang, text string, o QueryOptions) (*query.Rows, error) {
	return v.query(ctx, lang, text, o, nil)
}

func (v *View) query(ctx context.Context, lang, text string, o QueryOptions, onClose func() error) (*query.Rows, error) {
	rows, err := query.Run(ctx, v.sn, &queryNames{v: v}, lang, text, o)
	if err != nil {
		return nil, err
	}
	rows.OnClose(onClose)
	return rows, nil
}

// queryNames tells queries what plain words mean in a view.
type queryNames struct{ v *View }

var _ query.Names = (*queryNames)(nil)

// Entity returns the entity that a name means: by label or alias, but for case, accents and punctuation.
func (n *queryNames) Entity(ctx context.Context, name string) (schema.IRI, []string, error) {
	list, err := n.v.Resolve(ctx, name)
	if err != nil || len(list) == 0 {
		return "", nil, err
	}
	switch list[0].How {
	case ByIRI, ByLabel, ByAlias, ByFolded:
		return list[0].Entity, nil, nil
	}
	var near []string
	for _, m := range list[:min(len(list), 3)] {
		near = append(near, m.Name)
	}
	return "", near, nil
}

// Known returns the IRI under which an entity is known.
func (n *queryNames) Known(_ context.Context, iri schema.IRI) (schema.IRI, error) {
	return n.v.knownAs(iri)
}

// Relation returns the relation of that name: one of the table, or an open one that the store has.
func (n *queryNames) Relation(ctx context.Context, name string) (schema.IRI, []string, error) {
	if _, err := schema.Relations().ByName(name); err == nil {
		return schema.RelationIRI(name), nil, nil
	}
	iri := schema.RelationIRI(name)
	if iri == schema.RelationIRI("") {
		return "", nil, nil
	}
	for _, p := range []quad.Quad{{Predicate: quad.IRI(iri)}, {Predicate: quad.IRI(voc.RDFPredicate), Object: quad.IRI(iri)}} {
		if count, err := n.v.sn.Count(ctx, p, 1); err != nil {
			return "", nil, err
		} else if count > 0 {
			return iri, nil, nil
		}
	}
	near := newNearest(name, 3)
	for _, r := range schema.Relations().All() {
		if strings.EqualFold(r.Name, name) {
			return r.IRI(), nil, nil
		}
		near.offer(r.Name)
	}
	return "", near.names(), nil
}

// Document returns the document of that name.
func (n *queryNames) Document(ctx context.Context, name string) (schema.IRI, []string, error) {
	d, err := n.v.Document(ctx, name)
	if nf, ok := err.(*NotFoundError); ok {
		return "", nf.Near, nil
	}
	if err != nil {
		return "", nil, err
	}
	return d.ID, nil, nil
}

// Label returns what people call a thing of the graph.
func (n *queryNames) Label(ctx context.Context, iri schema.IRI) (string, error) {
	switch iri.Kind() {
	case schema.KindEntity:
		e, err := n.v.entity(iri)
		if e == nil {
			return "", err
		}
		return e.Label, nil
	case schema.KindRelation:
		return iri.Local(), nil
	case schema.KindDocument:
		var d Document
		name, err := n.v.sn.Meta(nameKey(iri))
		if isNotFound(err) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		if _, err := n.v.record(docKey(string(name)), &d); err != nil {
			return "", err
		}
		if d.Title != "" {
			return d.Title, nil
		}
		return d.Name, nil
	case schema.KindFact:
		var t prov.FactTally
		if found, err := n.v.record(factKey(iri), &t); err != nil || !found {
			return "", err
		}
		f, err := n.v.lifter().Fact(ctx, iri)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("%s %s %s", f.Subject.Label(), f.Relation.Local(), f.Object.Label()), nil
	}
	return "", nil
}
