package rdf

import (
	"strings"

	"github.com/cayleygraph/quad"
)

// subjectKind says what a subject is written as, which decides what may follow.
type subjectKind int

const (
	nameLike     subjectKind = iota // an IRI or a blank node: it may be a label too
	propertyList                    // in brackets: it may stand alone
	collection                      // in parentheses
)

// triples reads the triples of one subject.
func (t *turtle) triples() (quad.Value, *mistake) {
	subject, kind, m := t.subject()
	if m != nil {
		return nil, m
	}
	c, m := t.skip()
	if m != nil {
		return nil, m
	}
	if kind == propertyList && (c == '.' || c == '}') {
		return subject, nil
	}
	return subject, t.predicateObjectList(subject)
}

func (t *turtle) subject() (quad.Value, subjectKind, *mistake) {
	c, m := t.skip()
	if m != nil {
		return nil, 0, m
	}
	switch {
	case t.eof:
		return nil, 0, t.wrong("a subject")
	case c == '(':
		v, m := t.collection()
		return v, collection, m
	case c == '"' || c == '\'':
		return nil, 0, mistakef(t.pos, "a literal cannot be a subject")
	}
	return t.label()
}

// label reads an IRI, a blank node or a property list. The property list is told apart from [], which is a blank node.
func (t *turtle) label() (quad.Value, subjectKind, *mistake) {
	c, m := t.skip()
	if m != nil {
		return nil, 0, m
	}
	switch c {
	case '[':
		return t.bracket()
	case '_':
		v, m := t.blank()
		return v, nameLike, m
	}
	v, m := t.anyIRI("an IRI or a blank node", true)
	return v, nameLike, m
}

// bracket reads [] or a property list, with pos at its bracket.
func (t *turtle) bracket() (quad.Value, subjectKind, *mistake) {
	t.pos++
	node, m := t.anon()
	if m != nil {
		return nil, 0, m
	}
	c, m := t.skip()
	if m != nil {
		return nil, 0, m
	}
	if c == ']' {
		t.pos++
		return node, nameLike, nil
	}
	if m := t.enter(); m != nil {
		return nil, 0, m
	}
	if m := t.predicateObjectList(node); m != nil {
		return nil, 0, m
	}
	t.depth--
	return node, propertyList, t.expect(']', "']'")
}

// enter counts how deep the brackets are.
func (t *turtle) enter() *mistake {
	if t.depth++; t.depth > maxDepth {
		return mistakef(t.pos, "more than %d brackets in each other", maxDepth)
	}
	return nil
}

// collection reads the items in parentheses, with pos at the first, as a list of RDF.
func (t *turtle) collection() (quad.Value, *mistake) {
	t.pos++
	if m := t.enter(); m != nil {
		return nil, m
	}
	var head, last quad.Value = rdfNil, nil
	for {
		c, m := t.skip()
		if m != nil {
			return nil, m
		}
		if c == ')' && !t.eof {
			t.pos++
			t.depth--
			if last != nil {
				t.emit(last, rdfRest, rdfNil)
			}
			return head, nil
		}
		node, m := t.anon()
		if m != nil {
			return nil, m
		}
		if last == nil {
			head = node
		} else {
			t.emit(last, rdfRest, node)
		}
		item, m := t.object()
		if m != nil {
			return nil, m
		}
		t.emit(node, rdfFirst, item)
		last = node
	}
}

// emit notes a quad of the graph that is open.
func (t *turtle) emit(s quad.Value, p quad.IRI, o quad.Value) {
	t.out = append(t.out, quad.Quad{Subject: s, Predicate: p, Object: o, Label: t.graph})
}

// predicateObjectList reads what is said of a subject: at least one predicate with its objects.
func (t *turtle) predicateObjectList(subject quad.Value) *mistake {
	for first := true; ; first = false {
		c, m := t.skip()
		if m != nil {
			return m
		}
		if !first && (t.eof || strings.IndexByte(".];}", c) >= 0) {
			// A semicolon may stand before nothing.
			if c != ';' || t.eof {
				return nil
			}
			t.pos++
			continue
		}
		predicate, m := t.verb()
		if m != nil {
			return m
		}
		if m := t.objectList(subject, predicate); m != nil {
			return m
		}
		if c, m = t.skip(); m != nil || c != ';' {
			return m
		}
		t.pos++
	}
}

// verb reads a predicate, or the word a in its place.
func (t *turtle) verb() (quad.IRI, *mistake) {
	c, m := t.skip()
	switch {
	case m != nil:
		return "", m
	case t.eof:
		return "", t.wrong("a predicate")
	case c == '_' || c == '[':
		return "", mistakef(t.pos, "a blank node cannot be a predicate")
	case t.literally("a"):
		return rdfType, nil
	}
	return t.anyIRI("a predicate", true)
}

// objectList reads objects with commas between them.
func (t *turtle) objectList(s quad.Value, p quad.IRI) *mistake {
	for {
		o, m := t.object()
		if m != nil {
			return m
		}
		t.emit(s, p, o)
		c, m := t.skip()
		if m != nil || c != ',' {
			return m
		}
		t.pos++
	}
}

func (t *turtle) object() (quad.Value, *mistake) {
	c, m := t.skip()
	switch {
	case m != nil:
		return nil, m
	case t.eof:
		return nil, t.wrong("an object")
	case c == '(':
		return t.collection()
	case c == '"' || c == '\'':
		return t.literal()
	case c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9':
		return t.number()
	case t.literally("true"):
		return quad.TypedString{Value: "true", Type: xsdNS + "boolean"}, nil
	case t.literally("false"):
		return quad.TypedString{Value: "false", Type: xsdNS + "boolean"}, nil
	}
	v, _, m := t.label()
	return v, m
}
