// Package prov writes statements and their evidence down as quads, and reads them back.
//
// Its nouns are the Lowered article, the quads that belong to one document together with its Shares in facts and
// entities; the Tally, which adds up the shares of all documents in one fact or one entity and says which quads
// follow; and the Lifter, which rebuilds statements from quads. A tally depends on the set of documents, never on
// their order.
//
//	Lower(a *schema.Article) (*Lowered, error)              // Lowered{Document, Quads, Facts, Entities, Statements}
//	LowerAs(a *schema.Article, as Identity) (*Lowered, error)   // with entities under other IRIs
//	Quads(a *schema.Article) ([]quad.Quad, error)           // all quads of a store that holds only a, sorted
//	(*FactTally) Add(s FactShare), Remove(s FactShare) error, Quads() []quad.Quad
//	(*EntityTally) Add(s EntityShare), Remove(s EntityShare) error, Quads() []quad.Quad
//	NewLifter(src Source) *Lifter
//	(*Lifter) Statement, Entity, Fact, Document             // by IRI
//
// The shapes are drawn in docs/quads.md. They follow PROV-O (https://www.w3.org/TR/prov-o/), the Web Annotation
// vocabulary (https://www.w3.org/TR/annotation-vocab/) and, for spans, the fragments of RFC 5147.
//
// # Limits
//
// RDF has sets, not lists: names come back with the label first and the others sorted, participants in the order of
// schema.Roles, and of two statements with one ID the more confident is kept. A confidence has two digits. The names
// and the label of an entity are those that all documents together give it.
package prov
