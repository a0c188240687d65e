package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/extract"
	"entente/extract/text"
	"entente/graph/identity"
	"entente/schema"
)

// The shape of an explained mention. Offsets are code points of the text.
type (
	whyJSON struct {
		Document   string             `json:"document"`
		Sentence   int                `json:"sentence"`
		Start      int                `json:"start"`
		End        int                `json:"end"`
		Text       string             `json:"text"`
		Entity     *whyEntityJSON     `json:"entity"`
		Steps      []whyStepJSON      `json:"steps"`
		Candidates []weighedJSON      `json:"candidates"`
		Cluster    []countedJSON      `json:"cluster"`
		Decision   *identity.Decision `json:"decision"`
	}
	whyEntityJSON struct {
		ID    string `json:"id"`
		Label string `json:"label"`
		Type  string `json:"type"`
	}
	whyStepJSON struct {
		Start int     `json:"start"`
		End   int     `json:"end"`
		Text  string  `json:"text"`
		Rule  string  `json:"rule"`
		Says  string  `json:"says"`
		Words string  `json:"words"`
		Doubt float64 `json:"doubt"`
	}
	weighedJSON struct {
		ID       string   `json:"id"`
		Label    string   `json:"label"`
		Type     string   `json:"type"`
		Rule     string   `json:"rule"`
		Score    float64  `json:"score"`
		Reasons  []string `json:"reasons"`
		Rejected *string  `json:"rejected"`
	}
	countedJSON struct {
		Text     string `json:"text"`
		Mentions int    `json:"mentions"`
	}
)

// noMentionError says that a document does not have the words as a mention, and which mentions come near.
type noMentionError struct {
	words, document string
	near            []string
}

func (e *noMentionError) Error() string {
	s := fmt.Sprintf("%q is no mention in %q", e.words, e.document)
	if len(e.near) > 0 {
		s += "; mentions that hold it: " + strings.Join(e.near, ", ")
	}
	return s
}

// whyMention explains the mentions of words in a document.
func (p *program) whyMention(ctx context.Context, r *rereader, words, name string, all bool) error {
	d, err := r.read(ctx, name)
	if err != nil {
		return err
	}
	mentions := extract.MentionsOf(d, words)
	if len(mentions) == 0 {
		return &noMentionError{words, d.ID, mentionsWith(d, words)}
	}
	more := 0
	if !all && len(mentions) > shownMentions {
		mentions, more = mentions[:shownMentions], len(mentions)-shownMentions
	}
	runes := text.NewRunes(d.Text)
	for _, i := range mentions {
		w := r.explain(d, runes, i)
		if p.json {
			if err := p.writeJSON(w); err != nil {
				return err
			}
			continue
		}
		p.writeWhy(w)
	}
	if more > 0 && !p.json {
		fmt.Fprintf(p.out, "%s\n", p.ink.Dim(fmt.Sprintf("and %d more; --all explains them", more)))
	}
	return nil
}

// mentionsWith lists the words of mentions that hold some words, each once, at most five.
func mentionsWith(d *text.Doc, words string) []string {
	var out []string
	for i := range d.Mentions {
		s := oneLine(d.Slice(d.Mentions[i].Span))
		if strings.Contains(strings.ToLower(s), strings.ToLower(words)) && !slices.Contains(out, s) && len(out) < 5 {
			out = append(out, s)
		}
	}
	return out
}

