// Package identity says who is who where documents and gazetteer alone do not: it keeps what the user has decided about
// entities, and finds the pairs that may be one and wait for a decision.
//
// Its nouns are the Decision, that two entities are the same, that they are different, or that a name means another
// entity in one document; the Set of decisions, which contradicts itself nowhere and gives each entity of each document
// the IRI under which the store knows it; and the Pair, two entities that may be one, with the reasons. A Set depends
// on which decisions there are and not on their order.
//
//	NewSet(list []Decision) (*Set, error)              // *ConflictError if they contradict each other
//	(*Set) Of(entity, doc schema.IRI) (schema.IRI, bool)
//	(*Set) Kept(entity schema.IRI) schema.IRI
//	Pairs(list []Entity, o Options) []Pair             // best first
//
// # Limits
//
// The package compares names and types, never what is said of the entities. Two descriptions that mean something in one
// document alone ("the agreement") are never offered as a pair.
package identity
