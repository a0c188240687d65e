package quadstore

import (
	"github.com/cockroachdb/pebble/v2"
)

// references merges the ids of the dictionary with those that stand first in the orders, all of which come sorted, to
// find ids without a term and terms without a quad.
func (c *checker) references() error {
	dict, err := c.cursor([]byte{spaceID}, []byte{spaceID + 1})
	if err != nil {
		return err
	}
	defer dict.close()
	firsts := []int{orderSPOL, orderPOSL, orderOSPL, orderLSPO}
	uses := make([]*cursor, len(firsts))
	for i, ord := range firsts {
		if uses[i], err = c.cursor(orderBounds(ord)); err != nil {
			return err
		}
		defer uses[i].close()
	}
	all := append(uses[:len(uses):len(uses)], dict)
	for _, cur := range all {
		cur.nextID()
	}
	for {
		id, ok := lowest(all)
		if !ok {
			break
		}
		named, used := dict.at(id), false
		for i, cur := range uses {
			if !cur.at(id) {
				continue
			}
			used = true
			if !named {
				c.report("id %d stands first in order %s and has no term", id, orders[firsts[i]].name)
			}
		}
		if !used {
			c.report("no quad uses the term of id %d", id)
		}
		for _, cur := range all {
			if cur.at(id) {
				cur.nextID()
			}
		}
	}
	for _, cur := range all {
		if cur.err != nil {
			return cur.err
		}
	}
	return nil
}

// lowest returns the lowest id at which a cursor stands, and false if all are at their end.
func lowest(cursors []*cursor) (id uint64, some bool) {
	for _, cur := range cursors {
		if cur.ok && (!some || cur.id < id) {
			id, some = cur.id, true
		}
	}
	return id, some
}

// A cursor walks over keys in chunks, so that the store can be closed meanwhile.
type cursor struct {
	c        *checker
	it       *pebble.Iterator
	gen      uint64
	started  bool
	n        int
	key, val []byte
	id       uint64
	ok       bool
	err      error
}

func (c *checker) cursor(lower, upper []byte) (*cursor, error) {
	cur := &cursor{c: c}
	err := c.v.use(func() (err error) {
		cur.it, cur.gen, err = c.v.pool.take(c.v.r, lower, upper)
		if err == nil {
			c.v.s.track(cur)
		}
		return err
	})
	return cur, err
}

func (cur *cursor) next() bool {
	cur.n++
	if cur.n%maxChunk == 0 {
		if cur.err = cur.c.ctx.Err(); cur.err != nil {
			return false
		}
	}
	ok := false
	cur.err = cur.c.v.use(func() (err error) {
		if cur.it == nil {
			return ErrClosed
		}
		if cur.started {
			ok = cur.it.Next()
		} else {
			ok, cur.started = cur.it.First(), true
		}
		if !ok {
			return cur.it.Error()
		}
		cur.key = append(cur.key[:0], cur.it.Key()...)
		val, err := cur.it.ValueAndErr()
		cur.val = append(cur.val[:0], val...)
		return err
	})
	return ok && cur.err == nil
}

// nextID advances to the next key that starts with another id; malformed keys, which are reported elsewhere, are
// skipped.
func (cur *cursor) nextID() {
	for cur.next() {
		id, _, ok := readID(cur.key[1:])
		if ok && (!cur.ok || id != cur.id) {
			cur.id, cur.ok = id, true
			return
		}
	}
	cur.ok = false
}

// at reports whether the cursor stands at an id.
func (cur *cursor) at(id uint64) bool { return cur.ok && cur.id == id }

func (cur *cursor) close() {
	s := cur.c.v.s
	s.mu.RLock()
	defer s.mu.RUnlock()
	if cur.it != nil {
		s.untrack(cur)
		_ = cur.c.v.pool.give(cur.it, cur.gen) // next has returned its error
		cur.it = nil
	}
}

func (cur *cursor) closeEngine() error {
	it := cur.it
	cur.it = nil
	return it.Close()
}
