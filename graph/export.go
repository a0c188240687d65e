package graph

import (
	"context"
	"io"

	"github.com/cayleygraph/quad"

	"entente/graph/rdf"
)

// ExportOptions says how to export.
type ExportOptions struct {
	// Sorted orders the lines by their bytes, as LC_ALL=C sort does, so that equal stores give equal bytes.
	Sorted bool
	// MemoryBytes is how much of a sorted export is held in memory before it goes to temporary files; 0 means 32 MiB.
	MemoryBytes int
	// TempDir is where temporary files go; "" means the system's place for them.
	TempDir string
}

// Export writes all quads as canonical N-Quads.
func (v *View) Export(ctx context.Context, w io.Writer, o ExportOptions) error {
	if !o.Sorted {
		out := rdf.NewWriter(w)
		if err := v.each(ctx, quad.Quad{}, out.Write); err != nil {
			return err
		}
		return out.Close()
	}
	s := newLineSorter(o)
	var line []byte
	err := v.each(ctx, quad.Quad{}, func(q quad.Quad) (err error) {
		if line, err = rdf.AppendQuad(line[:0], q); err != nil {
			return err
		}
		return s.add(line)
	})
	if err == nil {
		err = s.writeTo(ctx, w)
	}
	return s.close(err)
}

// each calls fn for every quad of a pattern until it returns an error.
func (v *View) each(ctx context.Context, pattern quad.Quad, fn func(quad.Quad) error) error {
	var bad error
	err := v.sn.Quads(ctx, pattern, func(q quad.Quad) bool {
		bad = fn(q)
		return bad == nil
	})
	if bad != nil {
		return bad
	}
	return err
}
