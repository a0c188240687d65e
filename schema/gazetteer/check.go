package gazetteer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Check returns every mistake in the tables, in the order of files and lines:
// wrong columns, duplicate or unknown ids, unknown types and kinds, bad QIDs,
// dates and codes, rows and things that stand twice, aliases that repeat
// another of their entity, and names that lead in a circle. The tables are
// checked together, so that one may name what another defines.
func Check(files ...File) []*SyntaxError {
	c := &checker{
		files: files, ids: map[string]string{}, isos: map[string]bool{}, things: map[string]string{}, rows: map[string]string{},
		named: map[string][]string{},
	}
	for i, fl := range files {
		c.file = i
		if _, ok := fl.rows(c.define); !ok {
			head, _, _ := strings.Cut(fl.Text, "\n")
			c.add(1, 1, head, "no table has these columns")
		}
	}
	c.names = make(map[aliasKey][]bool)
	for i, fl := range files {
		c.file = i
		fl.rows(c.row)
	}
	c.circles()
	slices.SortStableFunc(c.found, func(a, b mistake) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	out := make([]*SyntaxError, len(c.found))
	for i := range c.found {
		out[i] = &c.found[i].SyntaxError
	}
	return out
}

// CheckWith returns the mistakes in tables that stand beside those that the program carries, and may name what those
// define.
func CheckWith(files ...File) []*SyntaxError { return Check(append(embedded(), files...)...) }

type mistake struct {
	file int
	SyntaxError
}

// aliasKey is what may not repeat: one form for one entity in one kind.
type aliasKey struct {
	form, entity string
	kind         Kind
}

type checker struct {
	files []File
	file  int
	found []mistake
	ids   map[string]string // id to where it was first defined
	isos  map[string]bool
	names map[aliasKey][]bool
	// things and rows are what may stand once only, with where it first does: the QID of an entity and its name, type
	// and country; whole rows of the tables that have no key.
	things, rows map[string]string
	named        map[string][]string // the entities of a name, by its form
	aliases      []aliasPlace
}

// aliasPlace is an alias that may be another entity's name, and where it stands.
type aliasPlace struct {
	entity, form, text string
	file, line         int
	row                string
}

func (c *checker) add(line, col int, text, format string, args ...any) {
	c.found = append(c.found, mistake{c.file, SyntaxError{
		File: c.files[c.file].Name, Line: line, Col: col, Msg: fmt.Sprintf(format, args...), Text: text,
	}})
}

func (c *checker) at(r *row, field int, format string, args ...any) {
	c.add(r.line, r.col(field), r.text, format, args...)
}

// define is the first pass: it notes ids and country codes and reports those
// given twice.
func (c *checker) define(kind tableKind, r *row) {
	switch kind {
	case entitiesTable:
		if first, dup := c.ids[r.f[0]]; dup {
			c.at(r, 0, "id %q was defined at %s", r.f[0], first)
			return
		}
		c.ids[r.f[0]] = c.place(r)
	case countriesTable:
		if c.isos[r.f[0]] {
			c.at(r, 0, "country code %q twice", r.f[0])
		}
		c.isos[r.f[0]] = true
	}
}

// once reports a thing or a row that has stood before; what says what it is.
func (c *checker) once(r *row, field int, seen map[string]string, key, what string) {
	if first, dup := seen[key]; dup {
		c.at(r, field, "%s stands at %s already", what, first)
		return
	}
	seen[key] = c.place(r)
}

func (c *checker) place(r *row) string { return fmt.Sprintf("%s:%d", c.files[c.file].Name, r.line) }

// row is the second pass: it checks each field.
func (c *checker) row(kind tableKind, r *row) {
	if want := strings.Count(headers[kind], "\t") + 1; r.n != want {
		c.at(r, min(r.n, want)-1, "%d columns, want %d", r.n, want)
		return
	}
	for i, f := range r.f[:r.n] {
		if strings.TrimSpace(f) != f || strings.Contains(f, "  ") {
			c.at(r, i, "stray space in %q", f)
		}
	}
	switch kind {
	case entitiesTable:
		c.entity(r)
	case aliasesTable:
		c.alias(r)
	case membersTable:
		c.id(r, 0)
		c.memberID(r, 1)
		c.span(r, 2, 3)
		if r.f[0] == r.f[1] {
			c.at(r, 1, "%q cannot be a member of itself", r.f[1])
		}
		c.once(r, 0, c.rows, "member\t"+r.f[0]+"\t"+r.f[1]+"\t"+r.f[2], "this member")
	case countriesTable:
		c.country(r)
	case peopleTable:
		c.id(r, 0)
		c.required(r, 1)
		c.memberID(r, 2)
		c.span(r, 3, 4)
		c.once(r, 0, c.rows, "office\t"+r.f[0]+"\t"+r.f[1]+"\t"+r.f[2]+"\t"+r.f[3], "this office")
	case stopTable:
		c.required(r, 0)
		c.oneOf(r, 1, "exact", "weak")
		if r.f[2] != "" && !types[r.f[2]] {
			c.at(r, 2, "unknown type %q", r.f[2])
		}
		c.once(r, 0, c.rows, "word\t"+r.f[0]+"\t"+r.f[2], "this word")
	}
}
