package main

import (
	"fmt"
	"slices"
	"time"

	"entente/graph/prov"
	"entente/schema"
)

// articleJSON gives what a store keeps of a document in the shape that extract writes: its text, the sentences that
// state something, with their numbers, and the statements, whole. Mentions are not kept.
func articleJSON(a *schema.Article) *documentJSON {
	out := &documentJSON{
		ID: a.Name, Title: opt(a.Title), Date: moment(a.Date), Fetched: moment(a.Fetched), URL: opt(a.URL),
		Publisher: opt(a.Publisher), Author: opt(a.Author), Language: opt(a.Language), Text: a.Text, Sentences: []sentenceJSON{}, Mentions: []mentionJSON{},
		Statements: make([]statementJSON, len(a.Statements)), Events: []eventJSON{},
	}
	have := map[int]bool{}
	for i := range a.Statements {
		s := &a.Statements[i]
		out.Statements[i] = wholeStatement(s)
		if e := s.Evidence; !have[e.Sentence] {
			have[e.Sentence] = true
			out.Sentences = append(out.Sentences, sentenceJSON{e.SentenceStart, e.SentenceEnd, e.Sentence})
		}
		if e, ok := schema.EventOf(s); ok {
			out.Events = append(out.Events, eventOf(e))
		}
	}
	slices.SortFunc(out.Sentences, func(a, b sentenceJSON) int { return a.Number - b.Number })
	return out
}

// wholeStatement gives a statement with all names and with the labels of literals as they stand in the graph.
func wholeStatement(s *schema.Statement) statementJSON {
	c := *s
	c.Subject, c.Object = labelled(s.Subject), labelled(s.Object)
	c.Participants = slices.Clone(s.Participants)
	for i := range c.Participants {
		c.Participants[i].Node = labelled(c.Participants[i].Node)
	}
	return naming(0).statement(&c)
}

// labelled gives a literal without a label the one that the graph has for it.
func labelled(n schema.Node) schema.Node {
	if n.Literal != nil && n.Literal.Label == "" {
		l := *n.Literal
		l.Label = prov.DefaultLabel(l)
		n.Literal = &l
	}
	return n
}

// article is the reverse of articleJSON, also of what extract writes. Statements about what is no entity, which a store
// does not take, are left out. It fails where a statement contradicts its own id or names a sentence that is not there;
// whether the rest holds together is for the store to say.
func (d *documentJSON) article() (*schema.Article, error) {
	a := &schema.Article{
		Name: d.ID, Title: deref(d.Title), URL: deref(d.URL), Publisher: deref(d.Publisher), Author: deref(d.Author),
		Language: deref(d.Language), Text: d.Text,
	}
	if a.Name == "" {
		return nil, fmt.Errorf(`no "id"`)
	}
	a.ID = schema.DocumentIRI(a.Name)
	var err error
	if a.Date, err = parseMoment(deref(d.Date)); err != nil {
		return nil, err
	}
	if a.Fetched, err = parseMoment(deref(d.Fetched)); err != nil {
		return nil, err
	}
	spans := map[int]sentenceJSON{}
	for i, s := range d.Sentences {
		if s.Number == 0 {
			s.Number = i + 1
		}
		spans[s.Number] = s
	}
	for i := range d.Statements {
		given := &d.Statements[i]
		if given.Subject.ID == "" {
			continue
		}
		span, ok := spans[given.Sentence]
		if !ok {
			return nil, fmt.Errorf("statement %d is of sentence %d, which is not in sentences", i+1, given.Sentence)
		}
		s := given.read(a.ID, span)
		if s.Seal(); given.ID != "" && given.ID != string(s.ID) {
			return nil, fmt.Errorf("statement %d has the id %s, and what it says gives %s: leave the id out of what was changed",
				i+1, given.ID, s.ID)
		}
		a.Statements = append(a.Statements, s)
	}
	return a, nil
}

// read returns the statement of a document, not yet sealed.
func (s *statementJSON) read(doc schema.IRI, span sentenceJSON) schema.Statement {
	out := schema.Statement{
		Subject: s.Subject.read(), Relation: s.Relation, Open: s.Open, Word: s.Word, Text: s.Text, Object: s.Object.read(),
		Polarity: schema.Polarity(s.Polarity), Modality: schema.Modality(s.Modality), AttributedTo: s.AttributedTo.entity(),
		Time: deref(s.Time), TimeText: deref(s.TimeText), Place: s.Place.entity(), Stage: deref(s.Stage),
		EventType: schema.EventType(deref(s.EventType)), CAMEO: deref(s.CAMEO), Confidence: s.Confidence,
		Evidence: schema.Evidence{
			Document: doc, Sentence: s.Sentence, Start: s.Start, End: s.End, Exact: s.Quote,
			SentenceStart: span.Start, SentenceEnd: span.End,
		},
	}
	for _, p := range s.Participants {
		out.Participants = append(out.Participants, schema.Participant{Role: schema.Role(p.Role), Node: p.Node.read()})
	}
	return out
}

func (n nodeJSON) read() schema.Node {
	if n.ID != "" {
		return schema.Node{Entity: n.entity(), Text: n.Text}
	}
	l := &schema.Literal{Value: n.Value, Datatype: schema.IRI(n.Datatype), Unit: n.Unit, Label: n.Label}
	return schema.Node{Literal: l, Text: n.Text}
}

func (n *nodeJSON) entity() *schema.Entity {
	if n == nil {
		return nil
	}
	return &schema.Entity{ID: schema.IRI(n.ID), Label: n.Label, Type: schema.NodeType(n.Type), Names: n.Names, QID: n.QID, ISO: n.ISO}
}

// deref is the reverse of opt.
func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// parseMoment is the reverse of moment.
func parseMoment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return t, fmt.Errorf("date %q is neither a day (2020-10-07) nor a moment of RFC 3339", s)
	}
	return t, nil
}
