package main

import (
	"time"

	"entente/extract/text"
	"entente/schema"
)

// The shape of a document as extract writes it: a contract of docs/cli.md, to which fields may be added. What is
// unknown is null. Offsets are code points of the text, half-open.
type (
	documentJSON struct {
		ID         string          `json:"id"`
		Title      *string         `json:"title"`
		Date       *string         `json:"date"`
		URL        *string         `json:"url"`
		Publisher  *string         `json:"publisher"`
		Author     *string         `json:"author"`
		Language   *string         `json:"language"`
		Fetched    *string         `json:"fetched,omitempty"`
		Text       string          `json:"text"`
		Sentences  []sentenceJSON  `json:"sentences"`
		Mentions   []mentionJSON   `json:"mentions"`
		Statements []statementJSON `json:"statements"`
		Events     []eventJSON     `json:"events"`
	}
	sentenceJSON struct {
		Start int `json:"start"`
		End   int `json:"end"`
		// Number is that of the sentence where the list does not have all sentences.
		Number int `json:"number,omitempty"`
	}
	mentionJSON struct {
		Start   int     `json:"start"`
		End     int     `json:"end"`
		Text    string  `json:"text"`
		Named   bool    `json:"named"`
		Type    *string `json:"type"`
		Entity  *string `json:"entity"`
		QID     *string `json:"qid"`
		Cluster *int    `json:"cluster"`
		Split   []int   `json:"split,omitempty"`
	}
	statementJSON struct {
		ID           string            `json:"id"`
		Sentence     int               `json:"sentence"`
		Start        int               `json:"start"`
		End          int               `json:"end"`
		Quote        string            `json:"quote"`
		Subject      nodeJSON          `json:"subject"`
		Relation     string            `json:"relation"`
		Open         bool              `json:"open"`
		Word         string            `json:"word"`
		Text         string            `json:"text"`
		Object       nodeJSON          `json:"object"`
		Polarity     string            `json:"polarity"`
		Modality     string            `json:"modality"`
		AttributedTo *nodeJSON         `json:"attributedTo"`
		Time         *string           `json:"time"`
		TimeText     *string           `json:"timeText"`
		Place        *nodeJSON         `json:"place"`
		Stage        *string           `json:"stage"`
		Participants []participantJSON `json:"participants"`
		EventType    *string           `json:"eventType"`
		CAMEO        *string           `json:"cameo"`
		Confidence   float64           `json:"confidence"`
	}
	// nodeJSON is an entity (id, label, type, names) or a literal (value, datatype, unit, label).
	nodeJSON struct {
		ID       string   `json:"id,omitempty"`
		Value    string   `json:"value,omitempty"`
		Datatype string   `json:"datatype,omitempty"`
		Unit     string   `json:"unit,omitempty"`
		Label    string   `json:"label"`
		Type     string   `json:"type,omitempty"`
		Names    []string `json:"names,omitempty"`
		QID      string   `json:"qid,omitempty"`
		ISO      string   `json:"iso,omitempty"`
		Text     string   `json:"text,omitempty"`
	}
	participantJSON struct {
		Role string   `json:"role"`
		Node nodeJSON `json:"node"`
	}
	eventJSON struct {
		Type       string   `json:"type"`
		Mode       *string  `json:"mode"`
		Context    []string `json:"context"`
		CAMEO      *string  `json:"cameo"`
		Actors     []string `json:"actors"`
		Recipients []string `json:"recipients"`
		Statement  string   `json:"statement"`
	}
)

// maxNames is how many names of an entity are written out.
const maxNames = 12

// documentOf gives d, read by a pipeline, in its shape; title is the one that its article has.
func documentOf(d *text.Doc, title string) *documentJSON {
	runes := text.NewRunes(d.Text)
	out := &documentJSON{
		ID: d.ID, Title: opt(title), Date: moment(d.Date), Fetched: moment(d.Fetched), URL: opt(d.URL),
		Publisher: opt(d.Publisher), Author: opt(d.Author), Language: opt(d.Language), Text: d.Text,
		Sentences: make([]sentenceJSON, len(d.Sentences)), Mentions: make([]mentionJSON, 0, len(d.Mentions)),
		Statements: make([]statementJSON, len(d.Statements)), Events: make([]eventJSON, len(d.Events)),
	}
	for i, s := range d.Sentences {
		out.Sentences[i] = sentenceJSON{Start: runes.Offset(s.Start), End: runes.Offset(s.End)}
	}
	for i := range d.Mentions {
		out.Mentions = append(out.Mentions, mentionsOf(d, runes, &d.Mentions[i])...)
	}
	for i := range d.Statements {
		out.Statements[i] = statementOf(&d.Statements[i])
	}
	for i, e := range d.Events {
		out.Events[i] = eventOf(e)
	}
	return out
}

