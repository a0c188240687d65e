package main

import (
	"context"
	"errors"
	"os"

	"entente/extract"
	"entente/extract/text"
	"entente/graph"
)

// sink is where extract puts what it read. It holds none of it in memory.
type sink struct {
	write func(*text.Doc) error // takes a document
	end   func() error          // writes what is known only when all documents have come
	close func() error          // lets go of what the sink holds, whatever happened
}

// sink returns the one of a format of extract.
func (p *program) sink(ctx context.Context, format string) (sink, error) {
	nothing := func() error { return nil }
	switch format {
	case formatJSON:
		write := func(d *text.Doc) error { return p.writeJSON(documentOf(d, extract.Article(d).Title)) }
		return sink{write, nothing, nothing}, nil
	case formatNQ:
		return p.quadSink(ctx)
	}
	return sink{p.writeReading, nothing, nothing}, nil
}

// quadSink returns the sink of N-Quads. A fact stands once for all documents, with its dates and the number of its
// sources, so that nothing can be written before the last document: until then the quads are in a store in a temporary
// folder.
func (p *program) quadSink(ctx context.Context) (sink, error) {
	dir, err := os.MkdirTemp("", "entente-extract-*")
	if err != nil {
		return sink{}, err
	}
	s, err := graph.Open(ctx, graph.Options{Dir: dir, CacheBytes: 16 << 20, MemTableBytes: 8 << 20})
	if err != nil {
		return sink{}, errors.Join(err, os.RemoveAll(dir))
	}
	if p.leaving != nil {
		leave := func() { _ = os.RemoveAll(dir) } // nobody is left to tell
		p.leaving.Store(&leave)
	}
	return sink{
		write: func(d *text.Doc) error {
			_, err := s.Add(context.WithoutCancel(ctx), extract.Article(d))
			return err
		},
		end: func() error { return s.Export(ctx, p.out, graph.ExportOptions{Sorted: true}) },
		close: func() error {
			if p.leaving != nil {
				p.leaving.Store(nil)
			}
			return errors.Join(s.Close(), os.RemoveAll(dir))
		},
	}, nil
}
