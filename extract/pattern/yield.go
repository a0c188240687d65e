package pattern

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"entente/schema"
)

// termForm is a name, a part of it and types: "verb.subject[Country Person]".
const termForm = `([A-Za-z]\w*)(?:\.(\w+))?(?:\[([\w ]+)\])?`

var (
	yieldForm = regexp.MustCompile(`^\s*` + termForm + `\s+(\w+)\s+` + termForm + `\s*(?:\[(.*)\])?\s*$`)
	partForm  = regexp.MustCompile(`^` + termForm + `$`)
)

// yield reads what a rule yields. It stands after the match of its rule, whose names it uses.
func (p *fileParser) yield(f field) {
	if p.rule.Pattern == nil {
		p.add(f.at, "yield: stands after match:, whose names it uses")
		return
	}
	value := p.text[f.from:f.to]
	var y Yield // kept even where it is wrong: the rule does have one
	at := yieldForm.FindStringSubmatchIndex(value)
	if at == nil {
		p.add(f.at, "a yield is written SUBJECT relation OBJECT [stage=…, modality=…, polarity=-, role=NAME]")
		p.rule.Yields = append(p.rule.Yields, y)
		return
	}
	part := func(i int) (string, int) {
		if at[2*i] < 0 {
			return "", 0
		}
		return value[at[2*i]:at[2*i+1]], f.from + at[2*i]
	}
	y.Subject = p.term(part, 1)
	y.Object = p.term(part, 5)
	name, offset := part(4)
	rel, err := schema.Relations().ByName(name)
	if err != nil {
		p.add(offset, "unknown relation %q%s", name, didYouMean(name, relationNames()))
	}
	y.Relation = rel
	if options, offset := part(8); options != "" {
		for option := range strings.SplitSeq(options, ",") {
			p.option(&y, option, offset)
			offset += len(option) + 1
		}
	}
	p.rule.Yields = append(p.rule.Yields, y)
}

func relationNames() []string {
	var out []string
	for _, r := range schema.Relations().All() {
		out = append(out, r.Name)
	}
	return out
}

// term makes a term of three parts of a match of termForm from i on.
func (p *fileParser) term(part func(int) (string, int), i int) Term {
	var t Term
	var at int
	t.Node, at = part(i)
	if !slices.Contains(p.rule.Pattern.names, t.Node) {
		p.add(at, "no node is named %q%s", t.Node, didYouMean(t.Node, p.rule.Pattern.names))
	}
	t.Part, at = part(i + 1)
	if t.Part != "" && !slices.Contains(p.language.Parts, t.Part) {
		p.add(at, "a node has no part %q%s", t.Part, didYouMean(t.Part, p.language.Parts))
	}
	types, at := part(i + 2)
	for _, name := range strings.Fields(types) {
		typ, err := schema.ParseNodeType(name)
		if err != nil {
			p.add(at, "unknown node type %q%s", name, didYouMean(name, nodeTypes()))
		}
		t.Types = append(t.Types, typ)
	}
	return t
}

// option reads one of the settings in the brackets of a yield.
func (p *fileParser) option(y *Yield, option string, offset int) {
	offset += len(option) - len(strings.TrimLeft(option, " \t\n"))
	key, value, _ := strings.Cut(strings.TrimSpace(option), "=")
	value = strings.TrimSpace(value)
	at := offset + len(key) + 1
	switch key = strings.TrimSpace(key); key {
	case "stage":
		y.Stage = value
	case "modality":
		if y.Modality = schema.Modality(value); !slices.Contains(schema.Modalities, y.Modality) {
			p.add(at, "unknown modality %q%s", value, didYouMean(value, plain(schema.Modalities)))
		}
	case "polarity":
		if y.Polarity = schema.Polarity(value); y.Polarity != schema.Negative && y.Polarity != schema.Positive {
			p.add(at, "polarity is + or -, not %q", value)
		}
	case "doubt":
		var err error
		if y.Doubt, err = strconv.ParseFloat(value, 64); err != nil || y.Doubt < 0 || y.Doubt > 1 {
			p.add(at, "doubt is a number from 0 to 1, not %q", value)
		}
	default:
		role := schema.Role(key)
		if !slices.Contains(schema.Roles, role) {
			keys := append([]string{"stage", "modality", "polarity", "doubt"}, plain(schema.Roles)...)
			p.add(offset, "unknown setting %q%s", key, didYouMean(key, keys))
			return
		}
		m := partForm.FindStringSubmatch(value)
		if m == nil {
			p.add(at, "%s is the name of a node, not %q", key, value)
			return
		}
		part := func(i int) (string, int) { return m[i], at }
		y.Participants = append(y.Participants, Participant{role, p.term(part, 1)})
	}
}

func plain[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
