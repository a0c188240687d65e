package query

import (
	"context"
	"runtime/metrics"
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// limit returns a context that ends with ErrTimeout or ErrMemory as its cause, or with what the returned function is
// given.
func limit(ctx context.Context, o Options) (context.Context, context.CancelCauseFunc) {
	boundRegexps()
	ctx, cancelTimeout := context.WithTimeoutCause(ctx, o.Timeout, ErrTimeout)
	ctx, cancel := context.WithCancelCause(ctx)
	go func() {
		defer cancelTimeout()
		watchMemory(ctx, o.MemoryBytes, cancel)
	}()
	return ctx, cancel
}

// boundRegexps gives backtracking regular expressions an end. A match that runs into it counts as none, so that the
// bound must not be below the time limit of any query.
var boundRegexps = sync.OnceFunc(func() { regexp2.DefaultMatchTimeout = MaxTimeout })

// memoryInterval is how often the heap is looked at.
const memoryInterval = 5 * time.Millisecond

// watchMemory cancels when the heap has grown by more than limit.
func watchMemory(ctx context.Context, limit uint64, cancel context.CancelCauseFunc) {
	tick := time.NewTicker(memoryInterval)
	defer tick.Stop()
	start := heapBytes()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if now := heapBytes(); now > start && now-start > limit {
				cancel(ErrMemory)
				return
			}
		}
	}
}

func heapBytes() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
