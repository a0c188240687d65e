package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/stream"
	"entente/schema"
	"entente/schema/gazetteer"
	"entente/schema/gazetteer/convert"
)

// importFormats are the forms of lists of names, each with its reader.
var importFormats = []string{"auto", "wikidata", "csv"}

// importTables makes tables of lists that others publish.
func (p *program) importTables(c *cli.Context, names []string) error {
	filter, err := importFilter(c)
	if err != nil {
		return err
	}
	b := convert.NewBuilder(gazetteer.Load())
	var errs []error
	for _, name := range names {
		errs = append(errs, p.importFile(c.Context, name, c.String("from"), filter, b))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	tables := b.Tables(c.String("output"))
	for _, t := range tables {
		if err := writeFile(t.Name, func(w io.Writer) error { _, err := io.WriteString(w, t.Text); return err }); err != nil {
			return err
		}
	}
	return p.writeImported(b, tables)
}

// importFilter returns what the flags of import want.
func importFilter(c *cli.Context) (convert.Filter, error) {
	f := convert.Filter{Languages: c.StringSlice("lang")}
	for _, name := range c.StringSlice("type") {
		t, err := schema.ParseNodeType(name)
		if err != nil {
			return f, usagef("--type %q is no type of the vocabulary: Country, Person, Organization and others", name)
		}
		f.Types = append(f.Types, t)
	}
	for _, known := range importFormats {
		if c.String("from") == known {
			return f, nil
		}
	}
	return f, badChoice("from", c.String("from"), importFormats)
}

// importFile reads one list, in the form that the flag or the ending of its name says.
func (p *program) importFile(ctx context.Context, name, format string, f convert.Filter, b *convert.Builder) error {
	var in io.Reader = stream.Until(ctx, p.In)
	if name != stdinName {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	in, err := convert.Open(in)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if format == "auto" {
		bare := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".gz"), ".bz2")
		switch {
		case strings.HasSuffix(bare, ".json"):
			format = "wikidata"
		case strings.HasSuffix(bare, ".csv"), strings.HasSuffix(bare, ".tsv"):
			format = "csv"
		default:
			return usagef("%s does not say what it is by its ending: --from wikidata or --from csv does", name)
		}
	}
	read := convert.CSV
	if format == "wikidata" {
		read = convert.Wikidata
	}
	bar := progress{w: p.Err, on: p.ErrTerminal && !p.quiet && !p.json}
	defer bar.clear()
	err = read(readerUntil(ctx, in), name, f, func(r *convert.Record) {
		b.Add(r)
		bar.show("%s: %s", name, plural(b.New+b.Known, "name"))
	})
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// readerUntil returns a reader of r that ends when ctx is done.
func readerUntil(ctx context.Context, r io.Reader) io.Reader {
	return readerFunc(func(b []byte) (int, error) {
		if ctx.Err() != nil {
			return 0, context.Cause(ctx)
		}
		return r.Read(b)
	})
}

type readerFunc func(b []byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

// writeImported says which tables were written.
func (p *program) writeImported(b *convert.Builder, tables []gazetteer.File) error {
	if !p.quiet && !p.json {
		for _, m := range b.LeftOut {
			fmt.Fprintf(p.Err, "entente: left out: %s\n", visible(m.Error()))
		}
	}
	files := []string{}
	for _, t := range tables {
		files = append(files, t.Name)
	}
	if p.json {
		return p.writeJSON(struct {
			Files      []string `json:"files"`
			New        int      `json:"new"`
			Known      int      `json:"known"`
			Unresolved int      `json:"unresolved"`
			LeftOut    int      `json:"leftOut"`
		}{files, b.New, b.Known, b.Unresolved, len(b.LeftOut)})
	}
	for i, t := range tables {
		fmt.Fprintf(p.out, "%s  %s\n", files[i], plural(t.Rows(), "row"))
	}
	if !p.quiet {
		lost := plural(b.Unresolved, "reference")
		fmt.Fprintf(p.Err, "entente: %d new, %d that the gazetteer has, %s left out to what is in no table\n",
			b.New, b.Known, lost)
	}
	return nil
}
