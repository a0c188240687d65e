package rdf

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"
)

// Compare orders quads by the bytes of their lines, which is the order of code
// points that canonical N-Quads documents have and that LC_ALL=C sort gives.
// Quads that are not valid come last, in no order among themselves.
// https://www.w3.org/TR/rdf-canon/#serialization
func Compare(a, b quad.Quad) int {
	var bufA, bufB [512]byte
	lineA, errA := AppendQuad(bufA[:0], a)
	lineB, errB := AppendQuad(bufB[:0], b)
	switch {
	case errA != nil && errB != nil:
		return 0
	case errA != nil:
		return 1
	case errB != nil:
		return -1
	}
	return bytes.Compare(lineA, lineB)
}

// Sort sorts quads in the order of Compare, and is faster than calling it for
// each pair. If a quad is not valid, it says which one, with an error that
// matches ErrTerm, and leaves the slice as it was.
func Sort(qs []quad.Quad) error {
	type line struct {
		start, end int
		q          quad.Quad
	}
	var text []byte
	lines := make([]line, len(qs))
	for i, q := range qs {
		start := len(text)
		var err error
		if text, err = AppendQuad(text, q); err != nil {
			return fmt.Errorf("quad %d: %w", i, err)
		}
		lines[i] = line{start, len(text), q}
	}
	slices.SortStableFunc(lines, func(a, b line) int {
		return bytes.Compare(text[a.start:a.end], text[b.start:b.end])
	})
	for i := range lines {
		qs[i] = lines[i].q
	}
	return nil
}
