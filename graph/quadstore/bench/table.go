package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// columns are the titles of the table with the forms of their figures.
var columns = []struct {
	title, form string
	figure      func(r *result) any
}{
	{"store", "%s", func(r *result) any { return r.Store }},
	{"load, k q/s", "%.1f", func(r *result) any { return r.Load / 1e3 }},
	{"CPU/quad", "%.1f", func(r *result) any { return r.LoadCPU }},
	{"peak MB", "%.0f", func(r *result) any { return r.PeakMB }},
	{"settle s", "%.1f", func(r *result) any { return r.Settle }},
	{"B/quad", "%.0f", func(r *result) any { return r.Disk }},
	{"open ms", "%.1f", func(r *result) any { return r.Open * 1e3 }},
	{"1 hop", "%.0f", func(r *result) any { return r.Hop1 * 1e6 }},
	{"2 hops", "%.0f", func(r *result) any { return r.Hop2 * 1e6 }},
	{"label", "%.0f", func(r *result) any { return r.Label * 1e6 }},
	{"predicate, per quad", "%.2f", func(r *result) any { return r.Predicate * 1e6 }},
	{"s+p", "%.0f", func(r *result) any { return r.SubjPred * 1e6 }},
	{"export, k q/s", "%.0f", func(r *result) any { return r.Export / 1e3 }},
	{"CPU/quad", "%.1f", func(r *result) any { return r.ExportCPU }},
	{"native", "%.0f", func(r *result) any { return r.Native / 1e3 }},
	{"answers", "%d", func(r *result) any { return r.Answers }},
}

// printTable writes a Markdown table with one row per store.
func printTable(w io.Writer, n, batch int, rs []result) error {
	fmt.Fprintf(w, "\n%d quads, %d per transaction; times are medians in µs unless said\n\n", n, batch)
	t := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	for _, c := range columns {
		fmt.Fprintf(t, "| %s\t", c.title)
	}
	fmt.Fprintln(t, "|\n"+strings.Repeat("|---\t", len(columns))+"|")
	for i := range rs {
		for _, c := range columns {
			fmt.Fprintf(t, "| "+c.form+"\t", c.figure(&rs[i]))
		}
		fmt.Fprintln(t, "|")
	}
	return t.Flush()
}
