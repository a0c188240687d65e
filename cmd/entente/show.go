package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/schema"
)

func (p *program) showCommand() *cli.Command {
	return &cli.Command{
		Name: "show", Category: askGroup, Usage: "show an entity: its names, identifiers and relations, with quotes", ArgsUsage: "ENTITY",
		UsageText: "entente show Japan\nentente show e:japan --json",
		Description: `An ENTITY is a name, or an IRI, also in short (e:japan). Relations that point to the entity are marked with ←. Below the facts
stands what is denied or only possible, requested or conditional, marked so.

csv has a row a quote: subject, relation, object, marks, document, start, end, quote. With --json:

  {"id","label","type","names","qid","iso","documents",
   "facts":[{"id","subject":NODE,"relation","open","object":NODE,"status","first","last","sources","evidence":[EVIDENCE]}],
   "statements":[{"document", and the fields of a statement of entente extract}]}

An EVIDENCE is {"statement","document","quote","start","end"}; statements has those that support no fact.`,
		Flags: []cli.Flag{
			formatFlag(formatText, formatJSON, formatCSV),
			&cli.BoolFlag{Name: "all", Usage: "show every relation and quote"},
		},
		Action: p.show,
	}
}

// shownFacts is how many facts of a group people see unless they ask for all.
const shownFacts = 10

func (p *program) show(c *cli.Context) error {
	format, err := p.format(c, formatText, formatJSON, formatCSV)
	if err != nil {
		return err
	}
	name := strings.TrimSpace(strings.Join(c.Args().Slice(), " "))
	if name == "" {
		return usagef("show needs an entity: entente show Japan")
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		id, err := p.resolve(c.Context, s, name)
		if err != nil {
			return err
		}
		k, err := newCard(c.Context, s, id)
		if err != nil {
			return err
		}
		switch format {
		case formatJSON:
			return p.writeJSON(k.json())
		case formatCSV:
			return k.table().write(p, format)
		}
		p.writeCard(k, c.Bool("all"))
		return nil
	})
}

// resolve finds the entity that a name means. What is only near, and what else it may mean, is told on stderr.
func (p *program) resolve(ctx context.Context, s *graph.Store, name string) (schema.IRI, error) {
	matches, err := s.Resolve(ctx, name)
	if err != nil {
		return "", err
	}
	if len(matches) == 0 {
		return "", &graph.NotFoundError{What: "entity", Name: name}
	}
	best := matches[0]
	var others []string
	for _, m := range matches[1:] {
		if best.How == graph.ByWords || best.How == graph.BySpelling || m.Score == best.Score {
			others = append(others, fmt.Sprintf("%s (%s)", m.Label, m.Entity.Short()))
		}
	}
	others = others[:min(len(others), 3)]
	var say string
	if best.How == graph.ByWords || best.How == graph.BySpelling {
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

// writeCard writes k for people.
func (p *program) writeCard(k *card, all bool) {
	e := k.entity
	fmt.Fprintf(p.out, "%s  %s\n", p.ink.Bold(oneLine(e.Label)), e.Type)
	line := func(what, text string) {
		if text != "" {
			lines := wrap(oneLine(text), p.textWidth(10))
			fmt.Fprintf(p.out, "  %s  %s\n", p.ink.Dim(fmt.Sprintf("%-6s", what)), strings.Join(lines, "\n          "))
		}
	}
	var also []string
	for _, n := range e.Names {
		if n != e.Label {
			also = append(also, n)
		}
	}
	line("also", strings.Join(also, ", "))
	line("ids", strings.Join(strings.Fields(e.ID.Short()+" "+e.QID+" "+e.ISO), "  "))
	line("in", plural(e.Documents, "document"))
	for _, g := range k.groups() {
		fmt.Fprintf(p.out, "\n%s\n", p.ink.Bold(g.name))
		facts := g.facts
		if !all && len(facts) > shownFacts {
			facts = facts[:shownFacts]
		}
		for _, f := range facts {
			p.writeFact(k, &f, all)
		}
		if n := len(g.facts) - len(facts); n > 0 {
			fmt.Fprintf(p.out, "  %s\n", p.ink.Dim(fmt.Sprintf("and %d more; --all shows them", n)))
		}
	}
	others := k.others
	if len(others) > 0 {
		fmt.Fprintf(p.out, "\n%s\n", p.ink.Bold("not asserted"))
	}
	if !all && len(others) > shownFacts {
		others = others[:shownFacts]
	}
	for _, s := range others {
		fmt.Fprintf(p.out, "  %s %s %s  %s\n", oneLine(s.Subject.Label()), s.Relation, oneLine(s.Object.Label()), p.ink.Warn(oneLine(strings.Join(marks(&s), ", "))))
		p.writeQuotes([]quote{{s.Evidence.Exact, k.names[s.Evidence.Document]}}, contentWords(e.Names...), 6, 0)
	}
	if n := len(k.others) - len(others); n > 0 {
		fmt.Fprintf(p.out, "  %s\n", p.ink.Dim(fmt.Sprintf("and %d more; --all shows them", n)))
	}
}

func (p *program) writeFact(k *card, f *graph.Fact, all bool) {
	other := f.Object
	if k.incoming(f) || f.Object.Key() == string(k.entity.ID) {
		other = f.Subject
	}
	line := oneLine(other.Label())
	if f.Status != schema.Asserted {
		line += " " + p.ink.Warn("«"+string(f.Status)+"»")
	}
	if f.First != "" {
		line += "  " + p.ink.Dim(strings.Join(slices.Compact([]string{f.First, cmp.Or(f.Last, f.First)}), " to "))
	}
	if f.Sources > 1 {
		line += "  " + p.ink.Dim(plural(f.Sources, "source"))
	}
	fmt.Fprintf(p.out, "  %s\n", line)
	quotes := make([]quote, len(f.Statements))
	for i, s := range f.Statements {
		quotes[i] = quote{s.Evidence.Exact, k.names[s.Evidence.Document]}
	}
	limit := 1
	if all {
		limit = 0
	}
	p.writeQuotes(quotes, contentWords(append(k.entity.Names, other.Label())...), 6, limit)
}
