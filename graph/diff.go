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

// FactDifference is a fact that two stores do not hold alike. First and Second are how each has it, nil where it has not.
type FactDifference struct {
	Fact          schema.IRI
	First, Second *prov.Fact
}

// Diff calls fn for each fact that only one of two views holds, and for each that has another status, other dates or another
// number of sources in the other, in the order of their IRIs. It reads the tallies of both side by side, and of the graphs
// only what differs. Statements are not compared.
func (v *View) Diff(ctx context.Context, other *View, fn func(FactDifference) error) error {
	var bad [2]error
	next, stop := iter.Pull2(v.tallies(ctx, 'f', &bad[0]))
	defer stop()
	nextOther, stopOther := iter.Pull2(other.tallies(ctx, 'f', &bad[1]))
	defer stopOther()
	d := &differ{lifters: [2]*prov.Lifter{v.lifter(), other.lifter()}, fn: fn}
	a, x, okA := next()
	b, y, okB := nextOther()
	for okA || okB {
		order := compareKeys(a, b, okA, okB)
		switch {
		case order != 0:
			if err := d.tell(ctx, least(a, b, order), order < 0, order > 0); err != nil {
				return err
			}
		case !bytes.Equal(x, y):
			if same, err := sameStanding(x, y); err != nil {
				return err
			} else if same {
				break
			}
			if err := d.tell(ctx, a, true, true); err != nil {
				return err
			}
		}
		if order <= 0 {
			a, x, okA = next()
		}
		if order >= 0 {
			b, y, okB = nextOther()
		}
	}
	return cmp.Or(bad[0], bad[1])
}

// differ tells what is found.
type differ struct {
	lifters [2]*prov.Lifter
	fn      func(FactDifference) error
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

// tallies gives the records of a kind in the order of their keys. An error ends them and is left in bad.
func (v *View) tallies(ctx context.Context, kind byte, bad *error) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, val []byte) bool) {
		*bad = v.sn.MetaScan(ctx, key(kind, ""), func(k, val []byte) bool {
			return yield(bytes.Clone(k), bytes.Clone(val))
		})
	}
}

// compareKeys compares two keys, of which one that is not there comes after every other.
func compareKeys(a, b []byte, okA, okB bool) int {
	if okA != okB {
		return btoi(okB) - btoi(okA)
	}
	return bytes.Compare(a, b)
}

func least(a, b []byte, order int) []byte {
	if order < 0 {
		return a
	}
	return b
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
