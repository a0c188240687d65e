package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/extract"
	"entente/extract/text"
	"entente/graph"
	"entente/graph/identity"
	"entente/schema"
)

// originJSON is how an entity came to be.
type originJSON struct {
	ID        string              `json:"id"`
	Label     string              `json:"label"`
	Type      string              `json:"type"`
	Names     []string            `json:"names"`
	QID       *string             `json:"qid"`
	Origin    string              `json:"origin"`
	Says      string              `json:"says"`
	Decisions []identity.Decision `json:"decisions"`
	Documents int                 `json:"documents"`
	Read      int                 `json:"read"`
	Rules     []ruleJSON          `json:"rules"`
}

// ruleJSON counts the mentions that a rule led to an entity.
type ruleJSON struct {
	Rule      string   `json:"rule"`
	Says      string   `json:"says"`
	Mentions  int      `json:"mentions"`
	Documents int      `json:"documents"`
	Words     []string `json:"words"`
}

// whyEntity explains how an entity came to be what it is.
func (p *program) whyEntity(ctx context.Context, r *rereader, name string, all bool) error {
	id, err := p.resolve(ctx, r.view, name)
	if err != nil {
		return err
	}
	e, err := r.view.Entity(ctx, id)
	if err != nil {
		return err
	}
	o := originJSON{
		ID: string(e.ID), Label: e.Label, Type: string(e.Type), Names: list(e.Names), QID: opt(e.QID),
		Decisions: []identity.Decision{}, Documents: e.Documents, Rules: []ruleJSON{},
	}
	o.Origin, o.Says = r.origin(e)
	o.Decisions = append(o.Decisions, r.decisions.About(e.ID)...)
	docs, err := r.view.Naming(ctx, e.ID)
	if err != nil {
		return err
	}
	if !all {
		docs = docs[:min(len(docs), readDocuments)]
	}
	if o.Rules, err = r.rulesOf(ctx, e.ID, docs); err != nil {
		return err
	}
	o.Read = len(docs)
	if p.json {
		return p.writeJSON(o)
	}
	p.writeOrigin(o)
	return nil
}

// origin says where an entity comes from.
func (r *rereader) origin(e *graph.Entity) (origin, says string) {
	if g, ok := r.gazetteer.ByID(e.ID.Local()); ok {
		return "gazetteer", fmt.Sprintf("the gazetteer has it, as %s %q (%s)", g.Type, g.Name, cmp.Or(g.Source, "no source given"))
	}
	for _, d := range r.decisions.About(e.ID) {
		if d.Kind == identity.Split && d.B == e.ID {
			return "decision", "it was split off " + d.A.Short() + ", for which documents had taken it"
		}
	}
	if identity.IsLocal(e.ID) {
		return "description", "it is described in one document, and no name says that another means the same"
	}
	return "name", "no gazetteer has it, so it was made of the words and the type of its name: equal names of one type are one"
}

// rulesOf reads documents again and counts by rule the mentions in them that lead to an entity, the most frequent
// first.
func (r *rereader) rulesOf(ctx context.Context, id schema.IRI, docs []string) ([]ruleJSON, error) {
	counted := map[string]*ruleJSON{}
	for _, name := range docs {
		d, err := r.read(ctx, name)
		if err != nil {
			return nil, err
		}
		r.countRules(d, id, counted)
	}
	out := []ruleJSON{}
	for _, c := range counted {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b ruleJSON) int {
		return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), cmp.Compare(a.Rule, b.Rule))
	})
	return out, nil
}

// maxWords is how many wordings stand as examples of a rule.
const maxWords = 8

// countRules counts the mentions of a document that lead to an entity, by rule.
func (r *rereader) countRules(d *text.Doc, id schema.IRI, counted map[string]*ruleJSON) {
	here := map[string]bool{}
	for _, cluster := range d.Clusters {
		if known, _ := r.decisions.Of(cluster.Entity.ID, schema.DocumentIRI(d.ID)); known != id {
			continue
		}
		for _, i := range cluster.Mentions {
			rule := d.Mentions[i].Reason.Rule
			c := counted[rule]
			if c == nil {
				c = &ruleJSON{Rule: rule, Says: extract.RuleSays(rule)}
				counted[rule] = c
			}
			c.Mentions++
			if !here[rule] {
				here[rule] = true
				c.Documents++
			}
			if words := oneLine(d.Slice(d.Mentions[i].Span)); len(c.Words) < maxWords && !slices.Contains(c.Words, words) {
				c.Words = append(c.Words, words)
			}
		}
	}
}

// writeOrigin writes how an entity came to be, for people.
func (p *program) writeOrigin(o originJSON) {
	fmt.Fprintf(p.out, "%s  %s  %s\n", p.ink.Bold(oneLine(o.Label)), o.Type, p.ink.Dim(schema.IRI(o.ID).Short()))
	fmt.Fprintf(p.out, "  %s\n", oneLine(o.Says))
	fmt.Fprintf(p.out, "  it is called %s\n", oneLine(strings.Join(o.Names, ", ")))
	for _, d := range o.Decisions {
		fmt.Fprintf(p.out, "  you decided that %s\n", oneLine(d.String()))
	}
	read := ""
	if o.Read < o.Documents {
		read = fmt.Sprintf(", of which %d were read for this; --all reads them all", o.Read)
	}
	fmt.Fprintf(p.out, "  it is named in %s%s\n", plural(o.Documents, "document"), read)
	for _, rule := range o.Rules {
		words := p.ink.Dim("«" + strings.Join(rule.Words, "», «") + "»")
		fmt.Fprintf(p.out, "  %s in %s: %s\n", plural(rule.Mentions, "mention"), plural(rule.Documents, "document"), words)
		if rule.Says != "" {
			fmt.Fprintf(p.out, "      because %s %s\n", rule.Says, p.ink.Dim("("+rule.Rule+")"))
		}
	}
}
