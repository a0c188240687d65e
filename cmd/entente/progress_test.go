package main

import (
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		total, done, statements int
		took                    time.Duration
		want                    string
	}{
		{0, 1, 2, 500 * time.Millisecond, "1 document, 2 statements"},
		{0, 30, 90, 10 * time.Second, "30 documents, 90 statements, 3.0 documents a second"},
		{90, 30, 90, 10 * time.Second, "30 of 90 documents, 90 statements, 3.0 documents a second, 20s left"},
		{30, 30, 1, 10 * time.Second, "30 of 30 documents, 1 statement, 3.0 documents a second"},
		{5, 0, 0, 10 * time.Second, "0 of 5 documents, 0 statements"},
	} {
		p := progress{total: c.total}
		if got := p.line(c.done, c.statements, c.took); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
