package rdf

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/cayleygraph/quad"
)

// Prefix is a short name for the beginning of IRIs.
type Prefix struct {
	Name string // without its colon
	IRI  string
}

// TurtleWriter writes Turtle or TriG. Quads that come together and share their graph, subject and predicate are written
// together, so sorted quads give the shortest document; the order is kept. Terms are written as Term does, but for IRIs
// that a prefix shortens, rdf:type, and integers, decimals and booleans in their usual forms, all of which are read
// back as the same terms. It buffers; call Close at the end. It is not safe for concurrent use.
type TurtleWriter struct {
	w        io.Writer
	format   Format
	prefixes []Prefix // the longest IRI first
	buf      []byte
	last     quad.Quad
	open     bool // the statement of last has not ended
	inGraph  bool // the graph of last has a brace
	err      error
}

// prefixForm is what a name of a prefix may be here: PN_PREFIX of ASCII without full stops.
var prefixForm = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9_-]*)?$`)

// NewTurtleWriter returns a writer of Turtle, which has no graphs: a quad with a label is an error that matches
// ErrTerm. The prefixes are declared at the beginning, in their order.
func NewTurtleWriter(w io.Writer, prefixes ...Prefix) (*TurtleWriter, error) {
	return newTurtleWriter(w, Turtle, prefixes)
}

// NewTriGWriter returns a writer of TriG. The prefixes are declared at the beginning, in their order.
func NewTriGWriter(w io.Writer, prefixes ...Prefix) (*TurtleWriter, error) {
	return newTurtleWriter(w, TriG, prefixes)
}

func newTurtleWriter(w io.Writer, f Format, prefixes []Prefix) (*TurtleWriter, error) {
	if err := checkPrefixes(prefixes); err != nil {
		return nil, err
	}
	t := &TurtleWriter{w: w, format: f, prefixes: longestFirst(prefixes)}
	for _, p := range prefixes {
		t.buf = fmt.Appendf(t.buf, "@prefix %s: <%s> .\n", p.Name, p.IRI)
	}
	return t, nil
}

// Write writes one quad. A quad that is not valid is refused whole, with an error that matches ErrTerm, and the writer
// can be used further; an error of the io.Writer is final.
func (t *TurtleWriter) Write(q quad.Quad) error {
	if t.err != nil {
		return t.err
	}
	if err := ValidateQuad(q); err != nil {
		return err
	}
	if t.format == Turtle && q.Label != nil {
		return fmt.Errorf("label: %w: Turtle has no graph labels, found %q", ErrTerm, fmt.Sprint(q.Label))
	}
	t.join(q)
	t.object(q.Object)
	t.last, t.open = q, true
	if len(t.buf) >= flushAt {
		return t.flush()
	}
	return nil
}

// join writes what stands between the last quad and the object of q.
func (t *TurtleWriter) join(q quad.Quad) {
	switch same := t.open && q.Label == t.last.Label; {
	case same && q.Subject == t.last.Subject && q.Predicate == t.last.Predicate:
		t.buf = append(t.buf, ", "...)
		return
	case same && q.Subject == t.last.Subject:
		t.buf = append(t.buf, " ;\n"+t.indent()+"    "...)
	default:
		t.begin(q, same)
	}
	if q.Predicate == quad.Value(rdfType) {
		t.buf = append(t.buf, 'a')
	} else {
		t.term(q.Predicate)
	}
	t.buf = append(t.buf, ' ')
}

// begin ends the last statement, goes over to the graph of q unless it is the same, and writes the subject.
func (t *TurtleWriter) begin(q quad.Quad, sameGraph bool) {
	t.endStatement()
	if !sameGraph {
		t.endGraph()
		t.buf = append(t.buf, '\n')
		if q.Label != nil {
			t.term(q.Label)
			t.buf = append(t.buf, " {\n"...)
			t.inGraph = true
		}
	}
	t.buf = append(t.buf, t.indent()...)
	t.term(q.Subject)
	t.buf = append(t.buf, ' ')
}

// indent is what a line inside a graph begins with.
func (t *TurtleWriter) indent() string {
	if t.inGraph {
		return "    "
	}
	return ""
}

func (t *TurtleWriter) endStatement() {
	if t.open {
		t.buf = append(t.buf, " .\n"...)
	}
	t.open = false
}

func (t *TurtleWriter) endGraph() {
	if t.inGraph {
		t.buf = append(t.buf, "}\n"...)
	}
	t.inGraph = false
}

// plain are the lexical forms that stand without quotes, by datatype.
var plain = map[quad.IRI]*regexp.Regexp{
	xsdNS + "integer": regexp.MustCompile(`^[+-]?[0-9]+$`),
	xsdNS + "decimal": regexp.MustCompile(`^[+-]?[0-9]*\.[0-9]+$`),
	xsdNS + "boolean": regexp.MustCompile(`^(?:true|false)$`),
}

// object writes a valid object.
func (t *TurtleWriter) object(v quad.Value) {
	l, ok := v.(quad.TypedString)
	if !ok {
		t.term(v)
		return
	}
	if form := plain[l.Type]; form != nil && form.MatchString(string(l.Value)) {
		t.buf = append(t.buf, l.Value...)
		return
	}
	t.buf = appendQuoted(t.buf, string(l.Value))
	if l.Type != xsdString {
		t.buf = append(t.buf, "^^"...)
		t.term(l.Type)
	}
}

// localForm is what is written behind a prefix: names that need no escape in any reader.
var localForm = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_-]*$`)

// term writes a valid term, an IRI by its prefix if it has one.
func (t *TurtleWriter) term(v quad.Value) {
	if iri, ok := v.(quad.IRI); ok {
		for _, p := range t.prefixes {
			if local, ok := strings.CutPrefix(string(iri), p.IRI); ok && localForm.MatchString(local) {
				t.buf = append(t.buf, p.Name+":"+local...)
				return
			}
		}
	}
	t.buf = appendTerm(t.buf, v)
}

func (t *TurtleWriter) flush() error {
	if t.err != nil || len(t.buf) == 0 {
		return t.err
	}
	n, err := t.w.Write(t.buf)
	if err == nil && n < len(t.buf) {
		err = io.ErrShortWrite
	}
	t.buf = t.buf[:0]
	if err != nil {
		t.err = fmt.Errorf("write %s: %w", t.format.title(), err)
	}
	return t.err
}

// Close ends the document, and makes every later Write fail with ErrClosed. It does not close the io.Writer. Closing
// again does nothing.
func (t *TurtleWriter) Close() error {
	if t.err == ErrClosed {
		return nil
	}
	t.endStatement()
	t.endGraph()
	err := t.flush()
	t.err = ErrClosed
	return err
}
