package ask

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/storetest"
	"entente/schema"
	"entente/schema/voc"
)

// smallStore opens a store in memory with the statements of testdata/store.txt.
func smallStore(t testing.TB) *graph.Store {
	t.Helper()
	store := storetest.Open(t, storetest.Memory)
	entities := map[string]*schema.Entity{}
	articles := map[string]*schema.Article{}
	for _, line := range lines(t, filepath.Join("testdata", "store.txt")) {
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if label, ok := strings.CutPrefix(fields[0], "entity "); ok {
			e := &schema.Entity{ID: schema.EntityIRI(schema.Slug(label)), Label: label, Type: schema.NodeType(fields[1]), Names: []string{label}}
			for _, n := range strings.Split(fields[2], ",") {
				if n = strings.TrimSpace(n); n != "" {
					e.Names = append(e.Names, n)
				}
			}
			entities[label] = e
			continue
		}
		if name, ok := strings.CutPrefix(fields[0], "date "); ok {
			date, err := time.Parse(time.DateOnly, fields[1])
			if err != nil {
				t.Fatalf("store.txt: %v", err)
			}
			articles[name] = &schema.Article{ID: schema.DocumentIRI(name), Name: name, Date: date}
			continue
		}
		if len(fields) != 6 {
			t.Fatalf("store.txt: %q", line)
		}
		a := articles[fields[0]]
		if a == nil {
			a = &schema.Article{ID: schema.DocumentIRI(fields[0]), Name: fields[0]}
			articles[fields[0]] = a
		}
		addStatement(t, a, entities, fields)
	}
	for _, name := range sortedKeys(articles) {
		if _, err := store.Add(context.Background(), articles[name]); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

var literalForm = regexp.MustCompile(`^(\S+)(?: ([A-Z]{3}))? \((.+)\)$`)

func addStatement(t testing.TB, a *schema.Article, entities map[string]*schema.Entity, fields []string) {
	t.Helper()
	node := func(s string) schema.Node {
		if m := literalForm.FindStringSubmatch(s); m != nil {
			l := &schema.Literal{Value: m[1], Unit: m[2], Label: m[3], Datatype: voc.XSD + "date"}
			if l.Unit != "" {
				l.Datatype = voc.XSDInteger
			}
			return schema.Node{Literal: l, Text: m[3]}
		}
		if entities[s] == nil {
			t.Fatalf("store.txt: no entity %q", s)
		}
		return schema.Node{Entity: entities[s], Text: s}
	}
	start := strings.Index(a.Text, fields[5])
	if start < 0 {
		start = len(a.Text)
		a.Text += fields[5] + "\n"
	}
	start = len([]rune(a.Text[:start]))
	end := start + len([]rune(fields[5]))
	st := schema.Statement{
		Subject: node(fields[1]), Relation: strings.TrimSuffix(fields[2], "*"), Open: strings.HasSuffix(fields[2], "*"), Object: node(fields[3]),
		Polarity: schema.Positive, Modality: schema.Asserted, Confidence: 0.9,
		Evidence: schema.Evidence{
			Document: a.ID, Sentence: len(a.Statements) + 1, Start: start, End: end, Exact: fields[5], SentenceStart: start, SentenceEnd: end,
		},
	}
	for _, q := range strings.Split(fields[4], ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(q), "=")
		switch name {
		case "":
		case "neg":
			st.Polarity = schema.Negative
		case "word":
			st.Word = value
		case "time":
			st.Time = value
		case "place":
			st.Place = entities[value]
		case "content", "recipient", "source":
			st.Participants = append(st.Participants, schema.Participant{Role: schema.Role(name), Node: node(value)})
		default:
			st.Modality = schema.Modality(name)
		}
	}
	st.Seal()
	a.Statements = append(a.Statements, st)
}

// TestAnswers asks the questions of testdata/answers.txt of the small store and compares what comes back. Each plan must run,
// and each quote must stand where it says.
func TestAnswers(t *testing.T) {
	store := smallStore(t)
	path := filepath.Join("testdata", "answers.txt")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, block := range strings.Split(string(b), "\n\n") {
		if block = strings.Trim(block, "\n"); block == "" {
			continue
		}
		if strings.HasPrefix(block, "#") {
			out.WriteString(block + "\n\n")
			continue
		}
		question, want, _ := strings.Cut(block, "\n----\n")
		got := answered(t, store, strings.TrimSpace(question))
		if os.Getenv("UPDATE") == "" && got != want {
			t.Errorf("%s\n got %s\nwant %s", question, got, want)
		}
		out.WriteString(question + "\n----\n" + got + "\n\n")
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// answered writes an answer in lines: the plan, each item with its modality, the suggestions.
func answered(t *testing.T, store *graph.Store, question string) string {
	t.Helper()
	a, err := Ask(context.Background(), store, question, Options{})
	if err != nil {
		t.Fatalf("%q: %v", question, err)
	}
	if !a.Understood {
		return "stumbled on " + a.Stumbled + "; try: " + strings.Join(a.Suggestions, " / ")
	}
	list := []string{a.Plan}
	runs(t, store, a)
	for _, item := range a.Answers {
		line := item.Label
		if item.Modality != string(schema.Asserted) {
			line += " (" + item.Modality + ")"
		}
		list = append(list, line)
		for _, e := range item.Evidence {
			text, err := store.Text(context.Background(), e.Document)
			if err != nil {
				t.Fatal(err)
			}
			if got := string([]rune(text)[e.Start:e.End]); got != e.Quote {
				t.Errorf("%q: quote %q stands at %q", question, e.Quote, got)
			}
		}
		if len(item.Evidence) == 0 && item.Label != notStated {
			t.Errorf("%q: answer %q without evidence", question, item.Label)
		}
	}
	if a.Note != "" {
		list = append(list, "note: "+a.Note)
	}
	if len(a.Suggestions) > 0 {
		list = append(list, "did you mean: "+strings.Join(a.Suggestions, " / "))
	}
	return strings.Join(list, "\n")
}

// runs runs the plan; a plan that led to an entity must lead there again.
func runs(t *testing.T, store *graph.Store, a *Answer) {
	t.Helper()
	rows, err := store.Query(context.Background(), "gizmo", a.Plan, graph.QueryOptions{})
	if err != nil {
		t.Errorf("%q: plan %s: %v", a.Question, a.Plan, err)
		return
	}
	n := 0
	for rows.Next() {
		n++
	}
	if err := rows.Err(); err != nil {
		t.Errorf("%q: plan %s: %v", a.Question, a.Plan, err)
	}
	if err := rows.Close(); err != nil {
		t.Error(err)
	}
	if n == 0 && len(a.Answers) > 0 && a.Answers[0].ID != "" {
		t.Errorf("%q: plan %s leads nowhere", a.Question, a.Plan)
	}
}
