package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"entente/graph/quadstore"
)

// Compact gives back the space of what was removed. Reads and changes go on meanwhile.
func (s *Store) Compact(ctx context.Context) error { return s.qs.Compact(ctx) }

// Backup writes a copy of the store, as it is now, into dir, which must not exist. The copy is a store.
func (s *Store) Backup(ctx context.Context, dir string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.qs.Backup(dir)
}

// Restore makes the store that o names out of a backup: o.Dir must be missing or empty. The backup is opened
// read-only and refused if it is not whole. What is copied stands under another name until it is complete.
func Restore(ctx context.Context, from string, o Options) error {
	o, err := o.withDefaults()
	if err != nil {
		return err
	}
	if o.Memory || o.ReadOnly || o.MustExist {
		return fmt.Errorf("%w: a backup is restored into a new directory", ErrOptions)
	}
	switch entries, err := os.ReadDir(o.Dir); {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("restore into %s: the directory is not empty", o.Dir)
	}
	backup, err := Open(ctx, Options{Dir: from, ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(restore(ctx, backup, from, o.Dir), backup.Close())
}

func restore(ctx context.Context, backup *Store, from, to string) error {
	if err := backup.qs.Check(ctx); err != nil {
		var damage *quadstore.CheckError
		if errors.As(err, &damage) {
			return fmt.Errorf("the backup is not whole: %w", err)
		}
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	part, err := os.MkdirTemp(filepath.Dir(to), filepath.Base(to)+".part-*")
	if err != nil {
		return err
	}
	err = copyFiles(ctx, from, part)
	if err == nil {
		err = os.Chmod(part, 0o755)
	}
	if err == nil {
		if err = os.Remove(to); errors.Is(err, os.ErrNotExist) { // removes an empty directory only
			err = nil
		}
	}
	if err == nil {
		err = os.Rename(part, to)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(part))
	}
	return nil
}

// copyFiles copies the files of a store, which has no directories in it, and makes sure that they are on disk.
func copyFiles(ctx context.Context, from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !e.Type().IsRegular() {
			continue
		}
		if err := copyFile(filepath.Join(from, e.Name()), filepath.Join(to, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}
