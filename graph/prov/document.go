package prov

import (
	"time"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// documentQuads describes the document itself.
func documentQuads(a *schema.Article, doc schema.IRI) []quad.Quad {
	w := writer{subject: iri(doc), label: iri(doc)}
	w.add(voc.RDFType, iri(voc.SchemaNewsArticle))
	w.text(voc.SchemaName, a.Name)
	w.text(voc.SchemaHeadline, a.Title)
	if u, err := schema.ParseIRI(a.URL); err == nil {
		w.add(voc.SchemaURL, iri(u))
	} else {
		w.text(voc.SchemaURL, a.URL)
	}
	w.text(voc.SchemaPublisher, a.Publisher)
	w.text(voc.SchemaAuthor, a.Author)
	w.text(voc.SchemaInLanguage, a.Language)
	if !a.Date.IsZero() {
		w.add(voc.SchemaDatePublished, published(a.Date))
	}
	if !a.Fetched.IsZero() {
		w.add(voc.Fetched, typed(a.Fetched.UTC().Format(time.RFC3339Nano), voc.XSDDateTime))
	}
	w.text(voc.SchemaSHA256, a.Hash)
	return w.out
}

// published writes a date of publication: a day, or a moment where more than the day is known.
func published(t time.Time) quad.Value {
	if _, offset := t.Zone(); offset == 0 && t.Equal(t.Truncate(24*time.Hour)) {
		return typed(t.UTC().Format(time.DateOnly), voc.XSDDate)
	}
	return typed(t.Format(time.RFC3339Nano), voc.XSDDateTime)
}

// parsePublished is the reverse of published.
func parsePublished(s string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	return time.Parse(time.RFC3339Nano, s)
}
