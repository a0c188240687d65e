package graph_test

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/storetest"
	"entente/schema"
)

// Flags of the benchmarks of look-ups:
//
//	go test ./graph -run '^$' -bench Lookups -lookup-statements 1000000 -lookup-store DIR
var (
	lookupStatements = flag.Int("lookup-statements", 10_000, "statements of the store of BenchmarkLookups")
	lookupStore      = flag.String("lookup-store", "", "keep the store of BenchmarkLookups in `DIR` and use it again")
)

// world opens a store of about n statements, or makes it.
func world(b *testing.B, n int) *graph.Store {
	b.Helper()
	dir := *lookupStore
	if dir == "" {
		dir = filepath.Join(b.TempDir(), "store")
	}
	_, err := os.Stat(dir)
	s, openErr := graph.Open(b.Context(), graph.Options{Dir: dir})
	if openErr != nil {
		b.Fatal(openErr)
	}
	b.Cleanup(func() { s.Close() })
	if err == nil {
		return s
	}
	began := time.Now()
	for i := range n / storetest.PerArticle {
		storetest.Add(b, s, storetest.World{}.Article(i))
	}
	b.Logf("made in %s", time.Since(began))
	return s
}

// BenchmarkLookups measures look-ups in a store as uneven as news. Each op has other entities than the one before; the
// median is reported beside the mean.
func BenchmarkLookups(b *testing.B) {
	s := world(b, *lookupStatements)
	st, err := s.Stats(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d documents, %d statements, %d facts, %d entities, %d MB", st.Documents, st.Statements, st.Facts,
		st.Entities, st.Bytes>>20)
	v, err := s.View()
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	var cast []schema.IRI
	var names []string
	for _, i := range []int{0, 7, 33, 71, 90} {
		a := storetest.World{}.Article(i)
		for j := range a.Statements {
			e := a.Statements[j].Subject.Entity
			if !slices.Contains(cast, e.ID) {
				cast, names = append(cast, e.ID), append(names, e.Label)
			}
		}
	}
	hub := busiest(b, v, cast)
	r := rand.New(rand.NewPCG(1, 1))
	for _, c := range []struct {
		name string
		run  func() error
	}{
		{"Facts", func() error {
			_, err := v.Facts(b.Context(), graph.Filter{Subject: cast[r.IntN(len(cast))], Evidence: 1})
			return err
		}},
		{"Summary", func() error {
			_, err := v.Summary(b.Context(), cast[r.IntN(len(cast))],
				graph.SummaryOptions{Facts: 10, OpenGroups: 8, Evidence: 1})
			return err
		}},
		{"Summary/hub", func() error {
			_, err := v.Summary(b.Context(), hub, graph.SummaryOptions{Facts: 10, OpenGroups: 8, Evidence: 1})
			return err
		}},
		{"Events", func() error {
			_, err := v.Events(b.Context(), graph.EventFilter{Actor: cast[r.IntN(len(cast))]})
			return err
		}},
		{"Statements", func() error {
			_, err := v.Statements(b.Context(), graph.Filter{Any: cast[r.IntN(len(cast))], Limit: 400})
			return err
		}},
		{"Paths/hubs", func() error {
			_, err := v.Paths(b.Context(), hub, cast[r.IntN(len(cast))], graph.PathOptions{Limit: 3})
			return err
		}},
		{"Paths", func() error {
			_, err := v.Paths(b.Context(), cast[r.IntN(len(cast))], cast[r.IntN(len(cast))], graph.PathOptions{Limit: 3})
			return err
		}},
		{"Resolve/spelling", func() error {
			_, err := v.Resolve(b.Context(), misspell(names[r.IntN(len(names))], r))
			return err
		}},
		{"Complete", func() error {
			name := names[r.IntN(len(names))]
			_, err := v.Complete(b.Context(), name[:1+r.IntN(3)], 10)
			return err
		}},
		{"Hop/gizmo", func() error {
			text := fmt.Sprintf(`g.V("%s").Out("met").All()`, names[r.IntN(len(names))])
			rows, err := v.Query(b.Context(), "gizmo", text, graph.QueryOptions{})
			if err != nil {
				return err
			}
			for rows.Next() {
			}
			return errors.Join(rows.Err(), rows.Close())
		}},
		{"Hop/go", func() error {
			f := graph.Filter{Subject: cast[r.IntN(len(cast))], Relations: []string{"met"}, Evidence: -1}
			_, err := v.Facts(b.Context(), f)
			return err
		}},
		{"TimelineMonth", func() error {
			o := graph.TimelineOptions{Within: graph.Period{First: "2020-01-01", Last: "2020-01-31"}}
			_, err := v.Timeline(b.Context(), cast[r.IntN(len(cast))], o)
			return err
		}},
		{"Timeline", func() error {
			_, err := v.Timeline(b.Context(), cast[r.IntN(len(cast))], graph.TimelineOptions{})
			return err
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				if err := c.run(); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}

// busiest returns the entity that the most documents name.
func busiest(b *testing.B, v *graph.View, list []schema.IRI) (hub schema.IRI) {
	b.Helper()
	most := 0
	for _, id := range list {
		e, err := v.Entity(b.Context(), id)
		if err != nil {
			b.Fatal(err)
		}
		if e.Documents > most {
			hub, most = id, e.Documents
		}
	}
	return hub
}

// misspell swaps two letters of a name.
func misspell(name string, r *rand.Rand) string {
	b := []byte(name)
	i := 1 + r.IntN(len(b)-2)
	b[i], b[i+1] = b[i+1], b[i]
	return fmt.Sprintf("%sx", b)
}
