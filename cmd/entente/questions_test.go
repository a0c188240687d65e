package main

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/extract"
	"entente/extract/text"
	"entente/graph"
	"entente/graph/ask"
	"entente/graph/storetest"
	"entente/score"
)

// question is a line of the files with questions: accepted names for each right answer, all of which are wanted.
type question struct {
	Doc string
	Q   string
	A   [][]string
}

// grade says how well questions are answered: how many exactly, how many with something right, and the sum of F1.
type grade struct {
	questions, exact, some int
	f1                     float64
}

func (g *grade) share(n float64) float64 { return n / float64(max(1, g.questions)) }

// TestQuestions asks the questions about the sample articles of what extraction reads: the ten of each article of a store
// that holds it alone, and all of one store that holds all articles. Every plan must run and lead to its answers.
func TestQuestions(t *testing.T) {
	docs := readSamples(t)
	own := questionsIn(t, filepath.Join("..", "..", "testdata", "gold", "*.q.jsonl"))
	all := append(slices.Clone(own), questionsIn(t, filepath.Join("..", "..", "testdata", "questions.jsonl"))...)
	t.Run("article", func(t *testing.T) {
		var g grade
		for name, doc := range docs {
			store := storeOf(t, doc)
			for _, q := range own {
				if q.Doc == name {
					g.ask(t, store, q)
				}
			}
		}
		g.check(t, 80, 0.62, 0.67, 0.64)
	})
	t.Run("together", func(t *testing.T) {
		var g grade
		var list []*text.Doc
		for _, doc := range docs {
			list = append(list, doc)
		}
		store := storeOf(t, list...)
		for _, q := range all {
			g.ask(t, store, q)
		}
		g.check(t, 120, 0.61, 0.68, 0.64)
	})
}

// check reports the grade and compares it with the least shares of exact answers, of some right, and with the least mean F1.
func (g *grade) check(t *testing.T, questions int, exact, some, f1 float64) {
	t.Helper()
	gotExact, gotSome, gotF1 := g.share(float64(g.exact)), g.share(float64(g.some)), g.share(g.f1)
	t.Logf("%d questions: exact %.3f, some right %.3f, mean F1 %.3f", g.questions, gotExact, gotSome, gotF1)
	if g.questions < questions || gotExact < exact || gotSome < some || gotF1 < f1 {
		t.Errorf("want at least %d questions: exact %.3f, some right %.3f, mean F1 %.3f", questions, exact, some, f1)
	}
}

// ask asks one question and grades its answers.
func (g *grade) ask(t *testing.T, store *graph.Store, q question) {
	t.Helper()
	a, err := ask.Ask(context.Background(), store, q.Q, ask.Options{})
	if err != nil {
		t.Fatalf("%q: %v", q.Q, err)
	}
	found, right := 0, 0
	for _, want := range q.A {
		if slices.ContainsFunc(a.Answers, func(i ask.Item) bool { return score.SameNames(want, i.Names) }) {
			found++
		}
	}
	for _, i := range a.Answers {
		if slices.ContainsFunc(q.A, func(want []string) bool { return score.SameNames(want, i.Names) }) {
			right++
		}
	}
	g.questions++
	f1 := 0.0
	if right > 0 {
		p, r := float64(right)/float64(len(a.Answers)), float64(found)/float64(len(q.A))
		f1 = 2 * p * r / (p + r)
		g.some++
	}
	g.f1 += f1
	if f1 > 0.999 {
		g.exact++
	} else {
		t.Logf("%.2f  %s  %s  → %s", f1, q.Doc, q.Q, labels(a))
	}
	if a.Understood {
		followPlan(t, store, a)
	}
}

func labels(a *ask.Answer) string {
	var out []string
	for _, i := range a.Answers {
		out = append(out, i.Label)
	}
	return strings.Join(out, "; ")
}

// followPlan runs the plan of an answer as it stands; the first answer, where it is an entity, must be among its results.
func followPlan(t *testing.T, store *graph.Store, a *ask.Answer) {
	t.Helper()
	rows, err := store.Query(context.Background(), "gizmo", a.Plan, graph.QueryOptions{})
	if err != nil {
		t.Errorf("%q: plan %s: %v", a.Question, a.Plan, err)
		return
	}
	var got strings.Builder
	for rows.Next() {
		b, err := json.Marshal(rows.Row())
		if err != nil {
			t.Fatal(err)
		}
		got.Write(b)
	}
	if err := rows.Err(); err != nil {
		t.Errorf("%q: plan %s: %v", a.Question, a.Plan, err)
	}
	if err := rows.Close(); err != nil {
		t.Error(err)
	}
	if len(a.Answers) > 0 && a.Answers[0].ID != "" && !strings.Contains(got.String(), string(a.Answers[0].ID)) {
		t.Errorf("%q: plan %s does not lead to %s: %s", a.Question, a.Plan, a.Answers[0].ID, got.String())
	}
}

// readSamples reads the sample articles with a pipeline, by name.
func readSamples(t *testing.T) map[string]*text.Doc {
	t.Helper()
	pipeline, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*text.Doc{}
	for r := range pipeline.Each(context.Background(), samples(), 2) {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		out[strings.TrimSuffix(extract.Article(r.Doc).Name, ".txt")] = r.Doc
	}
	return out
}

func storeOf(t *testing.T, docs ...*text.Doc) *graph.Store {
	t.Helper()
	store := storetest.Open(t, storetest.Memory)
	for _, d := range docs {
		if _, err := store.Add(context.Background(), extract.Article(d)); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

// questionsIn reads files of questions, one a line.
func questionsIn(t *testing.T, pattern string) []question {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	var out []question
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for sc := bufio.NewScanner(f); sc.Scan(); {
			var q question
			if err := json.Unmarshal(sc.Bytes(), &q); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			out = append(out, q)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
