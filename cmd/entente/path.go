package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/schema"
)

func (p *program) pathCommand() *cli.Command {
	return &cli.Command{
		Name: "path", Category: askGroup, Usage: "show how two entities are connected, with the quote for each step",
		ArgsUsage: "A B",
		UsageText: "entente path India ASEAN\nentente path \"European Union\" Iran -k 5 --hops 3",
		Description: `The best connections stand first. Each step costs 1, and more if it is only planned or no relation of the vocabulary; each
entity between the two costs the more, the more documents name it, and the most if it is a topic, a place or an unnamed group,
which many share that have nothing to do with each other. What is denied, possible, requested or conditional connects nothing,
and neither do dates and amounts.

csv has a row a step: path, cost, step, subject, relation, object, status, sources, document, start, end, quote. With --json:

  {"from","to","paths":[{"cost","steps":[{"fact":FACT,"backward","others"}]}]}

A FACT is that of entente show; backward says that the step goes from its object to its subject, and others counts the further
facts between the two. nq is the quads of the statements.`,
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "paths", Aliases: []string{"k"}, Usage: "show at most `N` connections", Value: 3},
			&cli.IntFlag{Name: "hops", Usage: "of at most `N` steps", Value: 4},
			&cli.StringSliceFlag{Name: "relation", Usage: "only along `RELATION`; may stand more than once"},
			&cli.BoolFlag{Name: "asserted", Usage: "leave out what is only planned"},
			asOfFlag(), formatFlag(lookupFormats...),
		},
		Action: p.path,
	}
}

// maxHops is how long a path may be: beyond it everything is connected with everything.
const maxHops = 8

func (p *program) path(c *cli.Context) error {
	format, err := p.format(c, lookupFormats...)
	if err != nil {
		return err
	}
	o, err := pathOptions(c)
	if err != nil {
		return err
	}
	return p.look(c, func(v *graph.View) error {
		ends, err := p.resolveAll(c.Context, v, c.Args().Slice()...)
		if err != nil {
			return err
		}
		if ends[0] == ends[1] {
			return usagef("%q and %q are one entity, %s: path needs two", c.Args().Get(0), c.Args().Get(1), ends[0].Short())
		}
		paths, err := v.Paths(c.Context, ends[0], ends[1], o)
		if err != nil {
			return err
		}
		if len(paths) == 0 && format == formatText && !p.quiet {
			fmt.Fprintf(p.Err, "entente: no connection of at most %s\n", plural(o.MaxLength, "step"))
		}
		return p.showPaths(c.Context, v, ends, paths, format)
	})
}

// pathOptions reads and checks the flags and the number of arguments.
func pathOptions(c *cli.Context) (graph.PathOptions, error) {
	o := graph.PathOptions{
		Limit: c.Int("paths"), MaxLength: c.Int("hops"), Relations: c.StringSlice("relation"), Planned: !c.Bool("asserted"),
	}
	switch {
	case c.NArg() != 2:
		return o, usagef("path needs two entities, names of several words in quotes: entente path India \"South Korea\"")
	case o.Limit < 1 || o.Limit > 100:
		return o, usagef("--paths %d: it takes 1 to 100", o.Limit)
	case o.MaxLength < 1 || o.MaxLength > maxHops:
		return o, usagef("--hops %d: it takes 1 to %d", o.MaxLength, maxHops)
	}
	return o, nil
}

// showPaths writes the paths between two entities in a format.
func (p *program) showPaths(
	ctx context.Context, v *graph.View, ends []schema.IRI, paths []graph.Path, format string,
) error {
	var lists [][]schema.Statement
	for _, path := range paths {
		for _, s := range path.Steps {
			lists = append(lists, s.Fact.Statements)
		}
	}
	a, err := archiveOf(ctx, v, lists...)
	if err != nil {
		return err
	}
	switch format {
	case formatNQ:
		return v.Excerpt(ctx, p.out, idsOf(lists...))
	case formatJSON:
		return p.writeJSON(pathsJSON(ends, paths, a))
	case formatCSV:
		return pathTable(paths, a).write(p, format)
	}
	p.writePaths(paths, a)
	return nil
}

