package schema

import (
	"errors"
	"fmt"
	"strings"
)

// These errors are returned when names and terms of the vocabulary are read.
var (
	// ErrNodeType is returned for a name that is no node type.
	ErrNodeType = errors.New("unknown node type")
	// ErrRelation is returned for a name that is no relation.
	ErrRelation = errors.New("unknown relation")
	// ErrIRI is returned for a string that is no absolute IRI.
	ErrIRI = errors.New("invalid IRI")
	// ErrStatement is returned for a statement that the vocabulary or its own evidence does not allow.
	ErrStatement = errors.New("invalid statement")
)

// SyntaxError is a mistake in a file that people write: the table of relations, a gazetteer, a pattern.
// Line and Col count from 1, Col in code points; Source is the line itself, or "" if it is not at hand.
type SyntaxError struct {
	File      string
	Line, Col int
	Msg       string
	Source    string
}

// Error gives the place and the mistake, and below it the line with a caret.
func (e *SyntaxError) Error() string {
	s := fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg)
	if e.Source != "" {
		s += "\n\t" + e.Source + "\n\t" + strings.Repeat(" ", max(0, e.Col-1)) + "^"
	}
	return s
}
