package rdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// parser reads one line at a time. It moves pos over line; the methods named
// after a production of the grammar leave pos behind what they have read.
type parser struct {
	format  Format
	prefix  string                    // put before labels of blank nodes, with its '-'
	relabel func(label string) string // or nil

	line    []byte
	pos     int
	scratch []byte // for terms with escapes
	iris    cache
	blanks  cache
}

func newParser(o Options) *parser {
	p := &parser{format: o.Format, relabel: o.Relabel}
	if o.BlankPrefix != "" {
		p.prefix = o.BlankPrefix + "-"
	}
	return p
}

// statement reads a line; ok is false if it holds nothing but blanks and a
// comment. https://www.w3.org/TR/n-quads/#grammar-production-statement
func (p *parser) statement(line []byte) (q quad.Quad, ok bool, m *mistake) {
	p.line, p.pos = line, 0
	if m := checkUTF8(line); m != nil {
		return q, false, m
	}
	if p.atEnd() {
		return q, false, nil
	}
	if q.Subject, m = p.subject(); m != nil {
		return q, false, m
	}
	if q.Predicate, m = p.predicate(); m != nil {
		return q, false, m
	}
	if q.Object, m = p.object(); m != nil {
		return q, false, m
	}
	if q.Label, m = p.label(); m != nil {
		return q, false, m
	}
	if m = p.dot(q.Label != nil); m != nil {
		return q, false, m
	}
	return q, true, nil
}

func (p *parser) subject() (quad.Value, *mistake) {
	switch p.peek() {
	case '<':
		return p.iri()
	case '_':
		return p.blank()
	case '"':
		return nil, mistakef(p.pos, "a literal cannot be a subject")
	}
	return nil, p.unexpected("an IRI or a blank node as subject")
}

func (p *parser) predicate() (quad.Value, *mistake) {
	switch p.peek() {
	case '<':
		return p.iri()
	case '_':
		return nil, mistakef(p.pos, "a blank node cannot be a predicate")
	case '"':
		return nil, mistakef(p.pos, "a literal cannot be a predicate")
	}
	return nil, p.unexpected("an IRI as predicate")
}

func (p *parser) object() (quad.Value, *mistake) {
	switch p.peek() {
	case '<':
		return p.iri()
	case '_':
		return p.blank()
	case '"':
		return p.literal()
	}
	return nil, p.unexpected("an IRI, a blank node or a literal as object")
}

// label reads the graph label, or nothing if the statement has none.
func (p *parser) label() (quad.Value, *mistake) {
	c := p.peek()
	if (c == '<' || c == '_' || c == '"') && p.format == NTriples {
		return nil, mistakef(p.pos, "N-Triples has no graph labels: expected '.'")
	}
	switch c {
	case '<':
		return p.iri()
	case '_':
		return p.blank()
	case '"':
		return nil, mistakef(p.pos, "a literal cannot be a graph label")
	}
	return nil, nil
}

// dot reads the end of the statement and of the line.
func (p *parser) dot(labelled bool) *mistake {
	if p.peek() != '.' {
		if labelled || p.format == NTriples {
			return p.unexpected("'.'")
		}
		return p.unexpected("a graph label or '.'")
	}
	p.pos++
	if !p.atEnd() {
		return p.unexpected("the end of the line or a comment after '.'")
	}
	return nil
}

// peek skips blanks and returns the next byte, or 0 at the end of the line.
// https://www.w3.org/TR/n-quads/#sec-grammar-ws
func (p *parser) peek() byte {
	for ; p.pos < len(p.line); p.pos++ {
		if c := p.line[p.pos]; c != ' ' && c != '\t' {
			return c
		}
	}
	return 0
}

// atEnd skips blanks and reports whether the line, or what counts of it, ends.
func (p *parser) atEnd() bool {
	c := p.peek()
	return p.pos == len(p.line) || c == '#'
}

// unexpected says what stands where something else should.
func (p *parser) unexpected(want string) *mistake {
	if p.atEnd() {
		return mistakef(p.pos, "expected %s, but the line ends", want)
	}
	r, _ := utf8.DecodeRune(p.line[p.pos:])
	switch {
	case r == '@' && p.pos == 0:
		return mistakef(p.pos, "expected %s; %s has no directives", want, p.format.title())
	case strings.ContainsRune(",;[]()", r):
		return mistakef(p.pos, "expected %s; %s has no %q", want, p.format.title(), r)
	case r == '{', r == '}':
		return mistakef(p.pos, "expected %s; graphs in braces belong to TriG", want)
	case r == '\'':
		return mistakef(p.pos, "expected %s; literals stand in double quotes", want)
	case r == '+', r == '-', r >= '0' && r <= '9':
		return mistakef(p.pos, "expected %s; numbers stand in quotes, with a datatype", want)
	case unicode.IsLetter(r):
		return mistakef(p.pos, "expected %s; %s has no keywords and no prefixed names", want, p.format.title())
	}
	return mistakef(p.pos, "expected %s, found %s", want, runeName(r))
}

// checkUTF8 finds the first byte that is not UTF-8, which surrogates are not
// either, and the mark that some editors put first.
func checkUTF8(line []byte) *mistake {
	if len(line) >= 3 && line[0] == 0xEF && line[1] == 0xBB && line[2] == 0xBF {
		return mistakef(0, "the line begins with a byte order mark; save the file as UTF-8 without one")
	}
	if utf8.Valid(line) {
		return nil
	}
	for i := 0; ; {
		r, size := utf8.DecodeRune(line[i:])
		if r == utf8.RuneError && size == 1 {
			return mistakef(i, "byte 0x%02X is not UTF-8", line[i])
		}
		i += size
	}
}
