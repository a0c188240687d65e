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

// clear takes the line away, before anything else is written and at the end.
func (p *progress) clear() {
	if p.shown {
		p.shown = false
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
