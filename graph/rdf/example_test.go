package rdf_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"entente/graph/rdf"

	"github.com/cayleygraph/quad"
)

// Reading a document and writing it in canonical form, with its blank nodes
// kept apart from those of other documents.
func Example() {
	const doc = `# from Tokyo
<http://example.org/japan><http://example.org/lends> "5\u00300"^^<http://www.w3.org/2001/XMLSchema#integer>.
_:talks  <http://example.org/with>  <http://example.org/india>  <http://example.org/report> .
`
	r := rdf.NewReader(strings.NewReader(doc), rdf.Options{BlankPrefix: "d7"})
	w := rdf.NewWriter(os.Stdout)
	for q, err := range r.All() {
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := w.Write(q); err != nil {
			fmt.Println(err)
			return
		}
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <http://example.org/japan> <http://example.org/lends> "500"^^<http://www.w3.org/2001/XMLSchema#integer> .
	// _:d7-talks <http://example.org/with> <http://example.org/india> <http://example.org/report> .
}

// Every mistake of a document, at most ten.
func ExampleReadAll() {
	const doc = `<http://example.org/japan> <lends> "50" .
<http://example.org/japan> <http://example.org/lends> 50 .
`
	_, err := rdf.ReadAll(strings.NewReader(doc), rdf.Options{File: "aid.nq", MaxErrors: 10})
	fmt.Println(strings.ReplaceAll(err.Error(), "\t", "    "))
	// Output:
	// aid.nq:1:29: IRI is not absolute: it has no scheme such as http:
	//     <http://example.org/japan> <lends> "50" .
	//                                 ^
	// aid.nq:2:55: expected an IRI, a blank node or a literal as object; numbers stand in quotes, with a datatype
	//     <http://example.org/japan> <http://example.org/lends> 50 .
	//                                                           ^
}

// A name from a text is no IRI.
func ExampleValidate() {
	err := rdf.Validate(quad.IRI("Shinzo Abe> .\n<urn:x"))
	fmt.Println(errors.Is(err, rdf.ErrTerm))
	fmt.Println(err)
	// Output:
	// true
	// not a valid RDF term: IRI "Shinzo Abe> .\n<urn:x": U+0020 is not allowed in an IRI (byte 6)
}

func ExampleTerm() {
	s, err := rdf.Term(quad.LangString{Value: "Look:\n\"Quad\"", Lang: "en"})
	fmt.Println(s, err)
	// Output:
	// "Look:\n\"Quad\""@en <nil>
}
