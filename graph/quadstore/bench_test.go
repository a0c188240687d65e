package quadstore

import (
	"flag"
	"testing"

	"entente/graph/quadstore/internal/news"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"    // the baselines register themselves
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb" //
	_ "github.com/cayleygraph/cayley/graph/memstore"   //
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
)

// Longer comparisons, up to millions of quads with peak memory and disk space, are made by the program in bench.
var benchQuads = flag.Int("quads", 10_000, "quads in each store of the benchmarks")

const benchBatch = 10_000

var benchStores = []string{Name, "bolt", "leveldb", "memstore"}

func benchStore(b *testing.B, name string) graph.QuadStore {
	b.Helper()
	Register()
	dir := b.TempDir()
	if name == "memstore" {
		dir = ""
	} else if err := graph.InitQuadStore(name, dir, nil); err != nil {
		b.Fatal(err)
	}
	qs, err := graph.NewQuadStore(name, dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	return qs
}

func loadNews(b *testing.B, qs graph.QuadStore) (articles int) {
	b.Helper()
	src := news.New(*benchQuads, 1)
	for {
		quads := src.Next(benchBatch)
		if len(quads) == 0 {
			return src.Articles()
		}
		deltas := make([]graph.Delta, len(quads))
		for i, q := range quads {
			deltas[i] = graph.Delta{Quad: q, Action: graph.Add}
		}
		if err := qs.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true}); err != nil {
			b.Fatal(err)
		}
	}
}

func perQuad(b *testing.B) {
	b.ReportMetric(float64(*benchQuads)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
}

func BenchmarkStore_Load(b *testing.B) {
	for _, name := range benchStores {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				qs := benchStore(b, name)
				loadNews(b, qs)
				if err := qs.Close(); err != nil {
					b.Fatal(err)
				}
			}
			perQuad(b)
		})
	}
}

func BenchmarkStore_TwoHops(b *testing.B) {
	benchQueries(b, func(b *testing.B, qs graph.QuadStore, i, _ int) error {
		p := path.StartPath(qs, news.Entity(20+7*(i%40))).Out(news.Relation(i % 4)).Out(news.Relation((i + 1) % 4))
		_, err := p.Iterate(ctx).Paths(false).AllValues(qs)
		return err
	})
}

func BenchmarkStore_Label(b *testing.B) {
	benchQueries(b, func(b *testing.B, qs graph.QuadStore, i, articles int) error {
		_, err := graph.Iterate(ctx, qs.QuadIterator(quad.Label,
			qs.ValueOf(news.Label(1+i%articles)))).Paths(false).All()
		return err
	})
}

func BenchmarkStore_Predicate(b *testing.B) {
	benchQueries(b, func(b *testing.B, qs graph.QuadStore, i, _ int) error {
		_, err := graph.Iterate(ctx, qs.QuadIterator(quad.Predicate,
			qs.ValueOf(news.Relation(5+i%5)))).Paths(false).All()
		return err
	})
}

func benchQueries(b *testing.B, query func(b *testing.B, qs graph.QuadStore, i, articles int) error) {
	for _, name := range benchStores {
		b.Run(name, func(b *testing.B) {
			qs := benchStore(b, name)
			defer qs.Close()
			articles := loadNews(b, qs)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				if err := query(b, qs, i, articles); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}

func BenchmarkStore_Export(b *testing.B) {
	for _, name := range benchStores {
		b.Run(name, func(b *testing.B) {
			qs := benchStore(b, name)
			defer qs.Close()
			loadNews(b, qs)
			b.ReportAllocs()
			for b.Loop() {
				r := graph.NewResultReader(qs, nil)
				if n, err := quad.Copy(discard{}, r); err != nil || n == 0 {
					b.Fatalf("%d quads, %v", n, err)
				}
				if err := r.Close(); err != nil {
					b.Fatal(err)
				}
			}
			perQuad(b)
		})
	}
}

type discard struct{}

func (discard) WriteQuad(quad.Quad) error             { return nil }
func (discard) WriteQuads(q []quad.Quad) (int, error) { return len(q), nil }

// BenchmarkStore_Apply adds one document at a time, each a transaction that waits for the disk.
func BenchmarkStore_Apply(b *testing.B) {
	for _, st := range stores {
		b.Run(st.name, func(b *testing.B) {
			s := st.open(b)
			src := news.New(1<<30, 1)
			b.ReportAllocs()
			for b.Loop() {
				tx := NewTx()
				for _, q := range src.Next(50) {
					tx.AddQuad(q)
				}
				if err := s.Apply(ctx, tx, graph.IgnoreOpts{IgnoreDup: true}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(50*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
		})
	}
}

func BenchmarkStore_Open(b *testing.B) {
	dir := b.TempDir()
	s := openTest(b, dir, Options{})
	loadNews(b, s)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := Open(dir, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
