package prov

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"entente/graph/rdf"
	"entente/schema"
)

// Lowered is an article as quads.
type Lowered struct {
	Document schema.IRI
	// Quads are those of the document alone, all labelled with it: document, sentences, statements.
	Quads []quad.Quad
	// Facts and Entities are what the article adds to facts and entities, sorted by ID, one share each.
	Facts    []FactShare
	Entities []EntityShare
	// Statements are those that Quads hold: as given, without the second of two with one ID.
	Statements []schema.Statement
}

// Lower writes an article down as quads. An article that contradicts itself (a quote that is not in the text, a
// statement about another document) or holds a term that no quad may have is refused with ErrArticle and all its
// faults.
func Lower(a *schema.Article) (*Lowered, error) { return LowerAs(a, nil) }

// LowerAs is Lower with the entities under the IRIs that as gives them; nil leaves all as they are.
func LowerAs(a *schema.Article, as Identity) (*Lowered, error) {
	list, err := checkArticle(a)
	if err != nil {
		return nil, fmt.Errorf("%w %q: %w", ErrArticle, a.Name, err)
	}
	doc := schema.DocumentIRI(a.Name)
	list, renamed := rename(a, list, as)
	l := &Lowered{Document: doc, Quads: documentQuads(a, doc), Statements: list}
	facts := map[schema.IRI]*FactShare{}
	entities := map[schema.IRI]*EntityShare{}
	sentences := map[schema.IRI]bool{}
	for i := range list {
		s := &list[i]
		e := &s.Evidence
		q := schema.SentenceIRI(doc, e.SentenceStart, e.SentenceEnd)
		if !sentences[q] {
			sentences[q] = true
			l.Quads = append(l.Quads, sentenceQuads(q, doc, e)...)
		}
		l.Quads = append(l.Quads, statementQuads(s, q, doc)...)
		if s.Supports() {
			shareFact(facts, s, a.Hash)
		}
		for _, e := range s.Entities() {
			shareEntity(entities, e, renamed[e])
		}
	}
	for _, id := range sortedKeys(facts) {
		l.Facts = append(l.Facts, *facts[id])
	}
	for _, id := range sortedKeys(entities) {
		l.Entities = append(l.Entities, *entities[id])
	}
	return l, l.validate(a)
}

// validate checks every term that the article brings.
func (l *Lowered) validate(a *schema.Article) error {
	var errs []error
	check := func(qs []quad.Quad) {
		for _, q := range qs {
			if err := rdf.ValidateQuad(q); err != nil {
				errs = append(errs, err)
			}
		}
	}
	check(l.Quads)
	for i := range l.Facts {
		check(l.Facts[i].alone().Quads())
	}
	for i := range l.Entities {
		check(l.Entities[i].alone().Quads())
	}
	if len(errs) == 0 {
		return nil
	}
	return fmt.Errorf("%w %q: %w", ErrArticle, a.Name, errors.Join(errs...))
}

// Quads returns the quads of a store that holds only a, sorted.
func Quads(a *schema.Article) ([]quad.Quad, error) {
	l, err := Lower(a)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(l.Quads)
	for i := range l.Facts {
		out = append(out, l.Facts[i].alone().Quads()...)
	}
	for i := range l.Entities {
		out = append(out, l.Entities[i].alone().Quads()...)
	}
	return out, rdf.Sort(out)
}

// checkArticle returns the statements of a that count, each ID once.
func checkArticle(a *schema.Article) ([]schema.Statement, error) {
	var errs []error
	bad := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	doc := schema.DocumentIRI(a.Name)
	if a.Name == "" {
		bad("no name")
	}
	if a.ID != doc {
		bad("ID is %s, the name gives %s", a.ID, doc)
	}
	if sum := sha256.Sum256([]byte(a.Text)); a.Hash != hex.EncodeToString(sum[:]) {
		bad("hash %q is not that of the text", a.Hash)
	}
	for _, part := range []struct{ what, s string }{
		{"name", a.Name}, {"title", a.Title}, {"publisher", a.Publisher}, {"author", a.Author}, {"text", a.Text},
	} {
		if !utf8.ValidString(part.s) {
			bad("%s is not UTF-8", part.what)
		}
	}
	text := NewText(a.Text)
	for i := range a.Statements {
		if err := checkStatement(&a.Statements[i], doc, text); err != nil {
			bad("statement %d: %w", i+1, err)
		}
	}
	return distinct(a.Statements), errors.Join(errs...)
}

// distinct copies the list with each ID once: of two statements with one ID the more confident.
func distinct(given []schema.Statement) []schema.Statement {
	seen := map[schema.IRI]int{}
	var list []schema.Statement
	for i := range given {
		s := given[i]
		j, dup := seen[s.ID]
		switch {
		case !dup:
			seen[s.ID] = len(list)
			list = append(list, s)
		case s.Confidence > list[j].Confidence:
			list[j] = s
		}
	}
	return list
}

func checkStatement(s *schema.Statement, doc schema.IRI, text *Text) error {
	if err := s.Validate(); err != nil {
		return err
	}
	if s.Subject.Entity == nil {
		return fmt.Errorf("%s: a literal cannot be the subject of a quad", s)
	}
	sealed := *s
	if sealed.Seal(); sealed.ID != s.ID {
		return fmt.Errorf("%s: ID %s is not sealed, want %s", s, s.ID, sealed.ID)
	}
	e := s.Evidence
	if e.Document != doc {
		return fmt.Errorf("%s: evidence is of document %s, not of %s", s, e.Document, doc)
	}
	if got, ok := text.Slice(e.Start, e.End); !ok || got != e.Exact {
		return fmt.Errorf("%s: quote %q does not stand at %d to %d", s, e.Exact, e.Start, e.End)
	}
	if e.SentenceStart < 0 || e.SentenceEnd <= e.SentenceStart || e.SentenceEnd > text.Len() {
		return fmt.Errorf("%s: sentence %d to %d is not in the text", s, e.SentenceStart, e.SentenceEnd)
	}
	return nil
}

func sortedKeys[V any](m map[schema.IRI]V) []schema.IRI {
	keys := make([]schema.IRI, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b schema.IRI) int { return strings.Compare(string(a), string(b)) })
	return keys
}
