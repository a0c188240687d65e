// Package stream holds the streams of a command: where it reads, where its answer goes, where it talks about its work,
// and what is known about the other end of each.
//
// Commands take a Set and never os.Stdout, so that a test can stand at the other end. An Ink writes in colour or not at
// all, as the terminal, the environment and the user want it.
package stream

import (
	"context"
	"io"
	"os"
	"sync"
)

// Set is the streams of one run.
type Set struct {
	In       io.Reader
	Out, Err io.Writer
	// InTerminal reports that a person types, OutTerminal and ErrTerminal that one reads the stream.
	InTerminal, OutTerminal, ErrTerminal bool
	// Width is the number of columns of the terminal at Out, 0 if there is none or it does not say.
	Width int
	// Getenv reads the environment, as os.Getenv does.
	Getenv func(string) string
}

// OS returns the streams of the process. From then on a write into a closed pipe is an error (IsClosed) rather than the
// end of the process, so that a store can be closed before leaving.
func OS() Set {
	ignoreBrokenPipes()
	s := Set{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv,
		InTerminal: isTerminal(os.Stdin), OutTerminal: isTerminal(os.Stdout), ErrTerminal: isTerminal(os.Stderr),
	}
	if s.OutTerminal {
		s.Width = width(os.Stdout)
	}
	return s
}

// Until returns a reader that gives what r gives until ctx is done, and the reason for that from then on, even while r
// waits for a person to type. It takes nothing from r before it is read itself.
func Until(ctx context.Context, r io.Reader) io.Reader {
	return &untilReader{start: sync.OnceValue(func() io.Reader {
		pr, pw := io.Pipe()
		context.AfterFunc(ctx, func() { pw.CloseWithError(context.Cause(ctx)) })
		// Nothing can wake a read of a terminal, so this goroutine may outlive the reading; it ends with its next byte
		// or with the process, and holds nothing but r.
		go func() {
			_, err := io.Copy(pw, r)
			pw.CloseWithError(err)
		}()
		return pr
	})}
}

type untilReader struct{ start func() io.Reader }

func (u *untilReader) Read(b []byte) (int, error) { return u.start().Read(b) }
