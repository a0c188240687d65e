package extract

import (
	"crypto/sha256"
	"encoding/hex"

	"entente/extract/text"
	"entente/schema"
)

// Article returns what a store keeps of a document that a pipeline has read.
func Article(d *text.Doc) *schema.Article {
	sum := sha256.Sum256([]byte(d.Text))
	a := &schema.Article{
		ID: schema.DocumentIRI(d.ID), Name: d.ID, Title: d.Title, URL: d.URL, Publisher: d.Publisher, Language: d.Language,
		Date: d.Date, Hash: hex.EncodeToString(sum[:]), Text: d.Text, Statements: d.Statements,
	}
	if a.Title == "" {
		a.Title = headline(d)
	}
	return a
}

// headline returns the title line inside the text, or "".
func headline(d *text.Doc) string {
	if len(d.Sentences) > 0 && d.Sentences[0].Title {
		return d.Slice(d.Sentences[0].Span)
	}
	return ""
}
