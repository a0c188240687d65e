package schema

import (
	"errors"
	"fmt"
	"strings"
)

// ParseRelations reads a table of relations. All mistakes of the file are reported together, as SyntaxErrors.
func ParseRelations(file, text string) (*Table, error) {
	p := &tableParser{table: &Table{
		byName: map[string]*Relation{}, ask: map[string][]*Relation{},
		verbs: map[string][]Trigger{}, nouns: map[string][]Trigger{},
	}}
	r := &recordReader{file: file, starts: map[string]bool{"relation": true}, begin: p.begin, set: p.set, end: p.end}
	if err := r.read(text); err != nil {
		return nil, err
	}
	p.table.index()
	return p.table, nil
}

// tableParser holds the record that is being read.
type tableParser struct {
	table *Table
	rel   *Relation
}

func (p *tableParser) begin(_, name string) error {
	_, twice := p.table.byName[name]
	p.rel = &Relation{Name: name}
	p.table.byName[name] = p.rel
	p.table.list = append(p.table.list, p.rel)
	if twice {
		return fmt.Errorf("relation %q stands twice", name)
	}
	return nil
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

func (p *tableParser) end() error {
	var errs []error
	if p.rel.Meaning == "" {
		errs = append(errs, fmt.Errorf("relation %q has no meaning", p.rel.Name))
	}
	if (p.rel.Family == NoEvent) != (p.rel.CAMEO == "") {
		errs = append(errs, fmt.Errorf("relation %q: family and cameo go together", p.rel.Name))
	}
	return errors.Join(errs...)
}
