package graph

import (
	"errors"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/schema"
	"entente/schema/voc"
)

// batch is the quads of some patterns.
type batch struct {
	patterns, quads []quadstore.Refs
	ends            []int // of each pattern's quads
}

// of returns the quads of the i-th pattern.
func (b *batch) of(i int) []quadstore.Refs {
	begin := 0
	if i > 0 {
		begin = b.ends[i-1]
	}
	return b.quads[begin:b.ends[i]]
}

func (b *batch) add(pattern quadstore.Refs, quads ...quadstore.Refs) {
	b.patterns = append(b.patterns, pattern)
	b.quads = append(b.quads, quads...)
	b.ends = append(b.ends, len(b.quads))
}

// keep leaves out the patterns that fn does not want.
func (b *batch) keep(fn func(quads []quadstore.Refs) (bool, error)) (*batch, error) {
	out := &batch{}
	for i, p := range b.patterns {
		wanted, err := fn(b.of(i))
		if err != nil {
			return nil, err
		}
		if wanted {
			out.add(p, b.of(i)...)
		}
	}
	return out, nil
}

// collect reads the quads of a pattern into a batch.
func (r *reading) collect(b *batch, pattern quadstore.Refs) error {
	err := r.cursor.Each(r.ctx, pattern, func(q quadstore.Refs) bool {
		b.quads = append(b.quads, q)
		return true
	})
	b.patterns, b.ends = append(b.patterns, pattern), append(b.ends, len(b.quads))
	return err
}

// have looks the terms of a batch up, so that the lifter finds its quads. It returns them, and the terms of the
// patterns.
func (r *reading) have(b *batch) (patterns, quads []quad.Quad, err error) {
	if patterns, err = r.cursor.Quads(r.ctx, b.patterns); err != nil {
		return nil, nil, err
	}
	if quads, err = r.cursor.Quads(r.ctx, b.quads); err != nil {
		return nil, nil, err
	}
	begin := 0
	for i, p := range patterns {
		r.ahead[p] = quads[begin:b.ends[i]:b.ends[i]]
		begin = b.ends[i]
	}
	return patterns, quads, nil
}

// wanted are the numbers of things to fetch.
type wanted struct{ facts, sentences, entities []quadstore.Ref }

// note looks through quads for what the lifter needs besides.
func (w *wanted) note(r *reading, refs []quadstore.Refs, quads []quad.Quad) error {
	supports, err1 := r.number(voc.Supports)
	quoted, err2 := r.number(voc.ProvWasQuotedFrom)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	for i, q := range refs {
		switch q.Predicate {
		case supports:
			w.facts = append(w.facts, q.Object)
			continue
		case quoted:
			w.sentences = append(w.sentences, q.Object)
			continue
		}
		if isEntity(quads[i].Subject) {
			w.entities = append(w.entities, q.Subject)
		}
		if isEntity(quads[i].Object) {
			w.entities = append(w.entities, q.Object)
		}
	}
	return nil
}

func isEntity(t quad.Value) bool {
	iri, ok := t.(quad.IRI)
	return ok && schema.IRI(iri).Kind() == schema.KindEntity
}

// distinct gives numbers in their order, in which they are read best, each once and without 0, which is no term.
func distinct(refs []quadstore.Ref) []quadstore.Ref {
	out := slices.Compact(slices.Sorted(slices.Values(refs)))
	if len(out) > 0 && out[0] == 0 {
		out = out[1:]
	}
	return out
}

// fetchStatements reads some statements ahead, those alone that may admits, and returns their IRIs in the order of
// their numbers; nil admits all.
func (r *reading) fetchStatements(refs []quadstore.Ref, may func(*outline) (bool, error)) ([]schema.IRI, error) {
	clear(r.ahead)
	b := &batch{}
	for _, s := range distinct(refs) {
		if err := r.collect(b, quadstore.Refs{Subject: s}); err != nil {
			return nil, err
		}
	}
	if may != nil {
		var err error
		if b, err = b.keep(func(quads []quadstore.Refs) (bool, error) { return may(&outline{r, quads}) }); err != nil {
			return nil, err
		}
	}
	patterns, quads, err := r.have(b)
	if err != nil {
		return nil, err
	}
	var w wanted
	if err := w.note(r, b.quads, quads); err != nil {
		return nil, err
	}
	return subjects(patterns), r.fetchBehind(&w)
}

// subjects returns the IRIs of subjects, "" for what is none.
func subjects(quads []quad.Quad) []schema.IRI {
	out := make([]schema.IRI, len(quads))
	for i, q := range quads {
		iri, _ := q.Subject.(quad.IRI)
		out[i] = schema.IRI(iri)
	}
	return out
}

// fetchBehind reads what stands behind statements ahead.
func (r *reading) fetchBehind(w *wanted) error {
	b := &batch{}
	for _, s := range distinct(w.sentences) {
		if err := r.collect(b, quadstore.Refs{Subject: s}); err != nil {
			return err
		}
	}
	if _, _, err := r.have(b); err != nil {
		return err
	}
	if err := r.fetchFacts(w); err != nil {
		return err
	}
	return r.fetchEntities(w.entities)
}

