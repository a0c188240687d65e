package convert

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"entente/schema"
	"entente/schema/gazetteer"
)

// columns are those that a CSV may have, in any order; name must be there, and type unless the filter has one type
// alone.
var columns = []string{"id", "type", "name", "qid", "country", "start", "end", "weight", "aliases", "acronyms", "surname",
	"demonyms", "member_of", "iso2", "iso3"}

// CSV calls fn for each wanted row of a CSV whose first line names its columns; the separator is the comma, semicolon
// or tab that stands in that line. Several values in one field are parted by | signs. The error joins a
// *gazetteer.SyntaxError for each mistake, at most a hundred; rows that have one are left out.
func CSV(in io.Reader, file string, f Filter, fn func(*Record)) error {
	buffered := bufio.NewReaderSize(in, 1<<16)
	c := &csvReader{file: file, filter: f}
	c.r = csv.NewReader(buffered)
	c.r.Comma, c.r.ReuseRecord, c.r.FieldsPerRecord = separator(buffered), true, -1
	head, err := c.r.Read()
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s is empty: its first line names the columns %s", file, strings.Join(columns, ", "))
	}
	if err != nil {
		return c.broken(err)
	}
	c.header(head)
	for len(c.mistakes) < maxMistakes && !c.hopeless {
		row, err := c.r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			c.mistakes = append(c.mistakes, c.broken(err))
			break
		}
		if r, ok := c.record(row); ok && f.admits(r.Type) {
			fn(r)
		}
	}
	return errors.Join(c.mistakes...)
}

// separator guesses the separator from the first line.
func separator(in *bufio.Reader) rune {
	line, _ := in.Peek(4096) // what is shorter is there all the same
	head, _, _ := strings.Cut(string(line), "\n")
	best := ','
	for _, r := range ";\t" {
		if strings.Count(head, string(r)) > strings.Count(head, string(best)) {
			best = r
		}
	}
	return best
}

type csvReader struct {
	file     string
	filter   Filter
	r        *csv.Reader
	columns  []string
	mistakes []error
	hopeless bool // the header does not say what the rows hold
	row      []string
}

// broken places an error of the form of the file.
func (c *csvReader) broken(err error) error {
	var at *csv.ParseError
	if errors.As(err, &at) {
		return &gazetteer.SyntaxError{File: c.file, Line: at.Line, Col: at.Column, Msg: at.Err.Error()}
	}
	return err
}

// bad notes a mistake in field i of the row at hand.
func (c *csvReader) bad(i int, format string, args ...any) {
	line, col := c.r.FieldPos(i)
	c.mistakes = append(c.mistakes, &gazetteer.SyntaxError{
		File: c.file, Line: line, Col: col, Msg: fmt.Sprintf(format, args...), Text: strings.Join(c.row, string(c.r.Comma)),
	})
}

// header notes which column is which.
func (c *csvReader) header(head []string) {
	c.row = head
	for i, h := range head {
		name := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
		switch {
		case !slices.Contains(columns, name):
			msg := fmt.Sprintf("no column is called %q: they are %s", h, strings.Join(columns, ", "))
			if near := schema.Nearest(name, columns); near != "" {
				msg = fmt.Sprintf("no column is called %q: did you mean %s?", h, near)
			}
			c.bad(i, "%s", msg)
		case slices.Contains(c.columns, name):
			c.bad(i, "column %q twice", name)
		}
		c.columns = append(c.columns, name)
	}
	if !slices.Contains(c.columns, "name") {
		c.bad(0, "there is no column name")
	}
	if !slices.Contains(c.columns, "type") && len(c.filter.Types) != 1 {
		c.bad(0, "there is no column type; --type says which one all have")
	}
	c.hopeless = len(c.mistakes) > 0
	c.columns = slices.Clone(c.columns)
}

// record reads a row; it returns false if it has mistakes or is empty.
func (c *csvReader) record(row []string) (*Record, bool) {
	c.row = row
	if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
		return nil, false
	}
	before := len(c.mistakes)
	if len(row) != len(c.columns) {
		c.bad(min(len(row), len(c.columns))-1, "%d columns, the header has %d", len(row), len(c.columns))
		return nil, false
	}
	r := &Record{Source: "csv"}
	if len(c.filter.Types) == 1 {
		r.Type = string(c.filter.Types[0])
	}
	for i, name := range c.columns {
		c.field(r, i, name, schema.OneLine(row[i]))
	}
	c.names(r)
	return r, len(c.mistakes) == before
}

// field reads a field that is no list.
func (c *csvReader) field(r *Record, i int, column, s string) {
	check := func(ok bool, into *string, format string) {
		if s != "" && !ok {
			c.bad(i, format, s)
			return
		}
		*into = s
	}
	switch column {
	case "id":
		check(gazetteer.ValidID(s), &r.ID, "id %q is no slug of small letters, digits and hyphens")
	case "type":
		if !gazetteer.ValidType(s) {
			c.bad(i, "unknown type %q", s)
		}
		r.Type = s
	case "name":
		if gazetteer.Key(s) == "" {
			c.bad(i, "name %q has no letters", s)
		}
		r.Name = s
	case "qid":
		check(gazetteer.ValidQID(s), &r.QID, "bad QID %q")
	case "country":
		r.Country = s
	case "iso2":
		r.ISO2 = s
	case "iso3":
		r.ISO3 = s
	case "start":
		check(gazetteer.ValidDate(s), &r.Start, "bad date %q, want 2020, 2020-10 or 2020-10-06")
	case "end":
		check(gazetteer.ValidDate(s), &r.End, "bad date %q, want 2020, 2020-10 or 2020-10-06")
	case "weight":
		n, err := strconv.Atoi(s)
		if s != "" && (err != nil || n < 0) {
			c.bad(i, "weight %q is no whole number", s)
		}
		r.Weight = n
	}
}

// names reads the fields that list names and groups, once the name itself is known.
func (c *csvReader) names(r *Record) {
	for i, column := range c.columns {
		for s := range strings.SplitSeq(c.row[i], "|") {
			s = schema.OneLine(s)
			if s == "" {
				continue
			}
			switch column {
			case "aliases":
				r.addAlias(s)
			case "acronyms":
				r.Aliases = append(r.Aliases, gazetteer.Alias{Text: s, Kind: gazetteer.KindAcronym, Exact: true})
			case "surname":
				r.Aliases = append(r.Aliases, gazetteer.Alias{Text: s, Kind: gazetteer.KindSurname})
			case "demonyms":
				r.addDemonym(s)
			case "member_of":
				r.MemberOf = append(r.MemberOf, Membership{Group: s})
			}
		}
	}
	if !slices.Contains(c.columns, "surname") {
		r.addSurname()
	}
}
