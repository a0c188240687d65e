package quadstore

import (
	"errors"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// Options tunes a store. The zero value is right for most uses.
type Options struct {
	// ReadOnly opens an existing store without changing a byte of it. It may be shared with other read-only openings.
	ReadOnly bool
	// MustExist makes Open fail with ErrNoStore instead of creating a store.
	MustExist bool
	// CacheBytes is the size of the cache of disk blocks; 0 means 32 MiB.
	CacheBytes int64
	// MemTableBytes is how much may be written before it is sorted into a file; 0 means 64 MiB. Three times as much may
	// be held in memory, beside CacheBytes.
	MemTableBytes int
	// TermCacheBytes bounds the memory of the cache of terms by id; 0 means 32 MiB, a negative number no cache.
	TermCacheBytes int
	// MinFreeBytes is the free disk space below which Apply refuses with ErrNoSpace; 0 means 64 MiB, a negative number
	// no limit.
	MinFreeBytes int64
	// FS is the file system to use; nil means the disk. It is for tests.
	FS vfs.FS
}

const (
	defaultCacheBytes     = 32 << 20
	defaultMemTableBytes  = 64 << 20
	defaultTermCacheBytes = 32 << 20
	defaultMinFreeBytes   = 64 << 20
)

func (o Options) withDefaults() (Options, error) {
	if o.CacheBytes < 0 || o.MemTableBytes < 0 {
		return o, errors.New("CacheBytes and MemTableBytes must not be negative")
	}
	if o.CacheBytes == 0 {
		o.CacheBytes = defaultCacheBytes
	}
	if o.MemTableBytes == 0 {
		o.MemTableBytes = defaultMemTableBytes
	}
	if o.TermCacheBytes == 0 {
		o.TermCacheBytes = defaultTermCacheBytes
	}
	if o.MinFreeBytes == 0 {
		o.MinFreeBytes = defaultMinFreeBytes
	}
	if o.ReadOnly {
		o.MustExist = true
	}
	if o.FS == nil {
		o.FS = vfs.Default
	}
	return o, nil
}
