package rdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// JSONLDWriter writes JSON-LD 1.1, one node object a line. Quads that come together and share their graph and subject
// are written as one object, so quads sorted by both give the shortest document. Of the algorithm in JSON-LD 1.1,
// section 8.5 (RDF to objects), it does what needs no look-ahead: lists stay rdf:first and rdf:rest, and no number is
// made of a typed literal, so nothing changes on the way back. It buffers; call Close at the end. It is not safe for
// concurrent use.
type JSONLDWriter struct {
	w        io.Writer
	prefixes []Prefix // the longest IRI first
	buf      bytes.Buffer
	label    quad.Value // of the graph that is open; nil for the default graph
	node     *jsonNode  // not yet written; nil for none
	graphs   bool       // a named graph is open
	first    bool       // nothing has been written in the list that is open
	err      error
}

// jsonNode is a node object in the making.
type jsonNode struct {
	subject quad.Value
	keys    []string // in the order in which they came
	values  map[string][]any
}

// NewJSONLDWriter returns a writer of JSON-LD whose context declares the prefixes.
func NewJSONLDWriter(w io.Writer, prefixes ...Prefix) (*JSONLDWriter, error) {
	if err := checkPrefixes(prefixes); err != nil {
		return nil, err
	}
	j := &JSONLDWriter{w: w, prefixes: longestFirst(prefixes), first: true}
	j.buf.WriteString(`{"@context":{`)
	for i, p := range prefixes {
		if i > 0 {
			j.buf.WriteByte(',')
		}
		j.buf.WriteString(jsonText(p.Name) + ":" + jsonText(p.IRI))
	}
	j.buf.WriteString("},\n\"@graph\":[")
	return j, nil
}

// Write writes one quad. A quad that is not valid is refused whole, with an error that matches ErrTerm, and the writer
// can be used further; an error of the io.Writer is final.
func (j *JSONLDWriter) Write(q quad.Quad) error {
	if j.err != nil {
		return j.err
	}
	if err := ValidateQuad(q); err != nil {
		return err
	}
	if j.node == nil || j.node.subject != q.Subject || j.label != q.Label {
		j.endNode()
		j.enterGraph(q.Label)
		j.node = &jsonNode{subject: q.Subject, values: map[string][]any{}}
	}
	key, value := j.compact(string(q.Predicate.(quad.IRI))), any(nil)
	if iri, ok := q.Object.(quad.IRI); ok && q.Predicate == quad.Value(rdfType) {
		key, value = "@type", j.compact(string(iri))
	} else {
		value = j.object(q.Object)
	}
	if j.node.values[key] == nil {
		j.node.keys = append(j.node.keys, key)
	}
	j.node.values[key] = append(j.node.values[key], value)
	if j.buf.Len() >= flushAt {
		return j.flush()
	}
	return nil
}

// enterGraph goes over to the graph of a label.
func (j *JSONLDWriter) enterGraph(label quad.Value) {
	if label == j.label {
		return
	}
	j.endGraph()
	j.label = label
	if label == nil {
		return
	}
	j.separate()
	j.buf.WriteString(`{"@id":` + jsonText(j.reference(label)) + `,"@graph":[`)
	j.graphs, j.first = true, true
}

func (j *JSONLDWriter) endGraph() {
	if j.graphs {
		j.buf.WriteString("]}")
	}
	j.graphs, j.first = false, false
}

// separate writes what stands before an item of the list that is open.
func (j *JSONLDWriter) separate() {
	if !j.first {
		j.buf.WriteByte(',')
	}
	j.first = false
	j.buf.WriteByte('\n')
}

// endNode writes the node object.
func (j *JSONLDWriter) endNode() {
	if j.node == nil {
		return
	}
	j.separate()
	j.buf.WriteString(`{"@id":` + jsonText(j.reference(j.node.subject)))
	for _, key := range j.node.keys {
		j.buf.WriteString("," + jsonText(key) + ":")
		if list := j.node.values[key]; len(list) == 1 {
			j.buf.Write(jsonBytes(list[0]))
		} else {
			j.buf.Write(jsonBytes(list))
		}
	}
	j.buf.WriteByte('}')
	j.node = nil
}

// reference returns how a node is named: an IRI, short if it can be, or a blank node.
func (j *JSONLDWriter) reference(v quad.Value) string {
	if b, ok := v.(quad.BNode); ok {
		return "_:" + string(b)
	}
	return j.compact(string(v.(quad.IRI)))
}

// compact returns an IRI with a prefix in place of its beginning, if the rest is a plain name.
func (j *JSONLDWriter) compact(iri string) string {
	for _, p := range j.prefixes {
		if local, ok := strings.CutPrefix(iri, p.IRI); ok && localForm.MatchString(local) {
			return p.Name + ":" + local
		}
	}
	return iri
}

// object returns the value object or the reference of a valid object.
func (j *JSONLDWriter) object(v quad.Value) any {
	switch v := v.(type) {
	case quad.IRI, quad.BNode:
		return map[string]string{"@id": j.reference(v)}
	case quad.String:
		return string(v)
	case quad.LangString:
		return map[string]string{"@value": string(v.Value), "@language": v.Lang}
	case quad.TypedString:
		if v.Type == xsdString {
			return string(v.Value)
		}
		return map[string]string{"@value": string(v.Value), "@type": j.compact(string(v.Type))}
	}
	// A native value is written as the typed literal that N-Quads has for it.
	typed, err := ParseTerm(string(appendTerm(nil, v)))
	if err != nil {
		panic(fmt.Sprintf("rdf: %T is written as no term: %v", v, err))
	}
	return j.object(typed)
}

// jsonText returns s as a string of JSON.
func jsonText(s string) string { return string(jsonBytes(s)) }

// jsonBytes returns v, which is made of strings, as JSON.
func jsonBytes(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(fmt.Sprintf("rdf: JSON of %T: %v", v, err))
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func (j *JSONLDWriter) flush() error {
	if j.err != nil || j.buf.Len() == 0 {
		return j.err
	}
	_, err := j.buf.WriteTo(j.w)
	if err != nil {
		j.err = fmt.Errorf("write JSON-LD: %w", err)
	}
	return j.err
}

// Close ends the document, and makes every later Write fail with ErrClosed. It does not close the io.Writer. Closing
// again does nothing.
func (j *JSONLDWriter) Close() error {
	if j.err == ErrClosed {
		return nil
	}
	j.endNode()
	j.endGraph()
	j.buf.WriteString("]}\n")
	err := j.flush()
	j.err = ErrClosed
	return err
}

// checkPrefixes says which prefix cannot be declared; the error matches ErrOptions.
func checkPrefixes(prefixes []Prefix) error {
	names := map[string]bool{}
	for _, p := range prefixes {
		if _, msg := checkIRI(p.IRI); msg != "" {
			return fmt.Errorf("%w: prefix %q: IRI %q: %s", ErrOptions, p.Name, p.IRI, msg)
		}
		if !prefixForm.MatchString(p.Name) || names[p.Name] {
			return fmt.Errorf("%w: prefix %q is no name of ASCII letters, or stands twice", ErrOptions, p.Name)
		}
		names[p.Name] = true
	}
	return nil
}

// longestFirst returns prefixes so that the first that fits an IRI is the one that shortens it most.
func longestFirst(prefixes []Prefix) []Prefix {
	out := slices.Clone(prefixes)
	slices.SortStableFunc(out, func(a, b Prefix) int { return len(b.IRI) - len(a.IRI) })
	return out
}
