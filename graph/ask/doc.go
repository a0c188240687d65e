// Package ask answers English questions from a store, without a parser and without a language model.
//
// Its nouns are the Answer, which is what a question comes to; the reading, what a question was understood as before
// any name is looked up; the query, a reading with its names resolved; and the hit, a statement that fits. The plan of
// an Answer is its main constraint in Gizmo, which runs as it stands.
//
//	Ask(ctx context.Context, s *graph.Store, question string, o Options) (*Answer, error)
//
// The way of a question: tokenize and read (read.go, clause.go, phrase.go) find the question word, the predicate and
// the noun phrases around it; relationsOf (relations.go) reads the predicate against the frames of schema.Relations,
// and widen adds relations that come near (related.txt); ground (ground.go) looks the phrases up; gather and match
// (query.go, match.go) score statements; and what is asked for decides how answers are read off them: nodes.go for who,
// what and which, attribute.go and event.go for when, where and how much, yesno.go, identity.go, and tell.go for what
// was said and what happened.
//
// Where no closed relation answers, open ones do, read by the verb, the voice and the preposition in their names
// (open.go); a date, a place or a number may at last come from a sentence that statements were read from and that says
// all of the question (passage.go).
//
// What is asserted stands before what is planned. What is negated, only possible, requested or conditional answers no
// question, unless the question or Options.All asks for it. A question that is not understood is no error: its Answer
// says which word was the stumbling block and which questions come near. A name that nobody bears leads to no answer,
// and to a suggestion with the nearest name; only where one letter in six differs is the nearest name taken at once.
//
// # Limits
//
// A question is one clause, with at most one infinitive below it. Relative clauses, comparisons, superlatives but
// "latest" and "most often", and questions that need two steps ("who met the president of the country that …") are not
// read. Where nothing is named, and a thing is only described, some hundreds of statements of each likely relation are
// looked through, not all, and none of relations that the store has thousands of.
package ask
