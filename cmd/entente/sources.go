package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/schema"
)

func (p *program) sourcesCommand() *cli.Command {
	return &cli.Command{
		Name: "sources", Category: askGroup, Usage: "show who reports a fact and who denies it, copies counted once", ArgsUsage: "FACT|STATEMENT|\"A relation B\"",
		UsageText: "entente sources India providedAid Japan\nentente sources f:hodltxdqhce3wfcqi6lnu",
		Description: `A FACT or STATEMENT is an IRI as entente show --json and the events give it, also in short. Documents that share most of the
shorter text, or have a sentence to the letter, are one story and one source: the report of an agency, printed by many.

csv has a row a quote: side, story, document, publisher, date, marks, start, end, quote. With --json:

  {"subject":NODE,"relation","object":NODE,"reports":[STORY],"denials":[STORY],"hedges":[STORY]}

A STORY is {"documents":[{"name","title","publisher","date","url"}],"statements":[{"document", and the fields of a statement of
entente extract}]}, the first document being the earliest; hedges take it for possible, requested or conditional. nq is the
quads of the statements.`,
		Flags:  []cli.Flag{asOfFlag(), formatFlag(lookupFormats...)},
		Action: p.sources,
	}
}

func (p *program) sources(c *cli.Context) error {
	format, err := p.format(c, lookupFormats...)
	if err != nil {
		return err
	}
	if c.NArg() == 0 {
		return usagef("sources needs a fact, a statement, or a subject, relation and object: entente sources India signed \"trade agreement\"")
	}
	return p.look(c, func(v *graph.View) error {
		claim, err := p.claimed(c.Context, v, c.Args().Slice())
		if err != nil {
			return err
		}
		t, err := v.Testimony(c.Context, claim)
		if err != nil {
			return err
		}
		switch format {
		case formatNQ:
			return v.Excerpt(c.Context, p.out, idsOf(statementsOf(t)...))
		case formatJSON:
			return p.writeJSON(testimonyOf(t))
		case formatCSV:
			return testimonyTable(t).write(p, format)
		}
		p.writeTestimony(t)
		if len(statementsOf(t)) == 0 && !p.quiet {
			fmt.Fprintln(p.Err, "entente: no document in this store says anything about that")
		}
		return nil
	})
}

// claimed finds what the arguments name: an IRI, or a relation of the vocabulary between two names.
func (p *program) claimed(ctx context.Context, v *graph.View, args []string) (graph.Claim, error) {
	if len(args) == 1 && !strings.Contains(args[0], " ") {
		return v.Claimed(ctx, schema.IRI(args[0]))
	}
	if len(args) != 3 {
		args = strings.Fields(strings.Join(args, " "))
	}
	for i := 1; i < len(args)-1; i++ {
		if _, err := schema.Relations().ByName(args[i]); err != nil && len(args) != 3 {
			continue
		}
		ends, err := p.resolveAll(ctx, v, strings.Join(args[:i], " "), strings.Join(args[i+1:], " "))
		if err != nil {
			return graph.Claim{}, err
		}
		claim := graph.Claim{Relation: args[i]}
		for j, n := range []*schema.Node{&claim.Subject, &claim.Object} {
			e, err := v.Entity(ctx, ends[j])
			if err != nil {
				return graph.Claim{}, err
			}
			n.Entity = &e.Entity
		}
		return claim, nil
	}
	return graph.Claim{}, usagef("%q has no relation of the vocabulary between two names: "+
		`entente sources India signed "trade agreement"`, strings.Join(args, " "))
}

// side is one of the three things that a story may say of a claim.
type side struct {
	name    string
	stories []graph.Story
}

func sidesOf(t *graph.Testimony) []side {
	return []side{{"reported", t.Reports}, {"denied", t.Denials}, {"not asserted", t.Hedges}}
}

func statementsOf(t *graph.Testimony) [][]schema.Statement {
	var out [][]schema.Statement
	for _, s := range sidesOf(t) {
		for _, story := range s.stories {
			out = append(out, story.Statements)
		}
	}
	return out
}