// fetchFacts reads facts ahead, and notes the entities that they join.
func (r *reading) fetchFacts(w *wanted) error {
	facts, about := &batch{}, &batch{}
	ids := distinct(w.facts)
	for _, f := range ids {
		if q, known := r.facts[f]; known {
			facts.add(quadstore.Refs{Label: f}, q)
		} else if err := r.collect(facts, quadstore.Refs{Label: f}); err != nil {
			return err
		}
	}
	for _, f := range ids {
		if err := r.collect(about, quadstore.Refs{Subject: f}); err != nil {
			return err
		}
	}
	_, quads, err := r.have(facts)
	if err != nil {
		return err
	}
	if err := w.note(r, facts.quads, quads); err != nil {
		return err
	}
	_, _, err = r.have(about)
	return err
}

// description are the predicates of what is known of an entity.
var description = []schema.IRI{voc.RDFType, voc.RDFSLabel, voc.SKOSAltLabel, voc.OWLSameAs}

// fewQuads is how many quads of an entity are read to find its description. Of one that has more it is looked up
// predicate by predicate: most entities have a few, and some have thousands.
const fewQuads = 64

// fetchEntities reads the descriptions of entities ahead.
func (r *reading) fetchEntities(refs []quadstore.Ref) error {
	var predicates []quadstore.Ref
	for _, p := range description {
		n, err := r.number(p)
		if err != nil {
			return err
		}
		if n != 0 {
			predicates = append(predicates, n)
		}
	}
	b := &batch{}
	for _, e := range distinct(refs) {
		if err := r.describe(b, e, predicates); err != nil {
			return err
		}
	}
	_, _, err := r.have(b)
	return err
}

// describe reads the description of an entity into a batch.
func (r *reading) describe(b *batch, entity quadstore.Ref, predicates []quadstore.Ref) error {
	var few []quadstore.Refs
	err := r.cursor.Each(r.ctx, quadstore.Refs{Subject: entity}, func(q quadstore.Refs) bool {
		few = append(few, q)
		return len(few) <= fewQuads
	})
	for _, p := range predicates {
		pattern := quadstore.Refs{Subject: entity, Predicate: p}
		switch {
		case err != nil:
			return err
		case len(few) > fewQuads:
			err = r.collect(b, pattern)
		default:
			of := slices.DeleteFunc(slices.Clone(few), func(q quadstore.Refs) bool { return q.Predicate != p })
			b.add(pattern, of...)
		}
	}
	return err
}

// outline is the quads of a statement whose terms nobody has looked up.
type outline struct {
	r     *reading
	quads []quadstore.Refs
}

// object returns the number of the first object of a predicate, 0 if there is none.
func (o *outline) object(predicate schema.IRI) (quadstore.Ref, error) {
	p, err := o.r.number(predicate)
	if err != nil || p == 0 {
		return 0, err
	}
	for _, q := range o.quads {
		if q.Predicate == p {
			return q.Object, nil
		}
	}
	return 0, nil
}

// has reports whether the statement has any of some predicates.
func (o *outline) has(predicates ...schema.IRI) (bool, error) {
	for _, p := range predicates {
		if ref, err := o.object(p); err != nil || ref != 0 {
			return ref != 0, err
		}
	}
	return false, nil
}

// text returns the first literal of a predicate, "" if there is none.
func (o *outline) text(predicate schema.IRI) (string, error) {
	ref, err := o.object(predicate)
	if err != nil || ref == 0 {
		return "", err
	}
	t, err := o.r.term(ref)
	if err != nil {
		return "", err
	}
	lit, _ := prov.FromTerm(t)
	return lit.Value, nil
}

// relation returns the relation of the statement, "" where that takes more than its own quads and the facts that were
// met.
func (o *outline) relation() (schema.IRI, error) {
	predicate, err := o.object(voc.RDFPredicate)
	if err != nil {
		return "", err
	}
	if predicate == 0 {
		fact, err := o.object(voc.Supports)
		if err != nil {
			return "", err
		}
		predicate = o.r.facts[fact].Predicate
	}
	if predicate == 0 {
		return "", nil
	}
	t, err := o.r.term(predicate)
	iri, _ := t.(quad.IRI)
	return schema.IRI(iri), err
}

// event returns the event type of the statement; known is false where relation does not tell it.
func (o *outline) event() (typ schema.EventType, known bool, err error) {
	said, err := o.text(voc.EventType)
	if err != nil || said != "" {
		return schema.EventType(strings.TrimPrefix(said, "-")), true, err
	}
	if named, err := o.has(voc.RelationName); err != nil || named {
		return schema.NoEvent, false, err
	}
	iri, err := o.relation()
	if err != nil || iri == "" {
		return schema.NoEvent, false, err
	}
	if usual, err := schema.Relations().ByName(iri.Local()); err == nil {
		return usual.Family, true, nil
	}
	return schema.NoEvent, true, nil
}
