package prov

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// Source is where a Lifter reads quads: nil in the pattern stands for any term, and fn returns false to stop.
type Source interface {
	Quads(ctx context.Context, pattern quad.Quad, fn func(quad.Quad) bool) error
}

// maxCached bounds each cache of a Lifter.
const maxCached = 1 << 14

// Lifter rebuilds statements from quads. It remembers entities, facts and sentences, so that it must read one state
// of a store only; it is not safe for concurrent use. What it returns shares entities and must not be changed.
type Lifter struct {
	src       Source
	entities  map[schema.IRI]*schema.Entity
	facts     map[schema.IRI]*Fact
	sentences map[schema.IRI]sentence
}

type sentence struct{ number, start, end int }

// NewLifter returns a Lifter of the quads of src.
func NewLifter(src Source) *Lifter {
	return &Lifter{
		src: src, entities: map[schema.IRI]*schema.Entity{}, facts: map[schema.IRI]*Fact{},
		sentences: map[schema.IRI]sentence{},
	}
}

// remember puts v in a cache, which it empties when it is full.
func remember[V any](cache map[schema.IRI]V, key schema.IRI, v V) V {
	if len(cache) >= maxCached {
		clear(cache)
	}
	cache[key] = v
	return v
}

// properties are the quads of one subject: the objects by predicate.
type properties map[schema.IRI][]quad.Value

// properties reads the quads of a subject and the label that they have.
func (l *Lifter) properties(ctx context.Context, pattern quad.Quad) (properties, schema.IRI, error) {
	p, label := properties{}, schema.IRI("")
	err := l.src.Quads(ctx, pattern, func(q quad.Quad) bool {
		key, _ := q.Predicate.(quad.IRI)
		p[schema.IRI(key)] = append(p[schema.IRI(key)], q.Object)
		if i, ok := q.Label.(quad.IRI); ok {
			label = schema.IRI(i)
		}
		return true
	})
	return p, label, err
}

// text returns the first literal of a predicate, "" if there is none.
func (p properties) text(predicate schema.IRI) string {
	if len(p[predicate]) == 0 {
		return ""
	}
	s, _ := lexical(p[predicate][0])
	return s
}

// iri returns the first IRI of a predicate, "" if there is none.
func (p properties) iri(predicate schema.IRI) schema.IRI {
	for _, v := range p[predicate] {
		if i, ok := v.(quad.IRI); ok {
			return schema.IRI(i)
		}
	}
	return ""
}

// Entity rebuilds an entity. One that nothing describes comes back with its ID alone.
func (l *Lifter) Entity(ctx context.Context, id schema.IRI) (*schema.Entity, error) {
	if e, ok := l.entities[id]; ok {
		return e, nil
	}
	e := &schema.Entity{ID: id}
	read := func(predicate schema.IRI, fn func(v quad.Value)) error {
		return l.src.Quads(ctx, quad.Quad{Subject: iri(id), Predicate: iri(predicate)}, func(q quad.Quad) bool {
			if q.Label == nil {
				fn(q.Object)
			}
			return true
		})
	}
	if err := read(voc.RDFType, func(v quad.Value) {
		if i, ok := v.(quad.IRI); ok {
			e.Type, _ = voc.NodeType(schema.IRI(i))
		}
	}); err != nil {
		return nil, err
	}
	if err := read(voc.RDFSLabel, func(v quad.Value) { e.Label, _ = lexical(v) }); err != nil {
		return nil, err
	}
	var names []string
	if err := read(voc.SKOSAltLabel, func(v quad.Value) {
		n, _ := lexical(v)
		names = once(names, n)
	}); err != nil {
		return nil, err
	}
	if e.Label != "" {
		e.Names = append(e.Names, e.Label)
	}
	e.Names = append(e.Names, names...)
	if err := read(voc.OWLSameAs, func(v quad.Value) {
		i, _ := v.(quad.IRI)
		if rest, ok := strings.CutPrefix(string(i), voc.Wikidata); ok {
			e.QID = rest
		} else if rest, ok := strings.CutPrefix(string(i), voc.ISO3166); ok {
			e.ISO = rest
		}
	}); err != nil {
		return nil, err
	}
	return remember(l.entities, id, e), nil
}

// node rebuilds a node from its term.
func (l *Lifter) node(ctx context.Context, v quad.Value) (schema.Node, error) {
	if i, ok := v.(quad.IRI); ok {
		e, err := l.Entity(ctx, schema.IRI(i))
		return schema.Node{Entity: e}, err
	}
	lit, ok := FromTerm(v)
	if !ok {
		return schema.Node{}, fmt.Errorf("%w: node %v", ErrShape, v)
	}
	return schema.Node{Literal: &lit}, nil
}
