package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"entente/extract/open"
	"entente/extract/text"
	"entente/schema"
)

// Article returns what a store keeps of a document that a pipeline has read: the statements that tell something
// (open.Tells).
func Article(d *text.Doc) *schema.Article {
	sum := sha256.Sum256([]byte(d.Text))
	a := &schema.Article{
		ID: schema.DocumentIRI(d.ID), Name: d.ID, Title: d.Title, URL: d.URL, Publisher: d.Publisher, Author: d.Author,
		Language: d.Language, Date: d.Date, Fetched: d.Fetched, Hash: hex.EncodeToString(sum[:]), Text: d.Text, Statements: telling(d.Statements),
	}
	if a.Title == "" {
		a.Title = headline(d)
	}
	return a
}

// telling returns the statements that tell something; the slice is the given one where they all do.
func telling(list []schema.Statement) []schema.Statement {
	silent := func(s schema.Statement) bool { return !open.Tells(&s) }
	if !slices.ContainsFunc(list, silent) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), silent)
}

// headline returns the title line inside the text, or "".
func headline(d *text.Doc) string {
	if len(d.Sentences) > 0 && d.Sentences[0].Title {
		return d.Slice(d.Sentences[0].Span)
	}
	return ""
}
