package export

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/graph"
	"entente/schema"
)

// ErrFormat is matched by the error of a format that does not exist.
var ErrFormat = errors.New("unknown format")

// Format names a format of export.
type Format string

// The formats.
const (
	GraphML Format = "graphml"
	GEXF    Format = "gexf"
	DOT     Format = "dot"
	Table   Format = "csv"
	Nodes   Format = "neo4j-nodes"
	Edges   Format = "neo4j-edges"
	FtM     Format = "ftm"
	HTML    Format = "html"
)

// writers are the writer of each format.
var writers = map[Format]func(io.Writer, *Graph) error{
	GraphML: writeGraphML, GEXF: writeGEXF, DOT: writeDOT, Table: writeTable, Nodes: writeNodes, Edges: writeEdges,
	FtM: writeFtM, HTML: writeHTML,
}

// Formats lists the formats, sorted.
func Formats() []Format {
	var out []Format
	for f := range writers {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

// Write writes g in a format. The error matches ErrFormat if there is no such format, and is that of w otherwise.
func Write(w io.Writer, f Format, g *Graph) error {
	write, ok := writers[f]
	if !ok {
		return fmt.Errorf("%w: %q", ErrFormat, string(f))
	}
	return write(w, g)
}

// confidence returns that of the best statement, 0 without one.
func confidence(f *graph.Fact) float64 {
	best := 0.0
	for i := range f.Statements {
		best = max(best, f.Statements[i].Confidence)
	}
	return best
}

// quotes returns the words of the statements, each once, one a line.
func quotes(f *graph.Fact) string {
	var out []string
	for i := range f.Statements {
		if q := schema.OneLine(f.Statements[i].Evidence.Exact); !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	return strings.Join(out, "\n")
}
