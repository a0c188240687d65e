package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"entente/schema"
)

// Claim is a statement in short. The quote must stand in the text of its article; the sentence around it is found.
type Claim struct {
	Quote    string
	Subject  schema.Node
	Relation string
	Object   schema.Node
	// Change sets what is not usual.
	Change func(s *schema.Statement)
}

// Entity makes an entity; qualities are its type and, each optional, "qid:Q17", "iso:JP" and further names.
func Entity(slug, label string, typ schema.NodeType, qualities ...string) *schema.Entity {
	e := &schema.Entity{ID: schema.EntityIRI(slug), Label: label, Type: typ, Names: []string{label}}
	for _, q := range qualities {
		if v, ok := strings.CutPrefix(q, "qid:"); ok {
			e.QID = v
		} else if v, ok := strings.CutPrefix(q, "iso:"); ok {
			e.ISO = v
		} else {
			e.Names = append(e.Names, q)
		}
	}
	return e
}

// Of makes a node of an entity, under the words of the text.
func Of(e *schema.Entity, text string) schema.Node { return schema.Node{Entity: e, Text: text} }

// Amount makes a node of a quantity.
func Amount(value string, datatype schema.IRI, unit, label, text string) schema.Node {
	return schema.Node{Literal: &schema.Literal{Value: value, Datatype: datatype, Unit: unit, Label: label}, Text: text}
}

// Article builds an article with a statement for each claim. It panics if a quote is not in the text.
func Article(name, title, date, text string, claims ...Claim) *schema.Article {
	sum := sha256.Sum256([]byte(text))
	a := &schema.Article{
		ID: schema.DocumentIRI(name), Name: name, Title: title, Language: "en", Publisher: "The Example",
		URL: "https://example.org/" + name, Text: text, Hash: hex.EncodeToString(sum[:]),
	}
	if date != "" {
		t, err := time.Parse(time.DateOnly, date)
		if err != nil {
			panic(err)
		}
		a.Date = t
	}
	for _, c := range claims {
		a.Statements = append(a.Statements, statement(a, c))
	}
	return a
}

func statement(a *schema.Article, c Claim) schema.Statement {
	s := schema.Statement{
		Subject: c.Subject, Relation: c.Relation, Object: c.Object, Polarity: schema.Positive, Modality: schema.Asserted,
		Word: c.Relation, Confidence: 0.87, Evidence: evidence(a, c.Quote),
	}
	if r, err := schema.Relations().ByName(c.Relation); err == nil {
		s.EventType, s.CAMEO = r.Family, r.CAMEO
	} else {
		s.Open = true
	}
	if c.Change != nil {
		c.Change(&s)
	}
	if s.Text == "" {
		s.Text = s.Word
	}
	s.Seal()
	return s
}

// evidence finds a quote and its sentence: sentences end in a full stop and a blank.
func evidence(a *schema.Article, quote string) schema.Evidence {
	at := strings.Index(a.Text, quote)
	if at < 0 {
		panic(fmt.Sprintf("%s: no %q in the text", a.Name, quote))
	}
	e := schema.Evidence{Document: a.ID, Exact: quote, Sentence: 1}
	start := 0
	for {
		end := len(a.Text)
		if i := strings.Index(a.Text[start:], ". "); i >= 0 {
			end = start + i + 1
		}
		if at < end {
			e.SentenceStart, e.SentenceEnd = runes(a.Text[:start]), runes(a.Text[:end])
			break
		}
		start = end + 1
		e.Sentence++
	}
	e.Start = runes(a.Text[:at])
	e.End = e.Start + runes(quote)
	return e
}

func runes(s string) int { return utf8.RuneCountInString(s) }
