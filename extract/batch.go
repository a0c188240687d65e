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
	if workers < 1 {
		workers = 1
	}
	return func(yield func(Read) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()

		// A slot is made for each document in the order of the input; workers fill slots in any order, and the loop
		// below empties them in the order in which they were made.
		type slot chan Read
		type job struct {
			doc  *text.Doc
			done slot
		}
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
			for d, err := range docs {
				s := make(slot, 1)
				select {
				case slots <- s:
				case <-ctx.Done():
					return
				}
				if err != nil {
					s <- Read{Doc: d, Err: err}
					continue
				}
				select {
				case jobs <- job{d, s}:
				case <-ctx.Done():
					return
				}
			}
		})
		for s := range slots {
			select {
			case r := <-s:
				if !yield(r) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