type (
	pathJSON struct {
		Cost  float64    `json:"cost"`
		Steps []stepJSON `json:"steps"`
	}
	stepJSON struct {
		Fact     factJSON `json:"fact"`
		Backward bool     `json:"backward"`
		Others   int      `json:"others"`
	}
)

func pathsJSON(ends []schema.IRI, paths []graph.Path, a archive) any {
	out := struct {
		From  string     `json:"from"`
		To    string     `json:"to"`
		Paths []pathJSON `json:"paths"`
	}{string(ends[0]), string(ends[1]), []pathJSON{}}
	for _, path := range paths {
		one := pathJSON{Cost: path.Cost}
		for i := range path.Steps {
			s := &path.Steps[i]
			one.Steps = append(one.Steps, stepJSON{a.fact(&s.Fact), s.Backward, s.Others})
		}
		out.Paths = append(out.Paths, one)
	}
	return out
}

func pathTable(paths []graph.Path, a archive) *table {
	t := &table{head: []string{
		"path", "cost", "step", "subject", "relation", "object", "status", "sources", "document", "start", "end", "quote",
	}}
	for i, path := range paths {
		for j := range path.Steps {
			f := &path.Steps[j].Fact
			row := []string{
				strconv.Itoa(i + 1), strconv.FormatFloat(path.Cost, 'f', 2, 64), strconv.Itoa(j + 1), f.Subject.Label(), f.Relation,
				f.Object.Label(), string(f.Status), strconv.Itoa(f.Sources),
			}
			t.add(append(row, a.quoteCells(f.Statements)...)...)
		}
	}
	return t
}

// quoteCells are the cells of the best of some statements: document, start, end, quote.
func (a archive) quoteCells(list []schema.Statement) []string {
	if len(list) == 0 {
		return []string{"", "", "", ""}
	}
	e := &list[0].Evidence
	return []string{a.name(&list[0]), strconv.Itoa(e.Start), strconv.Itoa(e.End), e.Exact}
}

func (p *program) writePaths(paths []graph.Path, a archive) {
	for i, path := range paths {
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		line := ""
		for j := range path.Steps {
			from, to := path.Steps[j].Fact.Subject, path.Steps[j].Fact.Object
			if path.Steps[j].Backward {
				from, to = to, from
			}
			if j == 0 {
				line = p.ink.Bold(oneLine(from.Label()))
			}
			line += " – " + p.ink.Bold(oneLine(to.Label()))
		}
		fmt.Fprintf(p.out, "%s  %s\n", line, p.ink.Dim(fmt.Sprintf("cost %.1f", path.Cost)))
		for j := range path.Steps {
			p.writeStep(&path.Steps[j], a)
		}
	}
}

func (p *program) writeStep(s *graph.Step, a archive) {
	f := &s.Fact
	line := p.claim(f.Subject, f.Relation, f.Object, unusual(f.Status))
	if f.First != "" {
		line += "  " + p.ink.Dim(f.First)
	}
	if f.Sources > 1 {
		line += "  " + p.ink.Dim(plural(f.Sources, "source"))
	}
	if s.Others > 0 {
		line += "  " + p.ink.Dim(fmt.Sprintf("and %d more", s.Others))
	}
	fmt.Fprintf(p.out, "  %s\n", line)
	p.writeQuotes(a.quotes(f.Statements), contentWords(f.Subject.Label(), f.Object.Label()), 6, 1)
}

// quotes are the words of statements as people see them.
func (a archive) quotes(list []schema.Statement) []quote {
	out := make([]quote, len(list))
	for i := range list {
		out[i] = quote{list[i].Evidence.Exact, a.name(&list[i])}
	}
	return out
}
