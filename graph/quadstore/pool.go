package quadstore

import (
	"errors"
	"sync"

	"github.com/cockroachdb/pebble/v2"
)

// iterPool keeps engine iterators for the next scan, since making one costs more than a short scan. An iterator shows
// the state of the time it was made, so that every commit empties the pool.
type iterPool struct {
	mu   sync.Mutex
	gen  uint64
	idle []*pebble.Iterator
}

const maxIdle = 16

// take returns an iterator over [lower, upper) and the generation to give it back with.
func (p *iterPool) take(r pebble.Reader, lower, upper []byte) (*pebble.Iterator, uint64, error) {
	p.mu.Lock()
	gen := p.gen
	var it *pebble.Iterator
	if n := len(p.idle); n > 0 {
		it, p.idle = p.idle[n-1], p.idle[:n-1]
	}
	p.mu.Unlock()
	if it != nil {
		it.SetBounds(lower, upper)
		return it, gen, nil
	}
	it, err := r.NewIter(&pebble.IterOptions{LowerBound: lower, UpperBound: upper})
	return it, gen, err
}

// give takes an iterator back; err is the one that it ended with.
func (p *iterPool) give(it *pebble.Iterator, gen uint64) error {
	err := it.Error()
	p.mu.Lock()
	if err == nil && gen == p.gen && len(p.idle) < maxIdle {
		p.idle = append(p.idle, it)
		p.mu.Unlock()
		return nil
	}
	p.mu.Unlock()
	if cerr := it.Close(); err == nil {
		err = cerr
	}
	return err
}

// close drops what is idle and starts a new generation.
func (p *iterPool) close() error {
	p.mu.Lock()
	p.gen++
	idle := p.idle
	p.idle = nil
	p.mu.Unlock()
	var errs []error
	for _, it := range idle {
		errs = append(errs, it.Close())
	}
	return errors.Join(errs...)
}
