package rdf

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/cayleygraph/quad"
)

// appendNative appends a native value of Cayley as a typed literal in the
// canonical lexical form of its datatype.
// https://www.w3.org/TR/xmlschema11-2/#canonical-lexical-representation
func appendNative(dst []byte, v quad.Value) []byte {
	dst = append(dst, '"')
	var datatype string
	switch v := v.(type) {
	case quad.Int:
		dst, datatype = strconv.AppendInt(dst, int64(v), 10), "integer"
	case quad.Float:
		dst, datatype = appendDouble(dst, float64(v)), "double"
	case quad.Bool:
		dst, datatype = strconv.AppendBool(dst, bool(v)), "boolean"
	case quad.Time:
		dst, datatype = appendDateTime(dst, time.Time(v)), "dateTime"
	}
	dst = append(dst, `"^^<`+xsdNS...)
	dst = append(dst, datatype...)
	return append(dst, '>')
}

// appendDouble appends the shortest digits that give x back, as one digit, a
// point, at least one digit and an exponent.
// https://www.w3.org/TR/xmlschema11-2/#f-doubleCanmap
func appendDouble(dst []byte, x float64) []byte {
	switch {
	case math.IsNaN(x):
		return append(dst, "NaN"...)
	case math.IsInf(x, 1):
		return append(dst, "INF"...)
	case math.IsInf(x, -1):
		return append(dst, "-INF"...)
	}
	var buf [32]byte
	digits := strconv.AppendFloat(buf[:0], x, 'E', -1, 64) // -1.25E+06
	e := len(digits) - 1
	for digits[e] != 'E' {
		e--
	}
	exponent, _ := strconv.Atoi(string(digits[e+1:])) // Atoi takes a plus sign
	dst = append(dst, digits[:e]...)
	if e <= len("-1") {
		dst = append(dst, ".0"...) // the mantissa is one digit
	}
	return strconv.AppendInt(append(dst, 'E'), int64(exponent), 10)
}

// appendDateTime appends the instant in UTC, so that equal instants are equal
// bytes, with as many digits of the second as are not zero.
// https://www.w3.org/TR/xmlschema11-2/#f-dateTimeCanRep
func appendDateTime(dst []byte, t time.Time) []byte {
	t = t.UTC()
	year := t.Year()
	if year < 0 {
		dst, year = append(dst, '-'), -year
	}
	dst = fmt.Appendf(dst, "%04d-%02d-%02dT%02d:%02d:%02d",
		year, t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second())
	if ns := t.Nanosecond(); ns > 0 {
		dst = fmt.Appendf(dst, ".%09d", ns)
		for dst[len(dst)-1] == '0' {
			dst = dst[:len(dst)-1]
		}
	}
	return append(dst, 'Z')
}
