package main

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/schema"
)

func (p *program) timelineCommand() *cli.Command {
	return &cli.Command{
		Name: "timeline", Category: askGroup, Usage: "list what an entity took part in, in the order of time", ArgsUsage: "A [B]",
		UsageText: "entente timeline India\nentente timeline India Japan --since 2020 --until 2020-12",
		Description: `With B: only what both take part in. A year stands before its months and a month before its days; events without a date stand
last, each under the day on which it was first published. What several documents tell of one event is one line, and copies of
one report are one source.

csv has a row an event: date, told, subject, relation, object, polarity, modality, sources, documents, document, start, end,
quote. With --json, one a line:

  {"date","told","subject":NODE,"relation","open","object":NODE,"polarity","modality","sources","documents",
   "evidence":[EVIDENCE]}

date is null for what no document dates, and told is the day of the first publication. nq is the quads of the statements.`,
		Flags: append(withinFlags(),
			&cli.BoolFlag{Name: "all", Usage: "also what is denied or only possible, requested or conditional, marked so"},
			&cli.IntFlag{Name: "limit", Usage: "show at most `N` lines", DefaultText: "all"},
			asOfFlag(), formatFlag(lookupFormats...)),
		Action: p.timeline,
	}
}

func (p *program) timeline(c *cli.Context) error {
	format, err := p.format(c, lookupFormats...)
	if err != nil {
		return err
	}
	o := graph.TimelineOptions{Unreal: c.Bool("all")}
	if o.Within, err = within(c); err != nil {
		return err
	}
	if c.NArg() != 1 && c.NArg() != 2 {
		return usagef("timeline needs one entity or two, names of several words in quotes: entente timeline India \"South Korea\"")
	}
	limit, err := limitOf(c)
	if err != nil {
		return err
	}
	return p.look(c, func(v *graph.View) error {
		who, err := p.resolveAll(c.Context, v, c.Args().Get(0), c.Args().Get(1))
		if err != nil {
			return err
		}
		o.With = who[1]
		list, err := v.Timeline(c.Context, who[0], o)
		if err != nil {
			return err
		}
		list, more := cut(list, limit)
		if err := p.writeTimeline(c, v, list, format); err != nil {
			return err
		}
		p.tellMore(more, format)
		if len(list) == 0 && !p.quiet && format == formatText {
			hint := ""
			if c.IsSet("since") || c.IsSet("until") {
				hint = "; what the texts give no date for is shown without --since and --until"
			}
			fmt.Fprintln(p.Err, "entente: nothing in this store happened there and then"+hint)
		}
		return nil
	})
}

// limitOf reads --limit, 0 if it is not given.
func limitOf(c *cli.Context) (int, error) {
	n := c.Int("limit")
	if n < 0 || c.IsSet("limit") && n == 0 {
		return 0, usagef("--limit %d: it takes at least 1", n)
	}
	return n, nil
}

// cut shortens a list to limit, unless that is 0, and says how many are left out.
func cut[T any](list []T, limit int) ([]T, int) {
	if limit == 0 || len(list) <= limit {
		return list, 0
	}
	return list[:limit], len(list) - limit
}

// tellMore says how many lines were left out, to people.
func (p *program) tellMore(more int, format string) {
	if more > 0 && format == formatText {
		fmt.Fprintln(p.out, p.ink.Dim(fmt.Sprintf("and %d more", more)))
	}
}

func (p *program) writeTimeline(c *cli.Context, v *graph.View, list []graph.Happening, format string) error {
	lists := make([][]schema.Statement, len(list))
	for i := range list {
		lists[i] = list[i].Statements
	}
	if format == formatNQ {
		return v.Excerpt(c.Context, p.out, idsOf(lists...))
	}
	a, err := archiveOf(c.Context, v, lists...)
	if err != nil {
		return err
	}
	t := table{head: []string{
		"date", "told", "subject", "relation", "object", "polarity", "modality", "sources", "documents", "document", "start",
		"end", "quote",
	}}
	for i := range list {
		h := &list[i]
		switch format {
		case formatJSON:
			if err := p.writeJSON(happeningOf(h, a)); err != nil {
				return err
			}
		case formatCSV:
			row := []string{
				h.Time, h.Told, h.Subject.Label(), h.Relation, h.Object.Label(), string(h.Polarity), string(h.Modality),
				strconv.Itoa(h.Sources), strconv.Itoa(h.Documents),
			}
			t.add(append(row, a.quoteCells(h.Statements)...)...)
		default:
			p.writeHappening(h, a, h.Time == "" && (i == 0 || list[i-1].Time != ""))
		}
	}
	if format == formatCSV {
		return t.write(p, format)
	}
	return nil
}

type happeningJSON struct {
	Date      *string        `json:"date"`
	Told      *string        `json:"told"`
	Subject   nodeJSON       `json:"subject"`
	Relation  string         `json:"relation"`
	Open      bool           `json:"open"`
	Object    nodeJSON       `json:"object"`
	Polarity  string         `json:"polarity"`
	Modality  string         `json:"modality"`
	Sources   int            `json:"sources"`
	Documents int            `json:"documents"`
	Evidence  []evidenceJSON `json:"evidence"`
}

func happeningOf(h *graph.Happening, a archive) happeningJSON {
	return happeningJSON{
		opt(h.Time), opt(h.Told), nodeOf(h.Subject), h.Relation, h.Open, nodeOf(h.Object), string(h.Polarity), string(h.Modality),
		h.Sources, h.Documents, a.evidence(h.Statements),
	}
}

// dateColumns is as wide as a day.
const dateColumns = len("2020-10-07")

func (p *program) writeHappening(h *graph.Happening, a archive, firstUndated bool) {
	if firstUndated {
		fmt.Fprintln(p.out, p.ink.Bold("without a date, by day of publication"))
	}
	date := fmt.Sprintf("%-*s", dateColumns, cmp.Or(h.Time, h.Told, "?"))
	if h.Time == "" {
		date = p.ink.Dim(date)
	}
	negated := ""
	if h.Polarity == schema.Negative {
		negated = "not"
	}
	line := p.claim(h.Subject, h.Relation, h.Object, negated, unusual(h.Modality))
	if h.Sources > 1 {
		line += "  " + p.ink.Dim(plural(h.Sources, "source"))
	}
	fmt.Fprintf(p.out, "%s  %s\n", date, line)
	p.writeQuotes(a.quotes(h.Statements[:1]), contentWords(h.Subject.Label(), h.Object.Label()), dateColumns+4, 1)
}
