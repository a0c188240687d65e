package score

import (
	"fmt"
	"strings"
)

// PRF counts what precision, recall and F1 are made of. Counts add up: the sum of two is the count of both together.
type PRF struct {
	Found int // given and in the gold
	Given int // what the system gave
	Gold  int // what it should have given
}

// add returns the counts of p and q together.
func (p PRF) add(q PRF) PRF { return PRF{p.Found + q.Found, p.Given + q.Given, p.Gold + q.Gold} }

// Precision returns how much of what was given is right, 0 if nothing was given.
func (p PRF) Precision() float64 { return share(p.Found, p.Given) }

// Recall returns how much of the gold was found, 0 if there is none.
func (p PRF) Recall() float64 { return share(p.Found, p.Gold) }

// F1 returns the harmonic mean of precision and recall.
func (p PRF) F1() float64 { return harmonic(p.Precision(), p.Recall()) }

// String gives the three figures.
func (p PRF) String() string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f", p.Precision(), p.Recall(), p.F1())
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Counts are the counts of one document, or of several added up.
type Counts struct {
	Gold, Core   int // gold facts, and those of them that are core facts
	Closed, Open int // facts given, with a relation of the vocabulary and without
	// Strict, Group and Pair are the gold facts that facts with a relation of the vocabulary found at that level or
	// better; AnyPair counts open relations as well.
	Strict, Group, Pair, AnyPair int
	// CoreStrict, CoreGroup and CorePair are the core facts among them, open relations counted in CorePair.
	CoreStrict, CoreGroup, CorePair int
	// PolarityRight and ModalityRight are the strict hits whose polarity and modality are those of the gold.
	PolarityRight, ModalityRight int
}

// hit counts that f found g at level l.
func (c *Counts) hit(g *Gold, f *Fact, l Level) {
	core := 0
	if g.Core {
		core = 1
	}
	c.AnyPair++
	c.CorePair += core
	if !f.Open {
		c.Pair++
	}
	if l >= Group {
		c.Group++
		c.CoreGroup += core
	}
	if l == Strict {
		c.Strict++
		c.CoreStrict += core
		if f.Polarity == g.Polarity {
			c.PolarityRight++
		}
		if f.Modality == g.Modality {
			c.ModalityRight++
		}
	}
}

// add returns the counts of c and d together.
func (c Counts) add(d Counts) Counts {
	return Counts{
		Gold: c.Gold + d.Gold, Core: c.Core + d.Core, Closed: c.Closed + d.Closed, Open: c.Open + d.Open,
		Strict: c.Strict + d.Strict, Group: c.Group + d.Group, Pair: c.Pair + d.Pair, AnyPair: c.AnyPair + d.AnyPair,
		CoreStrict: c.CoreStrict + d.CoreStrict, CoreGroup: c.CoreGroup + d.CoreGroup,
		CorePair: c.CorePair + d.CorePair, PolarityRight: c.PolarityRight + d.PolarityRight,
		ModalityRight: c.ModalityRight + d.ModalityRight,
	}
}

// PRF returns the counts of level l. Precision counts relations of the vocabulary alone.
func (c Counts) PRF(l Level) PRF {
	p := PRF{Given: c.Closed, Gold: c.Gold}
	switch l {
	case Strict:
		p.Found = c.Strict
	case Group:
		p.Found = c.Group
	case Pair:
		p.Found = c.Pair
	}
	return p
}

// Report is the score of a set of documents.
type Report struct {
	Total Counts
	// PerDocument are the counts of each document, in the order of the gold.
	PerDocument []Counts
	// PerRelation are the strict counts of each relation of the gold or of the facts, open ones aside.
	PerRelation map[string]PRF
}

func (r *Report) add(c Counts) {
	r.Total = r.Total.add(c)
	r.PerDocument = append(r.PerDocument, c)
}

// addRelation adds counts of a relation.
func (r *Report) addRelation(name string, p PRF) {
	if r.PerRelation == nil {
		r.PerRelation = map[string]PRF{}
	}
	r.PerRelation[name] = r.PerRelation[name].add(p)
}

// Mean is the mean of figures over documents, in which a short document weighs as much as a long one.
type Mean struct {
	Precision, Recall, F1 float64
}

// String gives the three figures.
func (m Mean) String() string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f", m.Precision, m.Recall, m.F1)
}

// Mean returns the mean over documents at level l.
func (r *Report) Mean(l Level) Mean {
	var m Mean
	if len(r.PerDocument) == 0 {
		return m
	}
	for _, c := range r.PerDocument {
		p := c.PRF(l)
		m.Precision += p.Precision()
		m.Recall += p.Recall()
		m.F1 += p.F1()
	}
	n := float64(len(r.PerDocument))
	return Mean{m.Precision / n, m.Recall / n, m.F1 / n}
}

// String gives the figures for people, a measure a line.
func (r Report) String() string {
	var b strings.Builder
	t := &r.Total
	fmt.Fprintf(&b, "documents %d  gold %d (core %d)  extracted: closed %d, open %d\n", len(r.PerDocument), t.Gold,
		t.Core, t.Closed, t.Open)
	for _, l := range []Level{Strict, Group, Pair} {
		fmt.Fprintf(&b, "%-7s %v\n", l, t.PRF(l))
	}
	for _, l := range []Level{Strict, Group} {
		fmt.Fprintf(&b, "%-7s mean over documents  %v\n", l, r.Mean(l))
	}
	fmt.Fprintf(&b, "pair with open relations: R %.3f\n", share(t.AnyPair, t.Gold))
	fmt.Fprintf(&b, "core facts: strict R %.3f  group R %.3f  pair R %.3f\n", share(t.CoreStrict, t.Core),
		share(t.CoreGroup, t.Core), share(t.CorePair, t.Core))
	fmt.Fprintf(&b, "of the strict hits: polarity right %.3f  modality right %.3f\n", share(t.PolarityRight, t.Strict),
		share(t.ModalityRight, t.Strict))
	return b.String()
}

// String gives the name of l.
func (l Level) String() string {
	switch l {
	case None:
		return "none"
	case Pair:
		return "pair"
	case Group:
		return "group"
	case Strict:
		return "strict"
	}
	return fmt.Sprintf("Level(%d)", int(l))
}
