// Package score measures extracted facts against gold facts: precision, recall and F1.
//
// Its nouns are the Gold facts of a document, the Facts that a system gives for it, and the Report, whose counts (PRF)
// can be added up over documents. A gold fact is found when its subject and its object match; how far the relation
// matches as well is the Level of the hit. Nodes match by their names alone, so that any system can be measured: a
// system that knows who is meant gives more names, and is not asked for identifiers of ours.
//
// What it does not measure: qualifiers other than polarity and modality, places in the text, and answers to questions.
package score

import (
	"cmp"
	"slices"

	"entente/schema"
)

// Fact is a fact that a system found in a document. The names of a node are its label first, then aliases and words of
// the text, best first; names after the first MaxNames are not looked at.
type Fact struct {
	Document        string
	Subject, Object []string
	Relation        string
	Open            bool            // Relation is not of the vocabulary
	Polarity        schema.Polarity // "" is Positive
	Modality        schema.Modality // "" is Asserted
}

// MaxNames is how many names of a node count. A node with any number of names would match anything.
const MaxNames = 12

// Level says how well a fact matches a gold fact.
type Level int

// The levels, from none to best.
const (
	None   Level = iota
	Pair         // subject and object match
	Group        // the relations are of one group as well (groups.go)
	Strict       // the relation is the same
)

// Documents scores facts against gold. Facts of documents that gold does not hold count for nothing.
func Documents(gold []Document, facts []Fact) Report {
	var r Report
	byDocument := map[string][]Fact{}
	for _, f := range facts {
		if !skipped[f.Relation] {
			f.Polarity, f.Modality = plain(f.Polarity, f.Modality)
			byDocument[f.Document] = append(byDocument[f.Document], f)
		}
	}
	for _, d := range gold {
		r.document(d, byDocument[d.Name])
	}
	return r
}

// document adds the score of the facts of one document.
func (r *Report) document(d Document, facts []Fact) {
	var c Counts
	var golds, given []claim
	var counted []*Gold
	for i := range d.Facts {
		g := &d.Facts[i]
		if skipped[g.Relation] {
			continue
		}
		counted = append(counted, g)
		golds = append(golds, claim{newNode(g.Subject), newNode(g.Object), g.Relation, false})
		r.addRelation(g.Relation, PRF{Gold: 1})
		c.Gold++
		if g.Core {
			c.Core++
		}
	}
	facts = distinct(tidy(facts))
	for i := range facts {
		f := &facts[i]
		given = append(given, claim{newNode(f.Subject), newNode(f.Object), f.Relation, f.Open})
		if f.Open {
			c.Open++
			continue
		}
		c.Closed++
		r.addRelation(f.Relation, PRF{Given: 1})
	}
	for _, p := range pairs(golds, given) {
		c.hit(counted[p.gold], &facts[p.fact], p.level)
		if p.level == Strict {
			r.addRelation(golds[p.gold].relation, PRF{Found: 1})
		}
	}
	r.add(c)
}

// claim is what a gold fact or a fact says, ready to be compared.
type claim struct {
	subject, object node
	relation        string
	open            bool
}

// pair is a gold fact and the fact that finds it.
type pair struct {
	gold, fact int
	level      Level
}

// pairs matches golds and facts one to one, the best level first, then in the order in which they stand.
func pairs(golds, facts []claim) []pair {
	var all []pair
	for g := range golds {
		for f := range facts {
			if l := levelOf(&golds[g], &facts[f]); l > None {
				all = append(all, pair{g, f, l})
			}
		}
	}
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.level, a.level), cmp.Compare(a.gold, b.gold), cmp.Compare(a.fact, b.fact))
	})
	goldTaken, factTaken := make([]bool, len(golds)), make([]bool, len(facts))
	var out []pair
	for _, p := range all {
		if goldTaken[p.gold] || factTaken[p.fact] {
			continue
		}
		goldTaken[p.gold], factTaken[p.fact] = true, true
		out = append(out, p)
	}
	return out
}

// levelOf returns how well the fact f matches g. A symmetric relation on either side lets subject and object change
// places.
func levelOf(g, f *claim) Level {
	if !g.subject.same(f.subject) || !g.object.same(f.object) {
		if !symmetric()[g.relation] && !symmetric()[f.relation] || !g.subject.same(f.object) ||
			!g.object.same(f.subject) {
			return None
		}
	}
	switch {
	case f.open:
		return Pair
	case f.relation == g.relation:
		return Strict
	case groupOf[f.relation] != "" && groupOf[f.relation] == groupOf[g.relation]:
		return Group
	}
	return Pair
}

// tidy returns facts with at most MaxNames names a node, and without names, labels aside, that two nodes carry: a name
// that may mean either of two things tells neither.
func tidy(facts []Fact) []Fact {
	owners := map[string]map[string]bool{}
	for i := range facts {
		for _, names := range [][]string{facts[i].Subject, facts[i].Object} {
			for _, n := range names[:min(len(names), MaxNames)] {
				n = normal(n)
				if owners[n] == nil {
					owners[n] = map[string]bool{}
				}
				owners[n][normal(names[0])] = true
			}
		}
	}
	own := func(names []string) []string {
		var out []string
		for i, n := range names[:min(len(names), MaxNames)] {
			if i == 0 || len(owners[normal(n)]) == 1 {
				out = append(out, n)
			}
		}
		return out
	}
	out := slices.Clone(facts)
	for i := range out {
		out[i].Subject, out[i].Object = own(out[i].Subject), own(out[i].Object)
	}
	return out
}

// distinct returns facts without those that say the same as one before them.
func distinct(facts []Fact) []Fact {
	type key struct {
		subject, relation, object string
		polarity                  schema.Polarity
	}
	seen := map[key]bool{}
	var out []Fact
	for _, f := range facts {
		k := key{normal(label(f.Subject)), f.Relation, normal(label(f.Object)), f.Polarity}
		if !seen[k] {
			seen[k] = true
			out = append(out, f)
		}
	}
	return out
}

// label returns the first of names, or "".
func label(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}
