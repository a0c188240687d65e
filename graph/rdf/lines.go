package rdf

import (
	"bytes"
	"errors"
	"io"
)

// errLongLine says that lines.next has skipped a line over the limit; what it
// returns beside it is the beginning of that line.
var errLongLine = errors.New("line over the limit")

// lines cuts a stream at LF, CR LF and CR, in memory of one line.
type lines struct {
	r   io.Reader
	max int // longest line in bytes
	n   int // number of the last line

	buf      []byte
	pos, end int    // buf[pos:end] is read and not yet returned
	lf       int    // index in buf of the next LF at or after pos, or end if there is none
	lf0      int    // buf[pos:lf0] is known to hold no LF
	afterCR  bool   // the last line ended with a CR, so that an LF belongs to it
	ended    string // what ended the line before the last: LF, CR LF or CR
	err      error  // of r
}

// firstBuf is the size of the first buffer.
const firstBuf = 64 << 10

func newLines(r io.Reader, maxLine int) *lines {
	return &lines{r: r, max: maxLine, buf: make([]byte, min(firstBuf, maxLine+1))}
}

// next returns the next line without its end, valid until the next call.
// A last line without an end is a line, if it is not empty.
func (l *lines) next() ([]byte, error) {
	seen := 0 // bytes after pos that hold no line end
	l.ended = "\n"
	if l.afterCR {
		l.ended = "\r"
	}
	for {
		if l.afterCR && l.pos < l.end {
			l.afterCR = false
			if l.buf[l.pos] == '\n' {
				l.pos++
				l.ended = "\r\n"
			}
		}
		if i := l.lineEnd(seen); i >= 0 {
			line := l.buf[l.pos:i]
			l.afterCR = l.buf[i] == '\r'
			l.pos = i + 1
			l.n++
			return line, nil
		}
		seen = l.end - l.pos
		if seen > l.max {
			return l.skip()
		}
		if l.err == nil {
			l.fill()
			continue
		}
		if l.err == io.EOF && seen > 0 {
			line := l.buf[l.pos:l.end]
			l.pos = l.end
			l.n++
			return line, nil
		}
		return nil, l.err
	}
}

// lineEnd returns the index of the first CR or LF in buf[pos+from:end], or -1.
// It remembers where the next LF is: a document with CR line ends only must not
// be searched to its end for each line.
func (l *lines) lineEnd(from int) int {
	start := l.pos + from
	if l.lf < start || l.lf >= l.lf0 {
		l.lf = max(start, l.lf0)
		if i := bytes.IndexByte(l.buf[l.lf:l.end], '\n'); i >= 0 {
			l.lf += i
			l.lf0 = l.lf + 1
		} else {
			l.lf, l.lf0 = l.end, l.end
		}
	}
	if i := bytes.IndexByte(l.buf[start:l.lf], '\r'); i >= 0 {
		return start + i
	}
	if l.lf < l.end {
		return l.lf
	}
	return -1
}

// fill reads more, after making room.
func (l *lines) fill() {
	if l.pos > 0 {
		copy(l.buf, l.buf[l.pos:l.end])
		l.end -= l.pos
		l.lf, l.lf0, l.pos = 0, 0, 0
	}
	if l.end == len(l.buf) {
		grown := make([]byte, min(2*len(l.buf), l.max+1))
		copy(grown, l.buf)
		l.buf = grown
	}
	for range 100 {
		n, err := l.r.Read(l.buf[l.end:])
		l.end += n
		l.err = err
		if n > 0 || err != nil {
			return
		}
	}
	l.err = io.ErrNoProgress
}

// skip drops the line that has outgrown the limit, up to its end.
func (l *lines) skip() ([]byte, error) {
	head := bytes.Clone(l.buf[l.pos:min(l.end, l.pos+4*after)])
	for {
		l.pos = l.end
		if l.err != nil {
			break
		}
		l.fill()
		if i := l.lineEnd(0); i >= 0 {
			l.afterCR = l.buf[i] == '\r'
			l.pos = i + 1
			break
		}
	}
	l.n++
	if l.err != nil && l.err != io.EOF {
		return nil, l.err
	}
	return head, errLongLine
}
