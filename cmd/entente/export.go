package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

func (p *program) exportCommand() *cli.Command {
	return &cli.Command{
		Name: "export", Category: storeGroup, Usage: "write the whole graph as sorted N-Quads",
		UsageText: "entente export -o facts.nq\nentente export | gzip > facts.nq.gz",
		Description: `Equal documents give equal bytes, whatever their order. FILE is written beside its place and then put there, so that a run that
fails leaves no half of it.`,
		Flags:  []cli.Flag{&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of stdout"}},
		Action: p.export,
	}
}

func (p *program) export(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		write := func(w io.Writer) error { return s.Export(c.Context, w, graph.ExportOptions{Sorted: true}) }
		if file := c.String("output"); file != "" && file != "-" {
			return writeFile(file, write)
		}
		return write(p.out)
	})
}

// writeFile writes a file beside its place and renames it, so that it is there whole or not at all.
func writeFile(name string, write func(io.Writer) error) (err error) {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is no file that can be replaced: name a new one", name)
		}
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, errors.Unwrap(err))
	}
	defer func() {
		if err != nil {
			// The error that led here is the one to tell.
			_, _ = f.Close(), os.Remove(f.Name())
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	if err := errors.Join(w.Flush(), f.Sync(), f.Chmod(mode), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return os.Rename(f.Name(), name)
}
