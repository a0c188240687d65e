package main

import (
	"encoding/csv"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// table is rows under a head.
type table struct {
	head []string
	rows [][]string
	// right marks the columns of numbers.
	right []bool
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// write writes t as CSV, or aligned for people, with its head.
func (t *table) write(p *program, format string) error { return t.body(p, format, true) }

// body writes the rows, and before them the head if it is wanted; a table without rows has a head in CSV alone.
func (t *table) body(p *program, format string, head bool) error {
	rows := t.rows
	if head && t.head != nil && (len(rows) > 0 || format == formatCSV) {
		rows = append([][]string{t.head}, rows...)
	} else {
		head = false
	}
	if format == formatCSV {
		return csv.NewWriter(p.out).WriteAll(rows)
	}
	wide := make([]int, len(t.head))
	for _, row := range rows {
		for i, cell := range row {
			wide[i] = max(wide[i], columns(oneLine(cell)))
		}
	}
	for n, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			cell = oneLine(cell)
			gap := strings.Repeat(" ", wide[i]-columns(cell))
			if t.right != nil && t.right[i] {
				b.WriteString(gap + cell + "  ")
			} else {
				b.WriteString(cell + gap + "  ")
			}
		}
		text := strings.TrimRight(b.String(), " ")
		if head && n == 0 {
			text = p.ink.Dim(text)
		}
		if _, err := fmt.Fprintln(p.out, text); err != nil {
			return err
		}
	}
	return nil
}

// indent writes the rows of t aligned and without a head, n columns in; the last column holds the marks.
func (t *table) indent(p *program, n int) {
	if len(t.rows) == 0 {
		return
	}
	wide := make([]int, len(t.rows[0]))
	for _, row := range t.rows {
		for i, cell := range row {
			wide[i] = max(wide[i], columns(oneLine(cell)))
		}
	}
	for _, row := range t.rows {
		var b strings.Builder
		for i, cell := range row {
			cell = oneLine(cell)
			gap := strings.Repeat(" ", wide[i]-columns(cell))
			switch last := i == len(row)-1; {
			case last:
				b.WriteString(p.ink.Warn(cell))
			default:
				b.WriteString(cell + gap + "  ")
			}
		}
		fmt.Fprintf(p.out, "%s%s\n", strings.Repeat(" ", n), strings.TrimRight(b.String(), " "))
	}
}

// columns returns how many columns of a terminal s takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

// runeColumns returns how many columns a character takes: none if it combines with the one before or is not shown, two
// if it is wide by the East Asian Width of Unicode (UAX #11).
func runeColumns(r rune) int {
	switch {
	case r < 0x300: // before the first that combines
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// clip cuts s to at most wide columns, the last of which then shows that something is left out.
func clip(s string, wide int) string {
	if columns(s) <= wide {
		return s
	}
	n := 0
	for i, r := range s {
		if n += runeColumns(r); n >= wide {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// oneLine puts the words of s in one line, and leaves out what would steer a terminal.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r <= ' ' || r == 0x7f || r >= 0x80 && r < 0xa0
	}), " ")
}

// visible replaces each character that would move a terminal about, but for tabs and line feeds.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r >= 0x7f && r < 0xa0 {
			return utf8.RuneError
		}
		return r
	}, s)
}

// wrap breaks s into lines of at most wide columns between words; 0 leaves it in one line.
func wrap(s string, wide int) []string {
	if wide <= 0 || columns(s) <= wide {
		return []string{s}
	}
	var lines []string
	line := ""
	for _, word := range strings.Split(s, " ") {
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) <= wide:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
