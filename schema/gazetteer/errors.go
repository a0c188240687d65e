package gazetteer

import (
	"fmt"
	"strings"
)

// SyntaxError is one mistake in a table; its Error prints the line with a
// caret below the field.
type SyntaxError struct {
	File string
	Line int // counted from 1
	Col  int // in characters, counted from 1
	Msg  string
	Text string // the line
}

// Error returns place, message and line.
func (e *SyntaxError) Error() string {
	text := strings.ReplaceAll(e.Text, "\t", " ")
	return fmt.Sprintf("%s:%d:%d: %s\n\t%s\n\t%s^", e.File, e.Line, e.Col, e.Msg,
		text, strings.Repeat(" ", max(e.Col-1, 0)))
}
