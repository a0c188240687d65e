package rdf

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// runeAt returns the character at byte i of the line; utf8.RuneError at its end.
func (t *turtle) runeAt(i int) rune {
	r, _ := utf8.DecodeRune(t.line[min(i, len(t.line)):])
	return r
}

// anyIRI reads an IRI in '<' and '>', or a prefixed name if names is set.
func (t *turtle) anyIRI(want string, names bool) (quad.IRI, *mistake) {
	c, m := t.skip()
	switch {
	case m != nil:
		return "", m
	case t.eof:
		return "", t.wrong(want)
	case c == '<':
		return t.iriReference()
	case names:
		return t.prefixedName(want)
	}
	return "", t.wrong(want)
}

// iriReference reads IRIREF and resolves it against the base.
func (t *turtle) iriReference() (quad.IRI, *mistake) {
	start := t.pos + 1
	n := bytes.IndexByte(t.line[start:], '>')
	if n < 0 {
		return "", t.openIRI(start)
	}
	if hasScheme(string(t.line[start : start+min(n, 64)])) {
		v, m := t.iri()
		if m != nil {
			return "", m
		}
		return v.(quad.IRI), nil
	}
	token := t.line[start : start+n]
	ref, m := decodeIRI(token)
	if m != nil {
		m.off += start
		return "", m
	}
	if t.base == "" && !hasScheme(ref) {
		return "", mistakef(start, "the IRI <%s> is relative, and the document has no base", ref)
	}
	t.pos = start + n + 1
	return quad.IRI(resolve(t.base, ref)), nil
}

// decodeIRI decodes the escapes of an IRI reference and checks its characters.
func decodeIRI(token []byte) (string, *mistake) {
	var out []byte
	for i := 0; i < len(token); {
		r, size := utf8.DecodeRune(token[i:])
		if r == '\\' {
			if i+1 < len(token) && token[i+1] != 'u' && token[i+1] != 'U' {
				return "", mistakef(i, `the only escapes in an IRI are \u and \U`)
			}
			var m *mistake
			if r, size, m = unescape(token, i); m != nil {
				return "", m
			}
		}
		if !iriRune(r) {
			return "", mistakef(i, "%s is not allowed in an IRI", runeName(r))
		}
		out = utf8.AppendRune(out, r)
		i += size
	}
	return string(out), nil
}

// prefixName reads PNAME_NS and returns it without its colon. Without a colon ok is false.
// https://www.w3.org/TR/turtle/#grammar-production-PNAME_NS
func (t *turtle) prefixName() (name string, ok bool, m *mistake) {
	start, end := t.pos, t.pos
	for end < len(t.line) {
		r, size := utf8.DecodeRune(t.line[end:])
		if !labelRune(r) && r != '.' {
			break
		}
		end += size
	}
	if end == len(t.line) || t.line[end] != ':' {
		return "", false, nil
	}
	name = string(t.line[start:end])
	if name != "" {
		if r := t.runeAt(start); !labelStartRune(r) || r == '_' || r >= '0' && r <= '9' {
			return "", false, mistakef(start, "%s is not allowed as the first character of a prefix", runeName(r))
		}
		if name[len(name)-1] == '.' {
			return "", false, mistakef(end-1, "a prefix does not end with '.'")
		}
	}
	t.pos = end + 1
	return name, true, nil
}

// prefixedName reads PNAME_NS or PNAME_LN and puts the IRI of the prefix before it.
// https://www.w3.org/TR/turtle/#grammar-production-PNAME_LN
func (t *turtle) prefixedName(want string) (quad.IRI, *mistake) {
	start := t.pos
	prefix, ok, m := t.prefixName()
	if m != nil {
		return "", m
	}
	if !ok {
		return "", t.wrong(want)
	}
	local, m := t.localName()
	if m != nil {
		return "", m
	}
	iri, ok := t.prefixes[prefix]
	if !ok {
		return "", mistakef(start, "the prefix %q has not been declared", prefix+":")
	}
	s := iri + local
	if _, msg := checkIRI(s); msg != "" {
		return "", mistakef(start, "%s", msg)
	}
	return quad.IRI(s), nil
}

// localName reads PN_LOCAL, which may be empty, and takes the backslashes out of it.
// https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL
func (t *turtle) localName() (string, *mistake) {
	start := t.pos
	out := t.scratch[:0]
	end, kept := start, 0 // behind the last character that may end a name, in line and in out
	for i := start; i < len(t.line); {
		r, size := utf8.DecodeRune(t.line[i:])
		switch {
		case r == '\\':
			if i+1 >= len(t.line) || !escapable(t.line[i+1]) {
				return "", mistakef(i, "a backslash in a name stands before one of _~.-!$&'()*+,;=/?#@%%")
			}
			r, size = rune(t.line[i+1]), 2
			out, end = append(out, byte(r)), i+size
			kept = len(out)
		case r == '%':
			if !twoHexDigits(t.line[i+1:]) {
				return "", mistakef(i, "'%%' in a name needs two hexadecimal digits")
			}
			size = 3
			out, end = append(out, t.line[i:i+size]...), i+size
			kept = len(out)
		case r == ':' || labelStartRune(r) || i > start && labelRune(r):
			out, end = append(out, t.line[i:i+size]...), i+size
			kept = len(out)
		case r == '.' && i > start:
			out = append(out, '.') // part of the name only if more of it follows
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		i += size
	}
	t.scratch, t.pos = out, end
	return string(out[:kept]), nil
}

// escapable reports whether c may stand behind a backslash in a name.
// https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL_ESC
func escapable(c byte) bool { return bytes.IndexByte([]byte("_~.-!$&'()*+,;=/?#@%"), c) >= 0 }

func twoHexDigits(b []byte) bool {
	if len(b) < 2 {
		return false
	}
	_, first := hexDigit(b[0])
	_, second := hexDigit(b[1])
	return first && second
}

// literal reads a literal in quotes with its language or datatype.
// https://www.w3.org/TR/turtle/#grammar-production-RDFLiteral
func (t *turtle) literal() (quad.Value, *mistake) {
	s, m := t.quoted()
	if m != nil {
		return nil, m
	}
	c, m := t.skip()
	switch {
	case m != nil:
		return nil, m
	case c == '@':
		lang, m := t.language()
		if m != nil {
			return nil, m
		}
		return quad.LangString{Value: quad.String(s), Lang: lang}, nil
	case c != '^':
		return quad.String(s), nil
	case !bytes.HasPrefix(t.line[t.pos:], []byte("^^")):
		return nil, mistakef(t.pos, "expected ^^ and a datatype")
	}
	at := t.pos
	t.pos += len("^^")
	datatype, m := t.anyIRI("the IRI of a datatype", true)
	if m != nil {
		return nil, m
	}
	return typed(s, datatype, at)
}

// quoted reads a string in one or three quotes of either kind.
// https://www.w3.org/TR/turtle/#grammar-production-String
func (t *turtle) quoted() (string, *mistake) {
	quote := t.line[t.pos]
	delimiter := []byte{quote, quote, quote}
	long := bytes.HasPrefix(t.line[t.pos:], delimiter)
	if !long {
		delimiter = delimiter[:1]
	}
	first := t.pos
	t.pos += len(delimiter)
	out := t.scratch[:0]
	for {
		rest := t.line[t.pos:]
		switch {
		case len(rest) == 0 && !long:
			return "", mistakef(first,
				"literal is not closed with a quote on its line; one over many lines stands in three quotes")
		case len(rest) == 0:
			if m := t.nextLine(); m != nil {
				return "", m
			}
			if t.eof {
				return "", mistakef(t.pos, "literal is not closed with three quotes")
			}
			out = append(out, t.lines.ended...)
		case bytes.HasPrefix(rest, delimiter):
			t.pos += len(delimiter)
			t.scratch = out
			return string(out), nil
		case rest[0] == '\\':
			r, size, m := unescape(t.line, t.pos)
			if m != nil {
				return "", m
			}
			out = utf8.AppendRune(out, r)
			t.pos += size
		default:
			out = append(out, rest[0])
			t.pos++
		}
		if len(out) > t.lines.max {
			return "", mistakef(t.pos, "literal is longer than the limit of %d bytes", t.lines.max)
		}
	}
}

// numbers are the three kinds of numbers without quotes, the most special first.
// https://www.w3.org/TR/turtle/#grammar-production-NumericLiteral
var numbers = []struct {
	datatype quad.IRI
	form     *regexp.Regexp
}{
	{xsdNS + "double", regexp.MustCompile(`^[+-]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)[eE][+-]?[0-9]+`)},
	{xsdNS + "decimal", regexp.MustCompile(`^[+-]?[0-9]*\.[0-9]+`)},
	{xsdNS + "integer", regexp.MustCompile(`^[+-]?[0-9]+`)},
}

// number reads a number without quotes, which stays as it is written.
func (t *turtle) number() (quad.Value, *mistake) {
	rest := t.line[t.pos:]
	for _, n := range numbers {
		if found := n.form.Find(rest); found != nil {
			t.pos += len(found)
			return quad.TypedString{Value: quad.String(found), Type: n.datatype}, nil
		}
	}
	if rest[0] == '.' {
		return nil, t.wrong("an object")
	}
	return nil, mistakef(t.pos, "expected a number after '%c'", rest[0])
}
