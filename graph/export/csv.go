package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"entente/graph"
	"entente/schema"
)

// writeTable writes one line a statement of every fact, for spreadsheets.
func writeTable(w io.Writer, g *Graph) error {
	names := map[string]*graph.Document{}
	for i := range g.Documents {
		names[string(g.Documents[i].ID)] = &g.Documents[i]
	}
	c := newTable(w, "subject", "subject type", "relation", "object", "object type",
		"status", "time", "first", "last", "sources", "confidence", "attributed to", "place",
		"quote", "document", "date", "publisher", "url", "fact")
	for i := range g.Facts {
		f := &g.Facts[i]
		for j := range f.Statements {
			s := &f.Statements[j]
			row := []string{
				f.Subject.Label(), string(f.Subject.Type()), f.Relation, f.Object.Label(), string(f.Object.Type()),
				string(f.Status), s.Time, f.First, f.Last, strconv.Itoa(f.Sources), decimal(s.Confidence), "", "",
				schema.OneLine(s.Evidence.Exact),
			}
			if s.AttributedTo != nil {
				row[11] = s.AttributedTo.Label
			}
			if s.Place != nil {
				row[12] = s.Place.Label
			}
			row = append(row, source(names[string(s.Evidence.Document)])...)
			c.row(harmless(append(row, string(f.ID))))
		}
	}
	return c.close()
}

// source returns the name, date, publisher and address of a document.
func source(d *graph.Document) []string {
	if d == nil {
		return make([]string, 4)
	}
	date := ""
	if !d.Date.IsZero() {
		date = d.Date.Format("2006-01-02")
	}
	return []string{d.Name, date, d.Publisher, d.URL}
}

// writeNodes writes the nodes for neo4j-admin database import: ID, properties and labels.
// https://neo4j.com/docs/operations-manual/current/import/#import-tool-header-format
func writeNodes(w io.Writer, g *Graph) error {
	c := newTable(w, "id:ID", "name", "names:string[]", "wikidata", "iso", ":LABEL")
	for i := range g.Nodes {
		n := &g.Nodes[i]
		c.row([]string{n.ID, n.Label, array(n.names()), n.qid(), n.iso(), nodeLabel(n)})
	}
	return c.close()
}

// nodeLabel returns the label of Neo4j: the type, or Thing where none is known.
func nodeLabel(n *Node) string {
	if n.Type == "" {
		return "Thing"
	}
	return string(n.Type)
}

// writeEdges writes the facts for neo4j-admin database import.
func writeEdges(w io.Writer, g *Graph) error {
	c := newTable(w, ":START_ID", ":END_ID", ":TYPE", "fact", "open:boolean", "status", "first", "last",
		"sources:int", "confidence:double", "quotes:string[]")
	for i := range g.Facts {
		f := &g.Facts[i]
		c.row([]string{
			f.Subject.Key(), f.Object.Key(), f.Relation, string(f.ID), strconv.FormatBool(f.Open), string(f.Status),
			f.First, f.Last, strconv.Itoa(f.Sources), decimal(confidence(f)), array(strings.Split(quotes(f), "\n")),
		})
	}
	return c.close()
}

// array writes a list in one cell, as the importer of Neo4j reads it; its separator is taken out of the items.
func array(items []string) string {
	clean := make([]string, len(items))
	for i, s := range items {
		clean[i] = strings.ReplaceAll(s, ";", ",")
	}
	return strings.Join(clean, ";")
}

// harmless takes from the cells of a row what would make a spreadsheet compute: a cell that looks like a formula gets
// an apostrophe before it, which spreadsheets do not show.
func harmless(cells []string) []string {
	for i, s := range cells {
		if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
			cells[i] = "'" + s
		}
	}
	return cells
}

// table is a CSV file in the making (RFC 4180).
type table struct{ w *csv.Writer }

func newTable(w io.Writer, columns ...string) *table {
	t := &table{csv.NewWriter(w)}
	t.row(columns)
	return t
}

// row writes a row; its error stands until close.
func (t *table) row(cells []string) { _ = t.w.Write(cells) }

func (t *table) close() error {
	t.w.Flush()
	return t.w.Error()
}
