package conllu

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// errNoWords is returned when a sentence without words is to be written or turned into text.
var errNoWords = errors.New("sentence without words")

// SyntaxError is a mistake in a CoNLL-U file. Its message shows the line with a caret under the place.
type SyntaxError struct {
	File string // "" if unknown
	Line int    // from 1
	Col  int    // in code points, from 1
	Msg  string
	// Text is the line as it stands in the file.
	Text string
}

func (e *SyntaxError) Error() string {
	file := e.File
	if file == "" {
		file = "CoNLL-U"
	}
	head := fmt.Sprintf("%s:%d:%d: %s", file, e.Line, e.Col, e.Msg)
	if e.Text == "" {
		return head
	}
	line, before := excerpt(e.Text, e.Col-1)
	// Tabs are kept before the caret so that it stands under its column at any tab width.
	pad := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, before)
	return head + "\n\t" + line + "\n\t" + pad + "^"
}

// excerpt returns at most about 200 bytes of line around code point col, and the part of them before it.
func excerpt(line string, col int) (shown, before string) {
	const most = 100
	at := 0
	for range col {
		if at >= len(line) {
			break
		}
		_, n := utf8.DecodeRuneInString(line[at:])
		at += n
	}
	from, to := max(0, at-most), min(len(line), at+most)
	for from > 0 && !utf8.RuneStart(line[from]) {
		from--
	}
	for to < len(line) && !utf8.RuneStart(line[to]) {
		to++
	}
	shown, before = line[from:to], line[from:at]
	if from > 0 {
		shown, before = "…"+shown, "…"+before
	}
	if to < len(line) {
		shown += "…"
	}
	return shown, before
}

// Errors are the mistakes found in one read, in the order of the file. errors.As finds the first *SyntaxError.
type Errors []*SyntaxError

func (e Errors) Error() string {
	all := make([]string, len(e))
	for i, one := range e {
		all[i] = one.Error()
	}
	return strings.Join(all, "\n")
}

// Unwrap gives the single errors to errors.Is and errors.As.
func (e Errors) Unwrap() []error {
	all := make([]error, len(e))
	for i, one := range e {
		all[i] = one
	}
	return all
}
