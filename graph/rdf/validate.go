package rdf

import (
	"fmt"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// Validate reports whether v is an RDF term that can be written and read back:
// an absolute IRI, a blank node with a legal label, or a literal of valid UTF-8
// with a legal language or datatype. Native values of Cayley are literals. The
// error matches ErrTerm and names the term.
//
// Call it before a term enters a store: quad.Value itself promises nothing.
func Validate(v quad.Value) error {
	switch v := v.(type) {
	case quad.IRI:
		if off, msg := checkIRI(string(v)); msg != "" {
			return badTerm("IRI", string(v), off, msg)
		}
	case quad.BNode:
		if off, msg := checkLabel(string(v)); msg != "" {
			return badTerm("blank node", string(v), off, msg)
		}
	case quad.String:
		return validateLiteral(v)
	case quad.LangString:
		if off, msg := checkLanguage(v.Lang); msg != "" {
			return badTerm("language tag", v.Lang, off, msg)
		}
		return validateLiteral(v.Value)
	case quad.TypedString:
		if off, msg := checkIRI(string(v.Type)); msg != "" {
			return badTerm("datatype", string(v.Type), off, msg)
		}
		if v.Type == langString {
			return badTerm("datatype", string(v.Type), 0, "a language is missing")
		}
		return validateLiteral(v.Value)
	case quad.Int, quad.Float, quad.Bool, quad.Time:
	case nil:
		return fmt.Errorf("%w: no value", ErrTerm)
	default:
		return fmt.Errorf("%w: %q has the unknown type %T", ErrTerm, fmt.Sprint(v), v)
	}
	return nil
}

// ValidateQuad reports whether q is an RDF quad: valid terms, an IRI or a blank
// node as subject, an IRI as predicate, and as label an IRI, a blank node or
// nil. The error matches ErrTerm and names the term.
// https://www.w3.org/TR/rdf11-concepts/#section-triples
func ValidateQuad(q quad.Quad) error {
	if err := validatePlace("subject", q.Subject, true); err != nil {
		return err
	}
	if err := validatePlace("predicate", q.Predicate, false); err != nil {
		return err
	}
	if err := Validate(q.Object); err != nil {
		return fmt.Errorf("object: %w", err)
	}
	if q.Label == nil {
		return nil
	}
	return validatePlace("label", q.Label, true)
}

// validatePlace checks a term where no literal may stand.
func validatePlace(place string, v quad.Value, blanks bool) error {
	if err := Validate(v); err != nil {
		return fmt.Errorf("%s: %w", place, err)
	}
	switch v := v.(type) {
	case quad.IRI:
		return nil
	case quad.BNode:
		if blanks {
			return nil
		}
		return fmt.Errorf("%s: %w: blank node %q cannot stand here", place, ErrTerm, string(v))
	default:
		s, err := Term(v)
		if err != nil {
			return err
		}
		return fmt.Errorf("%s: %w: literal %q cannot stand here", place, ErrTerm, s)
	}
}

func validateLiteral(s quad.String) error {
	if !utf8.ValidString(string(s)) {
		return badTerm("literal", string(s), 0, "it is not valid UTF-8")
	}
	return nil
}

func badTerm(kind, s string, off int, msg string) error {
	if off == 0 {
		return fmt.Errorf("%w: %s %q: %s", ErrTerm, kind, s, msg)
	}
	return fmt.Errorf("%w: %s %q: %s (byte %d)", ErrTerm, kind, s, msg, off)
}
