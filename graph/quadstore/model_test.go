package quadstore

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/google/go-cmp/cmp"
)

var (
	modelOps  = flag.Int("ops", 6000, "changes of quads in each model test")
	modelSeed = flag.Uint64("seed", 0, "seed of the model tests; 0 takes the time")
)

func seed(t *testing.T) *rand.Rand {
	n := *modelSeed
	if n == 0 {
		n = uint64(time.Now().UnixNano())
	}
	t.Logf("-seed %d", n)
	return rand.New(rand.NewPCG(n, 7))
}

// model is what a store should hold.
type model struct {
	quads map[quad.Quad]bool
	meta  map[string]string
}

func (m *model) clone() *model { return &model{maps.Clone(m.quads), maps.Clone(m.meta)} }

// apply makes the changes as the documentation of Tx and Apply says, or none of them.
func (m *model) apply(tx *Tx, o graph.IgnoreOpts) error {
	next := m.clone()
	for _, d := range tx.deltas {
		has := next.quads[d.Quad]
		switch {
		case d.Action == graph.Add && has && !o.IgnoreDup:
			return graph.ErrQuadExists
		case d.Action == graph.Delete && !has && !o.IgnoreMissing:
			return graph.ErrQuadNotExist
		case d.Action == graph.Add:
			next.quads[d.Quad] = true
		default:
			delete(next.quads, d.Quad)
		}
	}
	for _, c := range tx.meta {
		if c.remove {
			delete(next.meta, string(c.key))
		} else {
			next.meta[string(c.key)] = string(c.value)
		}
	}
	*m = *next
	return nil
}

func (m *model) dump(pattern quad.Quad) []string {
	out := []string{}
	for q := range m.quads {
		if matches(pattern, q) {
			out = append(out, q.NQuad())
		}
	}
	slices.Sort(out)
	return out
}

func (m *model) terms() int {
	set := map[quad.Value]bool{}
	for q := range m.quads {
		for _, d := range quad.Directions {
			if v := q.Get(d); v != nil {
				set[v] = true
			}
		}
	}
	return len(set)
}

// maker makes random quads of few terms, so that they meet often.
type maker struct{ rnd *rand.Rand }

func (mk maker) term(n int) quad.Value {
	i := mk.rnd.IntN(n)
	switch i % 5 {
	case 0:
		return quad.BNode(fmt.Sprintf("b%d", i))
	case 1:
		return quad.IRI(fmt.Sprintf("i%d", i))
	case 2:
		return quad.TypedString{Value: quad.String(fmt.Sprint(i)), Type: "t"}
	case 3:
		return quad.LangString{Value: quad.String(fmt.Sprint(i)), Lang: "en"}
	}
	return quad.String(fmt.Sprintf("%0*d", 1+i*7, i)) // some of them are long
}

func (mk maker) quad() quad.Quad {
	q := quad.Quad{
		Subject:   mk.term(40),
		Predicate: quad.IRI(fmt.Sprintf("p%d", mk.rnd.IntN(4))),
		Object:    mk.term(60),
	}
	if l := mk.rnd.IntN(12); l > 3 {
		q.Label = quad.IRI(fmt.Sprintf("l%d", l))
	}
	return q
}

func (mk maker) pattern() quad.Quad {
	p := mk.quad()
	for _, v := range []*quad.Value{&p.Subject, &p.Predicate, &p.Object, &p.Label} {
		if mk.rnd.IntN(2) == 0 {
			*v = nil
		}
	}
	return p
}

// tx makes a random transaction of up to n changes; most of them fit what the model holds.
func (mk maker) tx(m *model, n int) *Tx {
	tx := NewTx()
	present := make([]quad.Quad, 0, n)
	for q := range m.quads {
		if present = append(present, q); len(present) == n {
			break
		}
	}
	slices.SortFunc(present, func(a, b quad.Quad) int { return strings.Compare(a.NQuad(), b.NQuad()) })
	for range 1 + mk.rnd.IntN(n) {
		switch r := mk.rnd.IntN(10); {
		case r < 6 || len(present) == 0:
			tx.AddQuad(mk.quad())
		case r < 9:
			tx.RemoveQuad(present[mk.rnd.IntN(len(present))])
		default:
			tx.RemoveQuad(mk.quad())
		}
	}
	if mk.rnd.IntN(3) == 0 {
		key := fmt.Appendf(nil, "key%d", mk.rnd.IntN(20))
		if mk.rnd.IntN(3) == 0 {
			tx.DeleteMeta(key)
		} else {
			tx.PutMeta(key, fmt.Appendf(nil, "value %d", mk.rnd.IntN(1000)))
		}
	}
	return tx
}

