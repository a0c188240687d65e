package rdf

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/piprate/json-gold/ld"
)

// ReadJSONLD returns the quads of a JSON-LD 1.1 document, or none and what is wrong with it: an error that matches
// ErrSyntax. The document is held in memory. Contexts must stand in it: none is fetched. Quads come graph by graph, the
// default graph first. Language tags come back in small letters.
func ReadJSONLD(r io.Reader, file string) ([]quad.Quad, error) {
	var doc any
	if err := json.NewDecoder(r).Decode(&doc); err != nil {
		return nil, fmt.Errorf("%w: %s: JSON-LD: %w", ErrSyntax, file, err)
	}
	graphs, err := expandJSONLD(doc)
	if e, ok := errors.AsType[*ld.JsonLdError](err); ok && e.Code == ld.LoadingRemoteContextFailed {
		err = fmt.Errorf("%v: a context must stand in the document, nothing is fetched", e.Details)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %s: JSON-LD: %w", ErrSyntax, file, err)
	}
	var out []quad.Quad
	for _, name := range slices.Sorted(maps.Keys(graphs)) { // "@default" comes before every IRI
		var label quad.Value
		if name != "@default" {
			label = resourceOf(name)
		}
		for _, q := range graphs[name] {
			read := quad.Quad{
				Subject: jsonTerm(q.Subject), Predicate: jsonTerm(q.Predicate), Object: jsonTerm(q.Object), Label: label,
			}
			if err := ValidateQuad(read); err != nil {
				return nil, fmt.Errorf("%w: %s: %w", ErrSyntax, file, err)
			}
			out = append(out, read)
		}
	}
	return out, nil
}

// expandJSONLD returns the graphs of a document by their names. The library panics on some values that JSON-LD does not
// allow, such as a number where a name must stand.
func expandJSONLD(doc any) (graphs map[string][]*ld.Quad, err error) {
	defer func() {
		if r := recover(); r != nil {
			graphs, err = nil, fmt.Errorf("no JSON-LD: %v", r)
		}
	}()
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = noLoader{}
	found, err := ld.NewJsonLdProcessor().ToRDF(doc, options)
	if err != nil {
		return nil, err
	}
	return found.(*ld.RDFDataset).Graphs, nil
}

// noLoader refuses contexts of the web.
type noLoader struct{}

func (noLoader) LoadDocument(string) (*ld.RemoteDocument, error) { return nil, errNotFetched }

var errNotFetched = errors.New("nothing is fetched")

// resourceOf returns the term of an IRI or of a blank node as JSON-LD names it.
func resourceOf(name string) quad.Value {
	if label, ok := strings.CutPrefix(name, "_:"); ok {
		return quad.BNode(label)
	}
	return quad.IRI(name)
}

// jsonTerm returns the term of a node of json-gold.
func jsonTerm(n ld.Node) quad.Value {
	l, ok := n.(*ld.Literal)
	if !ok {
		if l, isValue := n.(ld.Literal); isValue {
			return jsonTerm(&l)
		}
		return resourceOf(n.GetValue())
	}
	switch {
	case l.Language != "":
		return quad.LangString{Value: quad.String(l.Value), Lang: l.Language}
	case l.Datatype == xsdString || l.Datatype == "":
		return quad.String(l.Value)
	}
	return quad.TypedString{Value: quad.String(l.Value), Type: quad.IRI(l.Datatype)}
}
