package graph_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/graph/storetest"
	"entente/schema"
)

// maxQuads is how many quads a statement may cost, everything in the store counted.
const maxQuads = 15

// TestQuadsPerStatement stores the gold facts of the shipped articles as statements, each with its sentence as the
// quote, and every name that the gold accepts as a name of its entity.
func TestQuadsPerStatement(t *testing.T) {
	files, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	s := storetest.Open(t, storetest.Memory)
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".txt")
		gold := filepath.Join("../testdata/gold", name+".jsonl")
		if _, err := os.Stat(gold); err != nil {
			continue
		}
		a := goldArticle(t, f, gold)
		added, err := s.Add(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d statements, %d quads", name, added.Statements, added.Quads)
	}
	st, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	per := float64(st.Quads) / float64(st.Statements)
	t.Logf("%d documents, %d statements, %d facts, %d entities, %d quads: %.2f a statement",
		st.Documents, st.Statements, st.Facts, st.Entities, st.Quads, per)
	if per > maxQuads {
		t.Errorf("%.2f quads a statement, at most %d are allowed", per, maxQuads)
	}
}

// goldFact is a line of a gold file.
type goldFact struct {
	Sent     int
	S, O     []string
	R        string
	Polarity schema.Polarity
	Modality schema.Modality
	By       json.RawMessage
}

func goldArticle(t testing.TB, article, gold string) *schema.Article {
	t.Helper()
	raw, err := os.ReadFile(article)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	spans := sentenceSpans(text)
	a := storetest.Article(filepath.Base(article), spans[0].text, "2020-10-08", text)
	in, err := os.Open(gold)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		var g goldFact
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		sp := spans[min(g.Sent, len(spans))-1]
		r, _ := schema.Relations().ByName(g.R)
		st := schema.Statement{
			Relation: g.R, Open: r == nil, Polarity: g.Polarity, Modality: g.Modality, Word: g.R, Text: g.R + "ed", Confidence: 0.8,
			Subject: goldNode(g.S, sp.text), Object: goldNode(g.O, sp.text),
			Evidence: schema.Evidence{
				Document: a.ID, Sentence: g.Sent, Start: sp.start, End: sp.end, Exact: sp.text, SentenceStart: sp.start, SentenceEnd: sp.end,
			},
		}
		if r != nil {
			st.EventType, st.CAMEO = r.Family, r.CAMEO
		}
		st.Seal()
		a.Statements = append(a.Statements, st)
	}
	return a
}

// goldNode makes an entity of the accepted names; its words are the first of them that stands in the sentence.
func goldNode(names []string, sentence string) schema.Node {
	text := names[len(names)-1]
	for _, n := range names {
		if strings.Contains(sentence, n) {
			text = n
			break
		}
	}
	e := storetest.Entity(schema.Slug(names[0]), names[0], schema.Topic, names[1:]...)
	return schema.Node{Entity: e, Text: text}
}

type sentenceSpan struct {
	start, end int
	text       string
}

var sentenceEnd = regexp.MustCompile(`[.!?]["”’)]*\s+|\n\n+`)

// sentenceSpans cuts a text into sentences, well enough to count quads.
func sentenceSpans(text string) []sentenceSpan {
	var out []sentenceSpan
	start := 0
	cut := func(end int) {
		if s := strings.TrimRight(text[start:end], " \n"); s != "" {
			from := utf8.RuneCountInString(text[:start])
			out = append(out, sentenceSpan{from, from + utf8.RuneCountInString(s), s})
		}
	}
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		cut(m[1])
		start = m[1]
	}
	cut(len(text))
	return out
}
