package quadstore

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/v2"
)

// decide works out which quads the transaction adds and removes in the end. A quad may be added and removed several
// times in one transaction; the changes count in their order, and what must exist is looked up only where all terms are
// old.
func (p *plan) decide(o graph.IgnoreOpts) error {
	probe := prober{s: p.s}
	defer probe.close()
	var bad refusal
	for changes := p.byQuad(); len(changes) > 0; {
		q := p.quads[changes[0]]
		n := 1
		for n < len(changes) && p.quads[changes[n]] == q {
			n++
		}
		before := false
		if p.allOld(q) {
			var err error
			if before, err = probe.has(q); err != nil {
				return err
			}
		}
		switch now := p.replay(changes[:n], before, o, &bad); {
		case now && !before:
			p.add = append(p.add, q)
		case before && !now:
			p.del = append(p.del, q)
		}
		changes = changes[n:]
	}
	if bad.err != nil {
		return &graph.DeltaError{Delta: p.deltas[bad.delta], Err: bad.err}
	}
	return probe.close()
}

// byQuad returns the indices of the deltas sorted by quad, and those of one quad in their order.
func (p *plan) byQuad() []int32 {
	changes := make([]int32, len(p.deltas))
	for i := range changes {
		changes[i] = int32(i)
	}
	slices.SortFunc(changes, func(a, b int32) int {
		if c := compareIn(orderSPOL, p.quads[a], p.quads[b]); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	return changes
}

// A refusal is the first change that may not be made.
type refusal struct {
	delta int32
	err   error // nil if there is none
}

// replay makes the changes of one quad, which is there or not before, and returns whether it is there after them.
func (p *plan) replay(changes []int32, there bool, o graph.IgnoreOpts, bad *refusal) bool {
	for _, i := range changes {
		add := p.deltas[i].Action == graph.Add
		if add != there {
			there = add
			continue
		}
		err, ignored := graph.ErrQuadExists, o.IgnoreDup
		if !add {
			err, ignored = graph.ErrQuadNotExist, o.IgnoreMissing
		}
		if !ignored && (bad.err == nil || i < bad.delta) {
			*bad = refusal{i, err}
		}
	}
	return there
}

// allOld reports whether all terms of a quad were in the store before.
func (p *plan) allOld(q ids) bool {
	return q[posS] < p.first && q[posP] < p.first && q[posO] < p.first && q[posL] < p.first
}

// A prober asks whether quads exist; it is quickest in the order of their keys.
type prober struct {
	s   *Store
	it  *pebble.Iterator
	key []byte
}

func (pr *prober) has(q ids) (bool, error) {
	if pr.it == nil {
		lower, upper := orderBounds(orderSPOL)
		it, err := pr.s.db.NewIter(&pebble.IterOptions{LowerBound: lower, UpperBound: upper, UseL6Filters: true})
		if err != nil {
			return false, err
		}
		pr.it = it
	}
	pr.key = appendQuadKey(pr.key[:0], orderSPOL, q)
	if pr.it.SeekPrefixGE(pr.key) {
		return true, nil
	}
	return false, pr.it.Error()
}

func (pr *prober) close() error {
	if pr.it == nil {
		return nil
	}
	it := pr.it
	pr.it = nil
	return it.Close()
}

// dictionary marks the new terms that are used, and finds the old ones that no quad uses any more.
func (p *plan) dictionary() error {
	p.markUsed()
	if len(p.del) == 0 {
		return nil
	}
	gone := make(map[ids]struct{}, len(p.del))
	for _, q := range p.del {
		gone[q] = struct{}{}
	}
	it, err := p.s.db.NewIter(nil)
	if err != nil {
		return err
	}
	defer it.Close()
	for _, id := range p.candidates() {
		used, err := usedBeside(it, id, gone)
		if err != nil {
			return err
		}
		if used {
			continue
		}
		enc, err := get(p.s.db, appendIDKey(nil, id))
		if err != nil {
			return fmt.Errorf("id %d has no term: %w", id, errors.Join(ErrCorrupt, err))
		}
		p.remove = append(p.remove, removedTerm{id, enc})
	}
	return nil
}

// markUsed marks the new terms that the added quads use.
func (p *plan) markUsed() {
	for _, q := range p.add {
		for _, id := range q {
			if id < p.first {
				continue
			}
			t := &p.terms[p.fresh[id-p.first]]
			if !t.used {
				t.used = true
				p.used++
			}
		}
	}
}

// candidates returns the terms of removed quads that no added quad uses, each once, in the order in which they lie on
// disk.
func (p *plan) candidates() []uint64 {
	seen := make(map[uint64]bool)
	for _, q := range p.add {
		for _, id := range q {
			if id < p.first {
				seen[id] = true
			}
		}
	}
	var candidates []uint64
	for _, q := range p.del {
		for _, id := range q {
			if id != 0 && !seen[id] {
				seen[id] = true
				candidates = append(candidates, id)
			}
		}
	}
	slices.Sort(candidates)
	return candidates
}

// usedBeside reports whether a quad that is not gone has the term.
func usedBeside(it *pebble.Iterator, id uint64, gone map[ids]struct{}) (bool, error) {
	for pos := posS; pos <= posL; pos++ {
		var pattern ids
		pattern[pos] = id
		prefix, ord := pattern.prefix(nil)
		it.SetBounds(prefix, after(prefix))
		for ok := it.First(); ok; ok = it.Next() {
			q, ok := decodeQuadKey(it.Key(), ord)
			if !ok {
				return false, fmt.Errorf("key % x: %w", it.Key(), ErrCorrupt)
			}
			if _, ok := gone[q]; !ok {
				return true, nil
			}
		}
		if err := it.Error(); err != nil {
			return false, err
		}
	}
	return false, nil
}
