package quadstore

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
)

// maxProblems is how many problems Check lists one by one.
const maxProblems = 1000

// Check reads the whole state of the view and returns a *CheckError with every problem that it finds: quads that do not
// stand in all their orders, terms that are missing, in the way of each other or used by no quad, counters that are
// wrong, and keys that no store writes. It takes about as long as reading everything eight times and little memory.
func (s *Store) Check(ctx context.Context) error {
	sn, err := s.Snapshot()
	if err != nil {
		return err
	}
	return errors.Join(sn.Check(ctx), sn.Close())
}

// Check is Store.Check for the state of the snapshot.
func (sn *Snapshot) Check(ctx context.Context) error {
	c := &checker{ctx: ctx, v: &sn.view, seed: maphash.MakeSeed()}
	err := c.run()
	if err == nil && len(c.problems.Problems) > 0 {
		return &c.problems
	}
	return err
}

type checker struct {
	ctx      context.Context
	v        *view
	seed     maphash.Seed
	problems CheckError
	state    state
}

func (c *checker) report(format string, args ...any) {
	if len(c.problems.Problems) >= maxProblems {
		c.problems.More++
		return
	}
	c.problems.Problems = append(c.problems.Problems, fmt.Sprintf(format, args...))
}

func (c *checker) run() error {
	st, err := c.v.counters()
	if errors.Is(err, ErrCorrupt) || errors.Is(err, ErrNotFound) {
		c.report("the counters cannot be read: %v", err)
	} else if err != nil {
		return err
	}
	c.state = st
	for _, step := range []func() error{c.spaces, c.quads, c.dictionary, c.references} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// walk calls fn for every key from lower to upper. Slices are valid during the call.
func (c *checker) walk(lower, upper []byte, fn func(key, val []byte) error) error {
	cur, err := c.cursor(lower, upper)
	if err != nil {
		return err
	}
	defer cur.close()
	for cur.next() {
		if err := fn(cur.key, cur.val); err != nil {
			return err
		}
	}
	return cur.err
}

// spaces looks for keys outside of the known spaces.
func (c *checker) spaces() error {
	known := []byte{spaceSystem, spaceMeta, spaceTerm, spaceHashed, spaceID}
	for ord := range orders {
		known = append(known, spaceOrders+byte(ord))
	}
	lower := []byte{0}
	for _, space := range append(known, 0xFF) {
		err := c.walk(lower, []byte{space}, func(key, _ []byte) error {
			c.report("unknown key % x", key)
			return nil
		})
		if err != nil {
			return err
		}
		lower = []byte{space + 1}
	}
	return c.walk([]byte{spaceSystem}, []byte{spaceSystem + 1}, func(key, _ []byte) error {
		if !bytes.Equal(key, formatKey) && !bytes.Equal(key, stateKey) {
			c.report("unknown key % x", key)
		}
		return nil
	})
}

// tally is a number of quads and a hash of their set that does not depend on the order.
type tally struct {
	n   uint64
	sum uint64
}

func (c *checker) add(t *tally, q ids) {
	var b [32]byte
	for i, id := range q {
		binary.LittleEndian.PutUint64(b[8*i:], id)
	}
	t.n++
	t.sum += maphash.Bytes(c.seed, b[:])
}

// quads compares the orders: first by their tallies, and quad by quad only if those differ.
func (c *checker) quads() error {
	var tallies [numOrders]tally
	var labelled tally // of the quads with a label, as the first order has them
	for ord := range orders {
		err := c.walkOrder(ord, func(q ids) {
			c.add(&tallies[ord], q)
			if ord == orderSPOL && q[posL] != 0 {
				c.add(&labelled, q)
			}
		})
		if err != nil {
			return err
		}
	}
	all := tallies[orderSPOL]
	if all.n != c.state.quads {
		c.report("the counter says %d quads, there are %d", c.state.quads, all.n)
	}
	for ord := range orders {
		want := all
		if orders[ord].labelled {
			want = labelled
		}
		if tallies[ord] == want {
			continue
		}
		if err := c.compare(ord); err != nil {
			return err
		}
	}
	return nil
}

// walkOrder calls fn for the quads of one order and reports its keys that are none.
func (c *checker) walkOrder(ord int, fn func(q ids)) error {
	lower, upper := orderBounds(ord)
	return c.walk(lower, upper, func(key, val []byte) error {
		q, ok := decodeQuadKey(key, ord)
		if !ok || len(val) != 0 || q[posS] == 0 || q[posP] == 0 || q[posO] == 0 ||
			orders[ord].labelled && q[posL] == 0 {
			c.report("order %s: malformed key % x", orders[ord].name, key)
			return nil
		}
		fn(q)
		return nil
	})
}

// compare reports the quads of one order that the first order does not have, and the other way round.
func (c *checker) compare(ord int) error {
	if err := c.missing(ord, orderSPOL); err != nil {
		return err
	}
	return c.missing(orderSPOL, ord)
}

// missing reports the quads that stand in one order and, though they should, not in another.
func (c *checker) missing(from, in int) error {
	lower, upper := orderBounds(from)
	return c.walk(lower, upper, func(key, _ []byte) error {
		q, ok := decodeQuadKey(key, from)
		if !ok || orders[in].labelled && q[posL] == 0 {
			return nil
		}
		_, err := c.get(appendQuadKey(nil, in, q))
		if errors.Is(err, ErrNotFound) {
			c.report("quad %v stands in order %s and not in %s", [4]uint64(q), orders[from].name, orders[in].name)
			return nil
		}
		return err
	})
}

func (c *checker) get(key []byte) (val []byte, err error) {
	err = c.v.use(func() error {
		val, err = get(c.v.r, key)
		return err
	})
	return val, err
}

// dictionary checks that both directions of the dictionary say the same, and what the counters say of it.
func (c *checker) dictionary() error {
	var byID, byTerm, maxID uint64
	err := c.walk([]byte{spaceID}, []byte{spaceID + 1}, func(key, val []byte) error {
		byID++
		id, rest, ok := readID(key[1:])
		if !ok || len(rest) != 0 || id == 0 {
			c.report("malformed id % x", key)
			return nil
		}
		maxID = max(maxID, id)
		return c.idEntry(id, val)
	})
	if err != nil {
		return err
	}
	err = c.walk([]byte{spaceTerm}, []byte{spaceHashed + 1}, func(key, val []byte) error {
		byTerm++
		return c.termEntry(key, val)
	})
	if err != nil {
		return err
	}
	if byID != c.state.terms || byTerm != byID {
		c.report("the counter says %d terms, there are %d ids and %d terms", c.state.terms, byID, byTerm)
	}
	if maxID >= c.state.next && maxID > 0 {
		c.report("id %d is in use, and %d is the next to be given", maxID, c.state.next)
	}
	return nil
}

// idEntry checks that the encoded term of an id can be read and is looked up as that id.
func (c *checker) idEntry(id uint64, enc []byte) error {
	if _, err := decodeTerm(enc); err != nil {
		c.report("id %d: %v", id, err)
		return nil
	}
	back, err := c.get(appendTermKey(nil, enc))
	if errors.Is(err, ErrNotFound) {
		c.report("the term of id %d cannot be looked up", id)
		return nil
	}
	if err != nil {
		return err
	}
	if !bytes.Equal(back, appendID(nil, id)) {
		c.report("the term of id %d is looked up as % x", id, back)
	}
	return nil
}

// termEntry checks that the id, written as in a key, that a term is looked up as is the id of that term.
func (c *checker) termEntry(key, id []byte) error {
	start := key[:min(len(key), 32)]
	enc, err := c.get(append([]byte{spaceID}, id...))
	if errors.Is(err, ErrNotFound) {
		c.report("term % x has id % x, which has no term", start, id)
		return nil
	}
	if err != nil {
		return err
	}
	if !bytes.Equal(appendTermKey(nil, enc), key) {
		c.report("term % x has the id of another term", start)
	}
	return nil
}
