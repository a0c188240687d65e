package graph

import (
	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/schema"
	"entente/schema/voc"
)

// documentQuads compares the quads that a document labels with those that its article gives.
func (c *checker) documentQuads(l *prov.Lowered) error {
	want := make(map[quad.Quad]bool, len(l.Quads))
	for _, q := range l.Quads {
		want[q] = true
	}
	c.expected += int64(len(want))
	found := map[quad.Value]map[schema.IRI]quad.Value{}
	err := c.v.each(c.ctx, quad.Quad{Label: quad.IRI(l.Document)}, func(q quad.Quad) error {
		if !want[q] {
			c.r.add("quad that the article does not give: %v", q)
		}
		delete(want, q)
		if found[q.Subject] == nil {
			found[q.Subject] = map[schema.IRI]quad.Value{}
		}
		p, _ := q.Predicate.(quad.IRI)
		found[q.Subject][schema.IRI(p)] = q.Object
		return nil
	})
	for _, q := range l.Quads {
		if want[q] {
			c.r.add("missing quad %v", q)
			delete(want, q)
		}
	}
	for i := range l.Statements {
		c.evidence(l.Statements[i].ID, found)
	}
	return err
}

// evidence checks that a statement has all that proves it, from the quads that its document labels.
func (c *checker) evidence(id schema.IRI, found map[quad.Value]map[schema.IRI]quad.Value) {
	has := found[quad.IRI(id)]
	need := []schema.IRI{voc.OAExact, voc.OAHasTarget, voc.ProvWasQuotedFrom}
	if has[voc.Supports] == nil {
		need = append(need, voc.RDFSubject, voc.RDFPredicate, voc.RDFObject)
	}
	for _, p := range need {
		if has[p] == nil {
			c.r.add("statement %s has no %s", id, voc.Shorten(p))
		}
	}
	if q := has[voc.ProvWasQuotedFrom]; q != nil && found[q][voc.ProvWasDerivedFrom] == nil {
		c.r.add("sentence %v is of no document", q)
	}
}

// labels looks at the label of every quad: it must be a document of the store, a decision, or a fact that a statement
// supports.
func (c *checker) labels() error {
	return c.v.each(c.ctx, quad.Quad{}, func(q quad.Quad) error {
		if q.Label == nil {
			return nil
		}
		l, ok := q.Label.(quad.IRI)
		label := schema.IRI(l)
		switch {
		case ok && (c.docs[label] || c.decided[label]) || c.want.facts[label] != nil:
		case ok && label.Kind() == schema.KindFact:
			c.r.add("fact %s has no statement", label)
		default:
			c.r.add("label %v is neither a fact nor a document or decision of the store", q.Label)
		}
		return nil
	})
}
