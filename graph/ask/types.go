package ask

import (
	"time"

	"entente/schema"
)

// Options says how to answer. The zero value answers as the package comment says.
type Options struct {
	// All admits statements that support no fact: negated, possible, requested, conditional. Their Modality says so.
	All bool
	// Limit is the number of answers; 0 means all.
	Limit int
	// Evidence is the number of quotes of an answer, best first; 0 means all.
	Evidence int
	// AsOf answers from what documents published up to that day tell (graph.View.AsOf); the zero time means all
	// documents.
	AsOf time.Time
}

// Answer is what a question comes to.
type Answer struct {
	Question string `json:"question"`
	// Understood reports that the question became a Plan. An answer that was understood may still be empty.
	Understood bool `json:"understood"`
	// Plan is the path through the graph, in Gizmo.
	Plan string `json:"plan"`
	// Paraphrase says in English how the question was understood.
	Paraphrase string `json:"paraphrase,omitempty"`
	Answers    []Item `json:"answers"`
	// Note says what the answers do not show by themselves: that a relation answers which the question does not name,
	// what comes nearest to what is not stated, or by what "most often" is counted.
	Note string `json:"note,omitempty"`
	// Stumbled is the word at which understanding ended, Suggestions are questions that come near and can be answered.
	Stumbled    string   `json:"stumbled,omitempty"`
	Suggestions []string `json:"suggestions,omitempty"`
}

// Item is one answer: an entity or a literal, or the yes, no or "not stated" of a yes-or-no question.
type Item struct {
	// ID is the entity's IRI; "" for a literal and for yes and no.
	ID    schema.IRI `json:"id,omitempty"`
	Label string     `json:"label"`
	// Names are the label and other names, best first.
	Names []string `json:"names"`
	// Modality is the most real of the statements behind the answer. A negated one is written "negated".
	Modality string     `json:"modality"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is the words that an answer rests on. Start and End are code points of the document's text, half-open.
type Evidence struct {
	Document string `json:"document"` // its name
	Quote    string `json:"quote"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}
