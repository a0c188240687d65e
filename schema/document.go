package schema

import "time"

// Article is a document as the store keeps it: where it comes from, its text, and what its sentences state.
type Article struct {
	ID        IRI    // DocumentIRI(Name)
	Name      string // how the user knows it: a file name, a URL, the id of a record
	Title     string
	URL       string
	Publisher string
	Author    string // who wrote it, as the byline has it
	Language  string
	Date      time.Time // zero if unknown
	Fetched   time.Time `json:",omitzero"` // when a crawler fetched it, in UTC; zero if unknown
	// Hash is the SHA-256 of Text in lower-case hexadecimal.
	Hash       string
	Text       string
	Statements []Statement
}
