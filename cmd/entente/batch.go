package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"entente/extract"
	"entente/graph"
)

// batch is the work of putting documents into a store: what became of each is counted, told and reported, and the store
// is made for the first.
type batch struct {
	*program
	store *graph.Store // nil before there is one

	mu     sync.Mutex // guards tally and totals, which the second Ctrl-C reads
	tally  tally
	totals totals
	report *report // nil for none
	began  time.Time
	bar    progress
}

// batch begins one; from now on the second Ctrl-C tells what it came to.
func (p *program) batch() *batch {
	began := time.Now()
	b := &batch{program: p, began: began, bar: progress{w: p.Err, on: p.ErrTerminal && !p.quiet && !p.json,
		began: began}}
	if p.leaving != nil {
		leave := func() { b.summary(true) }
		p.leaving.Store(&leave)
	}
	return b
}

// reportFlag is the flag for a report of a batch.
func reportFlag() cli.Flag {
	return &cli.StringFlag{Name: "report", Usage: "write what became of each document to `FILE`, as JSON"}
}

// toFill returns the store to put documents into, and makes it if there is none.
func (b *batch) toFill(ctx context.Context) (*graph.Store, error) {
	if b.store == nil {
		s, err := b.open(ctx, graph.Options{})
		if err != nil {
			return nil, err
		}
		b.store = s
	}
	return b.store, nil
}

func (b *batch) close() error {
	if b.store == nil {
		return nil
	}
	return b.store.Close()
}

// run does the work, closes the store, and tells what it came to, in a report too if one is asked for. Whatever ended
// the work is the error.
func (b *batch) run(c *cli.Context, work func() error) error {
	if b.leaving != nil {
		defer b.leaving.Store(nil)
	}
	all := func() error {
		err := work()
		b.bar.clear()
		if err := errors.Join(err, b.close()); err != nil {
			return err
		}
		b.summary(c.Context.Err() != nil)
		return b.tally.end(c.Context)
	}
	file := c.String("report")
	if file == "" {
		return all()
	}
	var ended error
	err := writeFile(file, func(w io.Writer) error {
		b.report = &report{w: bufio.NewWriter(w)}
		ended = all()
		return b.report.end(b.totals, errors.Is(ended, errInterrupted), time.Since(b.began))
	})
	return errors.Join(ended, err)
}

// kept counts and tells a document that is stored; read tells that it had to be read.
func (b *batch) kept(name string, added graph.Added, read bool) error {
	b.mu.Lock()
	b.tally.done++
	b.totals.count(added, read)
	b.mu.Unlock()
	b.bar.documents(b.totals.Documents, b.totals.Statements)
	out := outcomeJSON{
		Document: name, ID: opt(string(added.Document)), Outcome: string(added.Outcome),
		Statements: &added.Statements, Facts: &added.Facts, Quads: &added.Quads,
	}
	if err := b.report.add(out); err != nil || !b.json {
		return err
	}
	if err := b.writeJSON(out); err != nil {
		return err
	}
	return b.out.Flush()
}

// failed counts and names a document that could not be read.
func (b *batch) failed(r extract.Read) error {
	b.bar.clear()
	b.mu.Lock()
	before := b.tally.failed
	b.tally.fail(b.program, r)
	failed := b.tally.failed > before
	if failed {
		b.totals.Documents++
		b.totals.Failed++
	}
	b.mu.Unlock()
	if !failed {
		return nil
	}
	name, err := failure(r)
	return b.report.add(outcomeJSON{Document: name, Outcome: outcomeFailed, Error: err.Error()})
}

// summary tells a person, or whoever adds several documents or stops, what it all came to.
func (b *batch) summary(stopped bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	t := &b.totals
	if b.quiet || b.json || !b.ErrTerminal && !stopped && t.Documents < 2 {
		return
	}
	stored := t.Documents - t.Failed
	s := plural(stored, "document")
	for _, o := range []struct {
		name string
		n    int
	}{{"new", t.New}, {"replaced", t.Replaced}, {"unchanged", t.Unchanged}} {
		if o.n > 0 && o.n < stored {
			s += fmt.Sprintf(", %d %s", o.n, o.name)
		} else if o.n > 0 {
			s += ", " + o.name
		}
	}
	if t.Failed > 0 {
		s += fmt.Sprintf(", %d failed", t.Failed)
	}
	took := time.Since(b.began)
	s += fmt.Sprintf("; %s, %s new, in %s",
		plural(t.Statements, "statement"), plural(t.Facts, "fact"), took.Round(10*time.Millisecond))
	if took > time.Second {
		s += fmt.Sprintf(", %.1f documents a second", float64(t.Documents)/took.Seconds())
	}
	fmt.Fprintln(b.Err, "entente: "+s)
}
