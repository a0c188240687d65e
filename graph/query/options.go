package query

import (
	"fmt"
	"time"
)

// Options bounds a query. Zero values mean the defaults.
type Options struct {
	// Limit is the number of rows; 0 means no limit.
	Limit int
	// Timeout is how long the query may take until its last row is read; 0 means 30 seconds, MaxTimeout is the most.
	Timeout time.Duration
	// MemoryBytes is by how much the heap of the process may grow while the query runs; 0 means 512 MiB.
	MemoryBytes uint64
}

// MaxTimeout is the longest time limit that a query may be given.
const MaxTimeout = 2 * time.Minute

func (o Options) withDefaults() (Options, error) {
	if o.Limit < 0 || o.Timeout < 0 {
		return o, fmt.Errorf("a limit of the query is negative")
	}
	if o.Timeout > MaxTimeout {
		return o, fmt.Errorf("a query may take %s at most, not %s", MaxTimeout, o.Timeout)
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MemoryBytes == 0 {
		o.MemoryBytes = 512 << 20
	}
	return o, nil
}
