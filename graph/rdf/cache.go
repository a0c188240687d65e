package rdf

import (
	"hash/maphash"

	"github.com/cayleygraph/quad"
)

// cache remembers the terms that were read last, so that a predicate which
// stands on every line is checked and allocated once. It is a table with one
// place for each hash: of constant size, and right whatever the hash is. The
// zero cache has one place for all.
type cache struct {
	slots []entry
	seed  maphash.Seed
	only  entry
}

// newCache returns a cache that is worth its memory for a whole document.
func newCache() cache {
	return cache{slots: make([]entry, cacheSlots), seed: maphash.MakeSeed()}
}

// entry is a term and the token that it was read from, which may differ.
type entry struct {
	token string
	value quad.Value
}

const (
	cacheSlots = 1 << 10
	cacheToken = 256 // longer tokens are not worth keeping
)

// slot returns the one place where the token may be.
func (c *cache) slot(token []byte) *entry {
	if c.slots == nil {
		return &c.only
	}
	return &c.slots[maphash.Bytes(c.seed, token)%cacheSlots]
}

// get returns the term that was read from the token, or nil.
func (e *entry) get(token []byte) quad.Value {
	if e.token == string(token) {
		return e.value
	}
	return nil
}

// put keeps a term in place of the one before.
func (e *entry) put(token string, v quad.Value) {
	if len(token) <= cacheToken {
		e.token, e.value = token, v
	}
}
