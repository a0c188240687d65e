package graph

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// EventFilter chooses events. Its zero value admits all that happened or is planned.
type EventFilter struct {
	// Type is a type of PLOVER, NoEvent for any.
	Type schema.EventType
	// Actor and Recipient take part as such, "" for any. In a symmetric relation both sides are both.
	Actor, Recipient schema.IRI
	// Modes are the auxiliary modes that are admitted, "" being that of what happened. None means what happened and what
	// is planned.
	Modes []string
	// Within is the days that a date must meet; if any is set, nothing undated is given.
	Within Period
}

// EventRecord is a happening as a PLOVER event record.
type EventRecord struct {
	schema.Event
	Happening
	// Place is where it happened, nil if no statement says so.
	Place *schema.Entity
}

// Events lists events as PLOVER records in the order of Timeline. They are what the statements of the store say, by the
// event type that each has: documents that tell of the same are united as in a timeline.
func (v *View) Events(ctx context.Context, f EventFilter) ([]EventRecord, error) {
	p, err := v.prepare(ctx, Filter{Subject: f.Actor, Object: f.Recipient})
	if err != nil {
		return nil, err
	}
	f.Actor, f.Recipient = p.Subject, p.Object
	if f.Modes == nil {
		f.Modes = []string{"", schema.ModeFuture}
	}
	set, err := v.eventStatements(ctx, &f)
	if err != nil {
		return nil, err
	}
	if err := v.dated(ctx, set, f.Within); err != nil {
		return nil, err
	}
	list, err := v.lift(ctx, set, f.admits, 0)
	if err != nil {
		return nil, err
	}
	happened, err := v.happenings(ctx, list)
	if err != nil {
		return nil, err
	}
	out := make([]EventRecord, len(happened))
	for i, h := range happened {
		out[i].Happening = h
		out[i].Event, _ = schema.EventOf(&h.Statements[0]) // admitted, so that it is an event
		for j := range h.Statements {
			if out[i].Place == nil {
				out[i].Place = h.Statements[j].Place
			}
		}
	}
	return out, nil
}

// eventStatements finds statements among which are all events that f admits.
func (v *View) eventStatements(ctx context.Context, f *EventFilter) (statementSet, error) {
	switch {
	case f.Actor != "":
		return v.involving(ctx, f.Actor)
	case f.Recipient != "":
		return v.involving(ctx, f.Recipient)
	case f.Type == schema.NoEvent:
		return v.candidates(ctx, &filter{})
	}
	p := &filter{}
	for _, r := range schema.Relations().All() {
		if r.Family == f.Type {
			p.relations = append(p.relations, r.IRI())
		}
	}
	set, err := v.candidates(ctx, p)
	if err != nil {
		return nil, err
	}
	// Statements whose type is not that of their relation say so.
	return set, v.sn.Quads(ctx, quad.Quad{Predicate: quad.IRI(voc.EventType), Object: quad.String(f.Type)}, set.add)
}

func (f *EventFilter) admits(s *schema.Statement) bool {
	e, ok := schema.EventOf(s)
	if !ok || f.Type != schema.NoEvent && e.Type != f.Type || !slices.Contains(f.Modes, e.Mode) ||
		!f.Within.admits(s.Time) {
		return false
	}
	fits := func(actors, recipients []schema.IRI) bool {
		return (f.Actor == "" || slices.Contains(actors, f.Actor)) &&
			(f.Recipient == "" || slices.Contains(recipients, f.Recipient))
	}
	if fits(e.Actors, e.Recipients) {
		return true
	}
	r, err := schema.Relations().ByName(s.Relation)
	return err == nil && r.Symmetric && fits(e.Recipients, e.Actors)
}
