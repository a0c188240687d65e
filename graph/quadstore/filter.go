package quadstore

import (
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
)

// lookupFilter is a Bloom filter of the keys that are looked up one by one: terms, and quads in the first order. For
// the others it would cost space and time and never be asked.
type lookupFilter struct{ bloom.FilterPolicy }

// filterBits is about how many bits the filter takes for a key; one look-up in a hundred is then in vain.
const filterBits = 10

func filtered(key []byte) bool {
	return len(key) > 0 && (key[0] == spaceTerm || key[0] == spaceHashed || key[0] == spaceOrders+orderSPOL)
}

// Name is kept in the files; a file that names another filter is read without one.
func (lookupFilter) Name() string { return "entente.lookup.1" }

// MayContain implements pebble.FilterPolicy.
func (f lookupFilter) MayContain(t pebble.FilterType, filter, key []byte) bool {
	return !filtered(key) || f.FilterPolicy.MayContain(t, filter, key)
}

// NewWriter implements pebble.FilterPolicy.
func (f lookupFilter) NewWriter(t pebble.FilterType) pebble.FilterWriter {
	return lookupWriter{f.FilterPolicy.NewWriter(t)}
}

type lookupWriter struct{ pebble.FilterWriter }

// AddKey implements pebble.FilterWriter.
func (w lookupWriter) AddKey(key []byte) {
	if filtered(key) {
		w.FilterWriter.AddKey(key)
	}
}
