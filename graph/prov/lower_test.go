package prov

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
)

const sampleText = "Japan met India. India — glad — agreed."

// sampleStatement states of sampleText that Japan met India.
func sampleStatement() schema.Statement {
	entity := func(slug, label string) schema.Node {
		e := &schema.Entity{ID: schema.EntityIRI(slug), Label: label, Type: schema.Country, Names: []string{label}}
		return schema.Node{Entity: e, Text: label}
	}
	s := schema.Statement{
		Subject: entity("japan", "Japan"), Relation: "met", Object: entity("india", "India"), Word: "meet",
		Polarity: schema.Positive, Modality: schema.Asserted, Confidence: 0.5,
		Evidence: schema.Evidence{Document: schema.DocumentIRI("a.txt"), Sentence: 1, End: 15, Exact: "Japan met India",
			SentenceEnd: 16},
	}
	s.Seal()
	return s
}

// sampleArticle is an article of sampleText with these statements.
func sampleArticle(list ...schema.Statement) *schema.Article {
	sum := sha256.Sum256([]byte(sampleText))
	return &schema.Article{
		ID: schema.DocumentIRI("a.txt"), Name: "a.txt", Text: sampleText, Hash: hex.EncodeToString(sum[:]), Statements: list,
	}
}

// TestLowerRefuses: an article that contradicts itself is refused, and the error says where.
func TestLowerRefuses(t *testing.T) {
	if _, err := Lower(sampleArticle(sampleStatement())); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		spoil func(a *schema.Article, s *schema.Statement)
		want  string
	}{
		{"ID of another name", func(a *schema.Article, _ *schema.Statement) { a.Name = "b.txt" }, "the name gives"},
		{"hash of another text", func(a *schema.Article, _ *schema.Statement) { a.Text += " " }, "not that of the text"},
		{"title in another encoding", func(a *schema.Article, _ *schema.Statement) { a.Title = "\xff" }, "title is not UTF-8"},
		{"author in another encoding", func(a *schema.Article, _ *schema.Statement) { a.Author = "\xff" },
			"author is not UTF-8"},
		{"other words at the place of the quote", func(_ *schema.Article, s *schema.Statement) {
			s.Evidence.Exact = "Japan met Chile"
		}, `quote "Japan met Chile" does not stand at 0 to 15`},
		{"quote behind the end", func(_ *schema.Article, s *schema.Statement) {
			s.Evidence.Start, s.Evidence.End, s.Evidence.Exact = 38, 40, ". "
			s.Evidence.SentenceStart, s.Evidence.SentenceEnd = 17, 39
			s.Seal()
		}, "does not stand at 38 to 40"},
		{"sentence behind the end", func(_ *schema.Article, s *schema.Statement) { s.Evidence.SentenceEnd = 40 },
			"sentence 0 to 40 is not in the text"},
		{"sentence of another document", func(_ *schema.Article, s *schema.Statement) {
			s.Evidence.Document = schema.DocumentIRI("b.txt")
			s.Seal()
		}, "evidence is of document"},
		{"changed behind the seal", func(_ *schema.Article, s *schema.Statement) { s.Stage = "agreed" }, "is not sealed"},
		{"label that no quad may have", func(_ *schema.Article, s *schema.Statement) { s.Object.Entity.Label = "\xff" }, "UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := sampleArticle(sampleStatement())
			c.spoil(a, &a.Statements[0])
			_, err := Lower(a)
			if !errors.Is(err, ErrArticle) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

// TestLowerKeepsTheMoreConfident: of two statements that say the same there, one is written.
func TestLowerKeepsTheMoreConfident(t *testing.T) {
	low, high := sampleStatement(), sampleStatement()
	low.Confidence, high.Confidence = 0.25, 0.75
	for _, list := range [][]schema.Statement{{low, high}, {high, low}} {
		l, err := Lower(sampleArticle(list...))
		if err != nil {
			t.Fatal(err)
		}
		if len(l.Statements) != 1 || l.Statements[0].Confidence != 0.75 || l.Facts[0].Asserted != 1 {
			t.Errorf("statements %v, facts %+v", l.Statements, l.Facts)
		}
	}
}

// TestLowerAs: an entity stands under the IRI that it is known by, with what only the gazetteer said of it taken away
// where the document means another thing, and the article stays as it is.
func TestLowerAs(t *testing.T) {
	s := sampleStatement()
	india := s.Object.Entity
	india.QID, india.ISO, india.Names = "Q668", "IN", []string{"India", "India — glad", "Bharat"}
	s.Participants = []schema.Participant{{Role: schema.RoleTopic, Node: s.Object}}
	s.Seal()
	a := sampleArticle(s)
	other := schema.EntityIRI("india.ship")
	l, err := LowerAs(a, func(e, doc schema.IRI) (schema.IRI, bool) {
		if e == india.ID && doc == a.ID {
			return other, true
		}
		return e, false
	})
	if err != nil {
		t.Fatal(err)
	}
	got := l.Statements[0]
	want := &schema.Entity{ID: other, Label: "India", Type: schema.Country, Names: []string{"India", "India — glad"}}
	for what, e := range map[string]*schema.Entity{"object": got.Object.Entity, "topic": got.Participants[0].Node.Entity} {
		if diff := cmp.Diff(want, e); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	sealed := got
	if sealed.Seal(); sealed.ID != got.ID || got.ID == s.ID {
		t.Errorf("the ID %s is not that of what the statement says now, %s", got.ID, sealed.ID)
	}
	if diff := cmp.Diff(sampleArticle(s), a); diff != "" || a.Statements[0].Participants[0].Node.Entity != india {
		t.Errorf("the article was changed:\n%s", diff)
	}
	share := l.Entities[0]
	if share.ID != other || share.Labels != nil || !cmp.Equal(share.Merged.Labels, []string{"India"}) {
		t.Errorf("what the article says of the entity under its own IRI is kept apart: %+v", share)
	}
}

// TestLowerAsJoins: statements that say the same once two entities are one are one statement.
func TestLowerAsJoins(t *testing.T) {
	one, two := sampleStatement(), sampleStatement()
	two.Object.Entity.ID = schema.EntityIRI("bharat")
	two.Confidence = 0.75
	two.Seal()
	l, err := LowerAs(sampleArticle(one, two), func(schema.IRI, schema.IRI) (schema.IRI, bool) {
		return schema.EntityIRI("asia"), false
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Statements) != 1 || l.Statements[0].Confidence != 0.75 {
		t.Errorf("statements %v", l.Statements)
	}
}
