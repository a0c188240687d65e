package rdf

import (
	"bytes"
	"fmt"

	"github.com/cayleygraph/quad"
)

// Term returns the canonical form of a single term as it stands in N-Quads:
// <iri>, _:label, "text", "text"@en or "text"^^<datatype>. Two terms are the
// same RDF term exactly if their forms are equal. The error matches ErrTerm.
func Term(v quad.Value) (string, error) {
	b, err := AppendTerm(nil, v)
	return string(b), err
}

// AppendTerm appends the form that Term returns. On an error it returns dst as
// it was.
func AppendTerm(dst []byte, v quad.Value) ([]byte, error) {
	if err := Validate(v); err != nil {
		return dst, err
	}
	return appendTerm(dst, v), nil
}

// AppendQuad appends q as a line of canonical N-Quads with its newline. The
// error is that of ValidateQuad; dst is then returned as it was.
func AppendQuad(dst []byte, q quad.Quad) ([]byte, error) {
	if err := ValidateQuad(q); err != nil {
		return dst, err
	}
	return appendQuad(dst, q), nil
}

// ParseTerm reads what Term writes, and any other form of a term that the
// grammar of N-Quads allows. Nothing may stand before or after it. The error is
// a *SyntaxError.
func ParseTerm(s string) (quad.Value, error) {
	p := newParser(Options{})
	p.line = []byte(s)
	v, m := p.wholeTerm()
	if m != nil {
		return nil, newSyntaxError("", 1, p.line, m)
	}
	return v, nil
}

// ParseQuad reads one line of N-Quads, without its end. A line without a quad is a mistake too; the error is a
// *SyntaxError.
func ParseQuad(line string) (quad.Quad, error) {
	p := newParser(Options{})
	q, ok, m := p.statement([]byte(line))
	if m == nil && !ok {
		m = mistakef(0, "expected a quad, but the line is empty")
	}
	if m != nil {
		return quad.Quad{}, newSyntaxError("", 1, p.line, m)
	}
	return q, nil
}

// wholeTerm reads a term that is all of the line.
func (p *parser) wholeTerm() (quad.Value, *mistake) {
	if m := checkUTF8(p.line); m != nil {
		return nil, m
	}
	if i := bytes.IndexAny(p.line, "\r\n"); i >= 0 {
		return nil, mistakef(i, "a term does not go over the end of a line")
	}
	if len(p.line) > 0 && (p.line[0] == ' ' || p.line[0] == '\t') {
		return nil, mistakef(0, "a term does not begin with a blank")
	}
	v, m := p.object()
	if m != nil {
		return nil, m
	}
	if p.pos < len(p.line) {
		return nil, mistakef(p.pos, "expected nothing after the term")
	}
	return v, nil
}

// appendQuad appends a valid quad, with the blanks of the canonical form.
// https://www.w3.org/TR/rdf-canon/#canonical-quads
func appendQuad(dst []byte, q quad.Quad) []byte {
	dst = append(appendTerm(dst, q.Subject), ' ')
	dst = append(appendTerm(dst, q.Predicate), ' ')
	dst = append(appendTerm(dst, q.Object), ' ')
	if q.Label != nil {
		dst = append(appendTerm(dst, q.Label), ' ')
	}
	return append(dst, '.', '\n')
}

// appendTerm appends a valid term.
func appendTerm(dst []byte, v quad.Value) []byte {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(dst, string(v))
	case quad.BNode:
		return append(append(dst, "_:"...), v...)
	case quad.String:
		return appendQuoted(dst, string(v))
	case quad.LangString:
		dst = append(appendQuoted(dst, string(v.Value)), '@')
		return append(dst, v.Lang...)
	case quad.TypedString:
		dst = appendQuoted(dst, string(v.Value))
		if v.Type == xsdString {
			return dst
		}
		return appendIRI(append(dst, "^^"...), string(v.Type))
	case quad.Int, quad.Float, quad.Bool, quad.Time:
		return appendNative(dst, v)
	}
	panic(fmt.Sprintf("rdf: term of type %T has not been validated", v))
}

func appendIRI(dst []byte, s string) []byte {
	dst = append(dst, '<')
	dst = append(dst, s...)
	return append(dst, '>')
}

// appendQuoted appends a literal with the escapes of the canonical form: ECHAR
// where there is one, \u for other controls and for what XML 1.1 calls no
// character, and all else as it is.
func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	done := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if class[c]&mayEscape == 0 {
			continue
		}
		size := 1
		if c == 0xEF {
			if s[i+1] != 0xBF || s[i+2] < 0xBE {
				continue
			}
			size = 3 // U+FFFE or U+FFFF
		}
		dst = append(dst, s[done:i]...)
		dst = appendEscape(dst, s[i:i+size])
		done = i + size
		i = done - 1
	}
	dst = append(dst, s[done:]...)
	return append(dst, '"')
}

// appendEscape appends the escape of one character.
func appendEscape(dst []byte, char string) []byte {
	switch c := char[0]; c {
	case '\b':
		return append(dst, `\b`...)
	case '\t':
		return append(dst, `\t`...)
	case '\n':
		return append(dst, `\n`...)
	case '\f':
		return append(dst, `\f`...)
	case '\r':
		return append(dst, `\r`...)
	case '"', '\\':
		return append(dst, '\\', c)
	}
	for _, r := range char {
		dst = fmt.Appendf(dst, `\u%04X`, r)
	}
	return dst
}
