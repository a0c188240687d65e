package main

import (
	"fmt"
	"io"
	"time"
)

// progress is a line of a terminal that is written over and leaves nothing behind.
type progress struct {
	w     io.Writer
	on    bool
	total int // of documents, 0 if unknown
	began time.Time
	last  time.Time
	shown bool
}

// show writes the line, at most ten times a second.
func (p *progress) show(format string, args ...any) {
	if now := time.Now(); p.on && now.Sub(p.last) >= 100*time.Millisecond {
		p.last, p.shown = now, true
		fmt.Fprintf(p.w, "\r\x1b[K"+format, args...)
	}
}

// documents shows how far a batch is.
func (p *progress) documents(done, statements int) {
	p.show("%s", p.line(done, statements, time.Since(p.began)))
}

// line tells how many documents are done after a time, how fast that is, and, if it is known how many there are, how
// long the rest will take.
func (p *progress) line(done, statements int, took time.Duration) string {
	s := plural(done, "document")
	if p.total > 0 {
		s = fmt.Sprintf("%d of %s", done, plural(p.total, "document"))
	}
	s += ", " + plural(statements, "statement")
	if done == 0 || took < time.Second {
		return s
	}
	s += fmt.Sprintf(", %.1f documents a second", float64(done)/took.Seconds())
	if left := p.total - done; left > 0 {
		s += fmt.Sprintf(", %s left", (took * time.Duration(left) / time.Duration(done)).Round(time.Second))
	}
	return s
}

// clear takes the line away, before anything else is written and at the end.
func (p *progress) clear() {
	if p.shown {
		p.shown = false
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
