package value

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// decimal is the number coef × 10^exp.
type decimal struct {
	coef uint64
	exp  int
}

// maxExp bounds the exponents of numbers; what is beyond it is no number of news.
const maxExp = 30

var pow10 = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
	1e18}

// whole returns n as a decimal.
func whole(n uint64) decimal { return decimal{coef: n} }

// parseDecimal reads digits with an optional fraction. Commas must group them in the western (2,000,000) or the Indian
// way (20,00,000).
func parseDecimal(s string) (decimal, bool) {
	integer, fraction, _ := strings.Cut(s, ".")
	if strings.ContainsAny(fraction, ".,") || !grouped(integer) {
		return decimal{}, false
	}
	digits := strings.ReplaceAll(integer, ",", "") + fraction
	if len(digits) == 0 || len(digits) > 18 {
		return decimal{}, false
	}
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil {
		return decimal{}, false
	}
	return decimal{n, -len(fraction)}, true
}

// grouped reports whether the commas of s, if any, group digits.
func grouped(s string) bool {
	if strings.IndexByte(s, ',') < 0 {
		return true
	}
	groups := strings.Split(s, ",")
	if len(groups[0]) > 3 || len(groups[len(groups)-1]) != 3 {
		return false
	}
	size := len(groups[1])
	if len(groups) > 2 && size == 2 && len(groups[0]) > 2 {
		return false
	}
	for _, g := range groups[1 : len(groups)-1] {
		if len(g) != size || size != 2 && size != 3 {
			return false
		}
	}
	return true
}

// times returns d × n.
func (d decimal) times(n uint64) (decimal, bool) {
	hi, lo := bits.Mul64(d.coef, n)
	return decimal{lo, d.exp}, hi == 0
}

// shift returns d × 10^k.
func (d decimal) shift(k int) (decimal, bool) {
	d.exp += k
	return d, d.exp <= maxExp && d.exp >= -maxExp
}

// plus returns d + e.
func (d decimal) plus(e decimal) (decimal, bool) {
	if d.exp < e.exp {
		d, e = e, d
	}
	k := d.exp - e.exp
	if k >= len(pow10) {
		return decimal{}, false
	}
	up, ok := d.times(pow10[k])
	if !ok || up.coef+e.coef < up.coef {
		return decimal{}, false
	}
	return decimal{up.coef + e.coef, e.exp}, true
}

// float returns d for comparisons.
func (d decimal) float() float64 { return float64(d.coef) * math.Pow10(d.exp) }

// small returns d if it is a whole number of at most four digits.
func (d decimal) small() (int, bool) {
	d = d.normal()
	if d.exp < 0 || d.exp > 4 {
		return 0, false
	}
	n := d.coef * pow10[d.exp]
	return int(n), d.coef < 10000 && n < 10000
}

// normal returns d with the shortest coefficient.
func (d decimal) normal() decimal {
	if d.coef == 0 {
		return decimal{}
	}
	for d.coef%10 == 0 {
		d.coef /= 10
		d.exp++
	}
	return d
}

// String returns the canonical lexical form of XML Schema: no grouping, no exponent, no needless zeros.
func (d decimal) String() string {
	d = d.normal()
	s := strconv.FormatUint(d.coef, 10)
	switch {
	case d.exp >= 0:
		return s + strings.Repeat("0", d.exp)
	case len(s) > -d.exp:
		return s[:len(s)+d.exp] + "." + s[len(s)+d.exp:]
	}
	return "0." + strings.Repeat("0", -d.exp-len(s)) + s
}

// integer reports whether d is a whole number.
func (d decimal) integer() bool { return d.normal().exp >= 0 }
