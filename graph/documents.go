package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"entente/graph/quadstore"
	"entente/schema"
	"entente/schema/voc"
)

// Document is what is known of a document beside its text and statements.
type Document struct {
	ID        schema.IRI
	Name      string
	Title     string
	URL       string
	Publisher string
	Author    string
	Language  string
	Date      time.Time // of publication; zero if unknown
	Fetched   time.Time `json:",omitzero"` // by a crawler; zero if unknown
	Hash      string    // SHA-256 of the text
	// Statements is the number of its statements.
	Statements int
	// Added is when the document first came into the store.
	Added time.Time
	// Print is a hash of the whole article.
	Print string
	// Reading is what AddRead was given, "" if Add was used.
	Reading string `json:",omitempty"`
}

// Day returns the day of publication, 2020-10-07, "" if it is unknown.
func (d *Document) Day() string {
	if d.Date.IsZero() {
		return ""
	}
	return d.Date.Format(time.DateOnly)
}

// Documents lists the documents by name.
func (v *View) Documents(ctx context.Context) ([]Document, error) {
	var out []Document
	var bad error
	err := v.sn.MetaScan(ctx, key('d', ""), func(k, val []byte) bool {
		var d Document
		if err := json.Unmarshal(val, &d); err != nil {
			bad = fmt.Errorf("%w: record %q: %w", ErrDamaged, k, err)
			return false
		}
		out = append(out, d)
		return true
	})
	if err == nil {
		err = bad
	}
	return out, err
}

// Document returns a document by its name, IRI or short IRI, or a *NotFoundError.
func (v *View) Document(ctx context.Context, name string) (*Document, error) {
	var d Document
	found, err := v.record(docKey(name), &d)
	if err != nil {
		return nil, err
	}
	if found {
		return &d, nil
	}
	byIRI, err := v.sn.Meta(nameKey(voc.Expand(name)))
	if err == nil {
		if found, err = v.record(docKey(string(byIRI)), &d); found && err == nil {
			return &d, nil
		}
	}
	if err != nil && !isNotFound(err) {
		return nil, err
	}
	near, err := v.nearDocuments(ctx, name)
	if err != nil {
		return nil, err
	}
	return nil, &NotFoundError{What: "document", Name: name, Near: near}
}

// Article returns a document as it was added, with its text and statements.
func (v *View) Article(ctx context.Context, name string) (*schema.Article, error) {
	d, err := v.Document(ctx, name)
	if err != nil {
		return nil, err
	}
	return v.keptArticle(d.ID)
}

// Text returns the text of a document.
func (v *View) Text(ctx context.Context, name string) (string, error) {
	d, err := v.Document(ctx, name)
	if err != nil {
		return "", err
	}
	return v.keptText(d.ID)
}

// nearDocuments lists the names of documents that come nearest to name.
func (v *View) nearDocuments(ctx context.Context, name string) ([]string, error) {
	n := newNearest(name, 3)
	err := v.sn.MetaScan(ctx, key('d', ""), func(k, _ []byte) bool {
		n.offer(string(k[2:]))
		return true
	})
	return n.names(), err
}

func isNotFound(err error) bool { return errors.Is(err, quadstore.ErrNotFound) }
