package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/schema"
)

func (p *program) eventsCommand() *cli.Command {
	return &cli.Command{
		Name: "events", Category: askGroup, Usage: "list events as PLOVER records",
		UsageText: "entente events --type SANCTION --actor US\nentente events --actor India --recipient Japan --since 2020 --format csv",
		Description: "A TYPE is one of " + strings.Join(wrap(typeNames(), 100), "\n") + `.
A MODE is happened, future for what is planned, hypothetical for what is only possible, requested or conditional, negation for
what is denied, or all; without --mode it is what happened and what is planned. Reports of one event are one record.

csv has a row an event: date, type, mode, cameo, actors, recipients, relation, object, place, told, sources, statement,
document, start, end, quote. With --json, one a line:

  {"date","told","type","mode","context","cameo","actors":[IRI],"recipients":[IRI],"relation","subject":NODE,"object":NODE,
   "place":NODE,"sources","documents","statement","evidence":[EVIDENCE]}

nq is the quads of the statements.`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "type", Usage: "only events of `TYPE`"},
			&cli.StringFlag{Name: "actor", Usage: "only what `ENTITY` did"},
			&cli.StringFlag{Name: "recipient", Usage: "only what was done to `ENTITY`"},
			&cli.StringFlag{Name: "mode", Usage: "only events of `MODE`", DefaultText: "happened and future"},
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` events", DefaultText: "all"},
		}, append(withinFlags(), asOfFlag(), formatFlag(lookupFormats...))...),
		Action: p.events,
	}
}

// happenedMode names the auxiliary mode of what simply happened, which PLOVER gives no name.
const happenedMode = "happened"

// eventModes are the words for --mode, with the modes that they admit.
var eventModes = []struct {
	name  string
	modes []string
}{
	{happenedMode, []string{""}}, {schema.ModeFuture, []string{schema.ModeFuture}},
	{schema.ModeHypothetical, []string{schema.ModeHypothetical}}, {schema.ModeNegation, []string{schema.ModeNegation}},
	{"all", []string{"", schema.ModeFuture, schema.ModeHypothetical, schema.ModeNegation}},
}

func typeNames() string { return strings.Join(list(schema.EventTypes), ", ") }

// eventFilter reads the flags; entities are left to the store.
func eventFilter(c *cli.Context) (f graph.EventFilter, err error) {
	if f.Within, err = within(c); err != nil {
		return f, err
	}
	if name := c.String("type"); name != "" {
		if f.Type, err = schema.ParseEventType(strings.ToUpper(name)); err != nil || f.Type == schema.NoEvent {
			return f, badChoice("type", name, list(schema.EventTypes))
		}
	}
	if name := c.String("mode"); name != "" {
		var names []string
		for _, m := range eventModes {
			if names = append(names, m.name); m.name == name {
				f.Modes = m.modes
			}
		}
		if f.Modes == nil {
			return f, badChoice("mode", name, names)
		}
	}
	return f, nil
}

func (p *program) events(c *cli.Context) error {
	format, err := p.format(c, lookupFormats...)
	if err != nil {
		return err
	}
	if err := noArguments(c); err != nil {
		return err
	}
	f, err := eventFilter(c)
	if err != nil {
		return err
	}
	limit, err := limitOf(c)
	if err != nil {
		return err
	}
	return p.look(c, func(v *graph.View) error {
		sides, err := p.resolveAll(c.Context, v, c.String("actor"), c.String("recipient"))
		if err != nil {
			return err
		}
		f.Actor, f.Recipient = sides[0], sides[1]
		events, err := v.Events(c.Context, f)
		if err != nil {
			return err
		}
		events, more := cut(events, limit)
		if err := p.writeEvents(c, v, events, format); err != nil {
			return err
		}
		p.tellMore(more, format)
		if len(events) == 0 && !p.quiet && format == formatText {
			fmt.Fprintln(p.Err, "entente: no such events in this store")
		}
		return nil
	})
}

func (p *program) writeEvents(c *cli.Context, v *graph.View, events []graph.EventRecord, format string) error {
	lists := make([][]schema.Statement, len(events))
	for i := range events {
		lists[i] = events[i].Statements
	}
	if format == formatNQ {
		return v.Excerpt(c.Context, p.out, idsOf(lists...))
	}
	a, err := archiveOf(c.Context, v, lists...)
	if err != nil {
		return err
	}
	if format == formatJSON {
		for i := range events {
			if err := p.writeJSON(recordOf(&events[i], a)); err != nil {
				return err
			}
		}
		return nil
	}
	if format == formatCSV {
		return eventTable(events, a).write(p, format)
	}
	p.writeRecords(events, a)
	return nil
}

type recordJSON struct {
	Date       *string        `json:"date"`
	Told       *string        `json:"told"`
	Type       string         `json:"type"`
	Mode       *string        `json:"mode"`
	Context    []string       `json:"context"`
	CAMEO      *string        `json:"cameo"`
	Actors     []string       `json:"actors"`
	Recipients []string       `json:"recipients"`
	Relation   string         `json:"relation"`
	Subject    nodeJSON       `json:"subject"`
	Object     nodeJSON       `json:"object"`
	Place      *nodeJSON      `json:"place"`
	Sources    int            `json:"sources"`
	Documents  int            `json:"documents"`
	Statement  string         `json:"statement"`
	Evidence   []evidenceJSON `json:"evidence"`
}

func recordOf(e *graph.EventRecord, a archive) recordJSON {
	return recordJSON{
		opt(e.Time), opt(e.Told), string(e.Type), opt(e.Mode), list(e.Context), opt(e.CAMEO), list(e.Actors), list(e.Recipients),
		e.Relation, nodeOf(e.Subject), nodeOf(e.Object), entityOf(e.Place), e.Sources, e.Documents, string(e.Statement),
		a.evidence(e.Statements),
	}
}

// parties gives labels rather than IRIs to those who take part in an event.
func parties(e *graph.EventRecord, who []schema.IRI) string {
	nodes := []schema.Node{e.Subject, e.Object}
	for _, s := range e.Statements {
		for _, part := range s.Participants {
			nodes = append(nodes, part.Node)
		}
	}
	labels := make([]string, len(who))
	for i, iri := range who {
		labels[i] = iri.Short()
		if n := slices.IndexFunc(nodes, func(n schema.Node) bool { return n.Entity != nil && n.Entity.ID == iri }); n >= 0 {
			labels[i] = nodes[n].Label()
		}
	}
	return strings.Join(labels, "; ")
}

func eventTable(events []graph.EventRecord, a archive) *table {
	t := &table{head: []string{
		"date", "type", "mode", "cameo", "actors", "recipients", "relation", "object", "place", "told", "sources", "statement",
		"document", "start", "end", "quote",
	}}
	for i := range events {
		e := &events[i]
		place := ""
		if e.Place != nil {
			place = e.Place.Label
		}
		row := []string{
			e.Time, string(e.Type), e.Mode, e.CAMEO, parties(e, e.Actors), parties(e, e.Recipients), e.Relation, e.Object.Label(), place,
			e.Told, strconv.Itoa(e.Sources), string(e.Statement),
		}
		t.add(append(row, a.quoteCells(e.Statements)...)...)
	}
	return t
}

// writeRecords writes an aligned line an event, and its quote below.
func (p *program) writeRecords(events []graph.EventRecord, a archive) {
	wide := 0
	for i := range events {
		wide = max(wide, len(events[i].Type))
	}
	for i := range events {
		e := &events[i]
		date := e.Time
		if date == "" {
			date = "?"
		}
		line := p.claim(e.Subject, e.Relation, e.Object, e.Mode)
		if e.Sources > 1 {
			line += "  " + p.ink.Dim(plural(e.Sources, "source"))
		}
		fmt.Fprintf(p.out, "%-*s  %s  %s\n", dateColumns, date, p.ink.Bold(fmt.Sprintf("%-*s", wide, e.Type)), line)
		p.writeQuotes(a.quotes(e.Statements[:1]), contentWords(e.Subject.Label(), e.Object.Label()), dateColumns+4, 1)
	}
}
