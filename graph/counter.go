package graph

import (
	"fmt"
	"strconv"
)

// bump adds n to a counter in the store, and removes it at zero.
func (c *change) bump(key []byte, n int, seen func(before, after int)) error {
	before, err := c.v.number(key)
	if err != nil {
		return err
	}
	after := before + n
	if after < 0 {
		return fmt.Errorf("%w: counter %q falls below zero", ErrDamaged, key)
	}
	if seen != nil {
		seen(before, after)
	}
	switch {
	case n == 0:
	case after == 0:
		c.tx.DeleteMeta(key)
	default:
		c.tx.PutMeta(key, strconv.AppendInt(nil, int64(after), 10))
	}
	return nil
}

// number reads a counter; one that is absent is zero.
func (v *View) number(key []byte) (int, error) {
	b, err := v.sn.Meta(key)
	if isNotFound(err) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(string(b))
	if err != nil {
		return 0, fmt.Errorf("%w: counter %q is %q", ErrDamaged, key, b)
	}
	return n, nil
}
