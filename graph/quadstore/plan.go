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
	byQuad := make([]int32, len(p.deltas))
	for i := range byQuad {
		byQuad[i] = int32(i)
	}
	slices.SortFunc(byQuad, func(a, b int32) int {
		if c := compareIn(orderSPOL, p.quads[a], p.quads[b]); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	probe := prober{s: p.s}
	defer probe.close()
	failed, reason := -1, error(nil)
	for len(byQuad) > 0 {
		q := p.quads[byQuad[0]]
		n := 1
		for n < len(byQuad) && p.quads[byQuad[n]] == q {
			n++
		}
		before := false
		if p.allOld(q) {
			var err error
			if before, err = probe.has(q); err != nil {
				return err
			}
		}
		now := before
		for _, i := range byQuad[:n] {
			add := p.deltas[i].Action == graph.Add
			if add != now {
				now = add
				continue
			}
			err, ignored := graph.ErrQuadExists, o.IgnoreDup
			if !add {
				err, ignored = graph.ErrQuadNotExist, o.IgnoreMissing
			}
			if !ignored && (failed < 0 || int(i) < failed) {
				failed, reason = int(i), err
			}
		}
		switch {
		case now && !before:
			p.add = append(p.add, q)
		case before && !now:
			p.del = append(p.del, q)
		}
		byQuad = byQuad[n:]
	}
	if failed >= 0 {
		return &graph.DeltaError{Delta: p.deltas[failed], Err: reason}
	}
	return probe.close()
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
		it, err := pr.s.db.NewIter(&pebble.IterOptions{
			LowerBound:   []byte{spaceOrders + orderSPOL},
			UpperBound:   []byte{spaceOrders + orderSPOL + 1},
			UseL6Filters: true,
		})
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
	kept := make(map[uint64]bool)
	for _, q := range p.add {
		for _, id := range q {
			if id < p.first {
				if len(p.del) > 0 {
					kept[id] = true
				}
				continue
			}
			t := &p.terms[p.fresh[id-p.first]]
			if !t.used {
				t.used = true
				p.used++
			}
		}
	}
	if len(p.del) == 0 {
		return nil
	}
	gone := make(map[ids]struct{}, len(p.del))
	for _, q := range p.del {
		gone[q] = struct{}{}
	}
	var candidates []uint64
	for _, q := range p.del {
		for _, id := range q {
			if id != 0 && !kept[id] {
				kept[id] = true // decided below, once
				candidates = append(candidates, id)
			}
		}
	}
	slices.Sort(candidates)
	it, err := p.s.db.NewIter(nil)
	if err != nil {
		return err
	}
	defer it.Close()
	for _, id := range candidates {
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
