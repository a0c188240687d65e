package ask

import (
	"entente/graph"
	"entente/schema"
)

// attributes are the relations that hold what a kind of question asks of a thing, with how well they answer it.
var attributes = map[kind]map[string]float64{
	asksTime:    {"date": 1},
	asksPlace:   {"occurredIn": 1, "locatedIn": 0.8},
	asksAmount:  {"amount": 1},
	asksPurpose: {"purpose": 1, "about": 0.6, "covers": 0.55, "ensure": 0.5, "enable": 0.5, "help": 0.5, "promote": 0.5, "improve": 0.5, "allow": 0.5},
	asksAbout:   {"about": 1, "covers": 0.9, "discussed": 0.7, "purpose": 0.5},
}

// focus is a thing whose attribute is asked for.
type focus struct {
	node  schema.Node
	score float64
}

// answerAttribute answers when, where, how much, what for and about what: by the qualifiers of the statements that fit,
// and by the attributes of the things that the question describes.
func (e *engine) answerAttribute(q *query, hits []hit) ([]*found, error) {
	c := newCollector()
	foci, err := e.foci(c, q, hits)
	if err != nil {
		return nil, err
	}
	if err := e.attributesOf(c, q, foci); err != nil {
		return nil, err
	}
	if e.r.kind != asksAmount || bestScore(hits) > 0.55 || q.subject == nil || q.object == nil || !q.subject.isExact() || !q.object.isExact() {
		if err := e.byEvent(c, q); err != nil {
			return nil, err
		}
	}
	share := shareOfNodes
	if e.r.kind == asksTime || e.r.kind == asksPlace || e.r.kind == asksAmount {
		share = shareOfOne
	}
	for _, fallback := range []func() error{
		func() error { return e.fromSentence(c, hits) },
		func() error { return e.fromPassages(c, q) },
		func() error { return e.fromReports(c, hits) },
	} {
		if len(c.keep(share)) > 0 {
			break
		}
		if err := fallback(); err != nil {
			return nil, err
		}
	}
	list := c.keep(share)
	if e.r.kind == asksAmount {
		if list = literalsFirst(list); len(list) == 0 {
			return e.count(q, hits)
		}
	}
	return list, nil
}

// foci lists the things whose attributes may answer: those of the statements that fit, and those that the question
// describes. What the statements themselves tell goes into c.
func (e *engine) foci(c *collector, q *query, hits []hit) (map[schema.IRI]*focus, error) {
	foci := map[schema.IRI]*focus{}
	for i := range hits {
		h := &hits[i]
		if !e.admits(h) {
			continue
		}
		e.qualifiers(c, q, h)
		for _, n := range []schema.Node{h.object, h.subject} {
			if n.Entity == nil || e.r.kind != asksAmount && (n.Entity.Type.Is(schema.Actor) || n.Entity.Type.Is(schema.Place)) {
				continue
			}
			score := 0.95 * h.score
			if e.r.kind == asksAmount && !e.saysVerb(n) {
				score *= 0.9 // of a loan and a grant, lend means the loan
			}
			note(foci, n, score)
		}
	}
	described, err := e.described(q)
	for _, f := range described {
		note(foci, f.node, f.score)
	}
	return foci, err
}

// literalsFirst drops things with an amount where the amounts themselves are there.
func literalsFirst(list []*found) []*found {
	var out []*found
	for _, f := range list {
		if f.node.Literal != nil {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return list
	}
	return out
}

// saysVerb reports whether a name of a node says the predicate of the question.
func (e *engine) saysVerb(n schema.Node) bool {
	for _, name := range e.namesOf(n) {
		for _, w := range name {
			if akin(e.r.verb, w) > 0 {
				return true
			}
		}
	}
	return false
}

func bestScore(hits []hit) float64 {
	best := 0.0
	for i := range hits {
		best = max(best, hits[i].score)
	}
	return best
}

func note(foci map[schema.IRI]*focus, n schema.Node, score float64) {
	if f := foci[n.Entity.ID]; f == nil || f.score < score {
		foci[n.Entity.ID] = &focus{n, score}
	}
}

// described lists the things that the phrases of the question describe.
func (e *engine) described(q *query) ([]focus, error) {
	if e.r.verb != "be" && e.r.verb != "" || q.subject == nil {
		return nil, nil
	}
	var out []focus
	for i := range q.subject.parts {
		p := &q.subject.parts[i]
		for _, id := range append((&phrase{parts: []part{*p}}).all(), (&phrase{parts: []part{*p}}).insideAll()...) {
			list, err := e.around(id)
			if err != nil {
				return nil, err
			}
			for j := range list {
				for _, n := range []schema.Node{list[j].Subject, list[j].Object} {
					if n.Entity == nil {
						continue
					}
					s, err := e.partScore(p, n)
					if err != nil {
						return nil, err
					}
					if s >= 0.5 {
						out = append(out, focus{n, s})
					}
				}
			}
		}
	}
	return out, nil
}

// attributesOf reads the attributes of the foci.
func (e *engine) attributesOf(c *collector, q *query, foci map[schema.IRI]*focus) error {
	wanted := attributes[e.r.kind]
	for _, id := range sortedKeys(foci) {
		f := foci[id]
		list, err := e.src.Statements(e.ctx, graph.Filter{Subject: id, Relations: sortedKeys(wanted), Limit: maxNeighbours})
		if err != nil {
			return err
		}
		score, err := e.borneOut(q, f)
		if err != nil {
			return err
		}
		for i := range list {
			if err := e.addAttribute(c, q, &list[i], score*e.verbAgrees(&list[i])); err != nil {
				return err
			}
		}
	}
	return nil
}

// addAttribute takes the object of an attribute for an answer.
func (e *engine) addAttribute(c *collector, q *query, st *schema.Statement, score float64) error {
	if !e.admits(&hit{st: st}) || inQuestion(q, st.Object) {
		return nil
	}
	score *= attributes[e.r.kind][st.Relation]
	if e.r.kind == asksAmount {
		score *= e.countedScore(st.Object, st.Subject)
	}
	var names []string
	if st.Object.Literal != nil {
		names = literalNames(st.Object.Literal)
	}
	c.add(st.Object, score, st, names...)
	return nil
}
