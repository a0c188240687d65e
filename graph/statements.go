package graph

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/graph/quadstore"
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
func (v *View) Statements(ctx context.Context, f Filter) (list []schema.Statement, err error) {
	p, err := v.prepare(ctx, f)
	if err != nil {
		return nil, err
	}
	r := newReading(ctx, v.sn)
	defer func() { err = errors.Join(err, r.close()) }()
	set, err := v.candidates(r, p)
	if err != nil {
		return nil, err
	}
	return v.lift(r, set, choice{p.may, p.admits}, f.Limit)
}

// liftAll rebuilds the statements that fit, by start, end and ID.
func liftAll(
	ctx context.Context, l *prov.Lifter, ids map[schema.IRI]bool, fits func(*schema.Statement) bool,
) ([]schema.Statement, error) {
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
	slices.SortFunc(out, compareByPlace)
	return out, nil
}

// compareByPlace orders statements of one document by where they stand.
func compareByPlace(a, b schema.Statement) int {
	return cmp.Or(cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.Evidence.End, b.Evidence.End),
		cmp.Compare(a.ID, b.ID))
}

// candidates finds statements among which are all that f admits.
func (v *View) candidates(r *reading, f *filter) (statementSet, error) {
	out := statementSet{}
	switch {
	case f.doc != "":
		doc, err := r.number(f.doc)
		if doc != 0 {
			out[doc] = nil
		}
		return out, err
	case !f.bound():
		all := quad.Quad{Predicate: quad.IRI(voc.RDFType), Object: quad.IRI(voc.SchemaNewsArticle)}
		return out, r.each(all, func(q quadstore.Refs) bool { out[q.Subject] = nil; return true })
	}
	for _, p := range f.patterns() {
		if f.wantsFacts() {
			facts, err := r.factsLike(p)
			if err != nil {
				return nil, err
			}
			if err := r.supporting(facts, out); err != nil {
				return nil, err
			}
		}
		if f.wantsOthers() {
			if err := r.reified(p, out); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// reified adds the statements of a pattern that assert nothing. What one position of it leads to is narrowed by the
// others, since an entity that all news names is the subject of thousands.
func (r *reading) reified(p quad.Quad, into statementSet) error {
	var found map[quadstore.Ref]quadstore.Refs // nil before the first position
	for _, q := range reified(p) {
		next := map[quadstore.Ref]quadstore.Refs{}
		err := r.each(q, func(q quadstore.Refs) bool {
			if _, ok := found[q.Subject]; ok || found == nil {
				next[q.Subject] = q
			}
			return true
		})
		if err != nil {
			return err
		}
		found = next
	}
	for _, q := range found {
		into.add(q)
	}
	return nil
}

// reified lists the patterns that all of a pattern's statements that assert nothing fit: by subject, object and
// relation.
func reified(p quad.Quad) []quad.Quad {
	var out []quad.Quad
	for _, side := range []struct {
		predicate schema.IRI
		term      quad.Value
	}{{voc.RDFSubject, p.Subject}, {voc.RDFObject, p.Object}, {voc.RDFPredicate, p.Predicate}} {
		if side.term != nil {
			out = append(out, quad.Quad{Predicate: quad.IRI(side.predicate), Object: side.term})
		}
	}
	return out
}

// statementsOf lists the statements of a document.
func (r *reading) statementsOf(doc quadstore.Ref) ([]quadstore.Ref, error) {
	quoted, err := r.number(voc.ProvWasQuotedFrom)
	if err != nil || quoted == 0 {
		return nil, err
	}
	var out []quadstore.Ref
	err = r.cursor.Each(r.ctx, quadstore.Refs{Predicate: quoted, Label: doc}, func(q quadstore.Refs) bool {
		out = append(out, q.Subject)
		return true
	})
	return out, err
}
