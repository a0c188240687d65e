package graph

import (
	"fmt"
	"time"

	"entente/graph/quadstore"
)

// Options tunes a store. The zero value but for Dir is right for most uses.
type Options struct {
	// Dir is the directory of the store; it is created unless ReadOnly or MustExist is set.
	Dir string
	// Memory keeps the store in memory; Dir must be empty.
	Memory bool
	// ReadOnly opens an existing store without changing a byte of it. Others may read it too, nobody may write
	// meanwhile.
	ReadOnly bool
	// MustExist makes Open fail with ErrNoStore instead of creating a store.
	MustExist bool
	// CacheBytes is the size of the cache of disk blocks; 0 means 32 MiB.
	CacheBytes int64
	// MemTableBytes is how much may be written before it is sorted into a file; 0 means 16 MiB. Up to three times as
	// much may be held in memory.
	MemTableBytes int
	// Now tells when a document is added; nil means time.Now.
	Now func() time.Time
}

// defaultMemTableBytes is less than the quad store's own default, which is for bulk loads: documents come one at a
// time, each a transaction of some 100 KB, and whoever reads them needs memory beside the store. Against 64 MiB it
// takes two fifths off the peak of adding 3,000 articles and costs a twentieth of processor time.
const defaultMemTableBytes = 16 << 20

func (o Options) withDefaults() (Options, error) {
	switch {
	case o.Memory && o.Dir != "":
		return o, fmt.Errorf("%w: a store in memory has no directory", ErrOptions)
	case o.Memory && (o.ReadOnly || o.MustExist):
		return o, fmt.Errorf("%w: a store in memory is new, so that it can be neither read-only nor required to exist", ErrOptions)
	case !o.Memory && o.Dir == "":
		return o, fmt.Errorf("%w: no directory given", ErrOptions)
	case o.CacheBytes < 0 || o.MemTableBytes < 0:
		return o, fmt.Errorf("%w: CacheBytes or MemTableBytes is negative", ErrOptions)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o, nil
}

func (o Options) quadstore() quadstore.Options {
	q := quadstore.Options{
		ReadOnly: o.ReadOnly, MustExist: o.MustExist, CacheBytes: o.CacheBytes, MemTableBytes: o.MemTableBytes,
	}
	if q.MemTableBytes == 0 {
		q.MemTableBytes = defaultMemTableBytes
	}
	return q
}
