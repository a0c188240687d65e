// Command entente reads English news about relations between states into a graph and answers questions about it, each
// answer with the sentence that proves it.
//
// This package is the program around the two halves: flags, streams, wiring and exit codes. It has one file for each
// subcommand and no knowledge of language or of graphs. Commands are methods of program, which is one run; what they
// print for other programs is a contract that docs/cli.md writes down.
package main

import (
	"bufio"
	"context"
	"errors"
	"os"
	"sync/atomic"

	"entente/cmd/entente/stream"
	"entente/graph"
)

func main() { os.Exit(run(os.Args, stream.OS())) }

// run runs the command line args on the streams s and returns the exit code.
func run(args []string, s stream.Set) int {
	p := &program{Set: s, out: bufio.NewWriterSize(s.Out, 1<<16)}
	ctx, stop := p.interruptible(context.Background())
	defer stop()
	err := p.run(ctx, args)
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	// A reader that has enough is no failure: entente … | head.
	flushed := p.out.Flush()
	if stream.IsClosed(err) {
		err = nil
	}
	if stream.IsClosed(flushed) {
		flushed = nil
	}
	return p.finish(errors.Join(err, flushed))
}

// program is one run of entente: its streams and the flags that every command has.
type program struct {
	stream.Set
	// out is Out with a buffer. An error of it stands: what is written after it is dropped, and Flush returns it.
	out *bufio.Writer
	// ink and errInk are for out and Err.
	ink, errInk stream.Ink
	// json and quiet are --json and --quiet.
	json, quiet bool
	// dir is the folder of the store.
	dir string
	// leaving is told before the second Ctrl-C ends the process.
	leaving *atomic.Pointer[func()]
	// opened is the store that a session keeps open for the commands within it; nil outside a session.
	opened *graph.Store
}
