package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// printTable writes a Markdown table with one row per store.
func printTable(w io.Writer, n, batch int, rs []result) {
	fmt.Fprintf(w, "\n%d quads, %d per transaction; times are medians in µs unless said\n\n", n, batch)
	t := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	fmt.Fprintln(t, "| store\t| load, k q/s\t| CPU/quad\t| peak MB\t| settle s\t| B/quad\t| open ms\t| 1 hop\t| 2 hops\t| label\t| predicate, per quad\t| s+p\t| export, k q/s\t| CPU/quad\t| native\t| answers\t|")
	fmt.Fprintln(t, "|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|---\t|")
	for _, r := range rs {
		fmt.Fprintf(t, "| %s\t| %.1f\t| %.1f\t| %.0f\t| %.1f\t| %.0f\t| %.1f\t| %.0f\t| %.0f\t| %.0f\t| %.2f\t| %.0f\t| %.0f\t| %.1f\t| %.0f\t| %d\t|\n",
			r.Store, r.Load/1e3, r.LoadCPU, r.PeakMB, r.Settle, r.Disk, r.Open*1e3,
			r.Hop1*1e6, r.Hop2*1e6, r.Label*1e6, r.Predicate*1e6, r.SubjPred*1e6, r.Export/1e3, r.ExportCPU, r.Native/1e3, r.Answers)
	}
	t.Flush()
}
