package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/schema"
)

func (p *program) showCommand() *cli.Command {
	return &cli.Command{
		Name: "show", Category: askGroup, Usage: "show an entity: its names, identifiers and relations, with quotes",
		ArgsUsage: "ENTITY",
		UsageText: "entente show Japan\nentente show e:japan --json",
		Description: `An ENTITY is a name, or an IRI, also in short (e:japan). Relations that point to the entity are marked with ←. Below the facts
stands what is denied or only possible, requested or conditional, marked so. Relations of the vocabulary stand before open ones.

csv has a row a quote: subject, relation, object, marks, document, start, end, quote. With --json:

  {"id","label","type","names","qid","iso","documents","firstSeen","lastSeen","publishers",
   "facts":[{"id","subject":NODE,"relation","open","object":NODE,"status","first","last","sources","evidence":[EVIDENCE]}],
   "statements":[{"document", and the fields of a statement of entente extract}]}

An EVIDENCE is {"statement","document","quote","start","end"}; statements has those that support no fact. firstSeen and lastSeen
are days of publication. nq is the quads of the statements.`,
		Flags: []cli.Flag{
			asOfFlag(), formatFlag(lookupFormats...),
			&cli.BoolFlag{Name: "all", Usage: "show every relation and quote"},
		},
		Action: p.show,
	}
}

// How much people see unless they ask for all.
const (
	shownFacts  = 10 // of a group
	shownGroups = 8  // of open relations
)

func (p *program) show(c *cli.Context) error {
	format, err := p.format(c, lookupFormats...)
	if err != nil {
		return err
	}
	name := strings.TrimSpace(strings.Join(c.Args().Slice(), " "))
	if name == "" {
		return usagef("show needs an entity: entente show Japan")
	}
	return p.look(c, func(v *graph.View) error {
		id, err := p.resolve(c.Context, v, name)
		if err != nil {
			return err
		}
		if format == formatText {
			return p.summarize(c.Context, v, id, c.Bool("all"))
		}
		k, err := newCard(c.Context, v, id)
		if err != nil {
			return err
		}
		switch format {
		case formatJSON:
			return p.writeJSON(k.json())
		case formatCSV:
			return k.table().write(p, format)
		}
		return v.Excerpt(c.Context, p.out, k.statements())
	})
}

// summarize writes what is said of an entity for people: all of it, or the best.
func (p *program) summarize(ctx context.Context, v *graph.View, id schema.IRI, all bool) error {
	o := graph.SummaryOptions{Facts: shownFacts, OpenGroups: shownGroups, Evidence: 1}
	if all {
		o = graph.SummaryOptions{}
	}
	s, err := v.Summary(ctx, id, o)
	if err != nil {
		return err
	}
	k := &card{entity: s.Entity, documents: s.Documents, archive: archive{}}
	k.archive.add(s.Documents)
	p.writeCardHead(k)
	hidden := 0
	for i := range s.Groups {
		if len(s.Groups[i].Facts) == 0 {
			hidden++
			continue
		}
		p.writeGroup(k, &s.Groups[i])
	}
	if hidden > 0 {
		line := fmt.Sprintf("and %s more; --all shows them", plural(hidden, "open relation"))
		fmt.Fprintf(p.out, "\n%s\n", p.ink.Dim(line))
	}
	p.writeOthers(k, s)
	return nil
}

// otherNames returns those of names that are more than another spelling of the case of label or of one before.
func otherNames(label string, names []string) []string {
	kept := []string{label}
	for _, n := range names {
		if !slices.ContainsFunc(kept, func(k string) bool { return strings.EqualFold(k, n) }) {
			kept = append(kept, n)
		}
	}
	return kept[1:]
}

// writeCardHead writes what the entity is.
func (p *program) writeCardHead(k *card) {
	e := k.entity
	fmt.Fprintf(p.out, "%s  %s\n", p.ink.Bold(oneLine(e.Label)), e.Type)
	line := func(what, text string) {
		if text != "" {
			lines := wrap(oneLine(text), p.textWidth(10))
			fmt.Fprintf(p.out, "  %s  %s\n", p.ink.Dim(fmt.Sprintf("%-6s", what)), strings.Join(lines, "\n          "))
		}
	}
	also, more := cut(otherNames(e.Label, e.Names), maxNames)
	if more > 0 {
		also = append(also, fmt.Sprintf("and %d more", more))
	}
	line("also", strings.Join(also, ", "))
	line("ids", strings.Join(strings.Fields(e.ID.Short()+" "+e.QID+" "+e.ISO), "  "))
	seen := plural(len(k.documents), "document")
	if first, last := k.seen(); first != "" {
		seen += ", " + strings.Join(slices.Compact([]string{first, last}), " to ")
	}
	line("in", seen)
	by, more := cut(k.publishers(), shownFacts)
	if more > 0 {
		by = append(by, fmt.Sprintf("and %d more", more))
	}
	line("by", strings.Join(by, ", "))
}

func (p *program) writeGroup(k *card, g *graph.FactGroup) {
	name := g.Relation
	if g.Incoming {
		name = "← " + name
	}
	name = p.ink.Bold(name)
	if g.Open {
		name += "  " + p.ink.Dim("open")
	}
	fmt.Fprintf(p.out, "\n%s\n", name)
	for i := range g.Facts {
		p.writeFact(k, &g.Facts[i], g.Incoming)
	}
	p.tellHidden(g.Total - len(g.Facts))
}

// tellHidden says how many lines --all would show.
func (p *program) tellHidden(more int) {
	if more > 0 {
		fmt.Fprintf(p.out, "  %s\n", p.ink.Dim(fmt.Sprintf("and %d more; --all shows them", more)))
	}
}

// writeOthers writes what supports no fact.
func (p *program) writeOthers(k *card, s *graph.Summary) {
	if len(s.Others) > 0 {
		fmt.Fprintf(p.out, "\n%s\n", p.ink.Bold("not asserted"))
	}
	for i := range s.Others {
		st := &s.Others[i]
		how := p.ink.Warn(oneLine(strings.Join(marks(st), ", ")))
		fmt.Fprintf(p.out, "  %s  %s\n", p.claim(st.Subject, st.Relation, st.Object), how)
		p.writeQuotes([]quote{{st.Evidence.Exact, k.name(st)}}, contentWords(k.entity.Names...), 6, 0)
	}
	p.tellHidden(s.OtherTotal - len(s.Others))
}

func (p *program) writeFact(k *card, f *graph.Fact, incoming bool) {
	other := f.Object
	if incoming || f.Object.Key() == string(k.entity.ID) {
		other = f.Subject
	}
	line := oneLine(other.Label())
	if f.Status != schema.Asserted {
		line += " " + p.ink.Warn("«"+string(f.Status)+"»")
	}
	if f.First != "" {
		line += "  " + p.ink.Dim(strings.Join(slices.Compact([]string{f.First, cmp.Or(f.Last, f.First)}), " to "))
	}
	if f.Sources > 1 {
		line += "  " + p.ink.Dim(plural(f.Sources, "source"))
	}
	fmt.Fprintf(p.out, "  %s\n", line)
	p.writeQuotes(k.quotes(f.Statements), contentWords(append(k.entity.Names, other.Label())...), 6, 0)
}
