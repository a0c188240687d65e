package train

import (
	"math"
	"sync"
	"sync/atomic"
)

// update makes one step on the sentences of a batch with the given learning rate.
func (n *Net) update(sents []*example, rate float64, threads int) losses {
	var parts [shards][]*example
	words := 0
	for i, s := range sents {
		parts[i%shards] = append(parts[i%shards], s)
		words += len(s.forms)
	}
	weight := 1 / float32(words)
	var ls [shards]losses
	grads := make([]inputGrad, shards)
	parallel(threads, shards, func(i int) {
		w := n.work[i]
		w.training = true
		w.rng = newRNG(n.set.Seed, uint64(n.opt.step), uint64(i))
		ls[i], grads[i] = n.run(w, newBatch(parts[i]), weight)
	})
	n.opt.step++
	norms := make([]float64, len(n.params))
	parallel(threads, len(n.params), func(i int) {
		p := n.params[i]
		if p.table {
			n.addTables(i, grads) // the tables come first, in the order of addTables
		} else {
			for _, g := range p.grad[1:] {
				addTo(p.grad[0], g)
			}
		}
		norms[i] = p.norm()
	})
	var sum float64
	for _, x := range norms {
		sum += x
	}
	scale := float32(1)
	if norm := float32(math.Sqrt(sum)); norm > n.opt.clip {
		scale = n.opt.clip / norm
	}
	parallel(threads, len(n.params), func(i int) {
		p := n.params[i]
		n.opt.apply(p, float32(rate), scale)
		if n.opt.step%meanEvery == 0 {
			n.opt.average(p, n.set.MeanDecay)
		}
		p.repack()
	})
	var l losses
	for _, x := range ls {
		l.add(x)
	}
	return l
}

// parallel runs f(0) … f(n-1) on at most threads goroutines.
func parallel(threads, n int, f func(int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range max(1, min(threads, n)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
}

// withMean runs f with the running means in place of the weights.
func (n *Net) withMean(f func()) {
	swap := func() {
		for _, p := range n.params {
			p.w, p.mean = p.mean, p.w
			p.repack()
		}
	}
	swap()
	defer swap()
	f()
}

// evaluate returns the sums over sentences without training.
func (n *Net) evaluate(sents []*example, threads int) losses {
	const chunk = 32
	count := (len(sents) + chunk - 1) / chunk
	out := make([]losses, count)
	var mu sync.Mutex
	free := append([]*worker(nil), n.work[:]...)
	parallel(min(threads, shards), count, func(i int) {
		mu.Lock()
		w := free[len(free)-1]
		free = free[:len(free)-1]
		mu.Unlock()
		w.training = false
		out[i], _ = n.run(w, newBatch(sents[i*chunk:min(len(sents), (i+1)*chunk)]), 1)
		mu.Lock()
		free = append(free, w)
		mu.Unlock()
	})
	var l losses
	for _, x := range out {
		l.add(x)
	}
	return l
}
