package graph

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// Documented lists the documents that name an entity in a statement: it takes part, says so, or is where it happens. The
// first published is first, and those without a date are last. The IRI is the full one under which the entity is known.
func (v *View) Documented(ctx context.Context, entity schema.IRI) ([]Document, error) {
	set, err := v.involving(ctx, entity)
	if err != nil {
		return nil, err
	}
	for _, p := range []schema.IRI{voc.AttributedTo, voc.Place} {
		if err := v.sn.Quads(ctx, quad.Quad{Predicate: quad.IRI(p), Object: quad.IRI(entity)}, set.add); err != nil {
			return nil, err
		}
	}
	var out []Document
	for doc := range set {
		told, err := v.tells(doc)
		if err != nil {
			return nil, err
		}
		if !told {
			continue
		}
		d, err := v.documentOf(doc)
		if err != nil {
			return nil, err
		}
		out = append(out, *d)
	}
	slices.SortFunc(out, compareByDate)
	return out, nil
}

// Fact returns a fact by its IRI or short IRI, with at most evidence of the statements that support it, 0 for all and
// -1 for none.
func (v *View) Fact(ctx context.Context, iri schema.IRI, evidence int) (*Fact, error) {
	lifter := v.lifter()
	fact, err := v.liftFact(ctx, lifter, iri)
	if err != nil {
		return nil, err
	}
	full, err := v.fact(ctx, lifter, newLibrary(v), fact, &filter{Filter: Filter{Evidence: evidence}})
	if err == nil && full == nil { // told later than the view is of
		return nil, &NotFoundError{What: "fact", Name: iri.Short()}
	}
	return full, err
}
