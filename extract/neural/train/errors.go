package train

import (
	"errors"
	"fmt"
)

// ErrCheckpoint is returned for a checkpoint that does not fit the network.
var ErrCheckpoint = errors.New("checkpoint does not fit this network")

// FormatError is a mistake in a treebank file.
type FormatError struct {
	File string
	Line int
	Msg  string
}

func (e *FormatError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }
