package quadstore

import (
	"cmp"

	"github.com/cayleygraph/quad"
)

// ids is a quad as the ids of its subject, predicate, object and label; 0 is no label, and in a pattern any term.
type ids [4]uint64

// The places in ids.
const (
	posS = iota
	posP
	posO
	posL
)

// An order is a sequence in which the ids of a quad are put into a key. The number of an order is part of the format.
type order struct {
	name string
	perm [4]int
	// labelled says that quads without a label are left out.
	labelled bool
}

const (
	orderSPOL = iota
	orderPOSL
	orderOSPL
	orderLSPO
	orderPLOS
	orderOLSP
	numOrders
)

var orders = [numOrders]order{
	orderSPOL: {"SPOL", [4]int{posS, posP, posO, posL}, false},
	orderPOSL: {"POSL", [4]int{posP, posO, posS, posL}, false},
	orderOSPL: {"OSPL", [4]int{posO, posS, posP, posL}, false},
	orderLSPO: {"LSPO", [4]int{posL, posS, posP, posO}, true},
	orderPLOS: {"PLOS", [4]int{posP, posL, posO, posS}, true},
	orderOLSP: {"OLSP", [4]int{posO, posL, posS, posP}, true},
}

// Bits of a set of fixed places.
const (
	maskS = 1 << posS
	maskP = 1 << posP
	maskO = 1 << posO
	maskL = 1 << posL
)

// orderFor holds, for each set of fixed places, an order that starts with them.
var orderFor = [16]int{
	0:                             orderSPOL,
	maskS:                         orderSPOL,
	maskP:                         orderPOSL,
	maskO:                         orderOSPL,
	maskL:                         orderLSPO,
	maskS | maskP:                 orderSPOL,
	maskS | maskO:                 orderOSPL,
	maskS | maskL:                 orderLSPO,
	maskP | maskO:                 orderPOSL,
	maskP | maskL:                 orderPLOS,
	maskO | maskL:                 orderOLSP,
	maskS | maskP | maskO:         orderSPOL,
	maskS | maskP | maskL:         orderLSPO,
	maskS | maskO | maskL:         orderOLSP,
	maskP | maskO | maskL:         orderPLOS,
	maskS | maskP | maskO | maskL: orderSPOL,
}

// orderBounds returns the bounds of the keys of one order, the upper one excluded.
func orderBounds(ord int) (lower, upper []byte) {
	return []byte{spaceOrders + byte(ord)}, []byte{spaceOrders + byte(ord) + 1}
}

// appendQuadKey appends the key of a quad in one order.
func appendQuadKey(b []byte, ord int, q ids) []byte {
	b = append(b, spaceOrders+byte(ord))
	p := &orders[ord].perm
	b = appendID(b, q[p[0]])
	b = appendID(b, q[p[1]])
	b = appendID(b, q[p[2]])
	return appendID(b, q[p[3]])
}

// decodeQuadKey reads a key that appendQuadKey wrote in that order.
func decodeQuadKey(key []byte, ord int) (q ids, ok bool) {
	if len(key) == 0 || key[0] != spaceOrders+byte(ord) {
		return q, false
	}
	rest := key[1:]
	for _, pos := range orders[ord].perm {
		q[pos], rest, ok = readID(rest)
		if !ok {
			return q, false
		}
	}
	return q, len(rest) == 0
}

// mask returns the set of places that a pattern fixes.
func (q ids) mask() int {
	m := 0
	for i, id := range q {
		if id != 0 {
			m |= 1 << i
		}
	}
	return m
}

// matches reports whether a quad has the terms that the pattern q fixes.
func (q ids) matches(x ids) bool {
	for i, id := range q {
		if id != 0 && id != x[i] {
			return false
		}
	}
	return true
}

// prefix appends the prefix that all quads of pattern q share in the order chosen for it.
func (q ids) prefix(b []byte) (prefix []byte, ord int) {
	ord = orderFor[q.mask()]
	b = append(b, spaceOrders+byte(ord))
	for _, pos := range orders[ord].perm {
		if q[pos] == 0 {
			break
		}
		b = appendID(b, q[pos])
	}
	return b, ord
}

// compareIn compares two quads in an order, as their keys compare.
func compareIn(ord int, a, b ids) int {
	p := &orders[ord].perm
	for _, pos := range p {
		if a[pos] != b[pos] {
			return cmp.Compare(a[pos], b[pos])
		}
	}
	return 0
}

// posOf maps Cayley's directions to places in ids.
func posOf(d quad.Direction) (int, bool) {
	switch d {
	case quad.Subject:
		return posS, true
	case quad.Predicate:
		return posP, true
	case quad.Object:
		return posO, true
	case quad.Label:
		return posL, true
	}
	return 0, false
}
