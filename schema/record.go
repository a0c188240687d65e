package schema

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// recordReader reads the tables of this package: records of "field: value" lines, each ended by a blank line. A line
// that begins with white space continues the field above it, one that begins with # is a comment.
type recordReader struct {
	file string
	// starts names the fields that begin a record.
	starts map[string]bool
	// begin begins a record, set takes one of its further fields, end completes it. What they find wrong is a mistake
	// of the file.
	begin, set func(field, value string) error
	end        func() error

	open bool            // a record has begun
	seen map[string]bool // fields of the record
	// field, value, line and source are the field being read, its value so far and where it began.
	field, value, source string
	line                 int
	errs                 []error
}

// read reads a whole file and returns all its mistakes, joined, as SyntaxErrors.
func (r *recordReader) read(text string) error {
	for i, line := range strings.Split(text, "\n") {
		r.readLine(i+1, strings.TrimRight(line, "\r"))
	}
	r.endField()
	r.endRecord()
	return errors.Join(r.errs...)
}

func (r *recordReader) readLine(n int, line string) {
	switch {
	case strings.HasPrefix(line, "#"):
	case strings.TrimSpace(line) == "":
		r.endField()
		r.endRecord()
	case line[0] == ' ' || line[0] == '\t':
		if r.field == "" {
			r.line, r.source = n, line
			r.fail(errors.New("a line that begins with white space continues a field, and there is none"))
			return
		}
		r.value += " " + strings.TrimSpace(line)
	default:
		r.endField()
		field, value, ok := strings.Cut(line, ":")
		r.line, r.source = n, line
		if !ok {
			r.fail(errors.New("a line is written field: value"))
			return
		}
		r.field, r.value = field, strings.TrimSpace(value)
	}
}

// fail notes a mistake in the field being read.
func (r *recordReader) fail(err error) {
	if err == nil {
		return
	}
	col := 1
	if i := strings.IndexByte(r.source, ':'); i >= 0 {
		col = utf8.RuneCountInString(r.source[:i]) + 3
	}
	r.errs = append(r.errs, &SyntaxError{File: r.file, Line: r.line, Col: col, Msg: err.Error(), Source: r.source})
}

func (r *recordReader) endField() {
	field, value := r.field, r.value
	r.field, r.value = "", ""
	switch {
	case field == "":
	case r.starts[field]:
		r.endRecord()
		r.open, r.seen = true, map[string]bool{}
		r.fail(r.begin(field, value))
	case !r.open:
		r.fail(fmt.Errorf("field %q before any record", field))
	default:
		if r.seen[field] {
			r.fail(fmt.Errorf("field %q stands twice in a record", field))
		}
		r.seen[field] = true
		r.fail(r.set(field, value))
	}
}

func (r *recordReader) endRecord() {
	if r.open {
		r.fail(r.end())
	}
	r.open = false
}
