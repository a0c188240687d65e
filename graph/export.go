package graph

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/graph/quadstore"
	"entente/graph/rdf"
	"entente/schema"
	"entente/schema/voc"
)

// ExportOptions says how to export.
type ExportOptions struct {
	// Format is N-Quads unless told. Turtle and N-Triples have no labels: a triple stands once, however many graphs
	// hold it.
	Format ExportFormat
	// Only are facts, by IRI; the export is then what the graph says of them: the facts, their statements with
	// sentences and documents, and the entities they name. nil means the whole graph.
	Only []schema.IRI
	// Texts adds the text of each document and how it describes its entities, without which Stage takes no graph back.
	// Not with Only.
	Texts bool
	// Sorted orders the lines of N-Quads by their bytes, as LC_ALL=C sort does, so that equal stores give equal bytes.
	// Other formats and chosen facts are sorted always.
	Sorted bool
	// MemoryBytes is how much of a sorted export is held in memory before it goes to temporary files; 0 means 32 MiB.
	MemoryBytes int
	// TempDir is where temporary files go; "" means the system's place for them.
	TempDir string
}

// ExportFormat names a syntax of RDF.
type ExportFormat string

// The syntaxes of export.
const (
	ExportNQuads   ExportFormat = "nq"
	ExportNTriples ExportFormat = "nt"
	ExportTurtle   ExportFormat = "ttl"
	ExportTriG     ExportFormat = "trig"
	ExportJSONLD   ExportFormat = "jsonld"
)

// ExportFormats lists the syntaxes.
func ExportFormats() []ExportFormat {
	return []ExportFormat{ExportNQuads, ExportNTriples, ExportTurtle, ExportTriG, ExportJSONLD}
}

// quadWriter is a writer of graph/rdf.
type quadWriter interface {
	Write(q quad.Quad) error
	Close() error
}

// writer returns the writer of a format.
func (f ExportFormat) writer(w io.Writer) (quadWriter, error) {
	switch f {
	case ExportNQuads, "":
		return rdf.NewWriter(w), nil
	case ExportNTriples:
		return rdf.NewTriplesWriter(w), nil
	case ExportTurtle:
		return rdf.NewTurtleWriter(w, prefixes()...)
	case ExportTriG:
		return rdf.NewTriGWriter(w, prefixes()...)
	case ExportJSONLD:
		return rdf.NewJSONLDWriter(w, prefixes()...)
	}
	return nil, fmt.Errorf("%w: unknown format of export %q", ErrOptions, string(f))
}

// labelled reports whether the format has graph labels.
func (f ExportFormat) labelled() bool { return f != ExportNTriples && f != ExportTurtle }

// prefixes are the names that people know the vocabularies by.
func prefixes() []rdf.Prefix {
	var out []rdf.Prefix
	for _, n := range voc.Prefixes() {
		out = append(out, rdf.Prefix{Name: n.Prefix, IRI: string(n.IRI)})
	}
	return out
}

// Export writes the graph in a syntax of RDF.
func (v *View) Export(ctx context.Context, w io.Writer, o ExportOptions) error {
	out, err := o.Format.writer(w)
	if err != nil {
		return err
	}
	source := func(fn func(quad.Quad) error) error { return v.whole(ctx, o.Texts, fn) }
	if o.Only != nil {
		source = func(fn func(quad.Quad) error) error { return v.about(ctx, o.Only, fn) }
	}
	nquads := o.Format == ExportNQuads || o.Format == ""
	if nquads && !o.Sorted && o.Only == nil {
		if err := source(out.Write); err != nil {
			return err
		}
		return out.Close()
	}
	s := newLineSorter(o)
	err = source(s.sorting(o.Format))
	switch {
	case err != nil:
	case nquads:
		err = s.writeTo(ctx, w)
	default:
		err = s.writeQuads(ctx, out)
	}
	return s.close(err)
}

// whole gives every quad of the store, and what is kept of the documents beside them as quads if the texts are wanted.
func (v *View) whole(ctx context.Context, texts bool, fn func(quad.Quad) error) error {
	if err := v.each(ctx, quad.Quad{}, fn); err != nil || !texts {
		return err
	}
	docs, err := v.Documents(ctx)
	if err != nil {
		return err
	}
	for i := range docs {
		a, err := v.keptArticle(docs[i].ID)
		if err != nil {
			return err
		}
		entities, err := ownDescriptions(a)
		if err != nil {
			return err
		}
		id := quad.IRI(a.ID)
		for _, q := range []quad.Quad{
			{Subject: id, Predicate: quad.IRI(voc.SchemaArticleBody), Object: quad.String(a.Text), Label: id},
			{Subject: id, Predicate: quad.IRI(voc.Describes), Object: quad.String(entities), Label: id},
		} {
			if err := fn(q); err != nil {
				return err
			}
		}
	}
	return nil
}

// sorting returns what takes a quad to be sorted for a format: those of one graph together where it groups them, and
// without the label where it has none.
func (s *lineSorter) sorting(f ExportFormat) func(quad.Quad) error {
	var line []byte
	return func(q quad.Quad) (err error) {
		line = line[:0]
		switch {
		case !f.labelled():
			q.Label = nil
		case f == ExportTriG || f == ExportJSONLD:
			if q.Label != nil {
				if line, err = rdf.AppendTerm(line, q.Label); err != nil {
					return err
				}
			}
			line = append(line, '\t')
		}
		if line, err = rdf.AppendQuad(line, q); err != nil {
			return err
		}
		return s.add(line)
	}
}

// writeQuads reads the sorted lines back and gives them to out, each once.
func (s *lineSorter) writeQuads(ctx context.Context, out quadWriter) error {
	r, w := io.Pipe()
	go func() { w.CloseWithError(s.writeTo(ctx, w)) }()
	defer r.Close()
	lines := bufio.NewReader(r)
	var last string
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			return out.Close()
		}
		if err != nil {
			return err
		}
		if line == last {
			continue
		}
		last = line
		if _, quads, ok := strings.Cut(line, "\t"); ok {
			line = quads // the label stood before it to be sorted by; a tab within a term is escaped
		}
		q, err := rdf.ParseQuad(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return fmt.Errorf("sorted export: %w", err)
		}
		if err := out.Write(q); err != nil {
			return err
		}
	}
}

// each calls fn for every quad of a pattern until it returns an error.
func (v *View) each(ctx context.Context, pattern quad.Quad, fn func(quad.Quad) error) error {
	return each(ctx, v.sn, pattern, fn)
}

func each(ctx context.Context, sn *quadstore.Snapshot, pattern quad.Quad, fn func(quad.Quad) error) error {
	var bad error
	err := sn.Quads(ctx, pattern, func(q quad.Quad) bool {
		bad = fn(q)
		return bad == nil
	})
	if bad != nil {
		return bad
	}
	return err
}
