package graph

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/schema"
	"entente/schema/voc"
)

// Fact is an edge of the graph: what at least one statement asserts or says is planned.
type Fact struct {
	ID       schema.IRI
	Subject  schema.Node
	Relation string
	Open     bool // the relation is not of the table
	Object   schema.Node
	// Status is asserted if any statement asserts it, else planned.
	Status schema.Modality
	// First and Last are the earliest and latest date of the event that statements give, "" where none does.
	First, Last string
	// Sources is the number of independent documents: copies of one story, with changes or without, count once.
	Sources int
	// Statements are those that support it, asserted ones first, then the most confident.
	Statements []schema.Statement
}

// Facts lists the facts that f admits, those with the most sources first, then by subject, relation and object. Facts
// share their entities and must not be changed.
func (v *View) Facts(ctx context.Context, f Filter) (out []Fact, err error) {
	p, err := v.prepare(ctx, f)
	if err != nil {
		return nil, err
	}
	if f.Polarity == schema.Negative {
		return nil, nil // what is negated is no fact
	}
	r := newReading(ctx, v.sn)
	defer func() { err = errors.Join(err, r.close()) }()
	refs, err := v.factRefs(r, p)
	if err != nil {
		return nil, err
	}
	if out, err = v.readFacts(r, newLibrary(v), refs, p); err != nil {
		return nil, err
	}
	slices.SortFunc(out, compareFacts)
	if f.Limit > 0 {
		out = out[:min(len(out), f.Limit)]
	}
	return out, nil
}

func compareFacts(a, b Fact) int {
	return cmp.Or(cmp.Compare(b.Sources, a.Sources), cmp.Compare(a.Subject.Key(), b.Subject.Key()),
		cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Object.Key(), b.Object.Key()))
}

// factRefs lists the facts that may fit. One may come twice.
func (v *View) factRefs(r *reading, f *filter) (refs []quadstore.Ref, err error) {
	pattern := quad.Quad{Predicate: quad.IRI(voc.Supports)}
	switch {
	case f.doc != "":
		pattern.Label = quad.IRI(f.doc)
	case f.bound():
		for _, p := range f.patterns() {
			list, err := r.factsLike(p)
			if err != nil {
				return nil, err
			}
			refs = append(refs, list...)
		}
		return refs, nil
	}
	err = r.each(pattern, func(q quadstore.Refs) bool {
		if len(refs) == 0 || refs[len(refs)-1] != q.Object { // they come by fact, of all documents
			refs = append(refs, q.Object)
		}
		return true
	})
	return refs, err
}

// factBatch is how many facts are rebuilt at once.
const factBatch = 512

// readFacts rebuilds the facts that fit, in no order, as v.fact makes them.
func (v *View) readFacts(r *reading, texts *library, refs []quadstore.Ref, f *filter) ([]Fact, error) {
	var out []Fact
	for some := range slices.Chunk(distinct(refs), factBatch) {
		statements := map[quadstore.Ref][]schema.Statement{}
		var err error
		clear(r.ahead)
		if v.wantsStatements(f) {
			statements, err = v.statementsBehind(r, some)
		} else {
			w := wanted{facts: slices.Clone(some)}
			err = r.fetchBehind(&w)
		}
		if err != nil {
			return nil, err
		}
		ids, err := r.iris(some)
		if err != nil {
			return nil, err
		}
		for i, id := range ids {
			fact, err := r.lifter.Fact(r.ctx, id)
			if err != nil {
				return nil, err
			}
			full, err := v.fact(r.ctx, texts, fact, f, statements[some[i]])
			if err != nil {
				return nil, err
			}
			if full != nil {
				out = append(out, *full)
			}
		}
	}
	return out, nil
}

