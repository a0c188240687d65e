package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"entente/graph/prov"
	"entente/schema"
)

// FactDifference is a fact that two stores do not hold alike. First and Second are how each has it, nil where it has
// not.
type FactDifference struct {
	Fact          schema.IRI
	First, Second *prov.Fact
}

// Diff calls fn for each fact that only one of two views holds, and for each that has another status, other dates or
// another number of sources in the other, in the order of their IRIs. It reads the tallies of both side by side, and of
// the graphs only what differs. Statements are not compared.
func (v *View) Diff(ctx context.Context, other *View, fn func(FactDifference) error) error {
	first, second := v.tallies(ctx, 'f'), other.tallies(ctx, 'f')
	defer first.stop()
	defer second.stop()
	d := &differ{lifters: [2]*prov.Lifter{v.lifter(), other.lifter()}, fn: fn}
	for {
		if err := cmp.Or(first.err, second.err); err != nil {
			return err
		}
		if !first.ok && !second.ok {
			return nil
		}
		order := first.compare(second)
		if err := d.compare(ctx, first, second, order); err != nil {
			return err
		}
		if order <= 0 {
			first.advance()
		}
		if order >= 0 {
			second.advance()
		}
	}
}

// differ tells what is found.
type differ struct {
	lifters [2]*prov.Lifter
	fn      func(FactDifference) error
}

// compare tells the lower of two tallies, which the other view lacks, or both of one fact where they differ.
func (d *differ) compare(ctx context.Context, first, second *tallyCursor, order int) error {
	switch {
	case order < 0:
		return d.tell(ctx, first.key, true, false)
	case order > 0:
		return d.tell(ctx, second.key, false, true)
	case bytes.Equal(first.val, second.val):
		return nil
	}
	same, err := sameStanding(first.val, second.val)
	if err != nil || same {
		return err
	}
	return d.tell(ctx, first.key, true, true)
}

// tell tells the fact of a key of the tallies, as the first view has it, as the second has it, or both.
func (d *differ) tell(ctx context.Context, key []byte, first, second bool) (err error) {
	out := FactDifference{Fact: schema.IRI(key[2:])}
	if first {
		if out.First, err = d.lifters[0].Fact(ctx, out.Fact); err != nil {
			return err
		}
	}
	if second {
		if out.Second, err = d.lifters[1].Fact(ctx, out.Fact); err != nil {
			return err
		}
	}
	return d.fn(out)
}

// A tallyCursor walks over the records of a kind in the order of their keys.
type tallyCursor struct {
	key, val []byte
	ok       bool  // it stands at a record
	err      error // why it ended early
	next     func() ([]byte, []byte, bool)
	stop     func()
}

// tallies returns a cursor at the first record of a kind, to be stopped after use.
func (v *View) tallies(ctx context.Context, kind byte) *tallyCursor {
	c := &tallyCursor{}
	c.next, c.stop = iter.Pull2(func(yield func(k, val []byte) bool) {
		c.err = v.sn.MetaScan(ctx, key(kind, ""), func(k, val []byte) bool {
			return yield(bytes.Clone(k), bytes.Clone(val))
		})
	})
	c.advance()
	return c
}

func (c *tallyCursor) advance() { c.key, c.val, c.ok = c.next() }

// compare compares the keys of two cursors; one that is at its end comes after every other.
func (c *tallyCursor) compare(d *tallyCursor) int {
	if c.ok != d.ok {
		return btoi(d.ok) - btoi(c.ok)
	}
	return bytes.Compare(c.key, d.key)
}

// sameStanding reports whether two tallies of one fact give it the same status, dates and sources.
func sameStanding(x, y []byte) (bool, error) {
	var t [2]prov.FactTally
	for i, b := range [][]byte{x, y} {
		if err := json.Unmarshal(b, &t[i]); err != nil {
			return false, fmt.Errorf("%w: tally of a fact: %w", ErrDamaged, err)
		}
	}
	return slices.Equal(t[0].Quads(), t[1].Quads()), nil
}
