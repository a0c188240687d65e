package main

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/prov"
)

func (p *program) diffCommand() *cli.Command {
	return &cli.Command{
		Name: "diff", Category: storeGroup, Usage: "compare the facts of two stores", ArgsUsage: "STORE1 STORE2",
		UsageText: "entente diff old.db new.db\nentente diff --json old.db new.db",
		Description: `A STORE is the folder of a store. Facts that only STORE1 holds are marked -, those that only STORE2 holds +, and those that
have another status, other dates or another number of sources in the second ~. Statements are not compared: two stores of the
same facts from other documents differ in their sources at most. The exit code is 0 if nothing differs and 1 if something does.

csv has a row a fact: change, fact, subject, relation, object, status, first, last, sources, and the last four of STORE2. With
--json, one a line:

  {"change","id","subject":NODE,"relation","open","object":NODE,"before":{"status","first","last","sources"},"after":{the same}}

change is removed, added or changed; before is null for what is added, after for what is removed.`,
		Flags:  []cli.Flag{formatFlag(formatText, formatJSON, formatCSV)},
		Action: p.diff,
	}
}

func (p *program) diff(c *cli.Context) error {
	format, err := p.format(c, formatText, formatJSON, formatCSV)
	if err != nil {
		return err
	}
	if c.NArg() != 2 {
		return usagef("diff needs two stores: entente diff old.db new.db")
	}
	n := 0
	t := table{head: []string{
		"change", "fact", "subject", "relation", "object", "status", "first", "last", "sources", "status 2", "first 2", "last 2", "sources 2",
	}}
	err = withTwo(c, func(a, b *graph.View) error {
		return a.Diff(c.Context, b, func(d graph.FactDifference) error {
			n++
			switch format {
			case formatJSON:
				return p.writeJSON(differenceOf(&d))
			case formatCSV:
				t.add(differenceRow(&d)...)
				return nil
			}
			p.writeDifference(&d)
			return nil
		})
	})
	switch {
	case err != nil:
		return err
	case format == formatCSV:
		if err := t.write(p, format); err != nil {
			return err
		}
	case n == 0 && format == formatText && !p.quiet:
		fmt.Fprintln(p.Err, "entente: the facts are the same")
	}
	if n > 0 {
		return errTold
	}
	return nil
}

// withTwo opens the stores of two arguments to read.
func withTwo(c *cli.Context, fn func(a, b *graph.View) error) error {
	var views [2]*graph.View
	for i := range views {
		s, err := openAt(c.Context, c.Args().Get(i), toRead)
		if err != nil {
			return err
		}
		defer s.Close()
		if views[i], err = s.View(); err != nil {
			return err
		}
		defer views[i].Close()
	}
	return fn(views[0], views[1])
}

type (
	differenceJSON struct {
		Change   string        `json:"change"`
		ID       string        `json:"id"`
		Subject  nodeJSON      `json:"subject"`
		Relation string        `json:"relation"`
		Open     bool          `json:"open"`
		Object   nodeJSON      `json:"object"`
		Before   *standingJSON `json:"before"`
		After    *standingJSON `json:"after"`
	}
	// standingJSON is how a store has a fact.
	standingJSON struct {
		Status  string  `json:"status"`
		First   *string `json:"first"`
		Last    *string `json:"last"`
		Sources int     `json:"sources"`
	}
)

// changeOf names a difference, and gives the mark that it has for people.
func changeOf(d *graph.FactDifference) (name, mark string) {
	switch {
	case d.Second == nil:
		return "removed", "-"
	case d.First == nil:
		return "added", "+"
	}
	return "changed", "~"
}

func differenceOf(d *graph.FactDifference) differenceJSON {
	name, _ := changeOf(d)
	f := cmp.Or(d.First, d.Second)
	relation, open := prov.RelationName(f.Relation)
	return differenceJSON{
		name, string(d.Fact), nodeOf(f.Subject), relation, open, nodeOf(f.Object), standing(d.First), standing(d.Second),
	}
}

func standing(f *prov.Fact) *standingJSON {
	if f == nil {
		return nil
	}
	return &standingJSON{string(f.Status), opt(f.First), opt(f.Last), f.Sources}
}

func differenceRow(d *graph.FactDifference) []string {
	name, _ := changeOf(d)
	f := cmp.Or(d.First, d.Second)
	relation, _ := prov.RelationName(f.Relation)
	row := []string{name, string(d.Fact), f.Subject.Label(), relation, f.Object.Label()}
	for _, f := range []*prov.Fact{d.First, d.Second} {
		if f == nil {
			row = append(row, "", "", "", "")
			continue
		}
		row = append(row, string(f.Status), f.First, f.Last, strconv.Itoa(f.Sources))
	}
	return row
}

// writeDifference writes a line for people.
func (p *program) writeDifference(d *graph.FactDifference) {
	_, mark := changeOf(d)
	f := cmp.Or(d.First, d.Second)
	relation, _ := prov.RelationName(f.Relation)
	line := mark + " " + p.claim(f.Subject, relation, f.Object, unusual(f.Status))
	if d.First != nil && d.Second != nil {
		a, b := d.First, d.Second
		for _, change := range [][2]string{
			{string(a.Status), string(b.Status)}, {dates(a), dates(b)}, {plural(a.Sources, "source"), plural(b.Sources, "source")},
		} {
			if change[0] != change[1] {
				line += "  " + p.ink.Dim(change[0]+" → "+change[1])
			}
		}
	}
	fmt.Fprintln(p.out, line)
}

// dates gives the dates of a fact for people.
func dates(f *prov.Fact) string {
	switch {
	case f.First == "":
		return "undated"
	case f.Last == "" || f.Last == f.First:
		return f.First
	}
	return f.First + "/" + f.Last
}
