package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"

	"entente/graph/quadstore"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"    // the baselines register themselves
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb" //
	_ "github.com/cayleygraph/cayley/graph/memstore"   //
)

// memTableMB is an option of our store.
var memTableMB int

// openStore opens a store, and creates it if create is true.
func openStore(name, dir string, create bool) (graph.QuadStore, error) {
	switch name {
	case "entente":
		return quadstore.Open(dir, quadstore.Options{MustExist: !create, MemTableBytes: memTableMB << 20})
	case "memory":
		return quadstore.OpenMem(quadstore.Options{MemTableBytes: memTableMB << 20})
	case "memstore":
		return graph.NewQuadStore(name, "", nil)
	}
	if create {
		if err := graph.InitQuadStore(name, dir, nil); err != nil {
			return nil, fmt.Errorf("create: %w", err)
		}
	}
	return graph.NewQuadStore(name, dir, nil)
}

func onDisk(name string) bool { return name != "memory" && name != "memstore" }

// settle lets a store put its files in order before they are measured; Cayley's stores have no way to ask for it.
func settle(qs graph.QuadStore) error {
	if s, ok := qs.(*quadstore.Store); ok {
		return s.Compact(context.Background())
	}
	return nil
}

func dirSize(dir string) (int64, error) {
	var n int64
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	return n, err
}
