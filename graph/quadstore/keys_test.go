package quadstore

import (
	"bytes"
	"cmp"
	"math"
	"math/bits"
	"math/rand/v2"
	"testing"
)

func TestID_Order(t *testing.T) {
	var nums []uint64
	for shift := range 64 {
		for _, d := range []uint64{0, 1, 2, 0xFF} {
			nums = append(nums, uint64(1)<<shift+d, uint64(1)<<shift-d)
		}
	}
	nums = append(nums, 0, math.MaxUint64)
	for _, a := range nums {
		x := appendID(nil, a)
		if got, rest, ok := readID(append(x, 7)); !ok || got != a || len(rest) != 1 {
			t.Fatalf("%d comes back as %d, %v", a, got, ok)
		}
		for i := range x {
			if _, _, ok := readID(x[:i]); ok {
				t.Fatalf("the first %d bytes of %d are an id", i, a)
			}
		}
		for _, b := range nums {
			y := appendID(nil, b)
			if bytes.Compare(x, y) != cmp.Compare(a, b) {
				t.Fatalf("%d and %d are in the wrong order", a, b)
			}
			if a != b && bytes.HasPrefix(y, x) {
				t.Fatalf("%d starts with %d", b, a)
			}
		}
	}
}

// FuzzID checks that every id has one encoding.
func FuzzID(f *testing.F) {
	// The number 1 in more bytes than it takes.
	f.Add([]byte{0x80, 0x01})
	f.Add([]byte{0xC0, 0, 1})
	f.Add([]byte{0xE0, 0, 0, 1})
	f.Add([]byte{0xF0, 0, 0, 0, 1})
	f.Add([]byte{0xFF, 0, 0, 0, 0, 0, 0, 0, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		id, rest, ok := readID(b)
		if ok && !bytes.Equal(appendID(nil, id), b[:len(b)-len(rest)]) {
			t.Fatalf("% x is a second encoding of %d", b, id)
		}
	})
}

func TestOrders_Prefix(t *testing.T) {
	q := ids{300, 2, 70_000, 5}
	for mask, ord := range orderFor {
		var p ids
		for pos := range p {
			if mask&(1<<pos) != 0 {
				p[pos] = q[pos]
			}
		}
		prefix, got := p.prefix(nil)
		if got != ord || !bytes.HasPrefix(appendQuadKey(nil, ord, q), prefix) {
			t.Errorf("the prefix for %04b is not one of the key", mask)
		}
		fixed := 0
		for _, pos := range orders[ord].perm {
			if p[pos] == 0 {
				break
			}
			fixed++
		}
		if want := bits.OnesCount(uint(mask)); fixed != want {
			t.Errorf("%04b: %d terms in the prefix, %d are fixed", mask, fixed, want)
		}
		if orders[ord].labelled && mask&maskL == 0 {
			t.Errorf("%04b is read from an order without unlabelled quads", mask)
		}
	}
}

func TestOrders_KeyOrder(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	random := func() (q ids) {
		for i := range q {
			q[i] = rnd.Uint64() >> (40 + rnd.IntN(24))
		}
		return q
	}
	for range 5000 {
		a, b := random(), random()
		for ord := range orders {
			x, y := appendQuadKey(nil, ord, a), appendQuadKey(nil, ord, b)
			if bytes.Compare(x, y) != compareIn(ord, a, b) {
				t.Fatalf("order %s: %v and %v", orders[ord].name, a, b)
			}
			if got, ok := decodeQuadKey(x, ord); !ok || got != a {
				t.Fatalf("order %s: %v comes back as %v", orders[ord].name, a, got)
			}
		}
	}
}

func TestState_RoundTrip(t *testing.T) {
	want := state{next: 1 << 40, quads: 7, terms: 300}
	if got, err := decodeState(want.encode()); err != nil || got != want {
		t.Errorf("got %v, %v", got, err)
	}
	for i := range want.encode() {
		if _, err := decodeState(want.encode()[:i]); err == nil {
			t.Errorf("%d bytes are taken for counters", i)
		}
	}
}
