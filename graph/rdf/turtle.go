package rdf

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// Terms that Turtle has short forms for.
const (
	rdfNS    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfType  = quad.IRI(rdfNS + "type")
	rdfFirst = quad.IRI(rdfNS + "first")
	rdfRest  = quad.IRI(rdfNS + "rest")
	rdfNil   = quad.IRI(rdfNS + "nil")
)

// maxDepth is how deep collections and property lists may stand in each other.
const maxDepth = 500

// turtle reads Turtle and TriG, one statement at a time. Its methods are the productions of the grammar; each skips
// what may stand before it and leaves pos behind what it has read.
// https://www.w3.org/TR/turtle/#sec-grammar-grammar, https://www.w3.org/TR/trig/#sec-grammar
type turtle struct {
	parser
	lines *lines

	base     string
	prefixes map[string]string
	rename   func(label string) string // of blank nodes, as the options say
	anons    int                       // anonymous blank nodes so far

	graph   quad.Value // label of the graph that is open; nil for the default graph
	inGraph bool       // a graph in braces is open
	eof     bool       // the lines have ended
	failed  error      // of the lines, other than io.EOF
	depth   int
	out     []quad.Quad // quads of the last statement
	given   int         // how many of out have been returned
}

func newTurtle(o Options, l *lines) *turtle {
	t := &turtle{parser: *newParser(o), lines: l, base: o.Base, prefixes: map[string]string{}}
	t.rename = t.relabel
	if t.rename == nil {
		prefix := t.prefix
		t.rename = func(label string) string { return prefix + label }
	}
	t.relabel = func(label string) string { return t.rename(unlikeAnon(label)) }
	t.iris, t.blanks = newCache(), newCache()
	return t
}

// anonStem begins the labels of anonymous blank nodes, before their number.
const anonStem = "anon"

// unlikeAnon changes the labels that look like those of anonymous blank nodes, so that the two never meet, and no two
// labels into one: anon1 becomes xanon1, and xanon1 xxanon1.
func unlikeAnon(label string) string {
	number, ok := strings.CutPrefix(strings.TrimLeft(label, "x"), anonStem)
	if !ok || number == "" || strings.Trim(number, "0123456789") != "" {
		return label
	}
	return "x" + label
}

// anon returns a new blank node.
func (t *turtle) anon() (quad.Value, *mistake) {
	t.anons++
	name := t.rename(anonStem + strconv.Itoa(t.anons))
	if _, msg := checkLabel(name); msg != "" {
		return nil, mistakef(t.pos, "blank node renamed to %q: %s", name, msg)
	}
	return quad.BNode(name), nil
}

// next returns the next quad. At the end of the document it returns io.EOF; a mistake is one of the current line.
func (t *turtle) next() (quad.Quad, *mistake, error) {
	for t.given == len(t.out) {
		t.out, t.given = t.out[:0], 0
		m := t.statement()
		switch {
		case errors.Is(t.failed, errLongLine):
			return quad.Quad{}, mistakef(0, "line is longer than the limit of %d bytes", t.lines.max), nil
		case t.failed != nil:
			return quad.Quad{}, nil, t.failed
		case m != nil:
			return quad.Quad{}, m, nil
		case t.eof && len(t.out) == 0:
			return quad.Quad{}, nil, io.EOF
		}
	}
	t.given++
	return t.out[t.given-1], nil, nil
}

// skip goes over white space, comments and line ends to the next byte, which it returns; 0 at the end of the document.
func (t *turtle) skip() (byte, *mistake) {
	for !t.eof {
		if !t.atEnd() {
			return t.line[t.pos], nil
		}
		if m := t.nextLine(); m != nil {
			return 0, m
		}
	}
	return 0, nil
}

// nextLine goes to the next line, if there is one.
func (t *turtle) nextLine() *mistake {
	line, err := t.lines.next()
	if err != nil {
		t.eof = true
		if err != io.EOF {
			t.failed = err
		}
		t.pos = len(t.line)
		return nil
	}
	t.line, t.pos = line, 0
	return checkUTF8(line)
}

// expect reads one byte.
func (t *turtle) expect(want byte, what string) *mistake {
	c, m := t.skip()
	if m != nil {
		return m
	}
	if t.eof || c != want {
		return t.wrong(what)
	}
	t.pos++
	return nil
}

// wrong says what stands where something else should.
func (t *turtle) wrong(want string) *mistake {
	if t.eof {
		return mistakef(t.pos, "expected %s, but the document ends", want)
	}
	if t.pos < len(t.line) && strings.IndexByte("{}", t.line[t.pos]) >= 0 && t.format == Turtle {
		return mistakef(t.pos, "expected %s; graphs in braces belong to TriG", want)
	}
	return mistakef(t.pos, "expected %s, found %s", want, runeName(t.runeAt(t.pos)))
}

