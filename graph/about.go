package graph

import (
	"context"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/schema"
	"entente/schema/voc"
)

// about gives the quads that the graph says of facts: see ExportOptions.Only. A quad may come twice.
func (v *View) about(ctx context.Context, facts []schema.IRI, fn func(quad.Quad) error) error {
	a := &about{ctx: ctx, v: v, fn: fn, seen: map[quad.IRI]bool{}}
	for _, id := range facts {
		if err := a.fact(voc.Expand(string(id))); err != nil {
			return err
		}
	}
	return nil
}

// about follows what is said of facts.
type about struct {
	ctx  context.Context
	v    *View
	fn   func(quad.Quad) error
	seen map[quad.IRI]bool
}

// fact gives a fact and all that supports it.
func (a *about) fact(id schema.IRI) error {
	err := a.v.each(a.ctx, quad.Quad{Label: quad.IRI(id)}, func(q quad.Quad) error {
		if err := a.nodes(q); err != nil {
			return err
		}
		return a.fn(q)
	})
	if err != nil {
		return err
	}
	if err := a.node(quad.IRI(id)); err != nil {
		return err
	}
	statements, err := a.v.supporting(a.ctx, id, "")
	if err != nil {
		return err
	}
	for s := range statements {
		if err := a.statement(s); err != nil {
			return err
		}
	}
	return nil
}

// statement gives a statement and the words of its participants, which hang on nodes that nothing leads to.
func (a *about) statement(s schema.IRI) error {
	if a.seen[quad.IRI(s)] {
		return nil
	}
	if err := a.node(quad.IRI(s)); err != nil {
		return err
	}
	count := map[quad.Value]int{}
	err := a.v.each(a.ctx, quad.Quad{Subject: quad.IRI(s)}, func(q quad.Quad) error {
		count[q.Predicate]++
		return nil
	})
	if err != nil {
		return err
	}
	for _, role := range schema.Roles {
		for n := range count[quad.IRI(voc.Role(role))] {
			if err := a.node(prov.ParticipantIRI(s, role, n+1)); err != nil {
				return err
			}
		}
	}
	return nil
}

// nodes follows the subject and the object of a quad.
func (a *about) nodes(q quad.Quad) error {
	for _, n := range []quad.Value{q.Subject, q.Object} {
		if iri, ok := n.(quad.IRI); ok {
			if err := a.node(iri); err != nil {
				return err
			}
		}
	}
	return nil
}

// node gives what is said of a node under no fact's label, and of what that names.
func (a *about) node(iri quad.IRI) error {
	if a.seen[iri] {
		return nil
	}
	a.seen[iri] = true
	return a.v.each(a.ctx, quad.Quad{Subject: iri}, func(q quad.Quad) error {
		if l, ok := q.Label.(quad.IRI); ok && schema.IRI(l).Kind() == schema.KindFact {
			return nil
		}
		if err := a.fn(q); err != nil {
			return err
		}
		if o, ok := q.Object.(quad.IRI); ok {
			return a.node(o)
		}
		return nil
	})
}
