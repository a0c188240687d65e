// Package schema is the vocabulary that the two halves of entente share: what may be said, and in which words.
//
// Its nouns are the Entity, the Relation (the table in relations.txt, which documents, validation, extraction and
// questions all read) and the Statement with its Evidence. It knows nothing of text processing and nothing of the
// store: extract makes statements, graph keeps them, and neither imports the other.
//
// Offsets in Evidence are Unicode code points, the unit of the Web Annotation Data Model, because statements are what
// crosses from a text to the outside.
package schema
