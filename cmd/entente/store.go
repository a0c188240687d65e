package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"entente/graph"
)

// storeDir returns the folder of the store: --store, else ENTENTE_STORE (which urfave/cli reads), else the default.
func (p *program) storeDir() (string, error) {
	if p.dir != "" {
		return p.dir, nil
	}
	return defaultStore(runtime.GOOS, p.Getenv)
}

// defaultStore returns where a user's store is kept on a system: in the folder for data of applications.
func defaultStore(system string, getenv func(string) string) (string, error) {
	home := getenv("HOME")
	switch data := getenv("XDG_DATA_HOME"); {
	case system == "windows":
		if local := getenv("LocalAppData"); local != "" {
			return filepath.Join(local, "entente"), nil
		}
	case filepath.IsAbs(data): // others are invalid (XDG Base Directory Specification)
		return filepath.Join(data, "entente"), nil
	case home == "":
	case system == "darwin":
		return filepath.Join(home, "Library", "Application Support", "entente"), nil
	default:
		return filepath.Join(home, ".local", "share", "entente"), nil
	}
	return "", usagef("there is no home folder to keep a store in: name one with --store DIR or ENTENTE_STORE")
}

// noStoreError says that there is no store, and how to make one.
type noStoreError struct{ dir string }

func (e *noStoreError) Error() string {
	return fmt.Sprintf("no store at %s: entente add FILE… makes one", e.dir)
}
func (e *noStoreError) Is(target error) bool { return target == graph.ErrNoStore }

// notStoreError says that a file stands where a store should.
type notStoreError struct{ file string }

func (e *notStoreError) Error() string {
	return e.file + " is a file and no store: name a folder with --store DIR"
}
func (e *notStoreError) Is(target error) bool { return target == graph.ErrFormat }

// open opens the store that the flags name; o.Dir is filled in.
func (p *program) open(ctx context.Context, o graph.Options) (*graph.Store, error) {
	dir, err := p.storeDir()
	if err != nil {
		return nil, err
	}
	return openAt(ctx, dir, o)
}

// openAt opens the store in a folder; o.Dir is filled in.
func openAt(ctx context.Context, dir string, o graph.Options) (*graph.Store, error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, &notStoreError{dir}
	}
	o.Dir = dir
	s, err := graph.Open(ctx, o)
	if errors.Is(err, graph.ErrNoStore) {
		return nil, &noStoreError{dir}
	}
	return s, err
}

// withStore runs fn on an existing store and closes it.
func (p *program) withStore(ctx context.Context, o graph.Options, fn func(s *graph.Store) error) error {
	if p.opened != nil && o.ReadOnly {
		return fn(p.opened)
	}
	s, err := p.open(ctx, o)
	if err != nil {
		return err
	}
	return errors.Join(fn(s), s.Close())
}

// Ways to open a store that exists: for asking, and for changing.
var (
	toRead   = graph.Options{ReadOnly: true}
	toChange = graph.Options{MustExist: true}
)
