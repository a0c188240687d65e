package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/export"
	"entente/schema"
)

func (p *program) exportCommand() *cli.Command {
	return &cli.Command{
		Name: "export", Category: storeGroup, Usage: "write the graph, or a part of it, in a format of other programs",
		UsageText:   "entente export -o facts.nq\nentente export --around Japan --hops 2 --format html -o japan.html",
		Description: exportHelp,
		Flags: append([]cli.Flag{
			&cli.StringFlag{
				Name: "format", Usage: "`FORMAT` to write: " + listOf(exportFormats()), Value: string(graph.ExportNQuads),
			},
			&cli.BoolFlag{Name: "texts", Usage: "add the texts of the documents to nq, trig or jsonld, for entente import"},
			&cli.StringFlag{
				Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of stdout; neo4j needs a folder",
			},
		}, choiceFlags()...),
		Action: p.export,
	}
}

const exportHelp = `Equal documents give equal bytes, whatever their order. FILE is written beside its place and then put there, so that a run that
fails leaves no half of it.

nq, trig and jsonld hold the whole graph, with the statements that are denied or only possible; nt and ttl the same without
labels. The texts of the documents are no part of it unless with --texts, which entente import needs.
With a flag that chooses facts they hold those facts, their statements, sentences, documents and entities.

graphml, gexf and dot are for graph tools; csv has a line a quote; neo4j writes nodes.csv and edges.csv for its importer into
the folder that -o names; ftm is entities of FollowTheMoney; html is one page with the graph, a search box and every quote.

json is whole documents, an object a line as of entente extract, with their texts and all names but without mentions; sentences
that state nothing are left out, so that each tells its "number". The documents are as they were read, and the decisions about
who is who follow, as entente entities writes them. jsonl is a statement a line, {"document", and the fields of a statement of
entente extract}, and plover an event record a line, as entente events --json --mode all writes it.`

// neo4j is the format that is two files.
const neo4j = "neo4j"

// exportFormats lists the formats of export as users name them.
func exportFormats() []string {
	var out []string
	for _, f := range graph.ExportFormats() {
		out = append(out, string(f))
	}
	for _, f := range export.Formats() {
		if f != export.Nodes && f != export.Edges {
			out = append(out, string(f))
		}
	}
	return append(out, neo4j, formatJSON, formatJSONL, formatPLOVER)
}

// choiceFlags are the flags that choose facts.
func choiceFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "around", Usage: "only facts near `ENTITY`; may be given more than once"},
		&cli.IntFlag{Name: "hops", Usage: "how far near is: `N` facts", Value: 1},
		&cli.StringSliceFlag{Name: "relation", Usage: "only facts of `RELATION`; may be given more than once"},
		&cli.StringSliceFlag{
			Name: "type", Usage: "only facts with a node of `TYPE`, such as Country; may be given more than once",
		},
		&cli.StringFlag{Name: "since", Usage: "only facts dated `DATE` or later: 2020, 2020-10 or 2020-10-07"},
		&cli.StringFlag{Name: "until", Usage: "only facts dated `DATE` or earlier"},
		&cli.Float64Flag{Name: "min-confidence", Usage: "only facts with a statement of confidence `C` or more, from 0 to 1"},
		&cli.BoolFlag{Name: "asserted", Usage: "leave out what is only planned"},
		&cli.BoolFlag{Name: "closed", Usage: "leave out relations that are not of the vocabulary"},
	}
}

// choice returns what the flags choose, and whether one of them is set.
func (p *program) choice(c *cli.Context, v *graph.View) (export.Choice, bool, error) {
	chosen := slices.ContainsFunc(choiceFlags(), func(f cli.Flag) bool { return c.IsSet(f.Names()[0]) })
	choice := export.Choice{
		Hops: c.Int("hops"), Relations: c.StringSlice("relation"), Since: c.String("since"), Until: c.String("until"),
		MinConfidence: c.Float64("min-confidence"), Asserted: c.Bool("asserted"), Closed: c.Bool("closed"),
	}
	if choice.Hops < 1 {
		return choice, chosen, usagef("--hops %d: it takes at least 1", choice.Hops)
	}
	if choice.MinConfidence < 0 || choice.MinConfidence > 1 {
		return choice, chosen, usagef("--min-confidence %v: it takes a number from 0 to 1", choice.MinConfidence)
	}
	for _, name := range []string{"since", "until"} {
		if d := c.String(name); d != "" && !isDate.MatchString(d) {
			return choice, chosen, usagef("--%s %s: it takes a year, a month or a day: 2020, 2020-10 or 2020-10-07", name, d)
		}
	}
	for _, name := range c.StringSlice("type") {
		t, err := schema.ParseNodeType(name)
		if err != nil {
			return choice, chosen, badChoice("type", name, nodeTypes())
		}
		choice.Types = append(choice.Types, t)
	}
	for _, name := range c.StringSlice("around") {
		id, err := p.resolve(c.Context, v, name)
		if err != nil {
			return choice, chosen, err
		}
		choice.Around = append(choice.Around, id)
	}
	return choice, chosen, nil
}

