package stream

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// isTerminal reports whether f is a console that understands colour, and turns its colours on.
func isTerminal(f *os.File) bool {
	var mode uint32
	h := windows.Handle(f.Fd())
	if windows.GetConsoleMode(h, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// width returns the columns of the console f, 0 if it does not know.
func width(f *os.File) int {
	var info windows.ConsoleScreenBufferInfo
	if windows.GetConsoleScreenBufferInfo(windows.Handle(f.Fd()), &info) != nil {
		return 0
	}
	return int(info.Window.Right-info.Window.Left) + 1
}

// IsClosed reports whether err says that nobody reads the other end any more (entente … | more).
func IsClosed(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA)
}

// ignoreBrokenPipes does nothing: a write into a closed pipe never ends a process here.
func ignoreBrokenPipes() {}
