package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/stream"
	"entente/graph"
	"entente/graph/query"
)

func (p *program) queryCommand() *cli.Command {
	return &cli.Command{
		Name: "query", Category: askGroup, Usage: "run a query in Gizmo, GraphQL or MQL", ArgsUsage: "QUERY",
		UsageText: "entente query 'g.V(\"India\").Out(\"signed\").Out(\"covers\").All()'\nentente query --lang graphql - < query.graphql",
		Description: `A QUERY of - is read from stdin. In Gizmo a plain string means the entity, relation or document of that name, <e:japan> and
<r:signed> are short IRIs, and lit("India") is the text.

csv has two columns for each tag, the short IRI or text and the label. With --json: one object a line,

  {"cells":{TAG:{["iri",]"text","label"[,"datatype"]}}} or {"value":…}

A tag is id for what the path ends in; value is what a script emits, or GraphQL and MQL give.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Usage: "`LANGUAGE` of the query: gizmo, graphql or mql", Value: "gizmo"},
			&cli.IntFlag{Name: "limit", Usage: "end after `N` rows", DefaultText: "no limit"},
			&cli.DurationFlag{Name: "timeout", Usage: "end after `TIME`, at most " + query.MaxTimeout.String(), Value: 30 * time.Second},
			formatFlag(formatText, formatJSON, formatCSV),
		},
		Action: p.query,
	}
}

func (p *program) query(c *cli.Context) error {
	format, err := p.format(c, formatText, formatJSON, formatCSV)
	if err != nil {
		return err
	}
	lang, languages := c.String("lang"), []string{"gizmo", "graphql", "mql"}
	o := graph.QueryOptions{Limit: c.Int("limit"), Timeout: c.Duration("timeout")}
	switch {
	case !slices.Contains(languages, lang):
		return badChoice("lang", lang, languages)
	case o.Limit < 0 || c.IsSet("limit") && o.Limit == 0:
		return usagef("--limit %d: it takes at least 1", o.Limit)
	case o.Timeout <= 0 || o.Timeout > query.MaxTimeout:
		return usagef("--timeout %s: it takes more than 0 and at most %s", o.Timeout, query.MaxTimeout)
	case c.NArg() != 1:
		return usagef(`query needs one query in quotes, or - for stdin: entente query 'g.V("India").Out("signed").All()'`)
	}
	text := c.Args().First()
	if text == "-" {
		all, err := io.ReadAll(stream.Until(c.Context, p.In))
		if err != nil {
			return fmt.Errorf("read the query: %w", err)
		}
		text = string(all)
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		rows, err := s.Query(c.Context, lang, text, o)
		if err != nil {
			return err
		}
		err = p.writeRows(rows, format)
		if !p.quiet && !p.json {
			for _, w := range rows.Warnings() {
				fmt.Fprintf(p.Err, "entente: %s\n", w)
			}
		}
		return errors.Join(err, rows.Close())
	})
}

// valueTag stands over what has no tags.
const valueTag = "value"

// rowsAtOnce is how many rows are aligned with each other; more are not held.
const rowsAtOnce = 500

// writeRows writes the rows as they come.
func (p *program) writeRows(rows *query.Rows, format string) error {
	if format == formatJSON {
		return p.writeRowsJSON(rows)
	}
	var t table
	headed := false
	flush := func() error {
		// What a script emits needs no head for people.
		head := !headed && (format == formatCSV || !slices.Equal(t.head, []string{valueTag}))
		if err := t.body(p, format, head); err != nil {
			return err
		}
		headed, t.rows = true, nil
		return p.out.Flush()
	}
	for rows.Next() {
		row := rows.Row()
		if len(row.Cells) == 0 {
			text, err := valueText(row.Value)
			if err != nil {
				return err
			}
			row.Cells = []query.Cell{{Tag: valueTag, Text: text, Label: text}}
		}
		head, cells := columnsOf(row, format)
		if !slices.Equal(head, t.head) {
			if err := flush(); err != nil {
				return err
			}
			t.head, headed = head, false
		}
		if t.add(cells...); len(t.rows) == rowsAtOnce {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return errors.Join(flush(), rows.Err())
}

// writeRowsJSON writes one object a line. The first row is seen at once, and later ones soon.
func (p *program) writeRowsJSON(rows *query.Rows) error {
	var flushed time.Time
	for rows.Next() {
		if err := p.writeJSON(rowOf(rows.Row())); err != nil {
			return err
		}
		if now := time.Now(); now.Sub(flushed) > 100*time.Millisecond {
			flushed = now
			if err := p.out.Flush(); err != nil {
				return err
			}
		}
	}
	return errors.Join(p.out.Flush(), rows.Err())
}

// columnsOf gives a row for a table: for people its labels, and the IRI of what the path ends in; for CSV everything.
func columnsOf(row query.Row, format string) (head, cells []string) {
	for _, c := range row.Cells {
		label := c.Label
		if label == "" {
			label = c.Text
		}
		switch {
		case format == formatCSV:
			head, cells = append(head, c.Tag, c.Tag+" label"), append(cells, c.Text, label)
		case c.Tag == "id":
			iri := c.Text
			if c.IRI == "" {
				iri = "" // a literal
			}
			head, cells = append(head, "id", "iri"), append(cells, label, iri)
		default:
			head, cells = append(head, c.Tag), append(cells, label)
		}
	}
	return head, cells
}

// valueText gives what a script emitted for people: a text as it is, all else as JSON.
func valueText(v any) (string, error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}

type cellJSON struct {
	IRI      string `json:"iri,omitempty"`
	Text     string `json:"text"`
	Label    string `json:"label"`
	Datatype string `json:"datatype,omitempty"`
}

func rowOf(row query.Row) any {
	if len(row.Cells) == 0 {
		return map[string]any{"value": row.Value}
	}
	cells := map[string]cellJSON{}
	for _, c := range row.Cells {
		cells[c.Tag] = cellJSON{string(c.IRI), c.Text, c.Label, string(c.Datatype)}
	}
	return map[string]any{"cells": cells}
}
