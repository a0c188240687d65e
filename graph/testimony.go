package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"entente/graph/prov"
	"entente/schema"
	"entente/schema/voc"
)

// Claim is what statements agree or disagree about.
type Claim struct {
	Subject  schema.Node
	Relation string
	Object   schema.Node
}

// Testimony is who says what about a claim. Each list has a story once, the earliest first.
type Testimony struct {
	Claim
	// Reports assert it, or that it is planned; Denials say that it is not so, or that somebody denies it; Hedges take
	// it for possible, requested or conditional.
	Reports, Denials, Hedges []Story
}

// Story is what documents say that have it from each other or from one third: copies of one agency's report.
type Story struct {
	// Documents are those that tell it, by date, the first first and those without a date last.
	Documents []Document
	// Statements are theirs about the claim, in the order of the documents.
	Statements []schema.Statement
}

// Claimed returns what a fact or a statement, named by its IRI or short IRI, says of what.
func (v *View) Claimed(ctx context.Context, iri schema.IRI) (Claim, error) {
	if voc.Expand(string(iri)).Kind() == schema.KindFact {
		f, err := v.liftFact(ctx, v.lifter(), iri)
		if err != nil {
			return Claim{}, err
		}
		name, _ := prov.RelationName(f.Relation)
		return Claim{f.Subject, name, f.Object}, nil
	}
	s, err := v.Statement(ctx, iri)
	if err != nil {
		return Claim{}, err
	}
	return Claim{s.Subject, s.Relation, s.Object}, nil
}

// liftFact rebuilds a fact by its IRI or short IRI, or returns a *NotFoundError.
func (v *View) liftFact(ctx context.Context, l *prov.Lifter, iri schema.IRI) (*prov.Fact, error) {
	f, err := l.Fact(ctx, voc.Expand(string(iri)))
	if errors.Is(err, prov.ErrNotFound) {
		return nil, &NotFoundError{What: "fact", Name: iri.Short()}
	}
	return f, err
}

