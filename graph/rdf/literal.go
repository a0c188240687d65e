package rdf

import (
	"bytes"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// Datatypes that the standards treat apart.
const (
	xsdNS      = "http://www.w3.org/2001/XMLSchema#"
	xsdString  = xsdNS + "string"
	langString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
)

// literal reads a literal with its language or datatype, with pos at its first
// quote. https://www.w3.org/TR/n-quads/#grammar-production-literal
func (p *parser) literal() (quad.Value, *mistake) {
	s, m := p.quoted()
	if m != nil {
		return nil, m
	}
	rest := p.line[p.pos:]
	switch {
	case len(rest) > 0 && rest[0] == '@':
		lang, m := p.language()
		if m != nil {
			return nil, m
		}
		return quad.LangString{Value: quad.String(s), Lang: lang}, nil
	case len(rest) > 0 && rest[0] == '^':
		return p.datatype(s)
	case len(rest) > 0 && rest[0] == '"':
		return nil, mistakef(p.pos, "the literal has ended before this quote")
	}
	return quad.String(s), nil
}

// quoted reads STRING_LITERAL_QUOTE.
// https://www.w3.org/TR/n-quads/#grammar-production-STRING_LITERAL_QUOTE
func (p *parser) quoted() (string, *mistake) {
	start := p.pos + 1
	body := p.line[start:]
	n := bytes.IndexByte(body, '"')
	if n >= 0 && bytes.IndexByte(body[:n], '\\') < 0 {
		p.pos = start + n + 1
		return string(body[:n]), nil
	}

	out := p.scratch[:0]
	for i := 0; i < len(body); {
		switch c := body[i]; c {
		case '"':
			p.pos = start + i + 1
			p.scratch = out
			return string(out), nil
		case '\\':
			r, size, m := unescape(body, i)
			if m != nil {
				m.off += start
				return "", m
			}
			out = utf8.AppendRune(out, r)
			i += size
		default:
			out = append(out, c)
			i++
		}
	}
	return "", mistakef(start-1, "literal is not closed with a double quote on its line")
}

// language reads LANGTAG, with pos at its '@'. The tag stays as it is written.
// https://www.w3.org/TR/n-quads/#grammar-production-LANGTAG
func (p *parser) language() (string, *mistake) {
	start := p.pos + 1
	end := start
	for end < len(p.line) && (p.line[end] == '-' || class[p.line[end]]&(isAlpha|isDigit) != 0) {
		end++
	}
	p.pos = end
	if off, msg := checkLanguage(string(p.line[start:end])); msg != "" {
		return "", mistakef(start+off, "%s", msg)
	}
	return string(p.line[start:end]), nil
}

// checkLanguage says where and how s is not a language tag by the grammar; the
// message is empty if it is one.
func checkLanguage(s string) (off int, msg string) {
	letters := uint8(isAlpha)
	for i, start := 0, 0; i <= len(s); i++ {
		switch {
		case i == len(s) || s[i] == '-':
			if i == start && i == 0 {
				return 0, "a language tag begins with a letter"
			}
			if i == start {
				return i, "language tag has an empty part"
			}
			letters, start = isAlpha|isDigit, i+1
		case class[s[i]]&letters == 0:
			return i, "language tag is made of letters, and of letters and digits after '-'"
		}
	}
	return 0, ""
}

// datatype reads '^^' and the IRI behind it.
func (p *parser) datatype(s string) (quad.Value, *mistake) {
	at := p.pos
	if !bytes.HasPrefix(p.line[at:], []byte("^^<")) {
		return nil, mistakef(at, "expected ^^ and the IRI of a datatype in '<' and '>'")
	}
	p.pos += len("^^")
	v, m := p.iri()
	if m != nil {
		return nil, m
	}
	return typed(s, v.(quad.IRI), at)
}

// typed returns the literal s of a datatype that stands at byte at.
func typed(s string, datatype quad.IRI, at int) (quad.Value, *mistake) {
	switch datatype {
	case xsdString:
		return quad.String(s), nil
	case langString:
		return nil, mistakef(at, "a literal of rdf:langString needs a language tag in place of the datatype")
	}
	return quad.TypedString{Value: quad.String(s), Type: datatype}, nil
}

// unescape decodes the UCHAR or ECHAR at b[i], which is a backslash, and returns
// how many bytes it takes. Offsets of mistakes are in b.
// https://www.w3.org/TR/n-quads/#grammar-production-UCHAR
func unescape(b []byte, i int) (r rune, size int, m *mistake) {
	if i+1 >= len(b) {
		return 0, 0, mistakef(i, "escape is cut off")
	}
	digits := 0
	switch b[i+1] {
	case 't':
		return '\t', 2, nil
	case 'b':
		return '\b', 2, nil
	case 'n':
		return '\n', 2, nil
	case 'r':
		return '\r', 2, nil
	case 'f':
		return '\f', 2, nil
	case '"', '\'', '\\':
		return rune(b[i+1]), 2, nil
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		r, _ := utf8.DecodeRune(b[i+1:])
		return 0, 0, mistakef(i, "unknown escape: %s after the backslash", runeName(r))
	}
	var code uint32
	for j := i + 2; j < i+2+digits; j++ {
		if j >= len(b) {
			return 0, 0, mistakef(i, `\%c needs %d hexadecimal digits`, b[i+1], digits)
		}
		d, ok := hexDigit(b[j])
		if !ok {
			return 0, 0, mistakef(i, `\%c needs %d hexadecimal digits`, b[i+1], digits)
		}
		code = code<<4 | uint32(d)
	}
	switch {
	case code >= 0xD800 && code <= 0xDFFF:
		return 0, 0, mistakef(i, "U+%04X is half of a surrogate pair, not a character; write the character itself", code)
	case code > utf8.MaxRune:
		return 0, 0, mistakef(i, "U+%08X is beyond the last character of Unicode", code)
	}
	return rune(code), 2 + digits, nil
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
