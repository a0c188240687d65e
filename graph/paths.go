package graph

import (
	"context"
	"errors"
	"fmt"

	"entente/schema"
)

// PathOptions bounds a search for paths.
type PathOptions struct {
	// MaxLength is the number of facts a path may have; 0 means 4.
	MaxLength int
	// Limit is the number of paths; 0 means 10.
	Limit int
	// Relations are names; a path uses no others. None means any.
	Relations []string
	// Planned admits facts that are only planned.
	Planned bool
	// MaxEdges is how many facts are looked at before the search ends with what it has; 0 means 200,000.
	MaxEdges int
}

func (o PathOptions) withDefaults() (PathOptions, error) {
	if o.MaxLength < 0 || o.Limit < 0 || o.MaxEdges < 0 {
		return o, fmt.Errorf("%w: a bound of a search for paths is negative", ErrOptions)
	}
	if o.MaxLength == 0 {
		o.MaxLength = 4
	}
	if o.Limit == 0 {
		o.Limit = 10
	}
	if o.MaxEdges == 0 {
		o.MaxEdges = 200_000
	}
	return o, nil
}

// Path is a way along facts from one entity to another that meets no entity twice.
type Path struct {
	Steps []Step
	// Cost is what the path was weighed with, the less the better: see Paths.
	Cost float64
}

// Step is one fact of a path.
type Step struct {
	Fact Fact
	// Backward says that the path goes from the object of the fact to its subject.
	Backward bool
	// Others is how many further facts join the same two entities.
	Others int
}

// Paths finds the best ways from one entity to another along facts, in either direction, best first. There may be none.
//
// A path costs 1 for each fact, more for one that is only planned or of an open relation, and for each entity between
// the two ends the logarithm (base 10) of the number of documents that name it, more if it is no actor: a topic, a
// place or an unnamed group, which things share without having to do with each other. So a step more is worth it to go
// around an entity that ten times as many documents name as the two that it takes. Of the facts that join two entities
// the best stands in the path: asserted before planned, what happened before what is so, then of the most sources.
// Dates, amounts and documents join nothing, and what is negated, possible, requested or conditional is no fact.
//
// Of the way from either end to where the two halves meet only the least number of facts counts, so that no path makes
// a detour there. Paths of equal cost stand in the order of the IRIs along them. The search spreads from both ends
// over the cheapest entities first, and ends when no longer path can be better, or with what it has after o.MaxEdges
// facts.
func (v *View) Paths(ctx context.Context, from, to schema.IRI, o PathOptions) (best []Path, err error) {
	o, err = o.withDefaults()
	if err != nil {
		return nil, err
	}
	var ends [2]schema.IRI
	for i, iri := range []schema.IRI{from, to} {
		e, err := v.Entity(ctx, iri)
		if err != nil {
			return nil, err
		}
		ends[i] = e.ID
	}
	if ends[0] == ends[1] {
		return nil, nil
	}
	r := newReading(ctx, v.sn)
	defer func() { err = errors.Join(err, r.close()) }()
	s := newPathSearch(r, v, o, ends)
	if err := s.run(); err != nil {
		return nil, err
	}
	return s.best, nil
}
