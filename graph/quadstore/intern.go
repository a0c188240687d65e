package quadstore

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// A plan is what one transaction will do, worked out without changing anything.
type plan struct {
	s      *Store
	deltas []graph.Delta
	quads  []ids // of deltas; a deletion with an unknown term has unknown in its place
	terms  []planTerm
	byKey  map[any]int // mapKeyOf -> index in terms
	fresh  []int       // terms that are new, in the order of their ids
	first  uint64      // ids from here on are new in this transaction
	next   uint64      // ids from here on are not given to a term

	add, del []ids
	// remove are the terms that no quad uses any more.
	remove []removedTerm
	used   int // how many of the new terms the added quads use
}

type planTerm struct {
	key  any
	enc  []byte // empty for a term the writer remembers
	id   uint64
	used bool // a new term that an added quad uses
}

type removedTerm struct {
	id  uint64
	enc []byte
}

// unknown is the id of a term that is neither in the store nor added by the transaction.
const unknown = ^uint64(0)

func newPlan(s *Store, deltas []graph.Delta) *plan {
	return &plan{
		s: s, deltas: deltas,
		quads: make([]ids, len(deltas)),
		byKey: make(map[any]int, 2*len(deltas)),
		first: s.state.next,
	}
}

// intern finds the ids of all terms and gives provisional ones to those that are new. The id of a new term means
// nothing until the transaction is committed.
func (p *plan) intern() error {
	refs := make([][4]int, len(p.deltas)) // index in terms, plus one
	for i, d := range p.deltas {
		if d.Action != graph.Add && d.Action != graph.Delete {
			return &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
		}
		for pos, t := range [4]quad.Value{d.Quad.Subject, d.Quad.Predicate, d.Quad.Object, d.Quad.Label} {
			if t == nil && pos == posL {
				continue
			}
			n, err := p.ref(t)
			if err != nil {
				return fmt.Errorf("%s of quad %d: %w", quad.Directions[pos], i, err)
			}
			refs[i][pos] = n + 1
		}
	}
	if err := p.find(); err != nil {
		return err
	}
	p.name(refs)
	for i := range refs {
		for pos, n := range refs[i] {
			if n > 0 {
				p.quads[i][pos] = p.terms[n-1].id
			}
		}
	}
	return nil
}

// name gives ids to the new terms of added quads, in the order of first use: those of predicates first, so that the
// terms that stand in most quads have the shortest ids.
func (p *plan) name(refs [][4]int) {
	p.next = p.first
	for _, pos := range [...]int{posP, posO, posS, posL} {
		for i := range refs {
			n := refs[i][pos] - 1
			if n < 0 || p.terms[n].id != 0 || p.deltas[i].Action != graph.Add {
				continue
			}
			p.terms[n].id = p.next
			p.fresh = append(p.fresh, n)
			p.next++
		}
	}
	for i := range p.terms {
		if p.terms[i].id == 0 {
			p.terms[i].id = unknown
		}
	}
}

// ref returns the index of a term in p.terms.
func (p *plan) ref(t quad.Value) (int, error) {
	key := mapKeyOf(t)
	if n, ok := p.byKey[key]; ok {
		return n, nil
	}
	pt := planTerm{key: key}
	if id, ok := p.s.known.get(key); ok {
		pt.id = id
	} else {
		enc, err := appendTerm(nil, t)
		if err != nil {
			return 0, err
		}
		pt.enc = enc
	}
	n := len(p.terms)
	p.terms = append(p.terms, pt)
	p.byKey[key] = n
	return n, nil
}

// A lookup is the dictionary key of a term and the index of the term.
type lookup struct {
	key  []byte
	term int
}

// lookups returns the terms that the writer does not remember, in the order of their keys.
func (p *plan) lookups() []lookup {
	n, size := 0, 0
	for _, t := range p.terms {
		if t.id == 0 {
			n++
			size += min(len(t.enc), maxInlineTerm) + 1
		}
	}
	list := make([]lookup, 0, n)
	arena := make([]byte, 0, size)
	for i, t := range p.terms {
		if t.id != 0 {
			continue
		}
		start := len(arena)
		arena = appendTermKey(arena, t.enc)
		list = append(list, lookup{arena[start:len(arena):len(arena)], i})
	}
	slices.SortFunc(list, func(a, b lookup) int { return bytes.Compare(a.key, b.key) })
	return list
}

// find looks up the terms that the writer does not remember.
func (p *plan) find() error {
	if p.s.state.terms == 0 {
		return nil
	}
	lookups := p.lookups()
	if len(lookups) == 0 {
		return nil
	}
	it, err := p.s.db.NewIter(&pebble.IterOptions{
		LowerBound: []byte{spaceTerm}, UpperBound: []byte{spaceID}, UseL6Filters: true,
	})
	if err != nil {
		return err
	}
	defer it.Close()
	for _, l := range lookups {
		if !it.SeekPrefixGE(l.key) {
			if err := it.Error(); err != nil {
				return err
			}
			continue
		}
		val, err := it.ValueAndErr()
		if err != nil {
			return err
		}
		id, rest, ok := readID(val)
		if !ok || len(rest) > 0 || id == 0 || id >= p.first {
			return fmt.Errorf("id of a term: %w", ErrCorrupt)
		}
		p.terms[l.term].id = id
	}
	return it.Error()
}
