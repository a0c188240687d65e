package schema

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ParseRelations reads a table of relations. All mistakes of the file are reported together, as SyntaxErrors.
func ParseRelations(file, text string) (*Table, error) {
	p := &tableParser{file: file, table: &Table{
		byName: map[string]*Relation{}, verbs: map[string][]Trigger{}, nouns: map[string][]Trigger{}, ask: map[string][]*Relation{},
	}}
	for i, line := range strings.Split(text, "\n") {
		p.read(i+1, strings.TrimRight(line, "\r"))
	}
	p.endField()
	p.endRecord()
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	p.table.index()
	return p.table, nil
}

// tableParser holds the record and the field that are being read.
type tableParser struct {
	file  string
	table *Table
	rel   *Relation
	seen  map[string]bool // fields of the record
	// field, value, line and source are the field being read, its value so far and where it began.
	field, value, source string
	line                 int
	errs                 []error
}

func (p *tableParser) read(n int, line string) {
	switch {
	case strings.HasPrefix(line, "#"):
	case strings.TrimSpace(line) == "":
		p.endField()
		p.endRecord()
	case line[0] == ' ' || line[0] == '\t':
		if p.field == "" {
			p.line, p.source = n, line
			p.fail("a line that begins with white space continues a field, and there is none")
			return
		}
		p.value += " " + strings.TrimSpace(line)
	default:
		p.endField()
		field, value, ok := strings.Cut(line, ":")
		p.line, p.source = n, line
		if !ok {
			p.fail("a line is written field: value")
			return
		}
		p.field, p.value = field, strings.TrimSpace(value)
	}
}

func (p *tableParser) fail(format string, args ...any) {
	col := 1
	if i := strings.IndexByte(p.source, ':'); i >= 0 {
		col = utf8.RuneCountInString(p.source[:i]) + 3
	}
	p.errs = append(p.errs, &SyntaxError{File: p.file, Line: p.line, Col: col, Msg: fmt.Sprintf(format, args...), Source: p.source})
}

func (p *tableParser) endField() {
	field, value := p.field, p.value
	p.field, p.value = "", ""
	if field == "" {
		return
	}
	if field == "relation" {
		p.endRecord()
		if _, ok := p.table.byName[value]; ok {
			p.fail("relation %q stands twice", value)
		}
		p.rel, p.seen = &Relation{Name: value}, map[string]bool{}
		p.table.byName[value] = p.rel
		p.table.list = append(p.table.list, p.rel)
		return
	}
	if p.rel == nil {
		p.fail("field %q before any relation", field)
		return
	}
	if p.seen[field] {
		p.fail("field %q stands twice in relation %q", field, p.rel.Name)
	}
	p.seen[field] = true
	if err := p.set(field, value); err != nil {
		p.fail("%v", err)
	}
}

func (p *tableParser) set(field, value string) (err error) {
	switch field {
	case "family":
		p.rel.Family, err = ParseEventType(value)
	case "cameo":
		if value != "-" {
			p.rel.CAMEO = value
		}
	case "domain":
		p.rel.Domain, err = parseTypes(value)
	case "range":
		p.rel.Range, err = parseTypes(value)
	case "symmetric":
		p.rel.Symmetric = value == "yes"
		if value != "yes" && value != "no" {
			err = fmt.Errorf("symmetric is yes or no, not %q", value)
		}
	case "meaning":
		p.rel.Meaning = value
	case "verbs":
		p.rel.Verbs, err = parseFrames(value)
	case "nouns":
		p.rel.Nouns, err = parseFrames(value)
		for i := range p.rel.Nouns {
			p.rel.Nouns[i].ofNoun()
		}
	case "ask":
		for _, w := range strings.Split(value, ",") {
			p.rel.Ask = append(p.rel.Ask, CanonLemma(strings.TrimSpace(w)))
		}
	default:
		err = fmt.Errorf("unknown field %q", field)
	}
	return err
}

func parseFrames(value string) ([]Frame, error) {
	var out []Frame
	var errs []error
	for _, s := range strings.Split(value, ",") {
		if strings.TrimSpace(s) == "" {
			continue
		}
		f, err := parseFrame(s)
		errs = append(errs, err)
		out = append(out, f)
	}
	return out, errors.Join(errs...)
}

func (p *tableParser) endRecord() {
	if p.rel == nil {
		return
	}
	if p.rel.Meaning == "" {
		p.fail("relation %q has no meaning", p.rel.Name)
	}
	if (p.rel.Family == NoEvent) != (p.rel.CAMEO == "") {
		p.fail("relation %q: family and cameo go together", p.rel.Name)
	}
	p.rel = nil
}
