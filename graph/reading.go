package graph

import (
	"context"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/schema"
	"entente/schema/voc"
)

// A reading finds and rebuilds statements and facts in one state of a store. It works on the numbers of terms, and
// looks terms up only for what is wanted: for hundreds at once, in the order in which they lie on disk. It is not safe
// for concurrent use, and to be closed after it.
type reading struct {
	ctx    context.Context
	sn     *quadstore.Snapshot
	cursor *quadstore.Cursor
	// lifter rebuilds what was fetched; its source is the reading itself.
	lifter *prov.Lifter
	// ahead holds the quads of patterns for which the lifter will ask.
	ahead map[quad.Quad][]quad.Quad
	// facts are the quads of facts that were met, by label.
	facts map[quadstore.Ref]quadstore.Refs
	// numbers are those of terms of the vocabulary, terms those that were asked for one by one, and relations tells by
	// predicate whether its quads are facts.
	numbers   map[schema.IRI]quadstore.Ref
	terms     map[quadstore.Ref]quad.Value
	relations map[quadstore.Ref]bool
}

func newReading(ctx context.Context, sn *quadstore.Snapshot) *reading {
	r := &reading{
		ctx: ctx, sn: sn, cursor: sn.Cursor(), ahead: map[quad.Quad][]quad.Quad{},
		facts: map[quadstore.Ref]quadstore.Refs{}, numbers: map[schema.IRI]quadstore.Ref{},
		terms: map[quadstore.Ref]quad.Value{}, relations: map[quadstore.Ref]bool{},
	}
	r.lifter = prov.NewLifter(r)
	return r
}

func (r *reading) close() error { return r.cursor.Close() }

// Quads implements prov.Source.
func (r *reading) Quads(ctx context.Context, pattern quad.Quad, fn func(quad.Quad) bool) error {
	list, fetched := r.ahead[pattern]
	if !fetched {
		return r.sn.Quads(ctx, pattern, fn)
	}
	for _, q := range list {
		if !fn(q) {
			return nil
		}
	}
	return nil
}

// number returns the number of an IRI, 0 if the store does not have it.
func (r *reading) number(iri schema.IRI) (quadstore.Ref, error) {
	if n, ok := r.numbers[iri]; ok {
		return n, nil
	}
	n, err := r.sn.RefOf(quad.IRI(iri))
	if err == nil {
		r.numbers[iri] = n
	}
	return n, err
}

// pattern turns a quad with nil for any term into numbers; ok is false if a term of it is not in the store.
func (r *reading) pattern(q quad.Quad) (p quadstore.Refs, ok bool, err error) {
	for _, side := range []struct {
		term quad.Value
		into *quadstore.Ref
	}{{q.Subject, &p.Subject}, {q.Predicate, &p.Predicate}, {q.Object, &p.Object}, {q.Label, &p.Label}} {
		if side.term == nil {
			continue
		}
		if iri, isIRI := side.term.(quad.IRI); isIRI {
			*side.into, err = r.number(schema.IRI(iri))
		} else {
			*side.into, err = r.sn.RefOf(side.term)
		}
		if err != nil || *side.into == 0 {
			return p, false, err
		}
	}
	return p, true, nil
}

// each calls fn for the quads of a pattern.
func (r *reading) each(pattern quad.Quad, fn func(quadstore.Refs) bool) error {
	p, ok, err := r.pattern(pattern)
	if err != nil || !ok {
		return err
	}
	return r.cursor.Each(r.ctx, p, fn)
}

// term returns one term. It remembers it, so that it is for those that many quads share.
func (r *reading) term(ref quadstore.Ref) (quad.Value, error) {
	if t, ok := r.terms[ref]; ok {
		return t, nil
	}
	list, err := r.cursor.Quads(r.ctx, []quadstore.Refs{{Object: ref}})
	if err != nil {
		return nil, err
	}
	r.terms[ref] = list[0].Object
	return list[0].Object, nil
}

// iris returns the IRIs of some numbers, "" for what is none.
func (r *reading) iris(refs []quadstore.Ref) ([]schema.IRI, error) {
	quads := make([]quadstore.Refs, len(refs))
	for i, ref := range refs {
		quads[i].Subject = ref
	}
	list, err := r.cursor.Quads(r.ctx, quads)
	return subjects(list), err
}

// isRelation reports whether quads of a predicate are facts: no others have a relation for a predicate.
func (r *reading) isRelation(predicate quadstore.Ref) (bool, error) {
	if yes, ok := r.relations[predicate]; ok {
		return yes, nil
	}
	p, err := r.term(predicate)
	if err != nil {
		return false, err
	}
	iri, _ := p.(quad.IRI)
	yes := schema.IRI(iri).Kind() == schema.KindRelation
	r.relations[predicate] = yes
	return yes, nil
}

// factsLike lists the facts of a pattern by the numbers of their labels.
func (r *reading) factsLike(pattern quad.Quad) ([]quadstore.Ref, error) {
	var found []quadstore.Refs
	err := r.each(pattern, func(q quadstore.Refs) bool {
		if q.Label != 0 {
			found = append(found, q)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	var out []quadstore.Ref
	for _, q := range found {
		yes, err := r.isRelation(q.Predicate)
		if err != nil {
			return nil, err
		}
		if yes {
			r.facts[q.Label] = q
			out = append(out, q.Label)
		}
	}
	return out, nil
}

// supporting adds the statements that support some facts to a set.
func (r *reading) supporting(facts []quadstore.Ref, into statementSet) error {
	supports, err := r.number(voc.Supports)
	if err != nil || supports == 0 {
		return err
	}
	for _, fact := range distinct(facts) {
		if err := r.cursor.Each(r.ctx, quadstore.Refs{Predicate: supports, Object: fact}, into.add); err != nil {
			return err
		}
	}
	return nil
}

// statementSet is statements by document, by number. A document without a list stands for all its statements.
type statementSet map[quadstore.Ref][]quadstore.Ref

// add adds the subject of a quad of a document. A statement may come twice.
func (s statementSet) add(q quadstore.Refs) bool {
	if q.Label != 0 {
		s[q.Label] = append(s[q.Label], q.Subject)
	}
	return true
}

// size is how many statements the lists of a set have.
func (s statementSet) size() int {
	n := 0
	for _, list := range s {
		n += len(distinct(list))
	}
	return n
}
