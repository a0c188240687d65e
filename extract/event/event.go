// Package event sees statements as events: the PLOVER type and CAMEO root code that their relation has, who acts and
// who receives.
package event

import (
	"entente/extract/text"
	"entente/schema"
)

// mode is the auxiliary mode of PLOVER for what has not happened: planned events are future, possible, requested and
// conditional ones hypothetical.
func mode(m schema.Modality) string {
	switch m {
	case schema.Asserted, "":
		return ""
	case schema.Planned:
		return "future"
	}
	return "hypothetical"
}

// Code replaces d.Events by the events among the statements of d: those whose relation has an event type and that
// are affirmed.
func Code(d *text.Doc) {
	d.Events = d.Events[:0]
	for i := range d.Statements {
		s := &d.Statements[i]
		if s.EventType == schema.NoEvent || s.Polarity != schema.Positive || s.Subject.Entity == nil {
			continue
		}
		e := schema.Event{Type: s.EventType, Mode: mode(s.Modality), CAMEO: s.CAMEO, Actors: []schema.IRI{s.Subject.Entity.ID}, Statement: s.ID}
		if s.Object.Entity != nil && s.Object.Entity.Type.Is(schema.Actor) {
			e.Recipients = append(e.Recipients, s.Object.Entity.ID)
		}
		for _, p := range s.Participants {
			if p.Role == schema.RoleRecipient && p.Node.Entity != nil {
				e.Recipients = append(e.Recipients, p.Node.Entity.ID)
			}
		}
		d.Events = append(d.Events, e)
	}
}
