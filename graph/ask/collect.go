package ask

import (
	"cmp"
	"math"
	"slices"

	"entente/schema"
)

// found is a node that answers, with the statements that say so.
type found struct {
	node       schema.Node
	score      float64
	statements []*schema.Statement
	names      []string // beside those of the node
	modality   schema.Modality
	negated    bool
}

// collector gathers answers, each node once.
type collector struct {
	list  []*found
	byKey map[string]*found
}

func newCollector() *collector { return &collector{byKey: map[string]*found{}} }

// add notes an answer; of several scores the best counts.
func (c *collector) add(n schema.Node, score float64, st *schema.Statement, names ...string) {
	if n.Entity == nil && n.Literal == nil {
		return
	}
	key := answerKey(n)
	f := c.byKey[key]
	if f == nil {
		f = &found{node: n, modality: st.Modality, negated: st.Polarity == schema.Negative}
		c.byKey[key] = f
		c.list = append(c.list, f)
	}
	f.score = max(f.score, score)
	if !slices.ContainsFunc(f.statements, func(have *schema.Statement) bool { return have.ID == st.ID }) {
		f.statements = append(f.statements, st)
	}
	f.names = append(f.names, names...)
	if realness(st) < rank(f.modality, f.negated) {
		f.modality, f.negated = st.Modality, st.Polarity == schema.Negative
	}
}

// answerKey is what answers are told apart by. Things that have no name of their own, as "23 British diplomats" in each
// of several documents, are one answer where the same words describe them.
func answerKey(n schema.Node) string {
	if n.Entity == nil || n.Entity.QID != "" {
		return n.Key()
	}
	words := tokenize(n.Entity.Label)
	if slices.ContainsFunc(words, func(w word) bool { return !w.name && !isPrep[w.lower] && !isDet[w.lower] }) {
		return string(n.Entity.Type) + " " + foldCase(n.Entity.Label)
	}
	return n.Key()
}

// rank orders modalities from the most to the least real, what is negated last.
func rank(m schema.Modality, negated bool) int {
	r := slices.Index(schema.Modalities, m)
	if negated {
		r += len(schema.Modalities)
	}
	return r
}

func realness(st *schema.Statement) int { return rank(st.Modality, st.Polarity == schema.Negative) }

// rankScore is by what answers are ordered: how well they fit, how sure the statements are, and how many sources say
// so.
func (f *found) rankScore() float64 {
	sure := 0.0
	for _, st := range f.statements {
		sure = max(sure, st.Confidence)
	}
	if sure == 0 {
		sure = 0.5
	}
	return f.score * (0.8 + 0.2*sure) * (1 + weightOfTellings*math.Log(float64(max(1, f.tellings()))))
}

// weightOfTellings is how much an answer gains with the sources that say so, by their logarithm: what ten tell
// outweighs a phrase that fits a little better in one.
const weightOfTellings = 0.08

// tellings is tellings of the statements behind an answer; what has no name is somebody else in each: "journalists".
func (f *found) tellings() int {
	if answerKey(f.node) != f.node.Key() {
		return 1
	}
	return tellings(f.statements)
}

// tellings counts the different words in which statements tell the same: copies of one story have the same ones.
func tellings(list []*schema.Statement) int {
	words := map[string]bool{}
	for _, st := range list {
		words[st.Evidence.Exact] = true
	}
	return len(words)
}

// keep sorts the answers and leaves out those that fit much worse than the best: less than share of its score.
func (c *collector) keep(share float64) []*found {
	best := 0.0
	for _, f := range c.list {
		best = max(best, f.score)
	}
	var out []*found
	for _, f := range c.list {
		if f.score >= threshold && f.score >= share*best {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *found) int {
		return cmp.Or(cmp.Compare(rank(a.modality, a.negated), rank(b.modality, b.negated)),
			cmp.Compare(b.rankScore(), a.rankScore()), cmp.Compare(a.node.Label(), b.node.Label()), cmp.Compare(a.node.Key(), b.node.Key()))
	})
	return out
}

// admits reports whether a statement may answer: what is asserted or planned, or what the question asks for by "may",
// "should" or "not", or anything if all is wanted.
func (e *engine) admits(h *hit) bool {
	st := h.st
	if e.opts.All {
		return true
	}
	if (st.Polarity == schema.Negative) != e.r.negated {
		return false
	}
	if h.unreal {
		return true
	}
	switch st.Modality {
	case schema.Asserted, schema.Planned:
		return true
	case schema.Possible:
		return e.r.modal == "may" || e.r.modal == "might" || e.r.modal == "could" || e.r.modal == "can"
	case schema.Requested:
		return e.r.modal == "should" || e.r.modal == "must"
	case schema.Conditional:
		return e.r.modal == "would" || e.r.modal == "could" || e.r.modal == "might"
	}
	return false
}

// inQuestion reports whether the question itself names a node, so that it is no answer.
func inQuestion(q *query, n schema.Node) bool {
	if n.Entity == nil {
		return false
	}
	for _, p := range q.phrases() {
		for i := range p.parts {
			if p.parts[i].exact && p.parts[i].ids[n.Entity.ID] > 0 {
				return true
			}
		}
	}
	return false
}
