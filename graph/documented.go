package graph

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// Documented lists the documents that name an entity in a statement: it takes part, says so, or is where it happens.
// The first published is first, and those without a date are last. The IRI is the full one under which the entity is
// known.
func (v *View) Documented(ctx context.Context, entity schema.IRI) (out []Document, err error) {
	r := newReading(ctx, v.sn)
	defer func() { err = errors.Join(err, r.close()) }()
	set, err := v.involving(r, entity)
	if err != nil {
		return nil, err
	}
	return v.documented(r, entity, set)
}

// documented lists the documents of a set and those that name an entity as who says so or where it happens.
func (v *View) documented(r *reading, entity schema.IRI, set statementSet) ([]Document, error) {
	for _, p := range []schema.IRI{voc.AttributedTo, voc.Place} {
		if err := r.each(quad.Quad{Predicate: quad.IRI(p), Object: quad.IRI(entity)}, set.add); err != nil {
			return nil, err
		}
	}
	iris, err := r.iris(slices.Collect(maps.Keys(set)))
	if err != nil {
		return nil, err
	}
	documents, err := v.documentRecords(r.ctx, iris)
	if err != nil {
		return nil, err
	}
	out := slices.DeleteFunc(documents, func(d Document) bool { return v.asOf != nil && !v.asOf.tells(&d) })
	slices.SortFunc(out, compareByDate)
	return out, nil
}

// documentRecords reads the records of some documents, in any order: one by one, or of many with those of all.
func (v *View) documentRecords(ctx context.Context, iris []schema.IRI) ([]Document, error) {
	var out []Document
	if len(iris) <= fewDocuments {
		for _, iri := range iris {
			d, err := v.documentOf(iri)
			if err != nil {
				return nil, err
			}
			out = append(out, *d)
		}
		return out, nil
	}
	wanted := map[schema.IRI]bool{}
	for _, iri := range iris {
		wanted[iri] = true
	}
	all, err := v.Documents(ctx)
	return slices.DeleteFunc(all, func(d Document) bool { return !wanted[d.ID] }), err
}

// Fact returns a fact by its IRI or short IRI, with at most evidence of the statements that support it, 0 for all and
// -1 for none.
func (v *View) Fact(ctx context.Context, iri schema.IRI, evidence int) (fact *Fact, err error) {
	r := newReading(ctx, v.sn)
	defer func() { err = errors.Join(err, r.close()) }()
	list, err := v.factsOf(r, newLibrary(v), []schema.IRI{voc.Expand(string(iri))}, evidence)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 { // told later than the view is of, or never
		return nil, &NotFoundError{What: "fact", Name: iri.Short()}
	}
	return &list[0], nil
}
