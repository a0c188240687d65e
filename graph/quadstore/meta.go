package quadstore

import (
	"bytes"
	"context"

	"github.com/cockroachdb/pebble/v2"
)

// Meta returns the value of a key of the metadata, or ErrNotFound. The slice belongs to the caller.
func (v *view) Meta(key []byte) (val []byte, err error) {
	err = v.use(func() error {
		val, err = get(v.r, append([]byte{spaceMeta}, key...))
		return err
	})
	return val, err
}

// metaChunk is how many bytes MetaScan reads at a time.
const metaChunk = 256 << 10

// MetaScan calls fn for every key of the metadata that starts with prefix, in byte order, until fn returns false. Both
// slices are valid during the call only. All calls show the state at the beginning; fn may read and change the store.
func (v *view) MetaScan(ctx context.Context, prefix []byte, fn func(key, value []byte) bool) error {
	m := &metaScan{v: v, prefix: append([]byte{spaceMeta}, prefix...)}
	defer m.close()
	for !m.done {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := v.use(m.read); err != nil {
			return err
		}
		for _, e := range m.chunk {
			if !fn(e.key, e.value) {
				return nil
			}
		}
	}
	return nil
}

// A metaScan reads in chunks and does not hold the store between two of them.
type metaScan struct {
	v      *view
	prefix []byte
	it     *pebble.Iterator
	gen    uint64
	chunk  []metaChange
	done   bool
}

// read fills the chunk; the store is in use.
func (m *metaScan) read() (err error) {
	ok := false
	if m.it == nil {
		m.it, m.gen, err = m.v.pool.take(m.v.r, m.prefix, after(m.prefix))
		if err != nil {
			return err
		}
		m.v.s.track(m)
		ok = m.it.First()
	} else {
		ok = m.it.Next()
	}
	m.chunk = m.chunk[:0]
	for size := 0; ok; ok = m.it.Next() {
		val, err := m.it.ValueAndErr()
		if err != nil {
			return err
		}
		m.chunk = append(m.chunk, metaChange{key: bytes.Clone(m.it.Key()[1:]), value: bytes.Clone(val)})
		if size += len(val) + len(m.it.Key()); size > metaChunk {
			return nil
		}
	}
	m.done = true
	return m.it.Error()
}

func (m *metaScan) close() {
	m.v.s.mu.RLock()
	defer m.v.s.mu.RUnlock()
	if m.it != nil {
		m.v.s.untrack(m)
		_ = m.v.pool.give(m.it, m.gen) // read has returned its error
		m.it = nil
	}
}

func (m *metaScan) closeEngine() error {
	it := m.it
	m.it, m.done = nil, true
	return it.Close()
}
