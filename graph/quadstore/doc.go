// Package quadstore keeps RDF quads on disk, or in memory, and is a Cayley graph.QuadStore.
//
// Its nouns are the Store, the Tx that changes it and the Snapshot that reads it. A Store is one directory of a Pebble
// database; OpenMem runs the same code on Pebble's in-memory file system. Many goroutines may read while one writes
// (Apply calls queue up behind each other), and one process at a time may hold a store for writing.
//
//	Open(dir string, o Options) (*Store, error)          OpenMem(o Options) (*Store, error)
//	Register()                                           // graph.NewQuadStore("entente", dir, opts)
//
//	NewTx() *Tx
//	(*Tx) AddQuad(q quad.Quad)      RemoveQuad(q quad.Quad)
//	(*Tx) PutMeta(key, value []byte)     DeleteMeta(key []byte)     Len() int
//
//	(*Store) Apply(ctx context.Context, tx *Tx, o graph.IgnoreOpts) error
//	(*Store) ApplyDeltas(deltas []graph.Delta, o graph.IgnoreOpts) error
//	(*Store) NewQuadWriter() (quad.WriteCloser, error)
//
//	(*Store) Snapshot() (*Snapshot, error)        (*Snapshot) Close() error
//
// Both *Store and *Snapshot have these reads; on a Store each call sees the newest committed state, on a Snapshot all
// calls see the same one. Both are Cayley stores, so that a whole path query can run on one state.
//
//	Quads(ctx context.Context, pattern quad.Quad, fn func(quad.Quad) bool) error   // nil in the pattern: any term
//	Count(ctx context.Context, pattern quad.Quad, limit int) (int, error)          // limit 0: count all
//	Has(ctx context.Context, q quad.Quad) (bool, error)                            // exactly it, nil label: none
//	Meta(key []byte) ([]byte, error)                                               // ErrNotFound if absent
//	MetaScan(ctx context.Context, prefix []byte, fn func(key, value []byte) bool) error
//	NumQuads() (int64, error)     NumTerms() (int64, error)
//
//	(*Store) Check(ctx context.Context) error      (*Store) Compact(ctx context.Context) error
//	(*Store) Backup(dir string) error              (*Store) DiskUsage() (uint64, error)
//	(*Store) Dir() string                          (*Store) Close() error
//
// # What is stored
//
// A dictionary gives every term an id, and no id is ever used for a second term. Quads are keys of four ids. Six orders
// of those ids make any fixed set of subject, predicate, object and label the prefix of one of them, so that every
// pattern is one scan over its own results:
//
//	subject predicate object label    label subject predicate object
//	predicate object subject label    predicate label object subject
//	object subject predicate label    object label subject predicate
//
// A quad without a label stands only in the left three: nobody can ask for a missing label as a fixed term. A term
// lives exactly as long as a quad uses it. Beside the quads a store keeps metadata, opaque keys and values of the layer
// above, which change in the same transaction.
//
// # Terms
//
// IRI, blank node, plain, language-tagged and typed literals are kept byte by byte as they came. Cayley's native values
// (quad.Int, quad.Float, quad.Bool, quad.Time) are kept as terms of their own kind: quad.Int(1) and "1"^^xsd:integer
// are two terms. A look-up by ValueOf of a native value that is not stored tries its typed literal, so that a query
// language that knows only numbers finds literals.
//
// # Failures
//
// A transaction that returns an error has changed nothing, in memory or on disk. When the file system itself refuses a
// change, the store lets no later change through, so that the disk stays as if the process had died at that moment, and
// Apply answers ErrFailed until the store is opened again. If that happened under a commit, nobody can know whether the
// transaction reached the disk: then reads answer ErrFailed too, and opening finds all of it or nothing. Too little
// free space is found before anything is written (ErrNoSpace), and the store stays usable.
//
// # Locking
//
// A second process that opens a held store gets a LockedError at once, with the process, host and start time of the
// holder; it matches ErrLocked. Any number of processes may open one store read-only together, also on a medium that
// cannot be written (the engine's own lock would allow one of them, so that this package takes a shared lock in its
// place), but not beside a writer: the engine removes files under such readers. Where the system has no fcntl locks, a
// store has one user at a time.
//
// # Limits
//
// A transaction is held in memory, some hundred bytes a quad: load millions of quads in batches, or by NewQuadWriter.
// Iterators of a Store, as opposed to those of a Snapshot, each show the state at their first step; between two of them
// a commit may fall.
package quadstore
