//go:build !unix && !windows

package stream

import "os"

// isTerminal reports false: nothing is known about terminals here.
func isTerminal(*os.File) bool { return false }

// width returns 0, unknown.
func width(*os.File) int { return 0 }

// IsClosed reports false: a write into a closed pipe is an error like any other here.
func IsClosed(error) bool { return false }

// ignoreBrokenPipes does nothing: a write into a closed pipe never ends a process here.
func ignoreBrokenPipes() {}