// statement reads a directive, the triples of one subject, or the beginning or the end of a graph; nothing at the end
// of the document.
func (t *turtle) statement() *mistake {
	c, m := t.skip()
	switch {
	case m != nil:
		return m
	case t.eof && t.inGraph:
		return t.wrong("'}'")
	case t.eof:
		return nil
	case t.inGraph:
		return t.inside(c)
	case c == '@':
		return t.directive()
	case c == '{' && t.format == TriG:
		t.pos++
		t.graph, t.inGraph = nil, true
		return nil
	case t.keyword("PREFIX"):
		return t.prefixID()
	case t.keyword("BASE"):
		return t.baseIRI()
	case t.format == TriG && t.keyword("GRAPH"):
		return t.namedGraph()
	}
	return t.triplesOrGraph()
}

// inside reads the triples of one subject, or the end, of the graph that is open; c is what comes next.
func (t *turtle) inside(c byte) *mistake {
	if c == '}' {
		t.pos++
		t.graph, t.inGraph = nil, false
		return nil
	}
	if _, m := t.triples(); m != nil {
		return m
	}
	c, m := t.skip()
	if m != nil {
		return m
	}
	switch {
	case t.eof || c != '.' && c != '}':
		return t.wrong("'.' or '}'")
	case c == '.':
		t.pos++
	}
	return nil
}

// keyword reads a word without regard to case, if it stands next and no prefixed name does.
func (t *turtle) keyword(word string) bool {
	end := t.pos + len(word)
	if end > len(t.line) || !strings.EqualFold(string(t.line[t.pos:end]), word) {
		return false
	}
	if r := t.runeAt(end); end < len(t.line) && (labelRune(r) || r == ':' || r == '.') {
		return false
	}
	t.pos = end
	return true
}

// directive reads @prefix or @base, which end with a full stop.
func (t *turtle) directive() *mistake {
	at := t.pos
	t.pos++
	var m *mistake
	switch {
	case t.directiveName("prefix"):
		m = t.prefixID()
	case t.directiveName("base"):
		m = t.baseIRI()
	default:
		return mistakef(at, "expected @prefix or @base")
	}
	if m != nil {
		return m
	}
	return t.expect('.', "'.' after the directive")
}

// directiveName reads the word after '@', which a prefix may follow at once: @prefix:<…>.
func (t *turtle) directiveName(word string) bool {
	rest, ok := strings.CutPrefix(string(t.line[t.pos:min(len(t.line), t.pos+len("prefix")+utf8.UTFMax)]), word)
	if r, size := utf8.DecodeRuneInString(rest); !ok || size > 0 && labelRune(r) {
		return false
	}
	t.pos += len(word)
	return true
}

// literally reads a word with regard to case.
func (t *turtle) literally(word string) bool {
	return strings.HasPrefix(string(t.line[t.pos:min(len(t.line), t.pos+len(word))]), word) && t.keyword(word)
}

// prefixID reads what follows the word prefix.
func (t *turtle) prefixID() *mistake {
	if _, m := t.skip(); m != nil {
		return m
	}
	at := t.pos
	name, ok, m := t.prefixName()
	switch {
	case m != nil:
		return m
	case t.eof || !ok:
		t.pos = at
		return t.wrong("a prefix with its colon")
	}
	iri, m := t.anyIRI("the IRI of the prefix in '<' and '>'", false)
	if m != nil {
		return m
	}
	t.prefixes[name] = string(iri)
	return nil
}

// baseIRI reads what follows the word base.
func (t *turtle) baseIRI() *mistake {
	iri, m := t.anyIRI("the base IRI in '<' and '>'", false)
	if m != nil {
		return m
	}
	t.base = string(iri)
	return nil
}

// namedGraph reads the label of a graph, after the word GRAPH, and its brace.
func (t *turtle) namedGraph() *mistake {
	label, _, m := t.label()
	if m != nil {
		return m
	}
	if m := t.expect('{', "'{' of the graph"); m != nil {
		return m
	}
	t.graph, t.inGraph = label, true
	return nil
}

// triplesOrGraph reads triples with their full stop, or the label and the brace of a graph.
func (t *turtle) triplesOrGraph() *mistake {
	subject, kind, m := t.subject()
	if m != nil {
		return m
	}
	c, m := t.skip()
	if m != nil {
		return m
	}
	if c == '{' && kind == nameLike && t.format == TriG {
		t.pos++
		t.graph, t.inGraph = subject, true
		return nil
	}
	if kind != propertyList || c != '.' {
		if m := t.predicateObjectList(subject); m != nil {
			return m
		}
	}
	return t.expect('.', "'.' after the triples")
}
