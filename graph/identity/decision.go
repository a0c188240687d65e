package identity

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"entente/schema"
	"entente/schema/voc"
)

// Kind tells what a decision says.
type Kind string

// The kinds of decision.
const (
	Same      Kind = "same"      // A and B are one entity, known as A
	Different Kind = "different" // A and B are not the same
	Split     Kind = "split"     // what Document takes for A is B
)

// ErrDecision is returned for a decision that says nothing that can be kept.
var ErrDecision = errors.New("invalid decision")

// Decision is what the user has decided about two entities.
type Decision struct {
	Kind Kind
	A, B schema.IRI
	// Document is the name of the document of a Split, "" for the other kinds.
	Document string
	// Decided is when, the zero time if unknown. It decides nothing itself.
	Decided time.Time
}

// decisionJSON is the form of a Decision in files and records; IRIs of this project are short in it.
type decisionJSON struct {
	Decision Kind      `json:"decision"`
	A        string    `json:"a"`
	B        string    `json:"b"`
	Document string    `json:"document,omitempty"`
	Decided  time.Time `json:"decided,omitzero"`
}

// MarshalJSON writes d as {"decision","a","b"[,"document"][,"decided"]} with short IRIs.
func (d Decision) MarshalJSON() ([]byte, error) {
	return json.Marshal(decisionJSON{d.Kind, d.A.Short(), d.B.Short(), d.Document, d.Decided})
}

// UnmarshalJSON is the reverse of MarshalJSON; IRIs may be short or full.
func (d *Decision) UnmarshalJSON(b []byte) error {
	var j decisionJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	*d = Decision{Kind: j.Decision, A: voc.Expand(j.A), B: voc.Expand(j.B), Document: j.Document, Decided: j.Decided}
	return nil
}

// Validate returns an error that matches ErrDecision if d is of no known kind, names no two entities, or has a document
// where it needs none or none where it needs one.
func (d *Decision) Validate() error {
	switch {
	case d.Kind != Same && d.Kind != Different && d.Kind != Split:
		return fmt.Errorf("%w: %q is none of same, different, split", ErrDecision, d.Kind)
	case d.A.Kind() != schema.KindEntity || d.B.Kind() != schema.KindEntity:
		return fmt.Errorf("%w: %q and %q are not both IRIs of entities (e:japan)", ErrDecision, d.A.Short(),
			d.B.Short())
	case d.A == d.B:
		return fmt.Errorf("%w: %s is one entity, a decision is about two", ErrDecision, d.A.Short())
	case (d.Kind == Split) != (d.Document != ""):
		return fmt.Errorf("%w: a split names a document, and no other decision does", ErrDecision)
	}
	for _, iri := range []schema.IRI{d.A, d.B} {
		if _, err := schema.ParseIRI(string(iri)); err != nil {
			return fmt.Errorf("%w: %w", ErrDecision, err)
		}
	}
	return nil
}

// ID names what d is about. Two decisions of one kind about one pair, or about one entity in one document, have the
// same ID: the later one takes the place of the other.
func (d *Decision) ID() schema.IRI {
	if d.Kind == Split {
		return schema.DecisionIRI(string(d.Kind), string(d.A), d.Document)
	}
	return schema.DecisionIRI(string(d.Kind), string(min(d.A, d.B)), string(max(d.A, d.B)))
}

// String gives d for people: "e:japan is the same as e:nippon.topic".
func (d Decision) String() string {
	switch d.Kind {
	case Same:
		return d.A.Short() + " is the same as " + d.B.Short()
	case Different:
		return d.A.Short() + " is not " + d.B.Short()
	}
	return fmt.Sprintf("%s in %q is %s", d.A.Short(), d.Document, d.B.Short())
}
