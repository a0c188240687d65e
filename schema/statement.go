package schema

import (
	"fmt"
	"strconv"
	"strings"
)

// Entity is a thing in the world that statements are about.
type Entity struct {
	ID    IRI
	Label string
	Type  NodeType
	// Names are the label, aliases and the words used in the document at hand, best first.
	Names []string
	// QID is the Wikidata identifier ("Q17"), ISO the ISO 3166-1 alpha-2 code; "" where unknown.
	QID, ISO string
}

// Literal is a number, a date or a text: a lexical form and a datatype, with the unit of an amount.
type Literal struct {
	Value    string // lexical form: "50000000000", "2020-10-07"
	Datatype IRI
	Unit     string // ISO 4217 code or a plural noun, "" for none: "JPY", "troops"
	Label    string // for people: "50 billion yen"
}

// Node is the subject or object of a statement, or a further participant: exactly one of Entity and Literal is set.
type Node struct {
	Entity  *Entity
	Literal *Literal
	Text    string // the words of the document
}

// Key returns what makes n the node it is: its IRI, or the lexical form, datatype and unit of its literal.
func (n Node) Key() string {
	if n.Entity != nil {
		return string(n.Entity.ID)
	}
	if n.Literal != nil {
		return strconv.Quote(n.Literal.Value) + "^^" + string(n.Literal.Datatype) + " " + n.Literal.Unit
	}
	return ""
}

// Label returns the name of n for people.
func (n Node) Label() string {
	switch {
	case n.Entity != nil:
		return n.Entity.Label
	case n.Literal != nil && n.Literal.Label != "":
		return n.Literal.Label
	case n.Literal != nil:
		return n.Literal.Value
	}
	return ""
}

// Type returns the type of n; literals are a Time or a Quantity.
func (n Node) Type() NodeType {
	if n.Entity != nil {
		return n.Entity.Type
	}
	if n.Literal != nil {
		if t := string(n.Literal.Datatype); strings.HasPrefix(t, xsdDate) || strings.HasPrefix(t, xsdYear) {
			return Time
		}
	}
	return Quantity
}

// xsdDate and xsdYear begin the datatypes of times that this project writes (xsd:date, xsd:dateTime, xsd:gYear,
// xsd:gYearMonth).
const (
	xsdDate = "http://www.w3.org/2001/XMLSchema#date"
	xsdYear = "http://www.w3.org/2001/XMLSchema#gYear"
)

// Polarity says whether a statement is affirmed or negated.
type Polarity string

// The polarities, as they are written out.
const (
	Positive Polarity = "+"
	Negative Polarity = "-"
)

// Modality says how real a statement is meant to be.
type Modality string

// The modalities, as they are written out. The empty Modality is no modality.
const (
	Asserted    Modality = "asserted"
	Planned     Modality = "planned"
	Possible    Modality = "possible"
	Requested   Modality = "requested"
	Conditional Modality = "conditional"
)

// Modalities lists the modalities from the most to the least real.
var Modalities = []Modality{Asserted, Planned, Possible, Requested, Conditional}

// Role names a further participant of a statement.
type Role string

// The roles.
const (
	RoleContent   Role = "content"
	RoleRecipient Role = "recipient"
	RoleSource    Role = "source"
	RoleAmount    Role = "amount"
	RolePurpose   Role = "purpose"
	RoleTopic     Role = "topic"
	RoleRole      Role = "role"
)

// Roles lists the roles in the order in which they are written out.
var Roles = []Role{RoleContent, RoleRecipient, RoleSource, RoleAmount, RolePurpose, RoleTopic, RoleRole}

// Participant is a further participant of a statement and what it takes part as.
type Participant struct {
	Role Role
	Node Node
}

// Evidence is the support of a statement: a span of a document's text and its exact words (Web Annotation Data
// Model, TextPositionSelector and TextQuoteSelector). Offsets are Unicode code points, half-open.
type Evidence struct {
	Document   IRI
	Sentence   int // from 1; a title inside the text is sentence 1
	Start, End int
	Exact      string
	// SentenceStart and SentenceEnd span the sentence around the quote.
	SentenceStart, SentenceEnd int
}

// Statement is one sentence's claim: subject, relation and object, how it is meant, and the words that say it.
type Statement struct {
	ID       IRI
	Subject  Node
	Relation string // name of a relation of the table, or of an open one
	Open     bool   // the relation is not of the table
	Word     string // lemma of the verb or noun that expressed it
	Text     string // the words that expressed it
	Object   Node

	Polarity     Polarity
	Modality     Modality
	AttributedTo *Entity // who says so; nil for the document itself
	Time         string  // ISO 8601 date, month, year or interval; "" where unknown
	TimeText     string  // the words of the time
	Place        *Entity
	Stage        string
	Participants []Participant
	EventType    EventType
	CAMEO        string
	Confidence   float64

	Evidence Evidence
}

// Seal computes the ID of s from what it says and where: subject, relation, object, qualifiers, document and span.
// It must be called again after any of these has changed.
func (s *Statement) Seal() {
	parts := []string{s.Subject.Key(), s.Relation, s.Object.Key(), string(s.Polarity), string(s.Modality), s.Stage,
		s.Time}
	if s.AttributedTo != nil {
		parts = append(parts, "by", string(s.AttributedTo.ID))
	}
	if s.Place != nil {
		parts = append(parts, "in", string(s.Place.ID))
	}
	for _, p := range s.Participants {
		parts = append(parts, string(p.Role), p.Node.Key())
	}
	parts = append(parts, string(s.Evidence.Document), strconv.Itoa(s.Evidence.Start), strconv.Itoa(s.Evidence.End))
	s.ID = hashed(KindStatement, parts...)
}

// Supports reports whether s stands for a fact: affirmed, and asserted or planned. What is negated, possible,
// requested or conditional is kept, but no path of the graph may take it for a fact.
func (s *Statement) Supports() bool {
	return s.Polarity == Positive && (s.Modality == Asserted || s.Modality == Planned)
}

// Entities lists the entities that s names: subject, object, participants, who says so and the place. One that it names
// twice stands there twice.
func (s *Statement) Entities() []*Entity {
	nodes := []Node{s.Subject, s.Object}
	for _, p := range s.Participants {
		nodes = append(nodes, p.Node)
	}
	var out []*Entity
	for _, n := range nodes {
		if n.Entity != nil {
			out = append(out, n.Entity)
		}
	}
	for _, e := range []*Entity{s.AttributedTo, s.Place} {
		if e != nil {
			out = append(out, e)
		}
	}
	return out
}

// String gives s for logs and error messages.
func (s *Statement) String() string {
	return fmt.Sprintf("%s | %s | %s (%s%s)", s.Subject.Label(), s.Relation, s.Object.Label(), s.Polarity, s.Modality)
}
