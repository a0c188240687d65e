package prov

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// Fact is a fact of the graph.
type Fact struct {
	ID       schema.IRI
	Subject  schema.Node
	Relation schema.IRI
	Object   schema.Node
	// Status is asserted or planned.
	Status schema.Modality
	// First and Last are the earliest and the latest date of the event, "" where none is known.
	First, Last string
	// Sources is the number of independent documents.
	Sources int
}

// Fact rebuilds a fact. ErrNotFound is returned for an IRI that labels no quad.
func (l *Lifter) Fact(ctx context.Context, id schema.IRI) (*Fact, error) {
	if f, ok := l.facts[id]; ok {
		return f, nil
	}
	var q quad.Quad
	if err := l.src.Quads(ctx, quad.Quad{Label: iri(id)},
		func(found quad.Quad) bool { q = found; return false }); err != nil {
		return nil, err
	}
	if q.Subject == nil {
		return nil, fmt.Errorf("fact %s: %w", id, ErrNotFound)
	}
	f := &Fact{ID: id, Status: schema.Asserted, Sources: 1}
	var err error
	if f.Subject, err = l.node(ctx, q.Subject); err != nil {
		return nil, err
	}
	if f.Object, err = l.node(ctx, q.Object); err != nil {
		return nil, err
	}
	p, _ := q.Predicate.(quad.IRI)
	f.Relation = schema.IRI(p)
	about, _, err := l.properties(ctx, quad.Quad{Subject: iri(id)})
	if err != nil {
		return nil, err
	}
	if s := about.text(voc.Status); s != "" {
		f.Status = schema.Modality(s)
	}
	f.First, f.Last = about.text(voc.FirstDate), about.text(voc.LastDate)
	if f.Last == "" {
		f.Last = f.First
	}
	if s := about.text(voc.Sources); s != "" {
		if f.Sources, err = strconv.Atoi(s); err != nil {
			return nil, fmt.Errorf("%w: sources of %s: %q", ErrShape, id, s)
		}
	}
	return remember(l.facts, id, f), nil
}

// RelationName returns the name of a relation from its IRI, and whether it is open.
func RelationName(relation schema.IRI) (name string, open bool) {
	name = relation.Local()
	_, err := schema.Relations().ByName(name)
	return name, err != nil
}

// Document rebuilds an article without its text and statements.
func (l *Lifter) Document(ctx context.Context, id schema.IRI) (*schema.Article, error) {
	p, label, err := l.properties(ctx, quad.Quad{Subject: iri(id), Label: iri(id)})
	if err != nil {
		return nil, err
	}
	if label == "" {
		return nil, fmt.Errorf("document %s: %w", id, ErrNotFound)
	}
	a := &schema.Article{
		ID: id, Name: p.text(voc.SchemaName), Title: p.text(voc.SchemaHeadline), Publisher: p.text(voc.SchemaPublisher),
		Author: p.text(voc.SchemaAuthor), Language: p.text(voc.SchemaInLanguage), Hash: p.text(voc.SchemaSHA256),
	}
	if u := p.iri(voc.SchemaURL); u != "" {
		a.URL = string(u)
	} else {
		a.URL = p.text(voc.SchemaURL)
	}
	if s := p.text(voc.SchemaDatePublished); s != "" {
		if a.Date, err = parsePublished(s); err != nil {
			return nil, fmt.Errorf("%w: date of %s: %w", ErrShape, id, err)
		}
	}
	if s := p.text(voc.Fetched); s != "" {
		if a.Fetched, err = time.Parse(time.RFC3339Nano, s); err != nil {
			return nil, fmt.Errorf("%w: when %s was fetched: %w", ErrShape, id, err)
		}
	}
	return a, nil
}
