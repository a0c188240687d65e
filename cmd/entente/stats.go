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

func (p *program) statsCommand() *cli.Command {
	return &cli.Command{
		Name: "stats", Category: storeGroup, Usage: "count what the store holds",
		UsageText: "entente stats\nentente stats --json",
		Description: `csv has the columns count, name, number. With --json:

  {"documents","statements","facts","entities","quads","terms","bytes",
   "relations":[{"name","open","statements","negated","modalities":{"asserted",…}}],"types":[{"type","entities"}],
   "events":[{"type","statements"}]}

Each list begins with the most frequent; open relations that stand high in it are what the vocabulary lacks. Statements are
counted by relation and by how they are meant: modalities are of the affirmed ones. Counts are kept as documents come and go, so
that this reads no statement but those whose event type is not that of their relation.`,
		Flags: []cli.Flag{
			formatFlag(formatText, formatJSON, formatCSV),
			&cli.BoolFlag{Name: "all", Usage: "show all of long lists, and labels in full"},
		},
		Action: p.stats,
	}
}

type relationCountJSON struct {
	Name       string         `json:"name"`
	Open       bool           `json:"open"`
	Statements int            `json:"statements"`
	Negated    int            `json:"negated"`
	Modalities map[string]int `json:"modalities"`
}

type typeCountJSON struct {
	Type     *string `json:"type"`
	Entities int     `json:"entities"`
}

type eventCountJSON struct {
	Type       string `json:"type"`
	Statements int    `json:"statements"`
}

func (p *program) stats(c *cli.Context) error {
	format, err := p.format(c, formatText, formatJSON, formatCSV)
	if err != nil {
		return err
	}
	if err := noArguments(c); err != nil {
		return err
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		v, err := s.View()
		if err != nil {
			return err
		}
		defer v.Close()
		st, err := v.Stats(c.Context)
		if err != nil {
			return err
		}
		events, err := v.EventCounts(c.Context)
		if err != nil {
			return err
		}
		if format == formatJSON {
			return p.writeStatsJSON(st, events)
		}
		return p.writeStats(statsTable(st, events), format, c.Bool("all"))
	})
}

func (p *program) writeStatsJSON(st *graph.Stats, events []graph.EventCount) error {
	out := struct {
		Documents  int                 `json:"documents"`
		Statements int                 `json:"statements"`
		Facts      int                 `json:"facts"`
		Entities   int                 `json:"entities"`
		Quads      int64               `json:"quads"`
		Terms      int64               `json:"terms"`
		Bytes      uint64              `json:"bytes"`
		Relations  []relationCountJSON `json:"relations"`
		Types      []typeCountJSON     `json:"types"`
		Events     []eventCountJSON    `json:"events"`
	}{
		st.Documents, st.Statements, st.Facts, st.Entities, st.Quads, st.Terms, st.Bytes,
		[]relationCountJSON{}, []typeCountJSON{}, []eventCountJSON{},
	}
	for i, counts := range [][]graph.RelationCount{st.Relations, st.OpenRelations} {
		for _, r := range counts {
			modalities := map[string]int{}
			for m, n := range r.ByModality {
				modalities[string(m)] = n
			}
			out.Relations = append(out.Relations, relationCountJSON{r.Name, i == 1, r.Total, r.Negated, modalities})
		}
	}
	for _, t := range st.Types {
		out.Types = append(out.Types, typeCountJSON{opt(string(t.Type)), t.Total})
	}
	for _, e := range events {
		out.Events = append(out.Events, eventCountJSON{string(e.Type), e.Statements})
	}
	return p.writeJSON(out)
}

// statsTable gives all counts as one table, in groups.
func statsTable(st *graph.Stats, events []graph.EventCount) *table {
	all := table{head: []string{"count", "name", "number"}, right: []bool{false, false, true}}
	add := func(count, name string, n uint64) { all.add(count, name, strconv.FormatUint(n, 10)) }
	add("store", "documents", uint64(st.Documents))
	add("store", "statements", uint64(st.Statements))
	add("store", "facts", uint64(st.Facts))
	add("store", "entities", uint64(st.Entities))
	add("store", "quads", uint64(st.Quads))
	add("store", "bytes", st.Bytes)
	for _, t := range st.Types {
		name := string(t.Type)
		if name == "" {
			name = "untyped"
		}
		add("entities", name, uint64(t.Total))
	}
	for _, m := range statuses(st) {
		add("statements", m.name, uint64(m.n))
	}
	for _, r := range st.Relations {
		add("relations", r.Name, uint64(r.Total))
	}
	for _, r := range st.OpenRelations {
		add("open relations", r.Name, uint64(r.Total))
	}
	for _, e := range events {
		add("events", string(e.Type), uint64(e.Statements))
	}
	return &all
}

// status is how statements are meant, with their number.
type status struct {
	name string
	n    int
}

// statuses counts statements by how they are meant, without those of none.
func statuses(st *graph.Stats) []status {
	by := map[schema.Modality]int{}
	denied := 0
	for _, list := range [][]graph.RelationCount{st.Relations, st.OpenRelations} {
		for _, r := range list {
			denied += r.Negated
			for m, n := range r.ByModality {
				by[m] += n
			}
		}
	}
	var out []status
	for _, m := range schema.Modalities {
		out = append(out, status{string(m), by[m]})
	}
	return slices.DeleteFunc(append(out, status{"denied", denied}), func(s status) bool { return s.n == 0 })
}

// What people see of the lists of stats, unless they ask for all.
const (
	shownCounts  = 40 // of a list
	labelColumns = 40 // of a label: one of an open relation may be as long as a sentence
)

// writeStats writes the table as CSV, or in groups for people.
func (p *program) writeStats(all *table, format string, whole bool) error {
	if format == formatCSV {
		return all.write(p, format)
	}
	number, label := 0, 0
	for _, row := range all.rows {
		number, label = max(number, len(row[2])), max(label, columns(row[1]))
	}
	if !whole {
		label = min(label, labelColumns)
	}
	for rows := all.rows; len(rows) > 0; {
		n := slices.IndexFunc(rows, func(row []string) bool { return row[0] != rows[0][0] })
		if n < 0 {
			n = len(rows)
		}
		fmt.Fprintln(p.out, p.ink.Bold(rows[0][0]))
		limit := shownCounts
		if whole {
			limit = 0
		}
		shown, more := cut(rows[:n], limit)
		for _, row := range shown {
			name := clip(row[1], label)
			fmt.Fprintf(p.out, "  %s  %*s\n", name+strings.Repeat(" ", label-columns(name)), number, row[2])
		}
		p.tellHidden(more)
		if rows = rows[n:]; len(rows) > 0 {
			fmt.Fprintln(p.out)
		}
	}
	return nil
}
