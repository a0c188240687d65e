package gazetteer

import (
	"strings"
)

// File is a table in tab-separated form. Its header line says which table it
// is; the name is used in messages only.
type File struct {
	Name string
	Text string
}

// tableKind is one of the tables that a file may hold.
type tableKind uint8

const (
	entitiesTable tableKind = iota
	aliasesTable
	membersTable
	countriesTable
	peopleTable
	stopTable
	numTables
)

// headers are the columns of each table.
var headers = [numTables]string{
	entitiesTable:  "id\ttype\tname\tqid\tcountry\tstart\tend\tweight\tsource",
	aliasesTable:   "alias\tentity\tkind\tcase",
	membersTable:   "group\tmember\tstart\tend",
	countriesTable: "iso2\tiso3\tentity\tnoun\tplural\tadjective\tcapital\tregion\tsubregion\tborders",
	peopleTable:    "person\toffice\tof\tstart\tend",
	stopTable:      "word\tcase\ttype",
}

// maxFields is the number of columns of the widest table.
const maxFields = 10

// row is one line of a table; fields beyond its columns are empty.
type row struct {
	line int
	text string
	n    int // number of fields found
	f    [maxFields]string
}

// rows calls f for each row of the file after its header, and returns the
// kind of the table, or false when the header is none of ours. The row is
// reused between calls. Empty lines and lines that start with # are skipped.
func (fl File) rows(f func(tableKind, *row)) (tableKind, bool) {
	head, rest, _ := strings.Cut(fl.Text, "\n")
	kind, ok := headerKind(strings.TrimSuffix(head, "\r"))
	if !ok {
		return 0, false
	}
	var r row
	r.line = 1
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		line = strings.TrimSuffix(line, "\r")
		r.line++
		if line == "" || line[0] == '#' {
			continue
		}
		r.split(line)
		f(kind, &r)
	}
	return kind, true
}

// Rows counts the rows of the table, 0 where the header is none of ours.
func (fl File) Rows() int {
	n := 0
	fl.rows(func(tableKind, *row) { n++ })
	return n
}

func headerKind(head string) (tableKind, bool) {
	for k, h := range headers {
		if h == head {
			return tableKind(k), true
		}
	}
	return 0, false
}

// split cuts the line into fields.
func (r *row) split(line string) {
	for i := range min(r.n, maxFields) {
		r.f[i] = ""
	}
	r.text, r.n = line, 0
	for {
		i := strings.IndexByte(line, '\t')
		if r.n < maxFields {
			if i < 0 {
				r.f[r.n] = line
			} else {
				r.f[r.n] = line[:i]
			}
		}
		r.n++
		if i < 0 {
			return
		}
		line = line[i+1:]
	}
}

// col returns the place of field i in its line, in characters from 1.
func (r *row) col(i int) int {
	col := 1
	for _, c := range r.text {
		if i == 0 {
			break
		}
		if c == '\t' {
			i--
		}
		col++
	}
	return col
}
