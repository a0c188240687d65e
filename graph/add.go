package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"entente/graph/prov"
	"entente/schema"
)

// Outcome is what an Add came to.
type Outcome string

// The outcomes of Add.
const (
	New       Outcome = "new"
	Replaced  Outcome = "replaced"  // a document of that name was there and says something else
	Unchanged Outcome = "unchanged" // exactly this document was there
)

// Added tells what an Add came to.
type Added struct {
	Document schema.IRI
	Outcome  Outcome
	// Statements is the number of statements of the document.
	Statements int
	// Facts is the number of facts that no document supported before.
	Facts int
	// Quads is the number of quads that were added, less those removed.
	Quads int
}

// Add stores an article in one transaction: all of it or, with an error, nothing. An article of the same name is
// replaced; one that is the same in everything is left alone. ID and Hash may be empty.
func (s *Store) Add(ctx context.Context, a *schema.Article) (Added, error) {
	return s.AddRead(ctx, a, "")
}

// AddRead is Add that keeps with the document from what it was read and by what: a fingerprint of the text, of what was
// known of it and of the reader. WasRead tells of it, so that nothing is read twice.
func (s *Store) AddRead(ctx context.Context, a *schema.Article, reading string) (Added, error) {
	out, err := s.add(ctx, a, reading)
	if err != nil {
		return Added{}, fmt.Errorf("add %q: %w", a.Name, err)
	}
	return out, nil
}

// WasRead returns what is known of the document of that name if AddRead kept it with this reading, else nil. It costs
// one look-up.
func (s *Store) WasRead(name, reading string) (*Document, error) {
	b, err := s.qs.Meta(docKey(name))
	if isNotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var d Document
	if err := json.Unmarshal(b, &d); err != nil {
		return nil, fmt.Errorf("%w: record of document %q: %w", ErrDamaged, name, err)
	}
	if reading == "" || d.Reading != reading {
		return nil, nil
	}
	return &d, nil
}

func (s *Store) add(ctx context.Context, given *schema.Article, reading string) (Added, error) {
	a := *given
	if a.ID == "" {
		a.ID = schema.DocumentIRI(a.Name)
	}
	if a.Hash == "" {
		sum := sha256.Sum256([]byte(a.Text))
		a.Hash = hex.EncodeToString(sum[:])
	}
	lowered, err := prov.Lower(&a)
	if err != nil {
		return Added{}, err
	}
	encoded, err := encodeArticle(&a)
	if err != nil {
		return Added{}, err
	}
	if s.opts.ReadOnly {
		return Added{}, ErrReadOnly
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	v, err := s.View()
	if err != nil {
		return Added{}, err
	}
	out, err := s.put(ctx, v, &a, lowered, encoded, reading)
	return out, errors.Join(err, v.Close())
}

// put commits a lowered article.
func (s *Store) put(ctx context.Context, v *View, a *schema.Article, l *prov.Lowered, encoded []byte, reading string) (Added, error) {
	out := Added{Document: a.ID, Outcome: New, Statements: len(l.Statements)}
	sum := sha256.Sum256(encoded)
	doc := Document{
		ID: a.ID, Name: a.Name, Title: a.Title, URL: a.URL, Publisher: a.Publisher, Author: a.Author,
		Language: a.Language, Date: a.Date, Fetched: a.Fetched, Hash: a.Hash, Statements: len(l.Statements),
		Added: s.opts.Now().UTC().Truncate(1e9), Print: hex.EncodeToString(sum[:]), Reading: reading,
	}
	decisions, err := v.decisions()
	if err != nil {
		return Added{}, err
	}
	if !decisions.Empty() {
		if l, err = prov.LowerAs(a, decisions.Of); err != nil {
			return Added{}, err
		}
		doc.Statements, out.Statements = len(l.Statements), len(l.Statements)
	}
	c := newChange(v)
	var old Document
	found, err := v.record(docKey(a.Name), &old)
	if err != nil {
		return Added{}, err
	}
	if found {
		if old.Print == doc.Print {
			out.Outcome = Unchanged
			return out, s.noteReading(ctx, c, &old, reading)
		}
		out.Outcome, doc.Added = Replaced, old.Added
		if err := c.takeOut(&old); err != nil {
			return Added{}, err
		}
	}
	if err := c.count(l, 1); err != nil {
		return Added{}, err
	}
	if err := c.flush(); err != nil {
		return Added{}, err
	}
	if err := c.keep(a, &doc, encoded); err != nil {
		return Added{}, err
	}
	if err := s.apply(ctx, c.tx); err != nil {
		return Added{}, err
	}
	out.Facts, out.Quads = c.newFacts, c.added-c.removed
	return out, nil
}

// noteReading keeps by what an unchanged document was read now.
func (s *Store) noteReading(ctx context.Context, c *change, old *Document, reading string) error {
	if old.Reading == reading {
		return nil
	}
	old.Reading = reading
	if err := c.put(docKey(old.Name), old, false); err != nil {
		return err
	}
	return s.apply(ctx, c.tx)
}

// keep writes the records of the document itself.
func (c *change) keep(a *schema.Article, doc *Document, encoded []byte) error {
	text, err := pack([]byte(a.Text))
	if err != nil {
		return err
	}
	article, err := pack(encoded)
	if err != nil {
		return err
	}
	c.tx.PutMeta(textKey(a.ID), text)
	c.tx.PutMeta(articleKey(a.ID), article)
	c.tx.PutMeta(sketchKey(a.ID), sketchOf(a).encode())
	c.tx.PutMeta(nameKey(a.ID), []byte(a.Name))
	return c.put(docKey(a.Name), doc, false)
}

// takeOut takes out what a stored document brought.
func (c *change) takeOut(doc *Document) error {
	a, err := c.v.keptArticle(doc.ID)
	if err != nil {
		return err
	}
	decisions, err := c.v.decisions()
	if err != nil {
		return err
	}
	l, err := prov.LowerAs(a, decisions.Of)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return c.count(l, -1)
}

// Remove takes a document out, with all that no other document supports, in one transaction. It is named by name, IRI
// or short IRI; an unknown one gives a *NotFoundError with the nearest names.
func (s *Store) Remove(ctx context.Context, name string) error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	v, err := s.View()
	if err != nil {
		return err
	}
	return errors.Join(s.remove(ctx, v, name), v.Close())
}

func (s *Store) remove(ctx context.Context, v *View, name string) error {
	doc, err := v.Document(ctx, name)
	if err != nil {
		return err
	}
	c := newChange(v)
	if err := c.takeOut(doc); err != nil {
		return fmt.Errorf("remove %q: %w", doc.Name, err)
	}
	if err := c.flush(); err != nil {
		return fmt.Errorf("remove %q: %w", doc.Name, err)
	}
	for _, k := range [][]byte{docKey(doc.Name), nameKey(doc.ID), textKey(doc.ID), articleKey(doc.ID), sketchKey(doc.ID)} {
		c.tx.DeleteMeta(k)
	}
	if err := s.apply(ctx, c.tx); err != nil {
		return fmt.Errorf("remove %q: %w", doc.Name, err)
	}
	return nil
}
