package query

import (
	"strconv"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// shortStore shows a store to a query language: IRIs are short, numbers are numbers, other typed literals are their
// text. What it is asked for may be written short or in full.
type shortStore struct{ graph.QuadStore }

var _ shape.Optimizer = shortStore{}

// OptimizeShape passes the question on to the store.
func (s shortStore) OptimizeShape(sh shape.Shape) (shape.Shape, bool) {
	if o, ok := s.QuadStore.(shape.Optimizer); ok {
		return o.OptimizeShape(sh)
	}
	return sh, false
}

// ValueOf returns the reference of a term.
func (s shortStore) ValueOf(v quad.Value) graph.Ref {
	if i, ok := v.(quad.IRI); ok {
		v = quad.IRI(expand(string(i)))
	}
	return s.QuadStore.ValueOf(v)
}

// NameOf returns the term of a reference as queries see it.
func (s shortStore) NameOf(ref graph.Ref) quad.Value { return shorten(s.QuadStore.NameOf(ref)) }

// Quad returns a quad as queries see it.
func (s shortStore) Quad(ref graph.Ref) quad.Quad {
	q := s.QuadStore.Quad(ref)
	return quad.Quad{Subject: shorten(q.Subject), Predicate: shorten(q.Predicate), Object: shorten(q.Object),
		Label: shorten(q.Label)}
}

func shorten(v quad.Value) quad.Value {
	switch v := v.(type) {
	case quad.IRI:
		return quad.IRI(voc.Shorten(schema.IRI(v)))
	case quad.TypedString:
		return native(v)
	}
	return v
}

// native gives numbers and truth values the form that queries compare, and other literals that of their text.
func native(v quad.TypedString) quad.Value {
	switch schema.IRI(v.Type) {
	case voc.XSDInteger:
		if n, err := strconv.ParseInt(string(v.Value), 10, 64); err == nil {
			return quad.Int(n)
		}
	case voc.XSDDecimal:
		if f, err := strconv.ParseFloat(string(v.Value), 64); err == nil {
			return quad.Float(f)
		}
	case voc.XSDBoolean:
		if b, err := strconv.ParseBool(string(v.Value)); err == nil {
			return quad.Bool(b)
		}
	}
	return v.Value
}
