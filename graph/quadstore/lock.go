package quadstore

import (
	"io"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// lockName is the file whose lock makes a store ours. The engine locks the same file, so that a foreign program that
// opens the directory with the engine alone is kept out too.
const lockName = "LOCK"

type noLock struct{}

func (noLock) Close() error { return nil }

// lockStore takes a store for this process, alone or, for reading, together with other readers. It never waits.
func lockStore(fs vfs.FS, dir string, shared bool) (io.Closer, error) {
	if vfs.Root(fs) == vfs.Default && diskLocking {
		return lockDisk(dir, shared)
	}
	l, err := fs.Lock(fs.PathJoin(dir, lockName))
	if isHeld(err) {
		return nil, &LockedError{Dir: dir, Holder: readHolder(fs, dir)}
	}
	return l, err
}
