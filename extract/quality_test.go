package extract_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"entente/extract/text"
	"entente/schema"
	"entente/score"
)

// TestQuality records how well the pipeline reads the shipped articles: every change to a figure, up or down, shows in
// the diff of testdata/golden/scores.txt.
func TestQuality(t *testing.T) {
	gold, err := score.Load("../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	var facts []score.Fact
	for _, d := range readArticles(t) {
		for i := range d.Statements {
			facts = append(facts, factOf(d.ID, &d.Statements[i]))
		}
	}
	r := score.Documents(gold, facts)
	var b strings.Builder
	b.WriteString(r.String())
	b.WriteString("\nstrict, by document\n")
	for i, d := range gold {
		c := &r.PerDocument[i]
		fmt.Fprintf(&b, "%-22s %v  gold %d, closed %d, open %d\n", d.Name, c.PRF(score.Strict), c.Gold, c.Closed, c.Open)
	}
	b.WriteString("\nstrict, by relation: found of gold, extracted\n")
	names := slices.SortedFunc(maps.Keys(r.PerRelation), func(a, b string) int {
		return cmp.Or(cmp.Compare(r.PerRelation[b].Gold, r.PerRelation[a].Gold), cmp.Compare(a, b))
	})
	for _, n := range names {
		p := r.PerRelation[n]
		fmt.Fprintf(&b, "%-16s %3d of %3d, %3d\n", n, p.Found, p.Gold, p.Given)
	}
	checkGolden(t, "scores.txt", b.String())
}

// TestStatements records every statement of the shipped articles, a line each, one file an article: those of the closed
// table in statements/, the open ones in open/.
func TestStatements(t *testing.T) {
	clearGolden(t, "statements")
	clearGolden(t, "open")
	for _, d := range readArticles(t) {
		checkGolden(t, "statements/"+d.ID+".txt", showStatements(d))
		checkGolden(t, "open/"+d.ID+".txt", showOpen(d))
	}
}

// TestNoFacts records what is found in texts that state nothing about relations between states: next to nothing, open
// statements excepted, which every text makes.
func TestNoFacts(t *testing.T) {
	var b strings.Builder
	for _, d := range readAll(t, unread(t, "testdata/nofacts"), 2) {
		facts, open := 0, 0
		for i := range d.Statements {
			switch s := &d.Statements[i]; {
			case s.Open:
				open++
			case s.Supports():
				facts++
			}
		}
		fmt.Fprintf(&b, "%s: %d statements in %d sentences, %d of them facts of the vocabulary, %d open\n%s\n",
			d.ID, len(d.Statements), len(d.Sentences), facts, open, showStatements(d))
	}
	checkGolden(t, "nofacts.txt", b.String())
}

// factOf gives a statement as the scorer takes it: the label of each node, its aliases and its words.
func factOf(doc string, s *schema.Statement) score.Fact {
	return score.Fact{
		Document: doc, Subject: namesOf(s.Subject), Relation: s.Relation, Object: namesOf(s.Object), Open: s.Open,
		Polarity: s.Polarity, Modality: s.Modality,
	}
}

func namesOf(n schema.Node) []string {
	all := []string{n.Label()}
	if n.Entity != nil {
		all = append(all, n.Entity.Names[:min(len(n.Entity.Names), score.MaxNames)]...)
	}
	all = append(all, n.Text)
	if n.Literal != nil {
		all = append(all, n.Literal.Value)
	}
	var out []string
	for _, name := range all {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// showStatements writes the closed statements of d a line each: the number of the sentence and the span of the quote in code
// points, then what is said, then how.
func showStatements(d *text.Doc) string {
	var b strings.Builder
	for i := range d.Statements {
		s := &d.Statements[i]
		if s.Open {
			continue
		}
		e := &s.Evidence
		fmt.Fprintf(&b, "%d [%d:%d]  %s | %s | %s  %s%s", e.Sentence, e.Start, e.End, s.Subject.Label(), s.Relation, s.Object.Label(), s.Polarity, s.Modality)
		for _, q := range qualifiers(s) {
			b.WriteString("  " + q)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// showOpen writes the open statements of d a line each: sentence and confidence, then the words of subject, predicate and
// object, the relation, and how it is meant where that is not plainly asserted. "=" stands before what has a node.
func showOpen(d *text.Doc) string {
	var b strings.Builder
	for i := range d.Statements {
		s := &d.Statements[i]
		if !s.Open {
			continue
		}
		fmt.Fprintf(&b, "%d %.2f  %s | %s | %s  %s", s.Evidence.Sentence, s.Confidence, showEnd(s.Subject), s.Text, showEnd(s.Object), s.Relation)
		if !s.Supports() || s.Modality != schema.Asserted {
			b.WriteString("  " + string(s.Polarity) + string(s.Modality))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func showEnd(n schema.Node) string {
	if n.Entity != nil {
		return "=" + n.Text
	}
	return n.Text
}

// qualifiers names what else a statement carries.
func qualifiers(s *schema.Statement) []string {
	var out []string
	add := func(name, value string) {
		if value != "" {
			out = append(out, name+": "+value)
		}
	}
	if s.AttributedTo != nil {
		add("by", s.AttributedTo.Label)
	}
	add("time", s.Time)
	if s.Time == "" {
		add("time", s.TimeText)
	}
	if s.Place != nil {
		add("place", s.Place.Label)
	}
	add("stage", s.Stage)
	for _, p := range s.Participants {
		add(string(p.Role), p.Node.Label())
	}
	return out
}
