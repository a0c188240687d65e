package graph

import (
	"bufio"
	"bytes"
	"container/heap"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// lineSorter sorts lines that may be more than the memory holds: full buffers are sorted into temporary files, which
// are merged at the end.
type lineSorter struct {
	o     ExportOptions
	text  []byte
	lines []lineSpan
	runs  []*os.File
}

type lineSpan struct{ start, end int }

// spanBytes is what a lineSpan takes beside its text.
const spanBytes = 16

func newLineSorter(o ExportOptions) *lineSorter {
	if o.MemoryBytes <= 0 {
		o.MemoryBytes = 32 << 20
	}
	return &lineSorter{o: o}
}

// add takes a line with its newline; the caller may reuse it.
func (s *lineSorter) add(line []byte) error {
	if len(s.lines) > 0 && len(s.text)+len(line)+spanBytes*len(s.lines) > s.o.MemoryBytes {
		if err := s.spill(); err != nil {
			return err
		}
	}
	start := len(s.text)
	s.text = append(s.text, line...)
	s.lines = append(s.lines, lineSpan{start, len(s.text)})
	return nil
}

func (s *lineSorter) sort() {
	slices.SortFunc(s.lines, func(a, b lineSpan) int {
		return bytes.Compare(s.text[a.start:a.end], s.text[b.start:b.end])
	})
}

// flush writes the sorted buffer and empties it.
func (s *lineSorter) flush(w io.Writer) error {
	s.sort()
	buf := bufio.NewWriterSize(w, 1<<16)
	for _, l := range s.lines {
		if _, err := buf.Write(s.text[l.start:l.end]); err != nil {
			return err
		}
	}
	s.text, s.lines = s.text[:0], s.lines[:0]
	return buf.Flush()
}

// spill sorts the buffer into a temporary file.
func (s *lineSorter) spill() error {
	f, err := os.CreateTemp(s.o.TempDir, "entente-sort-*.nq")
	if err != nil {
		return fmt.Errorf("sorted export: %w", err)
	}
	s.runs = append(s.runs, f)
	if err := s.flush(f); err != nil {
		return fmt.Errorf("sorted export: %w", err)
	}
	_, err = f.Seek(0, io.SeekStart)
	return err
}

// writeTo writes all lines in order.
func (s *lineSorter) writeTo(ctx context.Context, w io.Writer) error {
	if len(s.runs) == 0 {
		return s.flush(w)
	}
	if len(s.lines) > 0 {
		if err := s.spill(); err != nil {
			return err
		}
	}
	h := &runHeap{}
	for _, f := range s.runs {
		r := &run{in: bufio.NewReaderSize(f, 1<<16)}
		if ok, err := r.next(); err != nil {
			return err
		} else if ok {
			*h = append(*h, r)
		}
	}
	heap.Init(h)
	buf := bufio.NewWriterSize(w, 1<<16)
	for n := 0; h.Len() > 0; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		top := (*h)[0]
		if _, err := buf.Write(top.line); err != nil {
			return err
		}
		ok, err := top.next()
		if err != nil {
			return err
		}
		if ok {
			heap.Fix(h, 0)
		} else {
			heap.Pop(h)
		}
	}
	return buf.Flush()
}

// close removes the temporary files and joins their errors to err.
func (s *lineSorter) close(err error) error {
	for _, f := range s.runs {
		err = errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	s.runs = nil
	return err
}

// run is a sorted file and the line at which it stands.
type run struct {
	in   *bufio.Reader
	line []byte
}

func (r *run) next() (bool, error) {
	r.line = r.line[:0]
	for {
		part, err := r.in.ReadSlice('\n')
		r.line = append(r.line, part...)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(r.line) == 0:
			return false, nil
		default:
			return false, err
		}
	}
}

type runHeap []*run

func (h runHeap) Len() int           { return len(h) }
func (h runHeap) Less(i, j int) bool { return bytes.Compare(h[i].line, h[j].line) < 0 }
func (h runHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *runHeap) Push(x any)        { *h = append(*h, x.(*run)) }

func (h *runHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}
