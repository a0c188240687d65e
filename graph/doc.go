// Package graph is the store as the rest of entente sees it: articles go in and out, and facts, statements, entities
// and query results come back, each with the words that prove it.
//
// Its nouns are the Store, which is opened and changed, and the View, which reads the state of one moment. Every read
// is a method of both; on a Store each call has a View of its own. What is written is drawn in docs/quads.md.
//
//	Open(ctx context.Context, o Options) (*Store, error)    // Options{Dir, Memory, ReadOnly, MustExist, …}
//	(*Store) Close() error
//
// Changes; each is one transaction, all of it or nothing:
//
//	(*Store) Add(ctx, a *schema.Article) (Added, error)     // Added{Document, Outcome, Statements, Facts, Quads}
//	(*Store) AddRead(ctx, a *schema.Article, reading string) (Added, error)  // keeps by what it was read
//	(*Store) Remove(ctx, name string) error                 // name, IRI or short IRI (d:…); *NotFoundError with nearest names
//	(*Store) Decide(ctx, decisions ...identity.Decision) (Decided, error)  // who is who; *identity.ConflictError
//	(*Store) Forget(ctx, ids ...schema.IRI) (Decided, error)               // decisions by ID
//	(*Store) Unmerge(ctx, entity schema.IRI) (Decided, error)
//	(*Store) SplitOff(ctx, entity schema.IRI, documents []string, as schema.IRI) (Decided, error)
//	(*Store) Attach(ctx, files ...Attachment) error         // files that go with the store
//	(*Store) Detach(ctx, name string) error
//	(*Store) Compact(ctx) error
//	(*Store) Backup(ctx, dir string) error
//	Restore(ctx, from string, o Options) error              // o.Dir must not hold a store
//	Stage(ctx, r io.Reader, o StageOptions) (*Staged, error)             // a graph that Export wrote, checked
//	(*Staged) AddTo(ctx, to *Store, told func(name string, added Added) error) error
//
// Reads, of Store and View alike; lists are sorted, so equal stores give equal answers:
//
//	Documents(ctx) ([]Document, error)                      // by name
//	Document(ctx, name string) (*Document, error)           // name, IRI or short IRI
//	Article(ctx, name string) (*schema.Article, error)      // as it was added
//	Text(ctx, name string) (string, error)
//	Entity(ctx, iri schema.IRI) (*Entity, error)            // full or short IRI (e:japan)
//	Resolve(ctx, name string) ([]Match, error)              // best first; empty if nothing comes near
//	Statements(ctx, f Filter) ([]schema.Statement, error)   // by document name, start, end, ID
//	Statement(ctx, iri schema.IRI) (*schema.Statement, error)
//	Facts(ctx, f Filter) ([]Fact, error)                    // by sources (most first), then subject, relation, object
//	Paths(ctx, from, to schema.IRI, o PathOptions) ([]Path, error)     // the cheapest first
//	Stats(ctx) (*Stats, error)
//	Decisions() (*identity.Set, error)
//	Candidates(ctx, min float64) ([]identity.Pair, error)   // entities that may be one, likeliest first
//	Attachments(ctx) ([]Attachment, error)                  // by name
//	Export(ctx, w io.Writer, o ExportOptions) error         // RDF; ExportOptions{Format, Texts, Only, Sorted}
//	Query(ctx, lang, text string, o QueryOptions) (*query.Rows, error) // "gizmo", "graphql", "mql"
//	Check(ctx) (*Report, error)                             // Report.OK(), Report.Problems; error: could not be checked
//	Verify(ctx) (*Report, error)
//
// Reads of View alone:
//
//	Diff(ctx, other *View, fn func(FactDifference) error) error          // facts of one or the other, by IRI
//	EventCounts(ctx) ([]EventCount, error)                  // statements by event type
//	AsOf(day time.Time) *View
//	Complete(ctx, prefix string, n int) ([]Match, error)    // entities whose names begin so, best known first
//	Suggest(ctx, name string, n int) ([]string, error)      // names that may have been meant
//	Timeline(ctx, of schema.IRI, o TimelineOptions) ([]Happening, error)   // in the order of time
//	Events(ctx, f EventFilter) ([]EventRecord, error)       // PLOVER records, in the order of time
//	Claimed(ctx, iri schema.IRI) (Claim, error)             // what a fact or statement says
//	Testimony(ctx, c Claim) (*Testimony, error)             // who reports it and who denies it
//	Documented(ctx, entity schema.IRI) ([]Document, error)  // that say something of it, by date
//	Fact(ctx, iri schema.IRI, evidence int) (*Fact, error)
//	Summary(ctx, entity schema.IRI, o SummaryOptions) (*Summary, error) // all counted, the best read
//	Excerpt(ctx, w io.Writer, statements []schema.IRI) error // N-Quads
//
//	(*Store) View() (*View, error)      (*View) Close() error
//
//	type Filter struct {
//		Subject, Object, Any schema.IRI      // "" any; Any: subject or object
//		Literal              *schema.Literal // object literal, by Value, Datatype and Unit
//		Relations            []string        // names, closed or open; empty: any
//		Document             string          // name, IRI or short IRI
//		Polarity             schema.Polarity // "" any
//		Modalities           []schema.Modality
//		AttributedTo         schema.IRI
//		MinConfidence        float64
//		Limit                int             // 0: no limit
//		Evidence             int             // Facts: at most this many statements a fact; 0 all, -1 none
//	}
//
// # Time
//
// A statement has two times: when its document was published (transaction time), and when what it says happened or held
// (valid time), which only the text gives. View.AsOf goes by the first: the graph is what documents published up to a
// day say, and facts are asserted, dated and counted by these alone; a document without a date is left out. For offices
// and memberships, which end, it goes by the second too, as far as a text gives it: what had not begun on that day, or
// was over by then, is left out. AsOf limits statements, facts, paths, timelines, events, testimony and questions;
// names and descriptions of entities, lists of documents, queries, export and counts are those of all documents.
//
// # Limits
//
// One process at a time writes a store. Names are resolved against what the store has seen, not against the
// gazetteer. The dates of a fact are those that its statements give for the event, never the date of publication.
// Lists of statements, facts and matches are built in memory; Export and the rows of Query are streams.
package graph
