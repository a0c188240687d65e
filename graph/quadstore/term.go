package quadstore

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"github.com/cayleygraph/quad"
)

// The first byte of an encoded term is its kind. Numbers are part of the format.
const (
	kindIRI    = 1
	kindBNode  = 2
	kindString = 3 // the text
	kindLang   = 4 // the length of the tag, the tag, the text
	kindTyped  = 5 // the length of the datatype, the datatype, the text
	kindInt    = 6
	kindFloat  = 7
	kindBool   = 8
	kindTime   = 9 // seconds, nanoseconds
)

// maxInlineTerm is the longest encoded term that is a key as it stands; longer ones are found by their SHA-256.
const maxInlineTerm = 240

// appendTerm appends the encoding of a term. Different terms have different encodings. Two values of quad.Time that are
// the same instant are the same term.
func appendTerm(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return b, fmt.Errorf("%w: missing", ErrTerm)
	case quad.IRI:
		if v == "" {
			return b, fmt.Errorf("%w: empty IRI", ErrTerm)
		}
		return append(append(b, kindIRI), v...), nil
	case quad.BNode:
		if v == "" {
			return b, fmt.Errorf("%w: empty blank node", ErrTerm)
		}
		return append(append(b, kindBNode), v...), nil
	case quad.String:
		return append(append(b, kindString), v...), nil
	case quad.LangString:
		b = binary.AppendUvarint(append(b, kindLang), uint64(len(v.Lang)))
		return append(append(b, v.Lang...), v.Value...), nil
	case quad.TypedString:
		b = binary.AppendUvarint(append(b, kindTyped), uint64(len(v.Type)))
		return append(append(b, v.Type...), v.Value...), nil
	case quad.Int:
		return binary.BigEndian.AppendUint64(append(b, kindInt), uint64(v)), nil
	case quad.Float:
		return binary.BigEndian.AppendUint64(append(b, kindFloat), math.Float64bits(float64(v))), nil
	case quad.Bool:
		if v {
			return append(b, kindBool, 1), nil
		}
		return append(b, kindBool, 0), nil
	case quad.Time:
		t := time.Time(v)
		b = binary.BigEndian.AppendUint64(append(b, kindTime), uint64(t.Unix()))
		return binary.BigEndian.AppendUint32(b, uint32(t.Nanosecond())), nil
	}
	return b, fmt.Errorf("%w: Go type %T", ErrTerm, v)
}

// decodeTerm reads an encoded term. It accepts no bytes that appendTerm does not write.
func decodeTerm(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, fmt.Errorf("term of no bytes: %w", ErrCorrupt)
	}
	kind, rest := b[0], b[1:]
	switch kind {
	case kindIRI:
		if len(rest) > 0 {
			return quad.IRI(rest), nil
		}
	case kindBNode:
		if len(rest) > 0 {
			return quad.BNode(rest), nil
		}
	case kindString:
		return quad.String(rest), nil
	case kindLang, kindTyped:
		n, w := binary.Uvarint(rest)
		if w <= 0 || n > uint64(len(rest)-w) || w != uvarintLen(n) {
			break
		}
		// One string for both parts: one allocation.
		s := string(rest[w:])
		if kind == kindLang {
			return quad.LangString{Lang: s[:n], Value: quad.String(s[n:])}, nil
		}
		return quad.TypedString{Type: quad.IRI(s[:n]), Value: quad.String(s[n:])}, nil
	case kindInt:
		if len(rest) == 8 {
			return quad.Int(binary.BigEndian.Uint64(rest)), nil
		}
	case kindFloat:
		if len(rest) == 8 {
			return quad.Float(math.Float64frombits(binary.BigEndian.Uint64(rest))), nil
		}
	case kindBool:
		if len(rest) == 1 && rest[0] <= 1 {
			return quad.Bool(rest[0] == 1), nil
		}
	case kindTime:
		if len(rest) == 12 {
			if ns := binary.BigEndian.Uint32(rest[8:]); ns < 1e9 {
				return quad.Time(time.Unix(int64(binary.BigEndian.Uint64(rest)), int64(ns)).UTC()), nil
			}
		}
	}
	return nil, fmt.Errorf("term % x: %w", b[:min(len(b), 16)], ErrCorrupt)
}

func uvarintLen(n uint64) int {
	var buf [binary.MaxVarintLen64]byte
	return binary.PutUvarint(buf[:], n)
}

// appendTermKey appends the dictionary key of an encoded term.
func appendTermKey(b, enc []byte) []byte {
	if len(enc) <= maxInlineTerm {
		return append(append(b, spaceTerm), enc...)
	}
	sum := sha256.Sum256(enc)
	return append(append(b, spaceHashed), sum[:]...)
}

// encodedKey is the map key of a term whose Go value is not fit to be one.
type encodedKey string

// mapKeyOf returns a value that is equal for equal terms. quad.Time carries a location and a monotonic clock, and a NaN
// is unequal to itself, so that those two are keyed by their encoding.
func mapKeyOf(v quad.Value) any {
	switch v.(type) {
	case quad.Time, quad.Float:
		enc, err := appendTerm(nil, v)
		if err == nil {
			return encodedKey(enc)
		}
	}
	return v
}
