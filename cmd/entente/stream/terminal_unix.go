//go:build unix

package stream

import (
	"errors"
	"os"
	"os/signal"

	"golang.org/x/sys/unix"
)

// isTerminal reports whether f is a terminal: only a terminal has a size.
func isTerminal(f *os.File) bool {
	_, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	return err == nil
}

// width returns the columns of the terminal f, 0 if it does not know.
func width(f *os.File) int {
	size, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0
	}
	return int(size.Col)
}

// IsClosed reports whether err says that nobody reads the other end any more (entente … | head).
func IsClosed(err error) bool { return errors.Is(err, unix.EPIPE) }

// ignoreBrokenPipes makes a write into a closed pipe fail instead of ending the process.
func ignoreBrokenPipes() { signal.Ignore(unix.SIGPIPE) }
