package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"entente/graph/identity"
	"entente/graph/prov"
	"entente/graph/quadstore"
	"entente/graph/query"
	"entente/schema"
)

// View reads the state that a store had when the View was made, whatever is changed meanwhile. Its methods may be
// called from many goroutines. An open View keeps the disk space of what is removed meanwhile, so close it soon.
type View struct {
	sn      *quadstore.Snapshot
	store   *Store
	decided func() (*identity.Set, error)
	asOf    *asOf // nil for no limit
}

// View returns the present state of the store, to be closed after use.
func (s *Store) View() (*View, error) {
	sn, err := s.qs.Snapshot()
	if err != nil {
		return nil, err
	}
	v := &View{sn: sn, store: s}
	v.decided = sync.OnceValues(v.readDecisions)
	return v, nil
}

// Close ends the view. Closing twice, or after the store, is allowed.
func (v *View) Close() error { return v.sn.Close() }

func (v *View) lifter() *prov.Lifter { return prov.NewLifter(v.sn) }

// record reads a JSON record beside the quads; it returns false if there is none.
func (v *View) record(key []byte, into any) (bool, error) {
	b, err := v.sn.Meta(key)
	if errors.Is(err, quadstore.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return false, fmt.Errorf("%w: record %q: %w", ErrDamaged, key, err)
	}
	return true, nil
}

// Documents lists the documents by name.
func (s *Store) Documents(ctx context.Context) ([]Document, error) {
	return read(s, func(v *View) ([]Document, error) { return v.Documents(ctx) })
}

// Document returns a document by its name, IRI or short IRI.
func (s *Store) Document(ctx context.Context, name string) (*Document, error) {
	return read(s, func(v *View) (*Document, error) { return v.Document(ctx, name) })
}

// Article returns a document as it was added, with its text and statements.
func (s *Store) Article(ctx context.Context, name string) (*schema.Article, error) {
	return read(s, func(v *View) (*schema.Article, error) { return v.Article(ctx, name) })
}

// Text returns the text of a document.
func (s *Store) Text(ctx context.Context, name string) (string, error) {
	return read(s, func(v *View) (string, error) { return v.Text(ctx, name) })
}

// Entity returns an entity by its IRI or short IRI.
func (s *Store) Entity(ctx context.Context, iri schema.IRI) (*Entity, error) {
	return read(s, func(v *View) (*Entity, error) { return v.Entity(ctx, iri) })
}

// Resolve finds the entities that a name may mean, best first.
func (s *Store) Resolve(ctx context.Context, name string) ([]Match, error) {
	return read(s, func(v *View) ([]Match, error) { return v.Resolve(ctx, name) })
}

// Statement returns a statement by its IRI or short IRI.
func (s *Store) Statement(ctx context.Context, iri schema.IRI) (*schema.Statement, error) {
	return read(s, func(v *View) (*schema.Statement, error) { return v.Statement(ctx, iri) })
}

// Statements lists the statements that f admits, by document name, start, end and ID.
func (s *Store) Statements(ctx context.Context, f Filter) ([]schema.Statement, error) {
	return read(s, func(v *View) ([]schema.Statement, error) { return v.Statements(ctx, f) })
}

// Facts lists the facts that f admits, those with the most sources first.
func (s *Store) Facts(ctx context.Context, f Filter) ([]Fact, error) {
	return read(s, func(v *View) ([]Fact, error) { return v.Facts(ctx, f) })
}

// Paths finds the best ways from one entity to another along facts.
func (s *Store) Paths(ctx context.Context, from, to schema.IRI, o PathOptions) ([]Path, error) {
	return read(s, func(v *View) ([]Path, error) { return v.Paths(ctx, from, to, o) })
}

// Stats counts what the store holds.
func (s *Store) Stats(ctx context.Context) (*Stats, error) {
	return read(s, func(v *View) (*Stats, error) { return v.Stats(ctx) })
}

// Export writes all quads as N-Quads.
func (s *Store) Export(ctx context.Context, w io.Writer, o ExportOptions) error {
	_, err := read(s, func(v *View) (struct{}, error) { return struct{}{}, v.Export(ctx, w, o) })
	return err
}

// Check looks for anything in the store that contradicts itself.
func (s *Store) Check(ctx context.Context) (*Report, error) {
	return read(s, func(v *View) (*Report, error) { return v.Check(ctx) })
}

// Verify reads every quote again in the text of its document.
func (s *Store) Verify(ctx context.Context) (*Report, error) {
	return read(s, func(v *View) (*Report, error) { return v.Verify(ctx) })
}

// Query runs a query on a view of its own, which is closed with the rows.
func (s *Store) Query(ctx context.Context, lang, text string, o QueryOptions) (*query.Rows, error) {
	v, err := s.View()
	if err != nil {
		return nil, err
	}
	rows, err := v.query(ctx, lang, text, o, v.Close)
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return rows, nil
}
