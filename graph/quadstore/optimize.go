package quadstore

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
)

// OptimizeShape implements shape.Optimizer: all terms that a query fixes for one quad become one scan.
func (v *view) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.QuadsAction:
		if a, ok := v.newAction(s); ok {
			return a, true
		}
	case shape.Quads:
		return v.optimizeQuads(s)
	}
	return s, false
}

// optimizeQuads merges the fixed terms of a quad into one scan; what else is asked of it is looked up or joined.
func (v *view) optimizeQuads(s shape.Quads) (shape.Shape, bool) {
	var pattern ids
	var rest []shape.QuadFilter
	for _, f := range s {
		pos, ok := posOf(f.Dir)
		ref, fixed := shape.One(f.Values)
		if !ok || !fixed {
			rest = append(rest, f)
			continue
		}
		id, ok := v.nodeID(ref)
		if !ok || pattern[pos] != 0 && pattern[pos] != id {
			return shape.Null{}, true
		}
		pattern[pos] = id
	}
	if pattern.mask() == 0 && len(rest) == 0 || len(rest) == 0 && len(s) == 1 {
		return s, false
	}
	if len(rest) == 0 {
		return &quadsOf{v: v, pattern: pattern}, true
	}
	if pattern.mask() == 0 {
		return s, false
	}
	return &quadsOf{v: v, pattern: pattern, joins: rest}, true
}

// quadsOf is the shape of the quads of a pattern that also have certain terms in other places.
type quadsOf struct {
	v       *view
	pattern ids
	joins   []shape.QuadFilter
}

// BuildIterator implements shape.Shape.
func (s *quadsOf) BuildIterator(qs graph.QuadStore) graph.Iterator {
	if len(s.joins) == 0 {
		return graph.AsLegacy(&quadsShape{v: s.v, pattern: s.pattern})
	}
	return s.join(qs)
}

// Optimize implements shape.Shape.
func (s *quadsOf) Optimize(r shape.Optimizer) (shape.Shape, bool) {
	out := *s
	out.joins = append([]shape.QuadFilter(nil), s.joins...)
	changed := false
	for i, j := range out.joins {
		if j.Values == nil {
			return shape.Null{}, true
		}
		nv, ok := j.Values.Optimize(r)
		if shape.IsNull(nv) {
			return shape.Null{}, true
		}
		out.joins[i].Values, changed = nv, changed || ok
	}
	if !changed {
		return s, false
	}
	return &out, true
}
