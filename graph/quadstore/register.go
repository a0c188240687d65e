package quadstore

import (
	"errors"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Name is the name under which Register makes stores known to Cayley.
const Name = "entente"

var register sync.Once

// Register makes graph.NewQuadStore("entente", dir, opts) open a store and graph.InitQuadStore create one. The empty
// directory is a new store in memory. The only option is read_only. It may be called any number of times.
func Register() {
	register.Do(func() {
		graph.RegisterQuadStore(Name, graph.QuadStoreRegistration{
			NewFunc:      newQuadStore,
			InitFunc:     initQuadStore,
			IsPersistent: true,
		})
	})
}

func newQuadStore(dir string, opts graph.Options) (graph.QuadStore, error) {
	readOnly, err := opts.BoolKey("read_only", false)
	if err != nil {
		return nil, err
	}
	if dir == "" {
		return OpenMem(Options{})
	}
	s, err := Open(dir, Options{MustExist: true, ReadOnly: readOnly})
	if errors.Is(err, ErrNoStore) {
		return nil, graph.ErrNotInitialized
	}
	if err != nil {
		return nil, err // not a nil *Store inside an interface
	}
	return s, nil
}

func initQuadStore(dir string, _ graph.Options) error {
	if dir == "" {
		return nil
	}
	if _, err := vfs.Default.Stat(dir); err == nil {
		s, err := Open(dir, Options{MustExist: true})
		if err == nil {
			return errors.Join(graph.ErrDatabaseExists, s.Close())
		}
		if !errors.Is(err, ErrNoStore) {
			return err
		}
	}
	s, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	return s.Close()
}
