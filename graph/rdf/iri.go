package rdf

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// iri reads IRIREF, with pos at its '<'.
// https://www.w3.org/TR/n-quads/#grammar-production-IRIREF
func (p *parser) iri() (quad.Value, *mistake) {
	start := p.pos + 1
	n := bytes.IndexByte(p.line[start:], '>')
	if n < 0 {
		return nil, p.openIRI(start)
	}
	p.pos = start + n + 1
	token := p.line[start : start+n]
	slot := p.iris.slot(token)
	if v := slot.get(token); v != nil {
		return v, nil
	}
	if bytes.IndexByte(token, '\\') >= 0 {
		return p.escapedIRI(start, token)
	}
	s := string(token)
	if off, msg := checkIRI(s); msg != "" {
		return nil, mistakef(start+off, "%s", msg)
	}
	v := quad.Value(quad.IRI(s))
	slot.put(s, v)
	return v, nil
}

// openIRI says why there is no IRI: either '>' is missing, or a character
// before it shows that it is.
func (p *parser) openIRI(start int) *mistake {
	for i, r := range string(p.line[start:]) {
		if r == '\\' {
			continue
		}
		if !iriRune(r) {
			return mistakef(start+i, "%s is not allowed in an IRI, which is not closed with '>'", runeName(r))
		}
	}
	return mistakef(start-1, "IRI is not closed with '>'")
}

// escapedIRI decodes UCHAR. What an IRI may not hold, it may not hold as an
// escape either: https://www.w3.org/TR/rdf11-concepts/#section-IRIs
func (p *parser) escapedIRI(start int, token []byte) (quad.Value, *mistake) {
	out := p.scratch[:0]
	for i := 0; i < len(token); {
		r, size := utf8.DecodeRune(token[i:])
		if r == '\\' {
			if i+1 < len(token) && token[i+1] != 'u' && token[i+1] != 'U' {
				return nil, mistakef(start+i, `the only escapes in an IRI are \u and \U`)
			}
			var m *mistake
			if r, size, m = unescape(token, i); m != nil {
				m.off += start
				return nil, m
			}
		}
		if !iriRune(r) {
			return nil, mistakef(start+i, "%s is not allowed in an IRI", runeName(r))
		}
		out = utf8.AppendRune(out, r)
		i += size
	}
	p.scratch = out
	s := string(out)
	if _, msg := checkIRI(s); msg != "" {
		return nil, mistakef(start, "%s", msg)
	}
	return quad.IRI(s), nil
}

// checkIRI says where and how s is not an absolute IRI; the message is empty if
// it is one. The characters come before the scheme, because a blank in a name
// says more about what went wrong.
func checkIRI(s string) (off int, msg string) {
	for i := 0; i < len(s); {
		c := s[i]
		if class[c]&isIRI != 0 {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i, fmt.Sprintf("byte 0x%02X is not UTF-8", c)
		}
		if !iriRune(r) {
			return i, runeName(r) + " is not allowed in an IRI"
		}
		i += size
	}
	if !hasScheme(s) {
		return 0, "IRI is not absolute: it has no scheme such as http:"
	}
	return 0, ""
}

// hasScheme reports whether s begins with a scheme and a colon.
// https://www.rfc-editor.org/rfc/rfc3986#section-3.1
func hasScheme(s string) bool {
	if s == "" || class[s[0]]&isAlpha == 0 {
		return false
	}
	for i := 1; i < len(s); i++ {
		if class[s[i]]&isScheme == 0 {
			return s[i] == ':'
		}
	}
	return false
}

// runeName names a character so that it can be seen.
func runeName(r rune) string {
	if r > ' ' && r < 0x7F {
		return "'" + string(r) + "'"
	}
	return fmt.Sprintf("%U", r)
}
