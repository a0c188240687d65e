package graph

import (
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"

	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/schema"
	"entente/schema/voc"
)

// EventFilter chooses events. Its zero value admits all that happened or is planned.
type EventFilter struct {
	// Type is a type of PLOVER, NoEvent for any.
	Type schema.EventType
	// Actor and Recipient take part as such, "" for any. In a symmetric relation both sides are both.
	Actor, Recipient schema.IRI
	// Modes are the auxiliary modes that are admitted, "" being that of what happened. None means what happened and
	// what is planned.
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
func (v *View) Events(ctx context.Context, f EventFilter) (out []EventRecord, err error) {
	p, err := v.prepare(ctx, Filter{Subject: f.Actor, Object: f.Recipient})
	if err != nil {
		return nil, err
	}
	f.Actor, f.Recipient = p.Subject, p.Object
	if f.Modes == nil {
		f.Modes = []string{"", schema.ModeFuture}
	}
	r := newReading(ctx, v.sn)
	defer func() { err = errors.Join(err, r.close()) }()
	set, err := v.eventStatements(r, &f)
	if err != nil {
		return nil, err
	}
	list, err := v.lift(r, set, choice{f.may, f.admits}, 0)
	if err != nil {
		return nil, err
	}
	happened, err := v.happenings(ctx, list)
	if err != nil {
		return nil, err
	}
	for _, h := range happened {
		out = append(out, recordOf(h))
	}
	return out, nil
}

// recordOf gives a happening, which is an event, as a record.
func recordOf(h Happening) EventRecord {
	out := EventRecord{Happening: h}
	out.Event, _ = schema.EventOf(&h.Statements[0])
	for j := range h.Statements {
		if out.Place == nil {
			out.Place = h.Statements[j].Place
		}
	}
	return out
}

// eventStatements finds statements among which are all events that f admits.
func (v *View) eventStatements(r *reading, f *EventFilter) (statementSet, error) {
	switch {
	case f.Actor != "":
		return v.involving(r, f.Actor)
	case f.Recipient != "":
		return v.involving(r, f.Recipient)
	case f.Within != (Period{}):
		return r.datedWithin(f.Within)
	case f.Type == schema.NoEvent:
		return v.candidates(r, &filter{})
	}
	p := &filter{}
	for _, r := range schema.Relations().All() {
		if r.Family == f.Type {
			p.relations = append(p.relations, r.IRI())
		}
	}
	set, err := v.candidates(r, p)
	if err != nil {
		return nil, err
	}
	// Statements whose type is not that of their relation say so.
	return set, r.each(quad.Quad{Predicate: quad.IRI(voc.EventType), Object: quad.String(f.Type)}, set.add)
}

// datedWithin finds the statements whose time meets a period.
func (r *reading) datedWithin(within Period) (statementSet, error) {
	var dated []quadstore.Refs
	err := r.each(quad.Quad{Predicate: quad.IRI(voc.Time)}, func(q quadstore.Refs) bool {
		dated = append(dated, q)
		return true
	})
	out := statementSet{}
	for _, q := range dated { // they come by time
		if err != nil {
			return nil, err
		}
		var meets bool
		if meets, err = r.meets(q.Object, within); meets {
			out.add(q)
		}
	}
	return out, err
}

// meets reports whether a time, by its number, meets a period.
func (r *reading) meets(time quadstore.Ref, within Period) (bool, error) {
	if time == 0 {
		return within == (Period{}), nil
	}
	t, err := r.term(time)
	if err != nil {
		return false, err
	}
	lit, _ := prov.FromTerm(t)
	return within.admits(lit.Value), nil
}

// may reports whether a statement may be admitted, from its quads alone.
func (f *EventFilter) may(o *outline) (bool, error) {
	if !slices.Contains(f.Modes, schema.ModeHypothetical) && !slices.Contains(f.Modes, schema.ModeNegation) {
		if supports, err := o.has(voc.Supports); err != nil || !supports {
			return false, err
		}
	}
	time, err := o.object(voc.Time)
	if err != nil {
		return false, err
	}
	if meets, err := o.r.meets(time, f.Within); err != nil || !meets {
		return false, err
	}
	typ, known, err := o.event()
	return !known || typ != schema.NoEvent && (f.Type == schema.NoEvent || typ == f.Type), err
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
