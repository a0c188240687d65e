package voc

import "entente/schema"

// Predicates of our own about facts.
const (
	// Status says how a fact is meant where it is not asserted: "planned".
	Status = Entente + "status"
	// FirstDate and LastDate are the earliest and the latest date that statements give for the event.
	FirstDate = Entente + "firstDate"
	LastDate  = Entente + "lastDate"
	// Sources counts the independent documents that support a fact, where there is more than one.
	Sources = Entente + "sources"
)

// Terms of our own about decisions who is who.
const (
	// User is the person who decides, a prov:Person.
	User = Entente + "user"
	// InDocument leads to the document whose mentions a decision splits off.
	InDocument = Entente + "inDocument"
)

// Predicates of our own about statements.
const (
	// Supports leads from a statement to the fact that it stands for.
	Supports = Entente + "supports"
	// Reversed marks a statement of a symmetric relation that has subject and object the other way round than its fact.
	Reversed = Entente + "reversed"
	// Word is the lemma that expressed the relation, WordText the words as they stand in the text.
	Word     = Entente + "word"
	WordText = Entente + "wordText"
	// Confidence is a decimal between 0 and 1.
	Confidence = Entente + "confidence"
	// Polarity is "-" for a negated statement.
	Polarity = Entente + "polarity"
	// Modality is "planned", "possible", "requested" or "conditional".
	Modality = Entente + "modality"
	// AttributedTo leads to the entity that says so.
	AttributedTo = Entente + "attributedTo"
	// Time is when the event happens, TimeText the words for it.
	Time     = Entente + "time"
	TimeText = Entente + "timeText"
	// Place leads to where the event happens.
	Place = Entente + "place"
	// Stage is a finer step: "finalised", "invited".
	Stage = Entente + "stage"
	// SubjectText and ObjectText are the words of the document, where they are not the label of the node.
	SubjectText = Entente + "subjectText"
	ObjectText  = Entente + "objectText"
	// ObjectLabel is what people read for a literal object: "50 billion yen".
	ObjectLabel = Entente + "objectLabel"
	// EventType is the PLOVER type and CAMEO the root code, where they are not those of the relation; "-" for none.
	EventType = Entente + "eventType"
	CAMEO     = Entente + "cameo"
	// Open marks a statement whose relation is open though a relation of the table has the same name.
	Open = Entente + "open"
	// RelationName is the name of an open relation that its IRI does not spell.
	RelationName = Entente + "relationName"
)

// Fetched is when a crawler fetched a document.
const Fetched = Entente + "fetched"

// Describes tells beside the text of a document how it describes the entities that it names, as JSON; in exports alone.
const Describes = Entente + "describes"

// Predicates of our own about the parts of a document, and about participants.
const (
	// Number is the number of a sentence, from 1.
	Number = Entente + "number"
	// Text and Label are the words and the label of a participant (urn:entente:s:…#recipient=1).
	Text  = Entente + "text"
	Label = Entente + "label"
)

// Quantity is the datatype of a number with a unit: "50000000000 JPY".
const Quantity = Entente + "quantity"

// Role returns the predicate from a statement to a participant in that role.
func Role(r schema.Role) schema.IRI { return Entente + schema.IRI(r) }

// Class returns the IRI of a node type, and "" for none.
func Class(t schema.NodeType) schema.IRI {
	if t == schema.Any {
		return ""
	}
	return Entente + schema.IRI(t)
}

// NodeType is the reverse of Class.
func NodeType(class schema.IRI) (schema.NodeType, bool) {
	if class.Kind() != "v" {
		return schema.Any, false
	}
	t, err := schema.ParseNodeType(class.Local())
	return t, err == nil
}
