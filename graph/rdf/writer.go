package rdf

import (
	"fmt"
	"io"

	"github.com/cayleygraph/quad"
)

// Writer writes quads as canonical lines, in the order in which they come. It
// buffers; call Flush or Close at the end. It is not safe for concurrent use.
type Writer struct {
	w      io.Writer
	format Format
	buf    []byte
	err    error // of w, or ErrClosed
}

// flushAt is how many bytes are written at once.
const flushAt = 64 << 10

// NewWriter returns a Writer of N-Quads.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w, format: NQuads} }

// NewTriplesWriter returns a Writer of N-Triples, which has no graph labels: a
// quad with one is an error that matches ErrTerm.
func NewTriplesWriter(w io.Writer) *Writer { return &Writer{w: w, format: NTriples} }

// Write writes one quad. A quad that is not valid is refused whole, with an
// error that matches ErrTerm, and the Writer can be used further; an error of
// the io.Writer is final.
func (w *Writer) Write(q quad.Quad) error {
	if w.err != nil {
		return w.err
	}
	if w.format == NTriples && q.Label != nil {
		return fmt.Errorf("label: %w: N-Triples has no graph labels, found %q", ErrTerm, fmt.Sprint(q.Label))
	}
	var err error
	if w.buf, err = AppendQuad(w.buf, q); err != nil {
		return err
	}
	if len(w.buf) >= flushAt {
		return w.Flush()
	}
	return nil
}

// Flush writes what is buffered.
func (w *Writer) Flush() error {
	if w.err != nil || len(w.buf) == 0 {
		return w.err
	}
	n, err := w.w.Write(w.buf)
	if err == nil && n < len(w.buf) {
		err = io.ErrShortWrite
	}
	w.buf = w.buf[:0]
	if err != nil {
		w.err = fmt.Errorf("write %s: %w", w.format.title(), err)
	}
	return w.err
}

// Close flushes, and makes every later Write fail with ErrClosed. It does not
// close the io.Writer. Closing again does nothing.
func (w *Writer) Close() error {
	if w.err == ErrClosed {
		return nil
	}
	err := w.Flush()
	w.err = ErrClosed
	return err
}
