package schema

// Auxiliary modes of PLOVER: how real an event is that has not simply happened.
const (
	ModeFuture       = "future"       // planned
	ModeHypothetical = "hypothetical" // possible, requested or conditional
	ModeNegation     = "negation"     // denied or failed to happen
)

// EventOf sees a statement as a PLOVER event record: its subject acts, and an object that can act and whoever is named
// as the recipient receive. It returns false for a state or an attribute, which is no event, and for what nobody does.
func EventOf(s *Statement) (Event, bool) {
	if s.EventType == NoEvent || s.Subject.Entity == nil {
		return Event{}, false
	}
	e := Event{
		Type: s.EventType, Mode: auxiliaryMode(s), CAMEO: s.CAMEO, Actors: []IRI{s.Subject.Entity.ID}, Statement: s.ID,
	}
	if s.Object.Entity != nil && s.Object.Entity.Type.Is(Actor) {
		e.Recipients = append(e.Recipients, s.Object.Entity.ID)
	}
	for _, p := range s.Participants {
		if p.Role == RoleRecipient && p.Node.Entity != nil {
			e.Recipients = append(e.Recipients, p.Node.Entity.ID)
		}
	}
	return e, true
}

func auxiliaryMode(s *Statement) string {
	switch {
	case s.Polarity == Negative:
		return ModeNegation
	case s.Modality == Planned:
		return ModeFuture
	case s.Modality == Asserted || s.Modality == "":
		return ""
	}
	return ModeHypothetical
}
