package conllu

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// Reader reads sentences from a CoNLL-U stream.
type Reader struct {
	br   *bufio.Reader
	file string
	line int // number of the last line read
	done bool
	errs Errors // mistakes of the sentence being read
}

// NewReader returns a Reader on r. The name of the file is used in errors and may be empty.
func NewReader(r io.Reader, file string) *Reader {
	return &Reader{br: bufio.NewReaderSize(r, 1<<16), file: file}
}

// Read returns the next sentence, and io.EOF after the last. If the sentence has mistakes, Read returns them as Errors
// with a nil sentence, and the next call goes on behind it, so that a caller can report every mistake in a file. Any
// other error comes from the stream.
func (r *Reader) Read() (*Sentence, error) {
	r.errs = nil
	s := &Sentence{}
	p := parser{r: r, s: s}
	for !r.done {
		line, err := r.next()
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if r.done && line == "" {
			break
		}
		if r.done {
			r.fail(len(line), line, "the last line does not end with a line feed")
		}
		if line == "" {
			if s.Line == 0 {
				r.fail(0, line, "blank line without a sentence before it")
				return nil, r.errs
			}
			return p.finish()
		}
		if s.Line == 0 {
			s.Line = r.line
		}
		p.add(line)
	}
	if s.Line == 0 {
		return nil, io.EOF
	}
	r.fail(0, "", "the file ends without a blank line after the last sentence")
	return p.finish()
}

// ReadAll reads the sentences up to the end. It returns all good sentences together with the Errors of all others.
func (r *Reader) ReadAll() ([]*Sentence, error) {
	var all []*Sentence
	var bad Errors
	for {
		s, err := r.Read()
		var errs Errors
		switch {
		case errors.Is(err, io.EOF):
			if len(bad) > 0 {
				return all, bad
			}
			return all, nil
		case errors.As(err, &errs):
			bad = append(bad, errs...)
		case err != nil:
			return all, err
		default:
			all = append(all, s)
		}
	}
}

// next returns the next line without its line feed.
func (r *Reader) next() (string, error) {
	line, err := r.br.ReadString('\n')
	if err != nil {
		r.done = true
		if line == "" {
			return "", err
		}
	}
	r.line++
	return strings.TrimSuffix(line, "\n"), err
}

// fail notes a mistake at byte at of line, the line last read.
func (r *Reader) fail(at int, line, msg string) {
	col := 1
	for range line[:min(at, len(line))] {
		col++
	}
	r.errs = append(r.errs, &SyntaxError{File: r.file, Line: max(r.line, 1), Col: col, Msg: msg, Text: line})
}
