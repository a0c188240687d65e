package ask

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"entente/graph"
	"entente/schema"
)

// benchStore fills a store with made-up statements beside the gold facts: n of them, on hundreds of entities with names of
// their own, a hundred to a document.
func benchStore(b *testing.B, n int) *graph.Store {
	b.Helper()
	store := goldStore(b, goldDocs(b, filepath.Join("..", "..", "testdata", "gold"))...)
	relations := []string{"met", "supports", "criticized", "sanctioned", "visited", "cooperatesWith", "providedAid", "accused"}
	person := func(i int) schema.Node {
		name := fmt.Sprintf("Minister Number%d", i)
		return schema.Node{Entity: &schema.Entity{ID: schema.EntityIRI(schema.Slug(name)), Label: name, Type: schema.Person, Names: []string{name}}}
	}
	var facts []schema.Statement
	for i := range n {
		text := fmt.Sprintf("Statement %d.", i)
		facts = append(facts, schema.Statement{
			Subject: person(i % (n/10 + 1)), Relation: relations[i%len(relations)], Object: person((i*7 + 1) % (n/10 + 1)),
			Polarity: schema.Positive, Modality: schema.Asserted, Confidence: 0.8, Evidence: schema.Evidence{Sentence: 1, Exact: text, End: len(text)},
		})
	}
	for i := 0; i < n; i += 100 {
		name := fmt.Sprintf("bench%d.txt", i)
		a := &schema.Article{ID: schema.DocumentIRI(name), Name: name}
		for j := range facts[i:min(n, i+100)] {
			st := facts[i+j]
			st.Evidence.Document, st.Evidence.Start = a.ID, len(a.Text)
			st.Evidence.End = st.Evidence.Start + len(st.Evidence.Exact)
			st.Evidence.SentenceStart, st.Evidence.SentenceEnd = st.Evidence.Start, st.Evidence.End
			a.Text += st.Evidence.Exact + "\n"
			st.Seal()
			a.Statements = append(a.Statements, st)
		}
		if _, err := store.Add(context.Background(), a); err != nil {
			b.Fatal(err)
		}
	}
	return store
}

// BenchmarkAsk asks questions with a name, with a description, and without an answer, of 5,000 statements.
func BenchmarkAsk(b *testing.B) {
	store := benchStore(b, 5000)
	for name, q := range map[string]string{
		"Name":        "who leads the Minsk Group",
		"Description": "who signed the free trade agreement",
		"YesNo":       "did the EU sanction Chen Quanguo",
		"When":        "when did Australia cancel the purchase of French submarines",
		"Hub":         "who met Minister Number7",
		"Unknown":     "who attacked Wakanda",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Ask(context.Background(), store, q, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRead reads a question, without a store.
func BenchmarkRead(b *testing.B) {
	const q = "where did the leaders of Japan, South Korea and the US hold their trilateral summit in August 2023"
	b.ReportAllocs()
	b.SetBytes(int64(len(q)))
	for b.Loop() {
		if _, bad := read(q); bad != nil {
			b.Fatal(bad.word)
		}
	}
}