// explain gathers why mention i of d means what it means.
func (r *rereader) explain(d *text.Doc, runes *text.Runes, i int) whyJSON {
	m := &d.Mentions[i]
	x := extract.Explain(d, r.gazetteer, i)
	w := whyJSON{
		Document: d.ID, Sentence: d.SentenceOf(m.Head) + 1,
		Start: runes.Offset(m.Start), End: runes.Offset(m.End), Text: d.Slice(m.Span),
		Steps: []whyStepJSON{}, Candidates: []weighedJSON{}, Cluster: []countedJSON{},
	}
	for _, s := range x.Steps {
		at := d.Mentions[s.Mention].Span
		w.Steps = append(w.Steps, whyStepJSON{
			runes.Offset(at.Start), runes.Offset(at.End), d.Slice(at), s.Rule, s.Says, s.Words, s.Doubt,
		})
	}
	for _, c := range x.Candidates {
		w.Candidates = append(w.Candidates, weighedJSON{
			string(c.ID), c.Label, string(c.Type), c.Rule, c.Score, list(c.Reasons), opt(c.Rejected),
		})
	}
	if m.Cluster < 0 {
		return w
	}
	cluster := &d.Clusters[m.Cluster]
	w.Cluster = countWords(d, cluster.Mentions)
	w.Entity = &whyEntityJSON{string(cluster.Entity.ID), cluster.Entity.Label, string(cluster.Entity.Type)}
	if known, _ := r.decisions.Of(cluster.Entity.ID, schema.DocumentIRI(d.ID)); known != cluster.Entity.ID {
		w.Entity.ID = string(known)
		w.Decision = r.decisions.Deciding(cluster.Entity.ID, d.ID)
	}
	return w
}

// countWords counts the mentions of each wording, in the order of the text.
func countWords(d *text.Doc, mentions []int) []countedJSON {
	out := []countedJSON{}
	for _, i := range mentions {
		s := oneLine(d.Slice(d.Mentions[i].Span))
		if k := slices.IndexFunc(out, func(c countedJSON) bool { return c.Text == s }); k >= 0 {
			out[k].Mentions++
			continue
		}
		out = append(out, countedJSON{s, 1})
	}
	return out
}

// writeWhy writes an explained mention for people.
func (p *program) writeWhy(w whyJSON) {
	where := fmt.Sprintf("%s, sentence %d, %d to %d", oneLine(w.Document), w.Sentence, w.Start, w.End)
	fmt.Fprintf(p.out, "%s  %s\n", p.ink.Bold("«"+oneLine(w.Text)+"»"), p.ink.Dim(where))
	if w.Entity == nil {
		fmt.Fprintf(p.out, "  was taken for no entity\n")
	} else {
		id := p.ink.Dim(schema.IRI(w.Entity.ID).Short())
		fmt.Fprintf(p.out, "  is %s  %s  %s\n", oneLine(w.Entity.Label), w.Entity.Type, id)
	}
	for i, s := range w.Steps {
		if i > 0 {
			fmt.Fprintf(p.out, "  and «%s» at %d,\n", oneLine(s.Text), s.Start)
		}
		if s.Rule != "" {
			p.writeReason(s)
		}
	}
	if w.Decision != nil {
		fmt.Fprintf(p.out, "  and you decided that %s\n", oneLine(w.Decision.String()))
	}
	for _, c := range w.Candidates {
		if w.Entity != nil && c.Label == w.Entity.Label && c.Type == w.Entity.Type {
			continue
		}
		line := fmt.Sprintf("%s  %s  %s", c.Label, c.Type, schema.IRI(c.ID).Short())
		if c.Rejected != nil {
			line += "  no: " + *c.Rejected
		} else {
			line += fmt.Sprintf("  %.1f: %s", c.Score, strings.Join(c.Reasons, ", "))
		}
		fmt.Fprintf(p.out, "  %s %s\n", p.ink.Dim("not"), oneLine(line))
	}
	var words []string
	for _, c := range w.Cluster {
		words = append(words, fmt.Sprintf("«%s» ×%d", c.Text, c.Mentions))
	}
	if len(words) > 0 {
		fmt.Fprintf(p.out, "  %s %s\n", p.ink.Dim("in all"), strings.Join(words, ", "))
	}
}

// writeReason writes the rule of a mention and its words.
func (p *program) writeReason(s whyStepJSON) {
	line := "because " + s.Says + " " + p.ink.Dim("("+s.Rule)
	if s.Words != "" {
		line += p.ink.Dim(": " + oneLine(s.Words))
	}
	line += p.ink.Dim(")")
	if s.Doubt > 0 {
		line += fmt.Sprintf("; doubt %.2f", s.Doubt)
	}
	fmt.Fprintf(p.out, "  %s\n", line)
}
