package rdf

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Errors while reading.
var (
	// ErrSyntax is matched by every *SyntaxError and *ErrorList: the document
	// breaks a rule of its format.
	ErrSyntax = errors.New("syntax error")
	// ErrOptions says that the options contradict themselves or each other.
	ErrOptions = errors.New("bad rdf options")
)

// Errors while writing and checking.
var (
	// ErrTerm says that a value is no RDF term, or none that may stand where it
	// stands. The error that wraps it names the value.
	ErrTerm = errors.New("not a valid RDF term")
	// ErrClosed says that a Writer was used after Close.
	ErrClosed = errors.New("rdf writer is closed")
)

// SyntaxError is one mistake in a document.
type SyntaxError struct {
	File string // name of the input, may be empty
	Line int    // counted from 1
	Col  int    // in code points, counted from 1
	Msg  string

	// Text is the part of the line around the mistake that Error prints, and
	// caret the index of the mistake in it, in code points.
	Text  string
	caret int
}

// Error prints place and message, the line, and a caret under the mistake.
func (e *SyntaxError) Error() string {
	var b strings.Builder
	if e.File != "" {
		b.WriteString(e.File + ":")
	}
	fmt.Fprintf(&b, "%d:%d: %s", e.Line, e.Col, e.Msg)
	if e.Text == "" {
		return b.String()
	}
	b.WriteString("\n\t" + e.Text + "\n\t" + strings.Repeat(" ", e.caret) + "^")
	return b.String()
}

// Unwrap makes errors.Is(err, ErrSyntax) true.
func (e *SyntaxError) Unwrap() error { return ErrSyntax }

// ErrorList is every mistake found in a document, in the order of lines, at
// most one for each line.
type ErrorList struct {
	Errors []*SyntaxError
	// Stopped says that reading ended at Options.MaxErrors mistakes; there may
	// be more.
	Stopped bool
}

// Error prints all mistakes.
func (l *ErrorList) Error() string {
	var b strings.Builder
	for i, e := range l.Errors {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Error())
	}
	if l.Stopped {
		b.WriteString("\nstopped after " + strconv.Itoa(len(l.Errors)) + " mistakes")
	}
	return b.String()
}

// Unwrap gives errors.Is and errors.As the single mistakes.
func (l *ErrorList) Unwrap() []error {
	errs := make([]error, len(l.Errors))
	for i, e := range l.Errors {
		errs[i] = e
	}
	return errs
}

// before and after are how many code points of a long line an error shows on
// either side of the mistake.
const before, after = 60, 40

// newSyntaxError places a mistake at byte off of the line.
func newSyntaxError(file string, n int, line []byte, m *mistake) *SyntaxError {
	off := min(m.off, len(line))
	col := utf8.RuneCount(line[:off])

	start, caret := off, 0
	for start > 0 && caret < before {
		_, size := utf8.DecodeLastRune(line[:start])
		start -= size
		caret++
	}
	end := off
	for i := 0; end < len(line) && i < after; i++ {
		_, size := utf8.DecodeRune(line[end:])
		end += size
	}

	text := strings.Map(printable, string(line[start:end]))
	if start > 0 {
		text = "…" + text
		caret++
	}
	if end < len(line) {
		text += "…"
	}
	return &SyntaxError{File: file, Line: n, Col: col + 1, Msg: m.msg, Text: text, caret: caret}
}

// printable keeps one column for each code point and control sequences out of
// terminals.
func printable(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case !unicode.IsPrint(r):
		return utf8.RuneError
	}
	return r
}

// mistake is a SyntaxError before its place in the document is known.
type mistake struct {
	off int // byte offset in the line
	msg string
}

// mistakef makes a mistake at byte off.
func mistakef(off int, format string, args ...any) *mistake {
	return &mistake{off: off, msg: fmt.Sprintf(format, args...)}
}