// Testimony finds who reports a claim and who denies it.
func (v *View) Testimony(ctx context.Context, c Claim) (*Testimony, error) {
	if c.Subject.Entity == nil || c.Object.Entity == nil && c.Object.Literal == nil {
		return nil, fmt.Errorf("%w: a claim has an entity for a subject, and an object", ErrOptions)
	}
	about, err := v.claimed(ctx, c)
	if err != nil {
		return nil, err
	}
	denied, err := v.deniedIn(ctx, c, about)
	if err != nil {
		return nil, err
	}
	var reports, denials, hedges []schema.Statement
	for _, s := range about {
		switch {
		case s.Polarity == schema.Negative || denied[sentenceOf(&s)]:
			denials = append(denials, s)
		case s.Supports():
			reports = append(reports, s)
		default:
			hedges = append(hedges, s)
		}
	}
	t := &Testimony{Claim: c}
	for _, part := range []struct {
		list []schema.Statement
		into *[]Story
	}{{reports, &t.Reports}, {denials, &t.Denials}, {hedges, &t.Hedges}} {
		if *part.into, err = v.storiesOf(ctx, part.list); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// claimed lists the statements about a claim. Those about what other documents describe in the same words are among
// them if their time agrees with one about the claim itself, or their document has its story from one that is about
// it.
func (v *View) claimed(ctx context.Context, c Claim) ([]schema.Statement, error) {
	subjects, err := v.namesakes(ctx, c.Subject.Entity)
	if err != nil {
		return nil, err
	}
	objects := []schema.IRI{""}
	if c.Object.Entity != nil {
		if objects, err = v.namesakes(ctx, c.Object.Entity); err != nil {
			return nil, err
		}
	}
	var itself, others []schema.Statement
	for i, subject := range subjects {
		here, elsewhere, err := v.relating(ctx, c, subject, objects)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			itself, others = here, elsewhere
		} else {
			others = slices.Concat(others, here, elsewhere)
		}
	}
	if len(others) == 0 {
		return itself, nil
	}
	story, err := newLibrary(v).stories(ctx, slices.Concat(itself, others))
	if err != nil {
		return nil, err
	}
	others = slices.DeleteFunc(others, func(s schema.Statement) bool {
		return !slices.ContainsFunc(itself, func(t schema.Statement) bool {
			return story[s.Evidence.Document] == story[t.Evidence.Document] || timesAgree(s.Time, t.Time)
		})
	})
	return slices.Concat(itself, others), nil
}

// relating lists the statements by which a subject has the relation of a claim to the first of some objects, and those
// by which it has it to the others. They are read at once: documents by the thousand may describe something in the same
// words.
func (v *View) relating(
	ctx context.Context, c Claim, subject schema.IRI, objects []schema.IRI,
) (first, rest []schema.Statement, err error) {
	f := Filter{Subject: subject, Relations: []string{c.Relation}, Literal: c.Object.Literal}
	if len(objects) == 1 {
		f.Object = objects[0]
		first, err = v.Statements(ctx, f)
		return first, nil, err
	}
	wanted := map[schema.IRI]bool{}
	for _, o := range objects {
		wanted[o] = true
	}
	list, err := v.Statements(ctx, f)
	for _, s := range list {
		switch e := s.Object.Entity; {
		case e == nil || !wanted[e.ID]:
		case e.ID == objects[0]:
			first = append(first, s)
		default:
			rest = append(rest, s)
		}
	}
	return first, rest, err
}

// timesAgree reports whether one of two times lies in the other.
func timesAgree(a, b string) bool {
	p, err1 := ParsePeriod(a)
	q, err2 := ParsePeriod(b)
	return err1 == nil && err2 == nil && (p.Within(q) || q.Within(p))
}

// sentenceKey is a sentence of a document.
type sentenceKey struct {
	document schema.IRI
	number   int
}

func sentenceOf(s *schema.Statement) sentenceKey {
	return sentenceKey{s.Evidence.Document, s.Evidence.Sentence}
}

// deniedIn finds the sentences in which somebody denies what statements about a claim say: "Iran denied that it had …".
// A statement that no more than a denial asserts supports no fact, so that the others need not be looked at.
func (v *View) deniedIn(ctx context.Context, c Claim, about []schema.Statement) (map[sentenceKey]bool, error) {
	out := map[sentenceKey]bool{}
	if !slices.ContainsFunc(about, func(s schema.Statement) bool { return !s.Supports() }) {
		return out, nil
	}
	for _, n := range []schema.Node{c.Subject, c.Object} {
		if n.Entity == nil {
			continue
		}
		list, err := v.Statements(ctx, Filter{Subject: n.Entity.ID, Relations: []string{"denied"}, Polarity: schema.Positive})
		if err != nil {
			return nil, err
		}
		for i := range list {
			out[sentenceOf(&list[i])] = true
		}
	}
	for i := range about {
		if about[i].Supports() {
			delete(out, sentenceOf(&about[i]))
		}
	}
	return out, nil
}

// storiesOf groups statements by story.
func (v *View) storiesOf(ctx context.Context, list []schema.Statement) ([]Story, error) {
	if len(list) == 0 {
		return nil, nil
	}
	number, err := newLibrary(v).stories(ctx, list)
	if err != nil {
		return nil, err
	}
	stories := map[int]bool{}
	for _, n := range number {
		stories[n] = true
	}
	out := make([]Story, len(stories))
	place := map[schema.IRI]int{}
	for doc, n := range number {
		d, err := v.documentOf(doc)
		if err != nil {
			return nil, err
		}
		out[n].Documents = append(out[n].Documents, *d)
	}
	for i := range out {
		slices.SortFunc(out[i].Documents, compareByDate)
		for j, d := range out[i].Documents {
			place[d.ID] = j
		}
	}
	for _, s := range list {
		n := number[s.Evidence.Document]
		out[n].Statements = append(out[n].Statements, s)
	}
	for i := range out {
		slices.SortStableFunc(out[i].Statements, func(a, b schema.Statement) int {
			return cmp.Compare(place[a.Evidence.Document], place[b.Evidence.Document])
		})
	}
	slices.SortFunc(out, func(a, b Story) int { return compareByDate(a.Documents[0], b.Documents[0]) })
	return out, nil
}

// compareByDate orders documents by the day of publication, those without one last, then by name.
func compareByDate(a, b Document) int {
	return cmp.Or(btoi(a.Date.IsZero())-btoi(b.Date.IsZero()), cmp.Compare(a.Day(), b.Day()), cmp.Compare(a.Name, b.Name))
}