func eventOf(e schema.Event) eventJSON {
	return eventJSON{
		Type: string(e.Type), Mode: opt(e.Mode), Context: list(e.Context), CAMEO: opt(e.CAMEO),
		Actors: list(e.Actors), Recipients: list(e.Recipients), Statement: string(e.Statement),
	}
}

// mentionsOf gives m in its shape. A cluster holds noun phrases: where a name is only a part of one ("Joe Biden" in
// "President Joe Biden, 78,"), the phrase comes first, with the cluster, and the name after it, without.
func mentionsOf(d *text.Doc, runes *text.Runes, m *text.Mention) []mentionJSON {
	phrase := m.Span
	if m.Phrase.Len() > 0 {
		phrase = d.SpanOf(m.Phrase)
	}
	out := mentionJSON{
		Start: runes.Offset(phrase.Start), End: runes.Offset(phrase.End), Text: d.Slice(phrase),
		Named: m.Named, Type: opt(string(m.Type)),
	}
	if m.Cluster >= 0 && m.Cluster < len(d.Clusters) {
		c := &d.Clusters[m.Cluster]
		out.Cluster, out.Split = &m.Cluster, c.Split
		out.Entity, out.QID = opt(string(c.Entity.ID)), opt(c.Entity.QID)
	}
	if m.Phrase.Len() == 0 {
		out.Cluster = nil // "Japanese" in "the Japanese side"
	}
	if !m.Named || phrase == m.Span {
		return []mentionJSON{out}
	}
	name := out
	name.Start, name.End, name.Text, name.Cluster = runes.Offset(m.Start), runes.Offset(m.End), d.Slice(m.Span), nil
	out.Named = false
	return []mentionJSON{out, name}
}

// naming is how many names of an entity are written out, 0 for all.
type naming int

func statementOf(s *schema.Statement) statementJSON { return naming(maxNames).statement(s) }
func nodeOf(n schema.Node) nodeJSON                 { return naming(maxNames).node(n) }
func entityOf(e *schema.Entity) *nodeJSON           { return naming(maxNames).entity(e) }

func (m naming) statement(s *schema.Statement) statementJSON {
	out := statementJSON{
		ID: string(s.ID), Sentence: s.Evidence.Sentence,
		Start: s.Evidence.Start, End: s.Evidence.End, Quote: s.Evidence.Exact,
		Subject: m.node(s.Subject), Relation: s.Relation, Open: s.Open, Word: s.Word, Text: s.Text, Object: m.node(s.Object),
		Polarity: string(s.Polarity), Modality: string(s.Modality), AttributedTo: m.entity(s.AttributedTo),
		Time: opt(s.Time), TimeText: opt(s.TimeText), Place: m.entity(s.Place), Stage: opt(s.Stage),
		Participants: []participantJSON{}, EventType: opt(string(s.EventType)), CAMEO: opt(s.CAMEO), Confidence: s.Confidence,
	}
	for _, p := range s.Participants {
		out.Participants = append(out.Participants, participantJSON{string(p.Role), m.node(p.Node)})
	}
	return out
}

func (m naming) node(n schema.Node) nodeJSON {
	var out nodeJSON
	switch {
	case n.Entity != nil:
		out = *m.entity(n.Entity)
	case n.Literal != nil:
		out = nodeJSON{Value: n.Literal.Value, Datatype: string(n.Literal.Datatype), Unit: n.Literal.Unit, Label: n.Label()}
	}
	out.Text = n.Text
	return out
}

func (m naming) entity(e *schema.Entity) *nodeJSON {
	if e == nil {
		return nil
	}
	names := e.Names
	if m > 0 {
		names = names[:min(len(names), int(m))]
	}
	return &nodeJSON{ID: string(e.ID), Label: e.Label, Type: string(e.Type), Names: names, QID: e.QID, ISO: e.ISO}
}

// opt gives nil for what is unknown.
func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// date gives the day of t, nil for the zero time.
func date(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return opt(t.Format(time.DateOnly))
}

// moment gives a day, or the time of the day too where more than the day is known; nil for the zero time.
func moment(t time.Time) *string {
	if _, offset := t.Zone(); offset == 0 && t.Equal(t.Truncate(24*time.Hour)) {
		return date(t)
	}
	return opt(t.Format(time.RFC3339Nano))
}

// list gives strings, and an empty list rather than none.
func list[S ~string](in []S) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = string(s)
	}
	return out
}
