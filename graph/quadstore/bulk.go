package quadstore

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// bulkBatch is how many quads a bulk writer puts into one transaction.
const bulkBatch = 20_000

// NewQuadWriter returns a writer for many quads. It adds them in transactions of bulkBatch quads, so that a failure in
// the middle leaves the earlier ones; quads that exist are ignored. Close writes the rest and must be called.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	if s.opts.ReadOnly {
		return nil, ErrReadOnly
	}
	return &bulkWriter{s: s}, nil
}

type bulkWriter struct {
	s   *Store
	tx  Tx
	err error
}

func (w *bulkWriter) WriteQuad(q quad.Quad) error {
	if w.err != nil {
		return w.err
	}
	w.tx.AddQuad(q)
	if len(w.tx.deltas) >= bulkBatch {
		w.flush()
	}
	return w.err
}

func (w *bulkWriter) WriteQuads(quads []quad.Quad) (int, error) {
	for i, q := range quads {
		if err := w.WriteQuad(q); err != nil {
			return i, err
		}
	}
	return len(quads), nil
}

func (w *bulkWriter) flush() {
	if len(w.tx.deltas) > 0 {
		w.err = w.s.Apply(context.Background(), &w.tx, graph.IgnoreOpts{IgnoreDup: true})
	}
	clear(w.tx.deltas) // so that terms can be freed
	w.tx.deltas = w.tx.deltas[:0]
}

// Close writes what is left.
func (w *bulkWriter) Close() error {
	if w.err == nil {
		w.flush()
	}
	return w.err
}
