package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/schema"
)

// What the commands that look things up have in common.

// lookupFormats are their formats; the first is the default.
var lookupFormats = []string{formatText, formatJSON, formatCSV, formatNQ}

// asOfFlag is the flag for the graph as it was told by a day.
func asOfFlag() cli.Flag {
	return &cli.StringFlag{Name: "as-of", Usage: "only what documents published up to `DATE` tell", DefaultText: "all documents"}
}

// withinFlags are the flags for a period.
func withinFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "since", Usage: "only what is dated on `DATE` or later: 2020, 2020-10 or 2020-10-07"},
		&cli.StringFlag{Name: "until", Usage: "only what is dated on `DATE` or earlier"},
	}
}

// within reads the flags for a period.
func within(c *cli.Context) (graph.Period, error) {
	p, err := graph.Span(c.String("since"), c.String("until"))
	if err != nil {
		return p, usagef("--since, --until: %v", err)
	}
	return p, nil
}

// asOf returns the day of --as-of, the last one of a year or month; false if the flag is not given.
func asOf(c *cli.Context) (time.Time, bool, error) {
	date := c.String("as-of")
	if date == "" {
		return time.Time{}, false, nil
	}
	p, err := graph.ParsePeriod(date)
	if err != nil {
		return time.Time{}, false, usagef("--as-of: %v", err)
	}
	day, err := time.Parse(time.DateOnly, p.Last)
	return day, true, err
}

// look runs fn on a view of the store, as of the day that the flags name.
func (p *program) look(c *cli.Context, fn func(v *graph.View) error) error {
	day, limited, err := asOf(c)
	if err != nil {
		return err
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		v, err := s.View()
		if err != nil {
			return err
		}
		if limited {
			v = v.AsOf(day)
		}
		return errors.Join(fn(v), v.Close())
	})
}

// resolve finds the entity that a name means. What is only near, and what else it may mean, is told on stderr.
func (p *program) resolve(ctx context.Context, v *graph.View, name string) (schema.IRI, error) {
	matches, err := v.Resolve(ctx, name)
	if err != nil {
		return "", err
	}
	if len(matches) == 0 {
		return "", v.Unknown(ctx, name)
	}
	best := matches[0]
	guessed := best.How == graph.ByWords || best.How == graph.BySpelling
	var others []string
	for _, m := range matches[1:] {
		if guessed || m.Score == best.Score {
			others = append(others, fmt.Sprintf("%s (%s)", m.Label, m.Entity.Short()))
		}
	}
	others = others[:min(len(others), 3)]
	var say string
	if guessed {
		say = fmt.Sprintf("nothing is named %q; this is %s", name, best.Label)
	}
	if len(others) > 0 {
		say = cmp.Or(say, fmt.Sprintf("%q is taken for %s", name, best.Entity.Short())) + "; others: " + strings.Join(others, ", ")
	}
	if say != "" && !p.quiet && !p.json {
		fmt.Fprintf(p.Err, "entente: %s\n", oneLine(say))
	}
	return best.Entity, nil
}

// resolveAll is resolve for some names; "" stands for none.
func (p *program) resolveAll(ctx context.Context, v *graph.View, names ...string) ([]schema.IRI, error) {
	out := make([]schema.IRI, len(names))
	for i, name := range names {
		if name == "" {
			continue
		}
		var err error
		if out[i], err = p.resolve(ctx, v, name); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// archive knows the documents that statements are quoted from.
type archive map[schema.IRI]*graph.Document

// add puts documents into the archive.
func (a archive) add(documents []graph.Document) {
	for i := range documents {
		a[documents[i].ID] = &documents[i]
	}
}

// archiveOf reads the documents of statements.
func archiveOf(ctx context.Context, v *graph.View, lists ...[]schema.Statement) (archive, error) {
	a := archive{}
	for _, list := range lists {
		for i := range list {
			id := list[i].Evidence.Document
			if a[id] != nil {
				continue
			}
			d, err := v.Document(ctx, string(id))
			if err != nil {
				return nil, err
			}
			a[id] = d
		}
	}
	return a, nil
}

// name is the name of the document that a statement is quoted from.
func (a archive) name(s *schema.Statement) string {
	if d := a[s.Evidence.Document]; d != nil {
		return d.Name
	}
	return string(s.Evidence.Document)
}

// evidence gives statements in their shape.
func (a archive) evidence(list []schema.Statement) []evidenceJSON {
	out := make([]evidenceJSON, len(list))
	for i := range list {
		e := &list[i].Evidence
		out[i] = evidenceJSON{string(list[i].ID), a.name(&list[i]), e.Exact, e.Start, e.End}
	}
	return out
}

// fact gives a fact in its shape.
func (a archive) fact(f *graph.Fact) factJSON {
	return factJSON{
		ID: string(f.ID), Subject: nodeOf(f.Subject), Relation: f.Relation, Open: f.Open, Object: nodeOf(f.Object),
		Status: string(f.Status), First: opt(f.First), Last: opt(f.Last), Sources: f.Sources, Evidence: a.evidence(f.Statements),
	}
}

// idsOf lists the IRIs of statements.
func idsOf(lists ...[]schema.Statement) []schema.IRI {
	var out []schema.IRI
	for _, list := range lists {
		for i := range list {
			out = append(out, list[i].ID)
		}
	}
	return out
}

// claim writes who does what to whom in a line, and how it is meant where that is not the usual.
func (p *program) claim(subject schema.Node, relation string, object schema.Node, marks ...string) string {
	line := fmt.Sprintf("%s %s %s", oneLine(subject.Label()), relation, oneLine(object.Label()))
	for _, m := range marks {
		if m != "" {
			line += " " + p.ink.Warn("«"+m+"»")
		}
	}
	return line
}

// unusual returns a modality for a mark: "" for what is asserted.
func unusual(m schema.Modality) string {
	if m == schema.Asserted {
		return ""
	}
	return string(m)
}
