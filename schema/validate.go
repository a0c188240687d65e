package schema

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Validate checks a statement against the vocabulary and against itself: IRIs that parse, a relation of the table
// unless it is open, known polarity, modality and roles, a confidence between 0 and 1,
// evidence that has words, and words in UTF-8.
// All faults are joined in one error that wraps ErrStatement.
func (s *Statement) Validate() error {
	var errs []error
	bad := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	for _, part := range []struct {
		name string
		node Node
	}{{"subject", s.Subject}, {"object", s.Object}} {
		if err := part.node.validate(); err != nil {
			bad("%s: %w", part.name, err)
		}
	}
	if s.Subject.Literal != nil && !s.Open {
		bad("subject: a literal is the subject of open statements alone")
	}
	if !s.Open {
		if _, err := Relations().ByName(s.Relation); err != nil {
			errs = append(errs, err)
		}
	} else if s.Relation == "" || RelationIRI(s.Relation) == RelationIRI("") {
		bad("open relation %q has no letters", s.Relation)
	}
	if s.Polarity != Positive && s.Polarity != Negative {
		bad("polarity %q", s.Polarity)
	}
	if !slices.Contains(Modalities, s.Modality) {
		bad("modality %q", s.Modality)
	}
	for _, p := range s.Participants {
		if !slices.Contains(Roles, p.Role) {
			bad("role %q", p.Role)
		}
		if err := p.Node.validate(); err != nil {
			bad("%s: %w", p.Role, err)
		}
	}
	if !(s.Confidence >= 0 && s.Confidence <= 1) { // NaN is neither
		bad("confidence %v is not between 0 and 1", s.Confidence)
	}
	if e := s.Evidence; e.Exact == "" || e.Start < 0 || e.End <= e.Start || e.Sentence < 1 || e.Document == "" {
		bad("evidence without words, place or document")
	}
	if len(errs) == 0 {
		return nil
	}
	return fmt.Errorf("%w %s: %w", ErrStatement, s, errors.Join(errs...))
}

func (n Node) validate() error {
	for _, words := range n.words() {
		if !utf8.ValidString(words) {
			return fmt.Errorf("%q is not UTF-8", words)
		}
	}
	switch {
	case n.Entity != nil && n.Literal != nil:
		return errors.New("both an entity and a literal")
	case n.Entity != nil:
		_, err := ParseIRI(string(n.Entity.ID))
		return err
	case n.Literal != nil:
		_, err := ParseIRI(string(n.Literal.Datatype))
		return err
	}
	return errors.New("missing")
}

// words lists all that n has for people to read.
func (n Node) words() []string {
	out := []string{n.Text}
	if n.Entity != nil {
		out = append(append(out, n.Entity.Label), n.Entity.Names...)
	}
	if n.Literal != nil {
		out = append(out, n.Literal.Label, n.Literal.Value, n.Literal.Unit)
	}
	return out
}
