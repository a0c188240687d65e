// Package query runs queries in Cayley's languages, Gizmo, GraphQL and MQL, over one state of a store.
//
// Its nouns are the Rows of a running query, which are read one by one and closed; the Row, whose cells carry full
// IRIs, short IRIs and labels; and Names, by which plain words become entities, relations and documents.
//
//	Run(ctx context.Context, qs graph.QuadStore, n Names, lang, text string, o Options) (*Rows, error)
//	(*Rows) Next() bool     Row() Row     Err() error     Warnings() []string     Close() error
//
// # Names
//
// IRIs may be short in every language (<e:japan>, <r:signed>, <rdfs:label>), and results show them short. In GraphQL a
// field without a colon is a relation. In Gizmo a plain string means what is called so:
//
//	g.V("India").Out("signed").Out("covers").All()    // an entity, then relations
//	g.V().Has("memberOf", "ASEAN")                    // a relation, then an entity
//	g.V("India").LabelContext("a.txt").Out("<v:word>") // a document
//	g.V(lit("India")).In("<rdfs:label>")              // the literal
//
// Out, In and Has of a symmetric relation go both ways if it is given by its name, and one way if by its IRI. A string
// that names nothing stays the literal that it is, and a warning says so. Numbers compare as numbers, dates as text.
//
// # Runaway queries
//
// A query ends at its time limit, at its limit of rows, when the heap of the process has grown by its limit of memory,
// and when its context ends. The limits are watched from outside the script, which is told to stop between two
// instructions; built-in functions that would run long within one instruction refuse arguments that are too large, and
// those that could take any amount of memory at once (typed arrays) are not there.
//
// # Limits
//
// A backtracking regular expression (look-around, back-references) cannot be stopped: the query ends at its time limit,
// but the goroutine behind it goes on for up to MaxTimeout. A script that puts an element at a huge index of an array
// and hands it to JSON.stringify can still take more memory than the limit. Serve strangers from a process with limits
// of its own.
package query
