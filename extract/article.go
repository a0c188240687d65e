package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"entente/extract/text"
	"entente/schema"
)

// Article returns what a store keeps of a document that a pipeline has read: all of its statements whose subject is an
// entity, since a literal is the subject of nothing in a graph (RDF 1.1 Concepts, 3.1).
func Article(d *text.Doc) *schema.Article {
	sum := sha256.Sum256([]byte(d.Text))
	a := &schema.Article{
		ID: schema.DocumentIRI(d.ID), Name: d.ID, Title: d.Title, URL: d.URL, Publisher: d.Publisher, Author: d.Author, Language: d.Language,
		Date: d.Date, Hash: hex.EncodeToString(sum[:]), Text: d.Text, Statements: aboutEntities(d.Statements),
	}
	if a.Title == "" {
		a.Title = headline(d)
	}
	return a
}

// aboutEntities returns the statements whose subject is an entity; the slice is the given one where they all are.
func aboutEntities(list []schema.Statement) []schema.Statement {
	noEntity := func(s schema.Statement) bool { return s.Subject.Entity == nil }
	if !slices.ContainsFunc(list, noEntity) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), noEntity)
}

// headline returns the title line inside the text, or "".
func headline(d *text.Doc) string {
	if len(d.Sentences) > 0 && d.Sentences[0].Title {
		return d.Slice(d.Sentences[0].Span)
	}
	return ""
}
