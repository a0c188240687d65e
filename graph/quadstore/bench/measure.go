package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"syscall"
	"time"

	"entente/graph/quadstore"
	"entente/graph/quadstore/internal/news"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// result is what is measured of one store. Times are medians, in seconds.
type result struct {
	Store     string
	Load      float64 // quads per second
	LoadCPU   float64 // µs of processor time per quad, background work and the making of the quads included
	PeakMB    float64 // of the process, after loading
	Settle    float64
	Disk      float64 // bytes per quad
	Open      float64
	Hop1      float64
	Hop2      float64
	Label     float64 // all quads of a label
	Predicate float64 // all quads of a predicate, per quad
	SubjPred  float64 // all quads of a subject and a predicate
	Export    float64 // quads per second, through Cayley
	ExportCPU float64 // µs of processor time per quad, through Cayley
	Native    float64 // quads per second, through Store.Quads
	Answers   int     // of all queries, to see that all stores agree
}

const queries = 40

// profilePath is where the loading is profiled to, if anywhere.
var profilePath string

func measure(store string, n, batch int, dir string) (r result, err error) {
	r.Store = store
	dir = filepath.Join(dir, "store")
	qs, err := openStore(store, dir, true)
	if err != nil {
		return r, err
	}
	stop, err := startProfile()
	if err != nil {
		return r, errors.Join(err, qs.Close())
	}
	articles, err := r.load(qs, n, batch)
	stop()
	if err != nil {
		return r, errors.Join(err, qs.Close())
	}
	if onDisk(store) {
		if qs, err = r.reopen(qs, store, dir, n); err != nil {
			return r, err
		}
	}
	if err := r.query(qs, articles); err != nil {
		return r, errors.Join(err, qs.Close())
	}
	if err := r.export(qs, n); err != nil {
		return r, errors.Join(err, qs.Close())
	}
	return r, qs.Close()
}

func startProfile() (stop func(), err error) {
	if profilePath == "" {
		return func() {}, nil
	}
	f, err := os.Create(profilePath)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { pprof.StopCPUProfile(); f.Close() }, nil
}

func (r *result) load(qs graph.QuadStore, n, batch int) (articles int, err error) {
	src := news.New(n, 1)
	var took time.Duration
	for {
		quads := src.Next(batch)
		if len(quads) == 0 {
			break
		}
		deltas := make([]graph.Delta, len(quads))
		for i, q := range quads {
			deltas[i] = graph.Delta{Quad: q, Action: graph.Add}
		}
		start := time.Now()
		if err := qs.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true}); err != nil {
			return 0, err
		}
		took += time.Since(start)
	}
	r.Load = float64(n) / took.Seconds()
	use, cpu, err := usage()
	if err != nil {
		return 0, err
	}
	r.LoadCPU = cpu.Seconds() * 1e6 / float64(n)
	r.PeakMB = float64(use.Maxrss) / 1024 // Linux counts in KiB
	return src.Articles(), nil
}

func usage() (use syscall.Rusage, cpu time.Duration, err error) {
	err = syscall.Getrusage(syscall.RUSAGE_SELF, &use)
	return use, time.Duration(use.Utime.Nano() + use.Stime.Nano()), err
}

func (r *result) reopen(qs graph.QuadStore, store, dir string, n int) (graph.QuadStore, error) {
	start := time.Now()
	if err := errors.Join(settle(qs), qs.Close()); err != nil {
		return nil, err
	}
	r.Settle = time.Since(start).Seconds()
	size, err := dirSize(dir)
	if err != nil {
		return nil, err
	}
	r.Disk = float64(size) / float64(n)
	var opens []float64
	for {
		start := time.Now()
		qs, err := openStore(store, dir, false)
		if err != nil {
			return nil, err
		}
		opens = append(opens, time.Since(start).Seconds())
		if len(opens) == 3 {
			r.Open = median(opens)
			return qs, nil
		}
		if err := qs.Close(); err != nil {
			return nil, err
		}
	}
}

func (r *result) query(qs graph.QuadStore, articles int) error {
	ctx := context.Background()
	names := func(it graph.Iterator) (int, error) {
		vals, err := graph.Iterate(ctx, it).Paths(false).AllValues(qs)
		return len(vals), err
	}
	quads := func(filters ...shape.QuadFilter) (int, error) {
		refs, err := graph.Iterate(ctx, shape.BuildIterator(qs, shape.Quads(filters))).Paths(false).All()
		return len(refs), err
	}
	fixed := func(d quad.Direction, t quad.Value) shape.QuadFilter {
		return shape.QuadFilter{Dir: d, Values: shape.Lookup{t}}
	}
	var err error
	each := func(reps int, fn func(i int) (int, error)) float64 {
		var times []float64
		for i := range reps {
			start := time.Now()
			n, qerr := fn(i)
			times = append(times, time.Since(start).Seconds())
			r.Answers += n
			err = errors.Join(err, qerr)
		}
		return median(times)
	}
	// Entities of middling frequency: each query meets another one.
	entity := func(i int) quad.IRI { return news.Entity(20 + 7*i) }
	r.Hop1 = each(queries, func(i int) (int, error) {
		return names(path.StartPath(qs, entity(i)).Out(news.Relation(i % 4)).BuildIterator())
	})
	r.Hop2 = each(queries, func(i int) (int, error) {
		return names(path.StartPath(qs, entity(i)).Out(news.Relation(i % 4)).Out(news.Relation((i +
			1) % 4)).BuildIterator())
	})
	r.Label = each(queries, func(i int) (int, error) {
		return quads(fixed(quad.Label, news.Label(1+i*(articles-2)/queries)))
	})
	seen := r.Answers
	r.Predicate = each(3, func(i int) (int, error) { return quads(fixed(quad.Predicate, news.Relation(5+i))) })
	r.Predicate /= float64(max(1, (r.Answers-seen)/3))
	r.SubjPred = each(queries, func(i int) (int, error) {
		return quads(fixed(quad.Subject, entity(i)), fixed(quad.Predicate, news.Relation(i%4)))
	})
	return err
}

func (r *result) export(qs graph.QuadStore, n int) error {
	_, before, err := usage()
	if err != nil {
		return err
	}
	start := time.Now()
	rd := graph.NewResultReader(qs, nil)
	defer rd.Close()
	got := 0
	for {
		_, err := rd.ReadQuad()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		got++
	}
	r.Export = float64(got) / time.Since(start).Seconds()
	_, after, err := usage()
	if err != nil {
		return err
	}
	r.ExportCPU = (after - before).Seconds() * 1e6 / float64(max(got, 1))
	if got < n*9/10 {
		return fmt.Errorf("%d of %d quads come back", got, n)
	}
	if s, ok := qs.(*quadstore.Store); ok {
		start := time.Now()
		got := 0
		err := s.Quads(context.Background(), quad.Quad{}, func(quad.Quad) bool { got++; return true })
		r.Native = float64(got) / time.Since(start).Seconds()
		return err
	}
	return nil
}

func median(x []float64) float64 {
	slices.Sort(x)
	return x[len(x)/2]
}
