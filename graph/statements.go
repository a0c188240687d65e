package graph

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/schema"
	"entente/schema/voc"
)

// Statement returns a statement by its IRI or short IRI, or a *NotFoundError.
func (v *View) Statement(ctx context.Context, iri schema.IRI) (*schema.Statement, error) {
	s, err := v.lifter().Statement(ctx, voc.Expand(string(iri)))
	if errors.Is(err, prov.ErrNotFound) {
		return nil, &NotFoundError{What: "statement", Name: string(iri)}
	}
	return s, err
}

// Statements lists the statements that f admits, by document name, start, end and ID. Statements share their entities
// and must not be changed.
func (v *View) Statements(ctx context.Context, f Filter) ([]schema.Statement, error) {
	p, err := v.prepare(ctx, f)
	if err != nil {
		return nil, err
	}
	set, err := v.candidates(ctx, p)
	if err != nil {
		return nil, err
	}
	return v.lift(ctx, set, p.admits, f.Limit)
}

// liftAll rebuilds the statements that fit, by start, end and ID.
func liftAll(ctx context.Context, l *prov.Lifter, ids map[schema.IRI]bool, fits func(*schema.Statement) bool) ([]schema.Statement, error) {
	var out []schema.Statement
	for id := range ids {
		s, err := l.Statement(ctx, id)
		if err != nil {
			return nil, err
		}
		if fits(s) {
			out = append(out, *s)
		}
	}
	slices.SortFunc(out, func(a, b schema.Statement) int {
		return cmp.Or(cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.Evidence.End, b.Evidence.End), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// candidates lists the documents in which statements may fit, with the statements; nil stands for all of a document.
func (v *View) candidates(ctx context.Context, f *filter) (statementSet, error) {
	out := statementSet{}
	switch {
	case f.doc != "":
		out[f.doc] = nil
		return out, nil
	case !f.bound():
		docs, err := v.Documents(ctx)
		for i := range docs {
			out[docs[i].ID] = nil
		}
		return out, err
	}
	for _, p := range f.patterns() {
		if f.wantsFacts() {
			facts, err := v.factsLike(ctx, p)
			if err != nil {
				return nil, err
			}
			for _, fact := range facts {
				if err := v.sn.Quads(ctx, quad.Quad{Predicate: quad.IRI(voc.Supports), Object: quad.IRI(fact)}, out.add); err != nil {
					return nil, err
				}
			}
		}
		if f.wantsOthers() {
			if err := v.sn.Quads(ctx, reified(p), out.add); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// factsLike lists the facts of a pattern.
func (v *View) factsLike(ctx context.Context, pattern quad.Quad) ([]schema.IRI, error) {
	var out []schema.IRI
	err := v.sn.Quads(ctx, pattern, func(q quad.Quad) bool {
		if l, ok := q.Label.(quad.IRI); ok && schema.IRI(l).Kind() == schema.KindFact {
			out = append(out, schema.IRI(l))
		}
		return true
	})
	return out, err
}

// reified is the pattern of statements that assert nothing: by subject, by object, or by relation.
func reified(p quad.Quad) quad.Quad {
	switch {
	case p.Subject != nil:
		return quad.Quad{Predicate: quad.IRI(voc.RDFSubject), Object: p.Subject}
	case p.Object != nil:
		return quad.Quad{Predicate: quad.IRI(voc.RDFObject), Object: p.Object}
	}
	return quad.Quad{Predicate: quad.IRI(voc.RDFPredicate), Object: p.Predicate}
}

// statementsOf lists the statements of a document.
func (v *View) statementsOf(ctx context.Context, doc schema.IRI) (map[schema.IRI]bool, error) {
	out := map[schema.IRI]bool{}
	pattern := quad.Quad{Predicate: quad.IRI(voc.ProvWasQuotedFrom), Label: quad.IRI(doc)}
	err := v.sn.Quads(ctx, pattern, func(q quad.Quad) bool {
		if id, ok := q.Subject.(quad.IRI); ok {
			out[schema.IRI(id)] = true
		}
		return true
	})
	return out, err
}

// docsByName sorts documents by their names.
func (v *View) docsByName(ctx context.Context, docs []schema.IRI) ([]schema.IRI, error) {
	names := map[schema.IRI]string{}
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		name, err := v.sn.Meta(nameKey(d))
		if err != nil && !isNotFound(err) {
			return nil, err
		}
		names[d] = string(name)
	}
	slices.SortFunc(docs, func(a, b schema.IRI) int {
		return cmp.Or(cmp.Compare(names[a], names[b]), cmp.Compare(a, b))
	})
	return docs, nil
}
