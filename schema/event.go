package schema

import "fmt"

// EventType is an event type of PLOVER, the Political Language Ontology for Verifiable Event Records.
type EventType string

// The event types of PLOVER that the relations have.
const (
	NoEvent   EventType = ""
	Agree     EventType = "AGREE"
	Consult   EventType = "CONSULT"
	Support   EventType = "SUPPORT"
	Cooperate EventType = "COOPERATE"
	AidEvent  EventType = "AID"
	Concede   EventType = "CONCEDE"
	Retreat   EventType = "RETREAT"
	Request   EventType = "REQUEST"
	Accuse    EventType = "ACCUSE"
	Reject    EventType = "REJECT"
	Threaten  EventType = "THREATEN"
	ProtestEv EventType = "PROTEST"
	Sanction  EventType = "SANCTION"
	Mobilize  EventType = "MOBILIZE"
	Coerce    EventType = "COERCE"
	Assault   EventType = "ASSAULT"
)

// EventTypes lists the event types in PLOVER's order, from cooperation to conflict.
var EventTypes = []EventType{Agree, Consult, Support, Cooperate, AidEvent, Concede, Retreat, Request, Accuse, Reject,
	Threaten, ProtestEv, Sanction, Mobilize, Coerce, Assault}

// ParseEventType returns the event type that name names; "-" and "" name none.
func ParseEventType(name string) (EventType, error) {
	if name == "-" || name == "" {
		return NoEvent, nil
	}
	for _, t := range EventTypes {
		if string(t) == name {
			return t, nil
		}
	}
	return NoEvent, fmt.Errorf("unknown event type %q", name)
}

// Event is a statement seen as a PLOVER event record.
type Event struct {
	Type       EventType
	Mode       string
	Context    []string
	CAMEO      string // root code, "05"
	Actors     []IRI
	Recipients []IRI
	Statement  IRI
}
