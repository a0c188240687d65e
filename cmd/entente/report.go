package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"entente/graph"
)

// outcomeFailed is the outcome of a document that could not be read.
const outcomeFailed = "failed"

// outcomeJSON is what became of a document.
type outcomeJSON struct {
	Document   string  `json:"document"`
	ID         *string `json:"id,omitempty"`
	Outcome    string  `json:"outcome"`
	Statements *int    `json:"statements,omitempty"`
	Facts      *int    `json:"facts,omitempty"`
	Quads      *int    `json:"quads,omitempty"`
	Error      string  `json:"error,omitempty"`
}

// totals counts what became of the documents of a batch.
type totals struct {
	Documents  int `json:"documents"`
	New        int `json:"new"`
	Replaced   int `json:"replaced"`
	Unchanged  int `json:"unchanged"`
	Failed     int `json:"failed"`
	Read       int `json:"read"`
	Statements int `json:"statements"`
	Facts      int `json:"facts"`
	Quads      int `json:"quads"`
}

// count counts a document that is stored; read tells that it had to be read.
func (t *totals) count(added graph.Added, read bool) {
	t.Documents++
	switch added.Outcome {
	case graph.New:
		t.New++
	case graph.Replaced:
		t.Replaced++
	case graph.Unchanged:
		t.Unchanged++
	}
	if read {
		t.Read++
	}
	t.Statements += added.Statements
	t.Facts += added.Facts
	t.Quads += added.Quads
}

// report writes the outcomes of a batch as they come, so that a long batch needs no memory for them.
type report struct {
	w     *bufio.Writer
	began bool
}

// add writes an outcome; a nil report takes none.
func (r *report) add(o outcomeJSON) error {
	if r == nil {
		return nil
	}
	before := "{\"documents\":[\n"
	if r.began {
		before = ",\n"
	}
	r.began = true
	b, err := json.Marshal(o)
	if err != nil {
		return err
	}
	_, err = r.w.WriteString(before + string(b))
	return err
}

// end writes the totals.
func (r *report) end(t totals, interrupted bool, took time.Duration) error {
	if !r.began {
		if _, err := r.w.WriteString("{\"documents\":["); err != nil {
			return err
		}
	}
	b, err := json.Marshal(t)
	if err != nil {
		return err
	}
	seconds := math.Round(took.Seconds()*1000) / 1000
	_, err = fmt.Fprintf(r.w, "],\n\"totals\":%s,\"interrupted\":%t,\"seconds\":%v}\n", b, interrupted, seconds)
	return errors.Join(err, r.w.Flush())
}