// compare reads everything back and checks the store.
func compare(t *testing.T, s *Store, m *model) {
	t.Helper()
	if diff := cmp.Diff(m.dump(quad.Quad{}), dump(t, s, quad.Quad{})); diff != "" {
		t.Fatalf("quads (-want +got):\n%s", diff)
	}
	meta := map[string]string{}
	err := s.MetaScan(ctx, nil, func(k, v []byte) bool { meta[string(k)] = string(v); return true })
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m.meta, meta); diff != "" {
		t.Fatalf("metadata (-want +got):\n%s", diff)
	}
	if n, err := s.NumTerms(); err != nil || int(n) != m.terms() {
		t.Fatalf("%d terms, %v, want %d", n, err, m.terms())
	}
	if n, err := s.NumQuads(); err != nil || int(n) != len(m.quads) {
		t.Fatalf("%d quads, %v, want %d", n, err, len(m.quads))
	}
	if err := s.Check(ctx); err != nil {
		t.Fatal(err)
	}
}

// TestModel compares a store with a map over a long run of random transactions, failing ones among them, and
// reopenings.
func TestModel(t *testing.T) {
	for _, kind := range []string{"disk", "memory"} {
		t.Run(kind, func(t *testing.T) {
			rnd := seed(t)
			// A small memory table, so that files are written and merged.
			opts, dir := Options{MemTableBytes: 64 << 10}, t.TempDir()
			if kind == "memory" {
				opts.FS, dir = vfs.NewMem(), memDir
			}
			s := openTest(t, dir, opts)
			m := &model{quads: map[quad.Quad]bool{}, meta: map[string]string{}}
			mk := maker{rnd}
			failed, reopened := 0, 0
			for ops := 0; ops < *modelOps; {
				tx := mk.tx(m, 1+rnd.IntN(60))
				ops += tx.Len()
				o := graph.IgnoreOpts{IgnoreDup: rnd.IntN(3) > 0, IgnoreMissing: rnd.IntN(3) > 0}
				want := m.apply(tx, o)
				got := s.Apply(ctx, tx, o)
				var de *graph.DeltaError
				if want == nil && got != nil || want != nil && (!errors.As(got, &de) || de.Err != want) {
					t.Fatalf("got %v, want %v", got, want)
				}
				if want != nil {
					failed++
				}
				p := mk.pattern()
				if diff := cmp.Diff(m.dump(p), dump(t, s, p)); diff != "" {
					t.Fatalf("pattern %v (-want +got):\n%s", p, diff)
				}
				if rnd.IntN(40) == 0 {
					compare(t, s, m)
				}
				if rnd.IntN(60) == 0 {
					reopened++
					if err := s.Close(); err != nil {
						t.Fatal(err)
					}
					s = openTest(t, dir, opts)
				}
			}
			compare(t, s, m)
			t.Logf("%d quads in the end, %d transactions failed, %d reopenings", len(m.quads), failed, reopened)
		})
	}
}

// TestModel_Readers lets readers check, while a writer works, that every snapshot is a state between two transactions.
func TestModel_Readers(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		rnd := seed(t)
		m := &model{quads: map[quad.Quad]bool{}, meta: map[string]string{}}
		mk := maker{rnd}
		// Transaction i sets the key "tx" to i, and states[i] is what the store holds then.
		var mu sync.Mutex
		states := map[string]*model{"": m.clone()}
		stop := make(chan struct{})
		var wg sync.WaitGroup
		for range 4 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for n := 0; ; n++ {
					select {
					case <-stop:
						t.Logf("%d snapshots compared", n)
						return
					default:
					}
					if err := readState(s, &mu, states); err != nil {
						t.Error(err)
						return
					}
				}
			}()
		}
		for i := 0; i < *modelOps/60 && !t.Failed(); i++ {
			tx := mk.tx(m, 40)
			key := fmt.Sprint(i)
			tx.PutMeta([]byte("tx"), []byte(key))
			o := graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}
			if err := m.apply(tx, o); err != nil {
				t.Fatal(err)
			}
			mu.Lock()
			states[key] = m.clone()
			mu.Unlock()
			if err := s.Apply(ctx, tx, o); err != nil {
				t.Fatal(err)
			}
		}
		close(stop)
		wg.Wait()
	})
}

func readState(s *Store, mu *sync.Mutex, states map[string]*model) error {
	sn, err := s.Snapshot()
	if err != nil {
		return err
	}
	defer sn.Close()
	key, err := sn.Meta([]byte("tx"))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	mu.Lock()
	want := states[string(key)].dump(quad.Quad{})
	mu.Unlock()
	got := []string{}
	if err := sn.Quads(context.Background(), quad.Quad{},
		func(q quad.Quad) bool { got = append(got, q.NQuad()); return true }); err != nil {
		return err
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		return fmt.Errorf("after transaction %q (-want +got):\n%s", key, diff)
	}
	// Reads of the store itself must not fail either, whatever is removed meanwhile.
	return s.Quads(context.Background(), quad.Quad{}, func(q quad.Quad) bool { return q.IsValid() })
}
