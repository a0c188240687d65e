package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
)

// errInterrupted is the cause of the end of a run that the user stopped.
var errInterrupted = errors.New("interrupted")

// interruptible returns a context that the first Ctrl-C ends, with errInterrupted as its cause: the current document is
// finished and the store closed. The second one leaves at once, which harms no store. stop gives the signals back.
func (p *program) interruptible(parent context.Context) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(parent)
	p.leaving = new(atomic.Pointer[func()])
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for n := 1; ; n++ {
			select {
			case <-done:
				return
			case <-signals:
			}
			if n > 1 {
				if tell := p.leaving.Load(); tell != nil {
					(*tell)()
				}
				os.Exit(exitInterrupted)
			}
			if p.ErrTerminal && !p.quiet {
				fmt.Fprintln(p.Err, "\nentente: finishing the current document; Ctrl-C again leaves at once")
			}
			cancel(errInterrupted)
		}
	})
	return ctx, func() {
		signal.Stop(signals)
		close(done)
		wg.Wait()
		cancel(nil)
	}
}

// until gives the elements of seq until ctx is done.
func until[K, V any](ctx context.Context, seq iter.Seq2[K, V]) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for k, v := range seq {
			if ctx.Err() != nil || !yield(k, v) {
				return
			}
		}
	}
}
