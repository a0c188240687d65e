package graph

import (
	"context"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/schema"
	"entente/schema/voc"
)

// statementSet is IRIs of statements by document.
type statementSet map[schema.IRI]map[schema.IRI]bool

func (s statementSet) add(q quad.Quad) bool {
	doc, ok1 := q.Label.(quad.IRI)
	id, ok2 := q.Subject.(quad.IRI)
	if ok1 && ok2 {
		if s[schema.IRI(doc)] == nil {
			s[schema.IRI(doc)] = map[schema.IRI]bool{}
		}
		s[schema.IRI(doc)][schema.IRI(id)] = true
	}
	return true
}

// involving finds the statements in which an entity takes part: as subject, object or further participant.
func (v *View) involving(ctx context.Context, entity schema.IRI) (statementSet, error) {
	p, err := v.prepare(ctx, Filter{Any: entity})
	if err != nil {
		return nil, err
	}
	set, err := v.candidates(ctx, p)
	if err != nil {
		return nil, err
	}
	for _, role := range schema.Roles {
		pattern := quad.Quad{Predicate: quad.IRI(voc.Role(role)), Object: quad.IRI(p.Any)}
		if err := v.sn.Quads(ctx, pattern, set.add); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// dated leaves in a set what is dated within a period, from the dates alone: statements need not be rebuilt for that.
// Of a document that stands for all its statements nothing is left out.
func (v *View) dated(ctx context.Context, set statementSet, within Period) error {
	if within == (Period{}) {
		return nil
	}
	for _, ids := range set {
		for id := range ids {
			fits := false
			err := v.sn.Quads(ctx, quad.Quad{Subject: quad.IRI(id), Predicate: quad.IRI(voc.Time)}, func(q quad.Quad) bool {
				at, _ := prov.FromTerm(q.Object)
				fits = within.admits(at.Value)
				return !fits
			})
			if err != nil {
				return err
			}
			if !fits {
				delete(ids, id)
			}
		}
	}
	return nil
}

// lift rebuilds the statements of a set that the view tells and that fit, at most limit of them unless that is 0, by
// document name, start, end and ID. A document without a list of statements stands for all of its own.
func (v *View) lift(
	ctx context.Context, set statementSet, fits func(*schema.Statement) bool, limit int,
) ([]schema.Statement, error) {
	docs, err := v.docsByName(ctx, slices.Collect(maps.Keys(set)))
	if err != nil {
		return nil, err
	}
	lifter := v.lifter()
	var out []schema.Statement
	for _, doc := range docs {
		told, err := v.tells(doc)
		if err != nil {
			return nil, err
		}
		if !told {
			continue
		}
		ids := set[doc]
		if ids == nil {
			if ids, err = v.statementsOf(ctx, doc); err != nil {
				return nil, err
			}
		}
		list, err := liftAll(ctx, lifter, ids, func(s *schema.Statement) bool { return v.holds(s) && fits(s) })
		if err != nil {
			return nil, err
		}
		if out = append(out, list...); limit > 0 && len(out) >= limit {
			return out[:limit], nil
		}
	}
	return out, nil
}
