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

// Filter chooses statements and facts. Its zero value admits all; every field that is set narrows the choice. IRIs
// may be short. For a symmetric relation subject and object are the same in either order.
type Filter struct {
	// Subject and Object are the two sides; Any is one of them, whichever.
	Subject, Object, Any schema.IRI
	// Literal is an object that is no entity, compared by Value, Datatype and Unit.
	Literal *schema.Literal
	// Relations are names, closed or open; one of them must fit. None means any.
	Relations []string
	// Document is a name, an IRI or a short IRI.
	Document string
	// Polarity is "" for both.
	Polarity schema.Polarity
	// Modalities must hold that of the statement, or the status of the fact. None means any.
	Modalities []schema.Modality
	// AttributedTo is who says so.
	AttributedTo schema.IRI
	// MinConfidence is the least confidence of a statement.
	MinConfidence float64
	// Limit is the number of results; 0 means all.
	Limit int
	// Evidence is how many statements Facts gives with each fact, the most confident first; 0 means all, -1 none. With
	// -1 Fact.Sources counts different texts and no copies are looked for, which is much faster where the facts are
	// many.
	Evidence int
}

// filter is a Filter made ready: IRIs are full, the document is known.
type filter struct {
	Filter
	doc       schema.IRI
	relations []schema.IRI
}

func (v *View) prepare(ctx context.Context, f Filter) (*filter, error) {
	out := &filter{Filter: f}
	for _, i := range []*schema.IRI{&out.Subject, &out.Object, &out.Any, &out.AttributedTo} {
		var err error
		if *i, err = v.knownAs(voc.Expand(string(*i))); err != nil {
			return nil, err
		}
	}
	for _, r := range f.Relations {
		out.relations = append(out.relations, schema.RelationIRI(r))
	}
	if f.Document != "" {
		d, err := v.Document(ctx, f.Document)
		if err != nil {
			return nil, err
		}
		out.doc = d.ID
	}
	return out, nil
}

// object is the term of the object asked for, nil for any.
func (f *filter) object() quad.Value {
	switch {
	case f.Literal != nil:
		return prov.Literal(*f.Literal)
	case f.Object != "":
		return quad.IRI(f.Object)
	}
	return nil
}

// bound reports whether the filter asks for a node or a relation, by which the graph is searched.
func (f *filter) bound() bool {
	return f.Subject != "" || f.Any != "" || f.object() != nil || len(f.relations) > 0
}

// patterns lists what to look for in the graph: subject, predicate and object of facts, nil for any.
func (f *filter) patterns() []quad.Quad {
	var out []quad.Quad
	add := func(s schema.IRI, p, o quad.Value) {
		q := quad.Quad{Predicate: p, Object: o}
		if s != "" {
			q.Subject = quad.IRI(s)
		}
		if !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	for _, p := range f.predicates() {
		switch {
		case f.Any != "":
			add(f.Any, p, nil)
			add("", p, quad.IRI(f.Any))
		default:
			add(f.Subject, p, f.object())
		}
	}
	if f.Literal == nil && f.Any == "" && (f.Subject != "" || f.Object != "") {
		for _, p := range f.symmetric() {
			var o quad.Value
			if f.Subject != "" {
				o = quad.IRI(f.Subject)
			}
			add(f.Object, p, o)
		}
	}
	return out
}

func (f *filter) predicates() []quad.Value {
	if len(f.relations) == 0 {
		return []quad.Value{nil}
	}
	var out []quad.Value
	for _, r := range f.relations {
		out = append(out, quad.IRI(r))
	}
	return out
}

// symmetric lists the symmetric relations among those asked for.
func (f *filter) symmetric() []quad.Value {
	var out []quad.Value
	for _, r := range schema.Relations().All() {
		if r.Symmetric && (len(f.relations) == 0 || slices.Contains(f.relations, r.IRI())) {
			out = append(out, quad.IRI(r.IRI()))
		}
	}
	return out
}

// admitsNodes reports whether subject, relation and object are those asked for.
func (f *filter) admitsNodes(subject schema.Node, relation schema.IRI, object schema.Node) bool {
	if len(f.relations) > 0 && !slices.Contains(f.relations, relation) {
		return false
	}
	s, o := nodeTerm(subject), nodeTerm(object)
	if f.Any != "" && s != quad.Value(quad.IRI(f.Any)) && o != quad.Value(quad.IRI(f.Any)) {
		return false
	}
	fits := func(s, o quad.Value) bool {
		return (f.Subject == "" || s == quad.Value(quad.IRI(f.Subject))) && (f.object() == nil || o == f.object())
	}
	if fits(s, o) {
		return true
	}
	r, err := schema.Relations().ByName(relation.Local())
	return err == nil && r.Symmetric && fits(o, s)
}

func nodeTerm(n schema.Node) quad.Value {
	if n.Entity != nil {
		return quad.IRI(n.Entity.ID)
	}
	return prov.Literal(*n.Literal)
}

// admits reports whether a statement is one of those asked for.
func (f *filter) admits(s *schema.Statement) bool {
	return f.admitsNodes(s.Subject, schema.RelationIRI(s.Relation), s.Object) &&
		(f.doc == "" || s.Evidence.Document == f.doc) &&
		(f.Polarity == "" || s.Polarity == f.Polarity) &&
		(len(f.Modalities) == 0 || slices.Contains(f.Modalities, s.Modality)) &&
		(f.AttributedTo == "" || s.AttributedTo != nil && s.AttributedTo.ID == f.AttributedTo) &&
		s.Confidence >= f.MinConfidence
}

// may reports whether a statement may be one of those asked for, from its quads alone.
func (f *filter) may(o *outline) (bool, error) {
	if f.Polarity != "" {
		polarity, err := o.text(voc.Polarity)
		if err != nil || cmp.Or(schema.Polarity(polarity), schema.Positive) != f.Polarity {
			return false, err
		}
	}
	if len(f.Modalities) > 0 {
		modality, err := o.text(voc.Modality)
		if err != nil || !slices.Contains(f.Modalities, cmp.Or(schema.Modality(modality), schema.Asserted)) {
			return false, err
		}
	}
	if f.AttributedTo != "" {
		who, err1 := o.object(voc.AttributedTo)
		asked, err2 := o.r.number(f.AttributedTo)
		return who != 0 && who == asked, errors.Join(err1, err2)
	}
	return true, nil
}

// wantsFacts reports whether statements that support facts are asked for, wantsOthers whether others are.
func (f *filter) wantsFacts() bool {
	return f.Polarity != schema.Negative && (len(f.Modalities) == 0 ||
		slices.Contains(f.Modalities, schema.Asserted) || slices.Contains(f.Modalities, schema.Planned))
}

func (f *filter) wantsOthers() bool {
	if f.Polarity != schema.Positive || len(f.Modalities) == 0 {
		return true
	}
	return slices.ContainsFunc(f.Modalities, func(m schema.Modality) bool {
		return m != schema.Asserted && m != schema.Planned
	})
}
