package query

import (
	"errors"
	"fmt"
	"strings"
)

var (
	// ErrQuery is matched by every *Error: the query is wrong, or was stopped.
	ErrQuery = errors.New("query failed")
	// ErrLanguage is returned for a language that there is not.
	ErrLanguage = errors.New("unknown query language")
	// ErrTimeout, ErrMemory and ErrDepth are the limits that stop a query; ErrDepth is for functions that call each
	// other and for paths of too many steps.
	ErrTimeout = errors.New("query took longer than its time limit")
	ErrMemory  = errors.New("query needed more memory than its limit")
	ErrDepth   = errors.New("query is nested too deeply")
	// ErrClosed is the error of Rows that were closed before their end.
	ErrClosed = errors.New("query was closed")
)

// Error is a mistake in a query, or the limit that stopped it. It matches ErrQuery and its cause.
type Error struct {
	Lang string
	// Line and Col count from 1, Col in code points; 0 if the place is not known.
	Line, Col int
	Msg       string
	// Source is the line of the query.
	Source string
	Cause  error
}

// Error gives the place and the mistake, and below it the line with a caret.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Lang + ": " + e.Msg
	}
	s := fmt.Sprintf("%s:%d:%d: %s", e.Lang, e.Line, e.Col, e.Msg)
	if e.Source != "" {
		s += "\n\t" + e.Source + "\n\t" + strings.Repeat(" ", max(0, e.Col-1)) + "^"
	}
	return s
}

// Is makes errors.Is(err, ErrQuery) true.
func (e *Error) Is(target error) bool { return target == ErrQuery }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// newError places a mistake in the text of a query.
func newError(lang, text string, line, col int, msg string, cause error) *Error {
	e := &Error{Lang: lang, Line: line, Col: col, Msg: msg, Cause: cause}
	if lines := strings.Split(text, "\n"); line > 0 && line <= len(lines) {
		e.Source = strings.ReplaceAll(strings.TrimRight(lines[line-1], "\r"), "\t", " ")
		if r := []rune(e.Source); len(r) > maxSource {
			// One long line says more without its text than with a caret far to the right.
			e.Source = ""
		}
	}
	return e
}

// maxSource is how much of a line an error shows.
const maxSource = 160
