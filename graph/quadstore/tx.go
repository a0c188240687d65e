package quadstore

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A Tx collects changes for one Apply. It is not safe for concurrent use.
type Tx struct {
	deltas []graph.Delta
	meta   []metaChange
	// size is about how many bytes the changes take.
	size int
}

type metaChange struct {
	key, value []byte
	remove     bool
}

// NewTx returns an empty transaction.
func NewTx() *Tx { return &Tx{} }

// AddQuad adds a quad. Changes of quads count in the order in which they are made.
func (tx *Tx) AddQuad(q quad.Quad) {
	tx.deltas = append(tx.deltas, graph.Delta{Quad: q, Action: graph.Add})
}

// RemoveQuad removes a quad; a nil label removes the quad without a label.
func (tx *Tx) RemoveQuad(q quad.Quad) {
	tx.deltas = append(tx.deltas, graph.Delta{Quad: q, Action: graph.Delete})
}

// PutMeta sets a key of the metadata. The last change of a key wins. The caller may reuse both slices.
func (tx *Tx) PutMeta(key, value []byte) {
	tx.meta = append(tx.meta, metaChange{key: clone(key), value: clone(value)})
	tx.size += len(key) + len(value)
}

// DeleteMeta removes a key of the metadata, if it is there.
func (tx *Tx) DeleteMeta(key []byte) {
	tx.meta = append(tx.meta, metaChange{key: clone(key), remove: true})
	tx.size += len(key)
}

// Len returns the number of changes.
func (tx *Tx) Len() int { return len(tx.deltas) + len(tx.meta) }

func clone(b []byte) []byte { return append([]byte{}, b...) }
