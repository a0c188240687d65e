package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
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
	// MaxNodes is how many entities are looked at before the search gives up; 0 means 100,000.
	MaxNodes int
}

// Path is a way along facts from one entity to another.
type Path struct {
	Steps []Step
}

// Step is one fact of a path.
type Step struct {
	Fact Fact
	// Backward says that the path goes from the object of the fact to its subject.
	Backward bool
}

// edge is a fact seen from one of its ends.
type edge struct {
	fact, other schema.IRI
	backward    bool
}

// Paths finds the shortest ways from one entity to another along facts, in either direction: all of the least length,
// in a fixed order, up to the limit. There may be none.
func (v *View) Paths(ctx context.Context, from, to schema.IRI, o PathOptions) ([]Path, error) {
	if o.MaxLength == 0 {
		o.MaxLength = 4
	}
	if o.Limit == 0 {
		o.Limit = 10
	}
	if o.MaxNodes == 0 {
		o.MaxNodes = 100_000
	}
	var ends []schema.IRI
	for _, i := range []schema.IRI{from, to} {
		e, err := v.Entity(ctx, i)
		if err != nil {
			return nil, err
		}
		ends = append(ends, e.ID)
	}
	if ends[0] == ends[1] {
		return nil, nil
	}
	s := &pathSearch{v: v, o: o, depth: map[schema.IRI]int{ends[0]: 0}, before: map[schema.IRI][]edge{}}
	if err := s.spread(ctx, ends[0], ends[1]); err != nil {
		return nil, err
	}
	return s.paths(ctx, ends[0], ends[1])
}

// pathSearch spreads from one entity, layer by layer.
type pathSearch struct {
	v      *View
	o      PathOptions
	depth  map[schema.IRI]int
	before map[schema.IRI][]edge // edges back to the layer before
}

func (s *pathSearch) spread(ctx context.Context, from, to schema.IRI) error {
	layer := []schema.IRI{from}
	for d := 1; d <= s.o.MaxLength && len(layer) > 0; d++ {
		var next []schema.IRI
		for _, at := range layer {
			edges, err := s.edges(ctx, at)
			if err != nil {
				return err
			}
			for _, e := range edges {
				known, seen := s.depth[e.other]
				if seen && known < d {
					continue
				}
				if !seen {
					s.depth[e.other] = d
					next = append(next, e.other)
				}
				s.before[e.other] = append(s.before[e.other], edge{fact: e.fact, other: at, backward: e.backward})
			}
			if len(s.depth) > s.o.MaxNodes {
				return fmt.Errorf("more than %d entities lie within %d steps of %s: name relations or a lesser length", s.o.MaxNodes, d, from.Short())
			}
		}
		if _, ok := s.depth[to]; ok {
			return nil
		}
		slices.Sort(next)
		layer = next
	}
	return nil
}

// edges lists the facts between an entity and others.
func (s *pathSearch) edges(ctx context.Context, at schema.IRI) ([]edge, error) {
	var out []edge
	allowed := map[quad.Value]bool{}
	for _, r := range s.o.Relations {
		allowed[quad.IRI(schema.RelationIRI(r))] = true
	}
	scan := func(pattern quad.Quad, backward bool) error {
		return s.v.sn.Quads(ctx, pattern, func(q quad.Quad) bool {
			fact, ok1 := q.Label.(quad.IRI)
			other, ok2 := q.Object.(quad.IRI)
			if backward {
				other, ok2 = q.Subject.(quad.IRI)
			}
			if ok1 && ok2 && schema.IRI(fact).Kind() == schema.KindFact && (len(allowed) == 0 || allowed[q.Predicate]) {
				out = append(out, edge{schema.IRI(fact), schema.IRI(other), backward})
			}
			return true
		})
	}
	if err := scan(quad.Quad{Subject: quad.IRI(at)}, false); err != nil {
		return nil, err
	}
	if err := scan(quad.Quad{Object: quad.IRI(at)}, true); err != nil {
		return nil, err
	}
	if !s.o.Planned {
		var err error
		if out, err = s.v.asserted(ctx, out); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(a, b edge) int { return strings.Compare(string(a.fact), string(b.fact)) })
	return out, nil
}

// asserted leaves out the facts that are only planned.
func (v *View) asserted(ctx context.Context, edges []edge) ([]edge, error) {
	var out []edge
	for _, e := range edges {
		n, err := v.sn.Count(ctx, quad.Quad{Subject: quad.IRI(e.fact), Predicate: quad.IRI(voc.Status)}, 1)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			out = append(out, e)
		}
	}
	return out, nil
}

// paths walks back from the end.
func (s *pathSearch) paths(ctx context.Context, from, to schema.IRI) ([]Path, error) {
	var found [][]edge
	var walk func(at schema.IRI, tail []edge)
	walk = func(at schema.IRI, tail []edge) {
		if len(found) == s.o.Limit {
			return
		}
		if at == from {
			way := slices.Clone(tail)
			slices.Reverse(way)
			found = append(found, way)
			return
		}
		for _, e := range s.before[at] {
			walk(e.other, append(slices.Clone(tail), e))
		}
	}
	walk(to, nil)
	lifter := s.v.lifter()
	all := &filter{Filter: Filter{Evidence: 1}}
	var out []Path
	for _, way := range found {
		var p Path
		for _, e := range way {
			fact, err := lifter.Fact(ctx, e.fact)
			if err != nil {
				return nil, err
			}
			full, err := s.v.fact(ctx, lifter, fact, all)
			if err != nil {
				return nil, err
			}
			p.Steps = append(p.Steps, Step{Fact: *full, Backward: e.backward})
		}
		out = append(out, p)
	}
	return out, nil
}
