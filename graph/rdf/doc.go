// Package rdf reads and writes RDF 1.1 documents in the two line formats,
// N-Quads and N-Triples, and in Turtle and TriG, over the terms of
// github.com/cayleygraph/quad.
//
// Its nouns are the [Reader], which turns a stream of bytes into quads, the
// [Writer], which turns quads into canonical lines, the [TurtleWriter], which
// writes for people, the [JSONLDWriter], and the term, one quad.Value with one serialised form
// ([Term], [ParseTerm]).
//
// # Reading
//
// [NewReader] follows the grammars of [N-Quads], [N-Triples], [Turtle] and
// [TriG] to the letter
// and adds what [RDF 1.1 Concepts] says of terms: IRIs are absolute and hold
// only characters of [RFC 3987], and rdf:langString needs a language. Literals
// stay as they are written: "01"^^xsd:integer is a quad.TypedString with the
// full datatype IRI, never a number. The one exception is the datatype
// xsd:string, which the standard calls the same literal as a plain one: it is
// read as quad.String.
//
// A mistake is a [*SyntaxError]; with Options.MaxErrors the reader skips to the
// next line, goes on, and returns all of them as an [*ErrorList] in place of
// io.EOF. Both match [ErrSyntax]. Documents are streamed: memory depends on the
// longest line that Options.MaxLine allows, never on the document.
//
// In Turtle and TriG a statement goes over lines and a mistake ends the reading;
// memory depends on the longest statement. Relative IRIs are resolved by RFC
// 3986, section 5.2, against the base that the document or Options.Base gives.
//
// Labels of blank nodes hold within one document. Options.BlankPrefix, with
// [BlankPrefix] to make it, keeps those of different documents apart.
//
// # Writing
//
// [NewWriter] produces the canonical form of [RDF Dataset Canonicalization],
// appendix A, so equal quads are equal bytes, and [Sort] gives them the order of
// their bytes. Cayley's native values are written as typed literals: quad.Int as
// xsd:integer, quad.Float as xsd:double, quad.Bool as xsd:boolean, quad.Time as
// xsd:dateTime in UTC.
//
// Nothing that the grammar forbids is escaped into something else: a newline or
// a '>' in an IRI is an error that matches [ErrTerm]. [Validate] and
// [ValidateQuad] say so before a term enters a store.
//
// # Limits
//
// An IRI is checked for a scheme and for its characters, not for the syntax of
// its scheme nor for two digits after '%'. Names such as <xsd:integer> are taken
// as they are: "xsd" is a legal scheme, and nothing is expanded. Blank nodes are
// renamed by prefix, not canonicalised. In the line formats no blank may stand
// between the text of a literal and its language or datatype. RDF 1.2 triple terms and directions are
// refused.
//
// [N-Quads]: https://www.w3.org/TR/n-quads/#sec-grammar
// [N-Triples]: https://www.w3.org/TR/n-triples/#n-triples-grammar
// [Turtle]: https://www.w3.org/TR/turtle/#sec-grammar-grammar
// [TriG]: https://www.w3.org/TR/trig/#sec-grammar
// [RDF 1.1 Concepts]: https://www.w3.org/TR/rdf11-concepts/
// [RFC 3987]: https://www.rfc-editor.org/rfc/rfc3987#section-2.2
// [RDF Dataset Canonicalization]: https://www.w3.org/TR/rdf-canon/#canonical-quads
package rdf
