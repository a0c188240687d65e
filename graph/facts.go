package graph

import (
	"cmp"
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
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
func (v *View) Facts(ctx context.Context, f Filter) ([]Fact, error) {
	p, err := v.prepare(ctx, f)
	if err != nil {
		return nil, err
	}
	if f.Polarity == schema.Negative {
		return nil, nil // what is negated is no fact
	}
	ids, err := v.factIDs(ctx, p)
	if err != nil {
		return nil, err
	}
	lifter, library := v.lifter(), newLibrary(v)
	var out []Fact
	for _, id := range ids {
		fact, err := lifter.Fact(ctx, id)
		if err != nil {
			return nil, err
		}
		if !p.admitsNodes(fact.Subject, fact.Relation, fact.Object) {
			continue
		}
		full, err := v.fact(ctx, lifter, library, fact, p)
		if err != nil {
			return nil, err
		}
		if full != nil && (len(f.Modalities) == 0 || slices.Contains(f.Modalities, full.Status)) {
			out = append(out, *full)
		}
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

// factIDs lists the facts that may fit, each once.
func (v *View) factIDs(ctx context.Context, f *filter) ([]schema.IRI, error) {
	var ids []schema.IRI
	var err error
	switch {
	case f.doc != "":
		pattern := quad.Quad{Predicate: quad.IRI(voc.Supports), Label: quad.IRI(f.doc)}
		err = v.sn.Quads(ctx, pattern, func(q quad.Quad) bool {
			if id, ok := q.Object.(quad.IRI); ok {
				ids = append(ids, schema.IRI(id))
			}
			return true
		})
	case !f.bound():
		err = v.sn.MetaScan(ctx, key('f', ""), func(k, _ []byte) bool {
			ids = append(ids, schema.IRI(k[2:]))
			return true
		})
	default:
		for _, p := range f.patterns() {
			list, err := v.factsLike(ctx, p)
			if err != nil {
				return nil, err
			}
			ids = append(ids, list...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), err
}

// fact adds the statements to a fact; it returns nil if the filter or the view asks for statements and none fits.
func (v *View) fact(ctx context.Context, l *prov.Lifter, texts *library, fact *prov.Fact, f *filter) (*Fact, error) {
	out := &Fact{
		ID: fact.ID, Subject: fact.Subject, Object: fact.Object, Status: fact.Status, First: fact.First, Last: fact.Last,
		Sources: fact.Sources,
	}
	out.Relation, out.Open = prov.RelationName(fact.Relation)
	if f.Evidence >= 0 {
		if err := texts.independent(ctx, l, out); err != nil {
			return nil, err
		}
	}
	asks := f.doc != "" || f.AttributedTo != "" || f.MinConfidence > 0 || v.asOf != nil
	if f.Evidence < 0 && !asks {
		return out, nil
	}
	ids, err := v.supporting(ctx, fact.ID, f.doc)
	if err != nil {
		return nil, err
	}
	list, err := liftAll(ctx, l, ids, func(s *schema.Statement) bool {
		return (f.AttributedTo == "" || s.AttributedTo != nil && s.AttributedTo.ID == f.AttributedTo) && s.Confidence >= f.MinConfidence && v.holds(s)
	})
	if err != nil || asks && len(list) == 0 {
		return nil, err
	}
	if v.asOf != nil {
		if err := v.recount(ctx, texts, out, list); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(list, compareBest)
	if f.Evidence > 0 {
		list = list[:min(len(list), f.Evidence)]
	}
	if f.Evidence >= 0 {
		out.Statements = list
	}
	labelObject(out, list)
	return out, nil
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