type (
	storyJSON struct {
		Documents  []sourceJSON        `json:"documents"`
		Statements []quotedStatementJS `json:"statements"`
	}
	sourceJSON struct {
		Name      string  `json:"name"`
		Title     *string `json:"title"`
		Publisher *string `json:"publisher"`
		Date      *string `json:"date"`
		URL       *string `json:"url"`
	}
)

func testimonyOf(t *graph.Testimony) any {
	return struct {
		Subject  nodeJSON    `json:"subject"`
		Relation string      `json:"relation"`
		Object   nodeJSON    `json:"object"`
		Reports  []storyJSON `json:"reports"`
		Denials  []storyJSON `json:"denials"`
		Hedges   []storyJSON `json:"hedges"`
	}{nodeOf(t.Subject), t.Relation, nodeOf(t.Object), storiesOf(t.Reports), storiesOf(t.Denials), storiesOf(t.Hedges)}
}

func storiesOf(stories []graph.Story) []storyJSON {
	out := make([]storyJSON, len(stories))
	for i, s := range stories {
		a := archiveOfStory(&s)
		for _, d := range s.Documents {
			out[i].Documents = append(out[i].Documents, sourceJSON{d.Name, opt(d.Title), opt(d.Publisher), opt(d.Day()), opt(d.URL)})
		}
		for j := range s.Statements {
			out[i].Statements = append(out[i].Statements, quotedStatementJS{a.name(&s.Statements[j]), statementOf(&s.Statements[j])})
		}
	}
	return out
}

func archiveOfStory(s *graph.Story) archive {
	a := archive{}
	a.add(s.Documents)
	return a
}

func testimonyTable(t *graph.Testimony) *table {
	out := &table{head: []string{"side", "story", "document", "publisher", "date", "marks", "start", "end", "quote"}}
	for _, side := range sidesOf(t) {
		for i, story := range side.stories {
			a := archiveOfStory(&story)
			for j := range story.Statements {
				s := &story.Statements[j]
				d := a[s.Evidence.Document]
				out.add(side.name, strconv.Itoa(i+1), d.Name, d.Publisher, d.Day(), strings.Join(marks(s), ", "),
					strconv.Itoa(s.Evidence.Start), strconv.Itoa(s.Evidence.End), s.Evidence.Exact)
			}
		}
	}
	return out
}

func (p *program) writeTestimony(t *graph.Testimony) {
	fmt.Fprintf(p.out, "%s\n", p.ink.Bold(p.claim(t.Subject, t.Relation, t.Object)))
	for _, side := range sidesOf(t) {
		if len(side.stories) == 0 {
			continue
		}
		fmt.Fprintf(p.out, "\n%s by %s\n", p.ink.Bold(side.name), plural(len(side.stories), "source"))
		for i := range side.stories {
			p.writeStory(&side.stories[i], contentWords(t.Subject.Label(), t.Object.Label()))
		}
	}
}

// writeStory writes the first document of a story with its quotes, and which others copy it.
func (p *program) writeStory(s *graph.Story, words []string) {
	first := &s.Documents[0]
	line := first.Name
	if first.Publisher != "" {
		line += ", " + first.Publisher
	}
	if day := first.Day(); day != "" {
		line += ", " + day
	}
	fmt.Fprintf(p.out, "  %s\n", oneLine(line))
	for i := range s.Statements {
		st := &s.Statements[i]
		if st.Evidence.Document != first.ID {
			continue
		}
		if m := marks(st); len(m) > 0 {
			fmt.Fprintf(p.out, "    %s\n", p.ink.Warn(oneLine(strings.Join(m, ", "))))
		}
		p.writeQuotes([]quote{{st.Evidence.Exact, first.Name}}, words, 6, 0)
	}
	if len(s.Documents) > 1 {
		var names []string
		for _, d := range s.Documents[1:] {
			names = append(names, oneLine(d.Name))
		}
		fmt.Fprintf(p.out, "    %s\n", p.ink.Dim("the same in "+strings.Join(names, ", ")))
	}
}
