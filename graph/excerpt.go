package graph

import (
	"context"
	"io"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/graph/rdf"
	"entente/schema"
	"entente/schema/voc"
)

// Excerpt writes the quads behind statements as sorted canonical N-Quads, each once: the statements with their
// sentences and documents, the facts that they support, and the entities that they name.
func (v *View) Excerpt(ctx context.Context, w io.Writer, statements []schema.IRI) error {
	found := map[quad.Quad]bool{}
	a := &about{ctx: ctx, v: v, seen: map[quad.IRI]bool{}, fn: func(q quad.Quad) error { found[q] = true; return nil }}
	for _, id := range statements {
		if err := a.statement(id); err != nil {
			return err
		}
		if err := a.supported(id); err != nil {
			return err
		}
	}
	list := slices.Collect(maps.Keys(found))
	if err := rdf.Sort(list); err != nil {
		return err
	}
	out := rdf.NewWriter(w)
	for _, q := range list {
		if err := out.Write(q); err != nil {
			return err
		}
	}
	return out.Close()
}

// supported gives the fact that a statement supports, without its other statements.
func (a *about) supported(statement schema.IRI) error {
	pattern := quad.Quad{Subject: quad.IRI(statement), Predicate: quad.IRI(voc.Supports)}
	return a.v.each(a.ctx, pattern, func(q quad.Quad) error {
		return a.v.each(a.ctx, quad.Quad{Label: q.Object}, func(q quad.Quad) error {
			if err := a.nodes(q); err != nil {
				return err
			}
			return a.fn(q)
		})
	})
}