// nodeTypes lists the names of the types of nodes.
func nodeTypes() []string {
	var out []string
	for _, t := range schema.NodeTypes() {
		out = append(out, string(t))
	}
	return out
}

// isDate matches what --since and --until take.
var isDate = regexp.MustCompile(`^\d{4}(?:-\d{2}(?:-\d{2})?)?$`)

func (p *program) export(c *cli.Context) error {
	if err := noArguments(c); err != nil {
		return err
	}
	format := c.String("format")
	if !slices.Contains(exportFormats(), format) {
		return badChoice("format", format, exportFormats())
	}
	file := c.String("output")
	if file == "-" {
		file = ""
	}
	labels := slices.Contains([]graph.ExportFormat{graph.ExportNQuads, graph.ExportTriG, graph.ExportJSONLD},
		graph.ExportFormat(format))
	switch {
	case format == neo4j && file == "":
		return usagef("--format neo4j writes two files: name a folder for them with -o")
	case c.Bool("texts") && !labels:
		return usagef("--texts goes with --format nq, trig or jsonld")
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		v, err := s.View()
		if err != nil {
			return err
		}
		defer v.Close()
		choice, chosen, err := p.choice(c, v)
		if err != nil {
			return err
		}
		if chosen && (c.Bool("texts") || lineFormats[format] != nil) {
			return usagef("--texts, json, jsonl and plover are of the whole graph: leave out the flags that choose facts")
		}
		if lineFormats[format] != nil {
			return p.writeTo(file, func(w io.Writer) error { return exportLines(c.Context, v, w, format) })
		}
		if f := graph.ExportFormat(format); slices.Contains(graph.ExportFormats(), f) {
			o := graph.ExportOptions{Format: f, Sorted: true, Texts: c.Bool("texts")}
			return p.exportRDF(c.Context, v, o, choice, chosen, file)
		}
		g, err := export.Collect(c.Context, v, choice)
		if err != nil {
			return err
		}
		if format == neo4j {
			return exportNeo4j(file, g)
		}
		return p.writeTo(file, func(w io.Writer) error { return export.Write(w, export.Format(format), g) })
	})
}

// exportRDF writes the whole graph, or what it says of the facts that are chosen.
func (p *program) exportRDF(
	ctx context.Context, v *graph.View, o graph.ExportOptions, choice export.Choice, chosen bool, file string,
) error {
	if chosen {
		choice.Quotes = -1
		g, err := export.Collect(ctx, v, choice)
		if err != nil {
			return err
		}
		o.Only = []schema.IRI{}
		for i := range g.Facts {
			o.Only = append(o.Only, g.Facts[i].ID)
		}
	}
	return p.writeTo(file, func(w io.Writer) error { return v.Export(ctx, w, o) })
}

// exportNeo4j writes nodes.csv and edges.csv into a folder, which it makes.
func exportNeo4j(folder string, g *export.Graph) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for name, f := range map[string]export.Format{"nodes.csv": export.Nodes, "edges.csv": export.Edges} {
		err := writeFile(filepath.Join(folder, name), func(w io.Writer) error { return export.Write(w, f, g) })
		if err != nil {
			return err
		}
	}
	return nil
}

// writeTo writes a file, or stdout if its name is "".
func (p *program) writeTo(file string, write func(io.Writer) error) error {
	if file == "" {
		return write(p.out)
	}
	return writeFile(file, write)
}

// writeFile writes a file beside its place and renames it, so that it is there whole or not at all.
func writeFile(name string, write func(io.Writer) error) (err error) {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is no file that can be replaced: name a new one", name)
		}
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, errors.Unwrap(err))
	}
	defer func() {
		if err != nil {
			// The error that led here is the one to tell.
			_, _ = f.Close(), os.Remove(f.Name())
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	if err := errors.Join(w.Flush(), f.Sync(), f.Chmod(mode), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return os.Rename(f.Name(), name)
}
