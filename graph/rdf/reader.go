package rdf

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/cayleygraph/quad"
)

// Reader reads quads from a document, one statement at a time. It is not safe for
// concurrent use.
type Reader struct {
	o        Options
	lines    *lines
	parser   *parser // of the line formats
	turtle   *turtle // of the others
	mistakes []*SyntaxError
	err      error // what Read returns from now on
}

// NewReader returns a Reader of r. If the options contradict themselves, the
// first Read says so with ErrOptions.
func NewReader(r io.Reader, o Options) *Reader {
	o, err := o.withDefaults()
	if err != nil {
		return &Reader{lines: &lines{}, err: err}
	}
	l := newLines(r, o.MaxLine)
	if !o.Format.byLine() {
		return &Reader{o: o, lines: l, turtle: newTurtle(o, l)}
	}
	p := newParser(o)
	p.iris, p.blanks = newCache(), newCache()
	return &Reader{o: o, lines: l, parser: p}
}

// Read returns the next quad. Label is nil for a quad of the default graph. The
// quad and its terms belong to the caller.
//
// At the end it returns io.EOF if the document has no mistake; otherwise a
// *SyntaxError, or an *ErrorList if Options.MaxErrors is set. Whoever may use
// only whole documents must wait for io.EOF before keeping any quad. Every error
// is final: Read goes on returning it.
func (r *Reader) Read() (quad.Quad, error) {
	if r.turtle != nil && r.err == nil {
		return r.readTurtle()
	}
	for r.err == nil {
		line, err := r.lines.next()
		var m *mistake
		switch {
		case err == nil:
			q, ok, bad := r.parser.statement(line)
			if ok {
				return q, nil
			}
			m = bad
		case errors.Is(err, errLongLine):
			m = mistakef(0, "line is longer than the limit of %d bytes", r.o.MaxLine)
		default:
			r.end(err)
		}
		if m != nil {
			r.note(newSyntaxError(r.o.File, r.lines.n, line, m))
		}
	}
	return quad.Quad{}, r.err
}

// readTurtle is Read for the formats whose statements go over lines.
func (r *Reader) readTurtle() (quad.Quad, error) {
	q, m, err := r.turtle.next()
	switch {
	case m != nil:
		e := newSyntaxError(r.o.File, max(1, r.lines.n), r.turtle.line, m)
		r.err = e
		if r.o.MaxErrors > 0 {
			r.err = &ErrorList{Errors: []*SyntaxError{e}, Stopped: true}
		}
	case err != nil:
		r.end(err)
	default:
		return q, nil
	}
	return quad.Quad{}, r.err
}

// Line returns the number of the line that was read last, counted from 1.
func (r *Reader) Line() int { return r.lines.n }

// All returns the remaining quads. An error other than io.EOF comes last, with
// the zero quad.
func (r *Reader) All() iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for {
			q, err := r.Read()
			if err == io.EOF || !yield(q, err) || err != nil {
				return
			}
		}
	}
}

// ReadAll returns the quads of the whole document, or none and what is wrong
// with it.
func ReadAll(r io.Reader, o Options) ([]quad.Quad, error) {
	var qs []quad.Quad
	for q, err := range NewReader(r, o).All() {
		if err != nil {
			return nil, err
		}
		qs = append(qs, q)
	}
	return qs, nil
}

// note keeps a mistake, and stops reading when it is one too many.
func (r *Reader) note(e *SyntaxError) {
	if r.o.MaxErrors == 0 {
		r.err = e
		return
	}
	r.mistakes = append(r.mistakes, e)
	if len(r.mistakes) == r.o.MaxErrors {
		r.err = &ErrorList{Errors: r.mistakes, Stopped: true}
	}
}

// end stops reading because the input has ended or cannot be read. If it cannot
// be read, the mistakes found so far are returned beside that.
func (r *Reader) end(err error) {
	if err != io.EOF {
		err = fmt.Errorf("read %s after line %d: %w", r.name(), r.lines.n, err)
	}
	switch {
	case len(r.mistakes) == 0:
		r.err = err
	case err == io.EOF:
		r.err = &ErrorList{Errors: r.mistakes}
	default:
		r.err = errors.Join(&ErrorList{Errors: r.mistakes}, err)
	}
}

func (r *Reader) name() string {
	if r.o.File != "" {
		return r.o.File
	}
	return r.o.Format.title()
}
