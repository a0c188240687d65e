package link

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Candidate is an entity that a mention may mean, and what speaks for it and against it.
type Candidate struct {
	ID    schema.IRI
	Label string
	Type  schema.NodeType
	Rule  string // the name of the rule by which the words lead to it
	Alias string // the alias that matched, as the gazetteer or the document has it
	// Score is the sum of the points in Reasons; a candidate with none left is not meant.
	Score   float64
	Reasons []string // "+1.5 the text names the country otherwise", in the order in which they were weighed
	// Rejected says why the candidate is out of the question, or is "".
	Rejected string

	row     *gazetteer.Entity // nil for a person that only the document names
	cluster int               // where row is nil
	before  int               // the mention that it was named by before, or -1
	doubt   float64
}

// Candidates returns what mention i of a document may mean, the best first and what was rejected last: what Names
// weighed when it led the mention to its entity. It is empty for names that neither the gazetteer nor the document
// knows. The document must be one that Names has read.
func Candidates(d *text.Doc, g *gazetteer.Gazetteer, i int) []Candidate {
	l := newLinker(d, g)
	for j := range d.Mentions[:i] {
		m := &d.Mentions[j]
		if m.Cluster < 0 || len(d.Clusters[m.Cluster].Split) > 0 {
			continue
		}
		l.byID[d.Clusters[m.Cluster].Entity.ID] = m.Cluster
		l.noteName(j)
	}
	return l.candidates(i)
}

func (c *Candidate) give(points float64, why string) {
	c.Score += points
	c.Reasons = append(c.Reasons, fmt.Sprintf("%+.1f %s", points, why))
}

// meant reports whether enough speaks for a candidate to take it.
func (c *Candidate) meant() bool { return c.Rejected == "" && c.Score > 0 }

// nearMiss is the lead in points that leaves no doubt about a candidate, and mostDoubt what no lead at all leaves.
const (
	nearMiss  = 1
	mostDoubt = 0.3
)

// reason is the reason for taking c before the others.
func (c *Candidate) reason(others []Candidate) text.Reason {
	r := text.Reason{Rule: c.Rule, Antecedent: -1, Words: c.Alias, Doubt: c.doubt}
	switch c.Rule {
	case ruleSurname, ruleFullName, ruleTitled:
		r.Antecedent = c.before
	}
	for k := range others {
		o := &others[k]
		if o.Rejected != "" || o.ID == c.ID || c.seatOf(o) {
			continue
		}
		if lead := c.Score - o.Score; lead < nearMiss {
			r.Doubt = max(r.Doubt, math.Round(100*mostDoubt*(1-lead/nearMiss))/100)
		}
		break
	}
	return r
}

// seatOf reports whether of two candidates one is the capital of the other: the sentence decides between them, and
// whichever it is, the country is the same.
func (c *Candidate) seatOf(o *Candidate) bool {
	if c.row == nil || o.row == nil || c.row.Country == "" || c.row.Country != o.row.Country {
		return false
	}
	return c.Type == schema.Country || o.Type == schema.Country
}

// candidates weighs what mention i may mean.
func (l *linker) candidates(i int) []Candidate {
	m := &l.d.Mentions[i]
	words := l.words(m)
	rows := l.g.Lookup(words)
	if rows == nil && m.Named {
		rows = l.g.Lookup(l.d.Slice(l.d.SpanOf(m.Tokens))) // "St. John's" is no possessive
	}
	if rows == nil && m.Named {
		rows = l.g.Lookup(withoutInitials(words))
	}
	out := make([]Candidate, 0, len(rows)+1)
	seat := seatCandidate(rows)
	for k := range rows {
		out = append(out, l.weigh(i, &rows[k], k, seat))
	}
	l.weighCue(m, out)
	if m.Named {
		out = append(out, l.namedBefore(m, words, out)...)
	}
	if len(out) > 1 {
		slices.SortStableFunc(out, func(a, b Candidate) int {
			if (a.Rejected == "") != (b.Rejected == "") {
				return cmp.Compare(len(a.Rejected), len(b.Rejected))
			}
			return cmp.Compare(b.Score, a.Score)
		})
	}
	return out
}

// seatCandidate returns the country that a name of its seat stands for, or nil.
func seatCandidate(rows []gazetteer.Candidate) *gazetteer.Entity {
	for i := range rows {
		if rows[i].Kind == gazetteer.KindMetonym {
			return rows[i].Entity
		}
	}
	return nil
}
