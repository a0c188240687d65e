package quadstore

import (
	"bytes"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

func TestTerm_RoundTrip(t *testing.T) {
	for _, v := range []quad.Value{
		quad.IRI("http://example.org/é"), quad.IRI("a\nb> <c"), quad.BNode("x"), quad.String(""), quad.String("a\x00b"),
		quad.LangString{Value: "colour", Lang: "en-GB"}, quad.LangString{},
		quad.TypedString{Value: "01", Type: "xsd:integer"}, quad.TypedString{}, quad.Int(-1), quad.Int(math.MaxInt64),
		quad.Float(math.Inf(-1)), quad.Float(math.Copysign(0, -1)), quad.Bool(true), quad.Bool(false),
		quad.Time(time.Unix(-5, 999).UTC()), quad.Time(time.Date(9999, 1, 2, 3, 4, 5, 6, time.UTC)),
	} {
		enc, err := appendTerm(nil, v)
		if err != nil {
			t.Errorf("%#v: %v", v, err)
			continue
		}
		if got, err := decodeTerm(enc); err != nil || got != v {
			t.Errorf("%#v comes back as %#v, %v", v, got, err)
		}
	}
}

func TestTerm_SameInstant(t *testing.T) {
	now := time.Now()
	a, err := appendTerm(nil, quad.Time(now))
	if err != nil {
		t.Fatal(err)
	}
	b, err := appendTerm(nil, quad.Time(now.In(time.FixedZone("x", 3600))))
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("one instant in two zones has two encodings, %v", err)
	}
	if mapKeyOf(quad.Time(now)) != mapKeyOf(quad.Time(now.UTC())) {
		t.Error("one instant has two map keys")
	}
	nan := quad.Float(math.NaN())
	if mapKeyOf(nan) != mapKeyOf(nan) {
		t.Error("NaN has two map keys")
	}
}

type foreign struct{}

func (foreign) String() string { return "foreign" }
func (foreign) Native() any    { return nil }

func TestTerm_Invalid(t *testing.T) {
	for _, v := range []quad.Value{nil, quad.IRI(""), quad.BNode(""), foreign{}} {
		if _, err := appendTerm(nil, v); !errors.Is(err, ErrTerm) {
			t.Errorf("%#v: got %v", v, err)
		}
	}
}

// termOf makes any term from fuzzed parts.
func termOf(kind uint8, a, b string, n uint64) quad.Value {
	switch kind % 9 {
	case 0:
		return quad.IRI(a)
	case 1:
		return quad.BNode(a)
	case 2:
		return quad.String(a)
	case 3:
		return quad.LangString{Value: quad.String(a), Lang: b}
	case 4:
		return quad.TypedString{Value: quad.String(a), Type: quad.IRI(b)}
	case 5:
		return quad.Int(n)
	case 6:
		return quad.Float(math.Float64frombits(n))
	case 7:
		return quad.Bool(n%2 == 1)
	}
	return quad.Time(time.Unix(int64(n>>32)-1<<31, int64(n&math.MaxUint32)%1e9).UTC())
}

// FuzzTerm checks that terms come back as they went in, and that two terms have one encoding only if they are one term.
func FuzzTerm(f *testing.F) {
	f.Add(uint8(0), "http://a", "", uint64(0), uint8(2), "http://a", "", uint64(0))
	f.Add(uint8(3), "bc", "a", uint64(0), uint8(3), "c", "ab", uint64(0))
	f.Add(uint8(4), "1", "xsd:integer", uint64(0), uint8(5), "", "", uint64(1))
	f.Fuzz(func(t *testing.T, k1 uint8, a1, b1 string, n1 uint64, k2 uint8, a2, b2 string, n2 uint64) {
		v, w := termOf(k1, a1, b1, n1), termOf(k2, a2, b2, n2)
		x, err := appendTerm(nil, v)
		if err != nil {
			if !errors.Is(err, ErrTerm) {
				t.Fatal(err)
			}
			return
		}
		back, err := decodeTerm(x)
		if err != nil || mapKeyOf(back) != mapKeyOf(v) {
			t.Fatalf("%#v comes back as %#v, %v", v, back, err)
		}
		y, err := appendTerm(nil, w)
		if err != nil {
			return
		}
		same := mapKeyOf(v) == mapKeyOf(w)
		if bytes.Equal(x, y) != same {
			t.Fatalf("%#v and %#v: encodings equal: %v", v, w, !same)
		}
		if bytes.Equal(appendTermKey(nil, x), appendTermKey(nil, y)) != same {
			t.Fatalf("%#v and %#v: keys equal: %v", v, w, !same)
		}
	})
}

// FuzzDecodeTerm checks that no bytes but those of appendTerm are taken for a term.
func FuzzDecodeTerm(f *testing.F) {
	f.Add([]byte{kindLang, 2, 'e', 'n', 'x'})
	f.Add([]byte{kindTyped, 0x81, 0, 'x'})
	f.Add([]byte{kindTime, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF})
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := decodeTerm(b)
		if err != nil {
			if !errors.Is(err, ErrCorrupt) {
				t.Fatal(err)
			}
			return
		}
		if again, err := appendTerm(nil, v); err != nil || !bytes.Equal(b, again) {
			t.Fatalf("% x is %#v, which is % x, %v", b, v, again, err)
		}
	})
}
