package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

func (p *program) statsCommand() *cli.Command {
	return &cli.Command{
		Name: "stats", Category: storeGroup, Usage: "count what the store holds",
		UsageText: "entente stats\nentente stats --json",
		Description: `csv has the columns count, name, number. With --json:

  {"documents","statements","facts","entities","quads","terms","bytes",
   "relations":[{"name","open","statements","negated","modalities":{"asserted",…}}],"types":[{"type","entities"}]}`,
		Flags:  []cli.Flag{formatFlag(formatText, formatJSON, formatCSV)},
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

func (p *program) stats(c *cli.Context) error {
	format, err := p.format(c, formatText, formatJSON, formatCSV)
	if err != nil {
		return err
	}
	if err := noArguments(c); err != nil {
		return err
	}
	return p.withStore(c.Context, toRead, func(s *graph.Store) error {
		st, err := s.Stats(c.Context)
		if err != nil {
			return err
		}
		if format == formatJSON {
			return p.writeStatsJSON(st)
		}
		return p.writeStats(st, format)
	})
}

func (p *program) writeStatsJSON(st *graph.Stats) error {
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
	}{st.Documents, st.Statements, st.Facts, st.Entities, st.Quads, st.Terms, st.Bytes, []relationCountJSON{}, []typeCountJSON{}}
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
	return p.writeJSON(out)
}

// writeStats writes one table as CSV, three side by side in groups for people.
func (p *program) writeStats(st *graph.Stats, format string) error {
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
	for _, r := range st.Relations {
		add("statements", r.Name, uint64(r.Total))
	}
	for _, r := range st.OpenRelations {
		add("open statements", r.Name, uint64(r.Total))
	}
	if format == formatCSV {
		return all.write(p, format)
	}
	group := ""
	number, name := 0, 0
	for _, row := range all.rows {
		number, name = max(number, len(row[2])), max(name, columns(row[1]))
	}
	for _, row := range all.rows {
		if row[0] != group {
			if group != "" {
				fmt.Fprintln(p.out)
			}
			group = row[0]
			fmt.Fprintln(p.out, p.ink.Bold(group))
		}
		fmt.Fprintf(p.out, "  %s  %*s\n", row[1]+strings.Repeat(" ", name-columns(row[1])), number, row[2])
	}
	return nil
}
