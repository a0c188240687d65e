package graph_test

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/storetest"
	"entente/schema"
)

// corpus makes n articles out of the shipped ones with their gold facts: about a hundred statements each. The
// entities of every tenth article are its own, so that the names grow with the corpus.
func corpus(b testing.TB, n int) []*schema.Article {
	b.Helper()
	files, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no articles: %v", err)
	}
	var base []*schema.Article
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".txt")
		base = append(base, goldArticle(b, f, filepath.Join("../testdata/gold", name+".jsonl")))
	}
	var out []*schema.Article
	for i := range n {
		out = append(out, variant(base[i%len(base)], i))
	}
	return out
}

// variant gives an article another name, another text and, if i is a multiple of ten, entities of its own.
func variant(a *schema.Article, i int) *schema.Article {
	c := *a
	c.Name = fmt.Sprintf("%06d-%s", i, a.Name)
	c.ID = schema.DocumentIRI(c.Name)
	c.Text += fmt.Sprintf("\nNumber %d.", i)
	c.Hash = ""
	c.Statements = slices.Clone(a.Statements)
	for j := range c.Statements {
		s := &c.Statements[j]
		s.Evidence.Document = c.ID
		if i%10 == 0 {
			s.Subject.Entity = own(s.Subject.Entity, i)
			s.Object.Entity = own(s.Object.Entity, i)
		}
		s.Seal()
	}
	return &c
}

func own(e *schema.Entity, i int) *schema.Entity {
	c := *e
	c.Label = fmt.Sprintf("%s %06d", e.Label, i)
	c.ID = schema.EntityIRI(schema.Slug(c.Label))
	c.Names = []string{c.Label}
	return &c
}

func BenchmarkStore_Add(b *testing.B) {
	for name, opener := range map[string]storetest.Opener{"memory": storetest.Memory, "disk": storetest.Disk} {
		b.Run(name, func(b *testing.B) {
			s := opener(b)
			defer s.Close()
			articles := corpus(b, b.N+1)
			b.ReportAllocs()
			b.ResetTimer()
			statements := 0
			for i := range b.N {
				added, err := s.Add(b.Context(), articles[i])
				if err != nil {
					b.Fatal(err)
				}
				statements += added.Statements
			}
			b.ReportMetric(float64(statements)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}

// filled is a store of 500 articles.
func filled(b *testing.B) *graph.Store {
	b.Helper()
	s := storetest.Memory(b)
	b.Cleanup(func() { s.Close() })
	storetest.Add(b, s, corpus(b, 500)...)
	return s
}

func BenchmarkStore_Reads(b *testing.B) {
	s := filled(b)
	st, err := s.Stats(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d documents, %d statements, %d facts, %d entities, %d quads", st.Documents, st.Statements, st.Facts, st.Entities, st.Quads)
	for _, c := range []struct {
		name string
		run  func() error
	}{
		{"Resolve/exact", func() error { _, err := s.Resolve(b.Context(), "India"); return err }},
		{"Resolve/folded", func() error { _, err := s.Resolve(b.Context(), "the INDIAN side"); return err }},
		{"Resolve/spelling", func() error { _, err := s.Resolve(b.Context(), "Minstry of Defnce"); return err }},
		{"Entity", func() error { _, err := s.Entity(b.Context(), "e:india"); return err }},
		{"Facts/subject", func() error {
			_, err := s.Facts(b.Context(), graph.Filter{Subject: "e:india", Evidence: -1})
			return err
		}},
		{"Facts/subject+evidence", func() error {
			_, err := s.Facts(b.Context(), graph.Filter{Subject: "e:india", Relations: []string{"signed"}, Evidence: 3})
			return err
		}},
		{"Statements/document", func() error {
			_, err := s.Statements(b.Context(), graph.Filter{Document: "000001-india-japan-cyber.txt"})
			return err
		}},
		{"Paths", func() error {
			_, err := s.Paths(b.Context(), "e:india", "e:5g", graph.PathOptions{})
			return err
		}},
		{"Query/gizmo", func() error {
			rows, err := s.Query(b.Context(), "gizmo", `g.V("India").Out("signed").Out("covers").All()`, graph.QueryOptions{})
			if err != nil {
				return err
			}
			for rows.Next() {
			}
			if rows.Err() != nil {
				return rows.Err()
			}
			return rows.Close()
		}},
		{"Stats", func() error { _, err := s.Stats(b.Context()); return err }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := c.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkStore_Export(b *testing.B) {
	s := filled(b)
	for _, sorted := range []bool{false, true} {
		b.Run(fmt.Sprintf("sorted=%t", sorted), func(b *testing.B) {
			for b.Loop() {
				if err := s.Export(b.Context(), io.Discard, graph.ExportOptions{Sorted: sorted}); err != nil {
					b.Fatal(err)
				}
			}
			n, err := s.Stats(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(n.Quads)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
		})
	}
}
