package extract

import (
	"context"
	"iter"
	"sync"

	"entente/extract/text"
)

// Read is a document of a batch, or the reason why it could not be read.
type Read struct {
	Doc *text.Doc
	Err error
}

// Each reads docs with the given number of workers and yields them in the order of the input, errors of docs in their
// place. At most twice as many documents as workers are in memory. It ends early when ctx is done or the caller stops,
// and leaves no goroutine behind.
func (p *Pipeline) Each(ctx context.Context, docs iter.Seq2[*text.Doc, error], workers int) iter.Seq[Read] {
	workers = max(1, workers)
	return func(yield func(Read) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		slots, jobs := make(chan slot, workers), make(chan job)
		for range workers {
			wg.Go(func() {
				for j := range jobs {
					j.done <- Read{Doc: j.doc, Err: p.Run(ctx, j.doc)}
				}
			})
		}
		wg.Go(func() {
			defer close(slots)
			defer close(jobs)
			feed(ctx, docs, slots, jobs)
		})
		for s := range slots {
			r, ok := receive(ctx, s)
			if !ok || !yield(r) {
				return
			}
		}
	}
}

// A slot waits for what becomes of one document. Slots are made in the order of the input; workers fill them in any
// order, and they are emptied in the order in which they were made.
type slot chan Read

// A job is a document to be read and the slot to be filled.
type job struct {
	doc  *text.Doc
	done slot
}

// feed makes the slots of docs and hands the documents to the workers, until ctx is done.
func feed(ctx context.Context, docs iter.Seq2[*text.Doc, error], slots chan<- slot, jobs chan<- job) {
	for d, err := range docs {
		s := make(slot, 1)
		if !send(ctx, slots, s) {
			return
		}
		if err != nil {
			s <- Read{Doc: d, Err: err}
			continue
		}
		if !send(ctx, jobs, job{d, s}) {
			return
		}
	}
}

// send sends v and reports whether it did so before ctx was done.
func send[T any](ctx context.Context, c chan<- T, v T) bool {
	select {
	case c <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// receive takes what a slot holds and reports whether it did so before ctx was done.
func receive(ctx context.Context, s slot) (Read, bool) {
	select {
	case r := <-s:
		return r, true
	case <-ctx.Done():
		return Read{}, false
	}
}