// factsOf rebuilds facts by their full IRIs, in that order and each with at most evidence of its statements, 0 for all
// and -1 for none. What is no fact of the view is left out.
func (v *View) factsOf(r *reading, texts *library, ids []schema.IRI, evidence int) ([]Fact, error) {
	var refs []quadstore.Ref
	for _, id := range ids {
		list, err := r.factsLike(quad.Quad{Label: quad.IRI(id)})
		if err != nil {
			return nil, err
		}
		refs = append(refs, list...)
	}
	out, err := v.readFacts(r, texts, refs, &filter{Filter: Filter{Evidence: evidence}})
	if err != nil {
		return nil, err
	}
	place := make(map[schema.IRI]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	slices.SortFunc(out, func(a, b Fact) int { return cmp.Compare(place[a.ID], place[b.ID]) })
	return out, nil
}

// asksOf reports whether only some statements make a fact one that fits.
func (v *View) asksOf(f *filter) bool {
	return f.doc != "" || f.AttributedTo != "" || f.MinConfidence > 0 || v.asOf != nil
}

// wantsStatements reports whether the facts that f asks for take their statements.
func (v *View) wantsStatements(f *filter) bool { return f.Evidence >= 0 || v.asksOf(f) }

// statementsBehind rebuilds the statements that support some facts, of the documents that the view tells, by fact.
func (v *View) statementsBehind(r *reading, facts []quadstore.Ref) (map[quadstore.Ref][]schema.Statement, error) {
	supports, err := r.number(voc.Supports)
	if err != nil {
		return nil, err
	}
	var found []quadstore.Refs
	for _, fact := range facts {
		err := r.cursor.Each(r.ctx, quadstore.Refs{Predicate: supports, Object: fact}, func(q quadstore.Refs) bool {
			found = append(found, q)
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	if found, err = v.told(r, found); err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b quadstore.Refs) int { return cmp.Compare(a.Subject, b.Subject) })
	refs := make([]quadstore.Ref, len(found))
	for i, q := range found {
		refs[i] = q.Subject
	}
	ids, err := r.fetchStatements(refs, nil)
	if err != nil {
		return nil, err
	}
	out := map[quadstore.Ref][]schema.Statement{}
	n := -1 // of the statement among ids
	for i, q := range found {
		if i == 0 || q.Subject != found[i-1].Subject {
			n++
		}
		s, err := r.lifter.Statement(r.ctx, ids[n])
		if err != nil {
			return nil, err
		}
		out[q.Object] = append(out[q.Object], *s)
	}
	return out, nil
}

// told leaves out the quads of documents that the view does not tell.
func (v *View) told(r *reading, quads []quadstore.Refs) ([]quadstore.Refs, error) {
	if v.asOf == nil {
		return quads, nil
	}
	var out []quadstore.Refs
	for _, q := range quads {
		doc, err := r.term(q.Label)
		if err != nil {
			return nil, err
		}
		iri, _ := doc.(quad.IRI)
		told, err := v.tells(schema.IRI(iri))
		if err != nil {
			return nil, err
		}
		if told {
			out = append(out, q)
		}
	}
	return out, nil
}

// fact makes a fact of the graph one with its statements; it returns nil if it does not fit, or if the filter or the
// view asks for statements and none of those given fits.
func (v *View) fact(
	ctx context.Context, texts *library, fact *prov.Fact, f *filter, statements []schema.Statement,
) (*Fact, error) {
	if !f.admitsNodes(fact.Subject, fact.Relation, fact.Object) {
		return nil, nil
	}
	out := &Fact{
		ID: fact.ID, Subject: fact.Subject, Object: fact.Object, Status: fact.Status, First: fact.First, Last: fact.Last,
		Sources: fact.Sources,
	}
	out.Relation, out.Open = prov.RelationName(fact.Relation)
	if v.wantsStatements(f) {
		some, err := v.support(ctx, texts, out, f, statements)
		if err != nil || !some && v.asksOf(f) {
			return nil, err
		}
	}
	if len(f.Modalities) > 0 && !slices.Contains(f.Modalities, out.Status) {
		return nil, nil
	}
	return out, nil
}

// support adds to a fact those of its statements that fit, and counts its sources; it reports whether any fits.
func (v *View) support(
	ctx context.Context, texts *library, out *Fact, f *filter, statements []schema.Statement,
) (some bool, err error) {
	// Where the quads count more than one text they may be copies. A view of a day counts anew.
	if f.Evidence >= 0 && out.Sources > 1 && v.asOf == nil {
		if out.Sources, err = texts.countSources(ctx, statements); err != nil {
			return false, err
		}
	}
	list := slices.DeleteFunc(slices.Clone(statements), func(s schema.Statement) bool {
		return f.doc != "" && s.Evidence.Document != f.doc || s.Confidence < f.MinConfidence || !v.holds(&s) ||
			f.AttributedTo != "" && (s.AttributedTo == nil || s.AttributedTo.ID != f.AttributedTo)
	})
	if v.asOf != nil {
		if err := v.recount(ctx, texts, out, list); err != nil {
			return false, err
		}
	}
	slices.SortFunc(list, compareBest)
	labelObject(out, list)
	if f.Evidence > 0 {
		list = list[:min(len(list), f.Evidence)]
	}
	if f.Evidence >= 0 {
		out.Statements = list
	}
	return len(list) > 0, nil
}

// compareBest orders statements: asserted ones first, then the most confident.
func compareBest(a, b schema.Statement) int {
	return cmp.Or(btoi(b.Modality == schema.Asserted)-btoi(a.Modality == schema.Asserted),
		cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
}

// supporting lists the statements that support a fact in a document, or in all that the view tells of.
func (v *View) supporting(ctx context.Context, fact, doc schema.IRI) (map[schema.IRI]bool, error) {
	pattern := quad.Quad{Predicate: quad.IRI(voc.Supports), Object: quad.IRI(fact)}
	if doc != "" {
		pattern.Label = quad.IRI(doc)
	}
	ids := map[schema.IRI]bool{}
	err := v.each(ctx, pattern, func(q quad.Quad) error {
		id, ok1 := q.Subject.(quad.IRI)
		doc, ok2 := q.Label.(quad.IRI)
		if !ok1 || !ok2 {
			return nil
		}
		told, err := v.tells(schema.IRI(doc))
		if told {
			ids[schema.IRI(id)] = true
		}
		return err
	})
	return ids, err
}

// labelObject gives a literal object the label of its best statement.
func labelObject(f *Fact, list []schema.Statement) {
	if f.Object.Literal != nil && len(list) > 0 && list[0].Object.Literal != nil {
		f.Object = list[0].Object
	}
}
