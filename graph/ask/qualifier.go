package ask

import (
	"entente/graph"
	"entente/schema"
	"entente/schema/voc"
)

// qualifiers takes the answer from a statement itself: its time, its place, or its amount.
func (e *engine) qualifiers(c *collector, q *query, h *hit) {
	st := h.st
	e.complement(c, q, h)
	switch e.r.kind {
	case asksTime:
		if n, names := timeOf(st); n.Literal != nil {
			score := h.score
			if st.Time == "" {
				score *= 0.8 // "today", of an undated document
			}
			c.add(n, score, st, names...)
		}
		if l := h.object.Literal; l != nil && h.object.Type() == schema.Time {
			c.add(h.object, h.score, st, literalNames(l)...)
		}
	case asksPlace:
		if st.Place != nil {
			c.add(schema.Node{Entity: st.Place}, h.score, st)
		}
		if n := h.object; q.object == nil && n.Entity != nil && n.Entity.Type.IsAny(places) && !inQuestion(q, n) {
			c.add(n, 0.95*h.score, st)
		}
	case asksAmount:
		for _, p := range st.Participants {
			if p.Role == schema.RoleAmount {
				c.add(p.Node, h.score*e.countedScore(p.Node, h.answer), st)
			}
		}
		for _, n := range []schema.Node{h.answer, h.object} {
			if isCounted(n) && !inQuestion(q, n) {
				c.add(n, e.share(st)*h.score*e.countedScore(n, n), st)
			}
		}
	case asksPurpose, asksAbout:
		for _, p := range st.Participants {
			if p.Role == schema.RolePurpose || e.r.kind == asksAbout && (p.Role == schema.RoleTopic || p.Role == schema.RoleContent) {
				c.add(p.Node, h.score, st)
			}
		}
	}
}

// Factors of a number that a statement says of one subject alone, and of several, to all of whom it belongs together.
const (
	countOfOne     = 0.97
	countOfSeveral = 0.75
)

// share is countOfSeveral for a statement whose sentence says the same of another subject: "Canada and Ukraine expelled
// more than 100 diplomats".
func (e *engine) share(st *schema.Statement) float64 {
	if st.Object.Entity == nil {
		return countOfOne
	}
	same, err := e.src.Statements(e.ctx, graph.Filter{
		Object: st.Object.Entity.ID, Relations: []string{st.Relation}, Limit: maxNeighbours,
	})
	if err != nil {
		return countOfOne
	}
	for i := range same {
		other := &same[i]
		if other.Subject.Key() != st.Subject.Key() && other.Evidence.Document == st.Evidence.Document &&
			other.Evidence.Sentence == st.Evidence.Sentence {
			return countOfSeveral
		}
	}
	return countOfOne
}

// complement takes the answer from what a preposition governs in an open statement: "the talks resumed in 2010".
func (e *engine) complement(c *collector, q *query, h *hit) {
	n := h.complement
	if n == nil || inQuestion(q, *n) {
		return
	}
	switch {
	case e.r.kind == asksTime && n.Literal != nil && isDate(n.Label()):
		c.add(*n, h.score, h.st, literalNames(n.Literal)...)
	case e.r.kind == asksPlace && n.Entity != nil && n.Entity.Type.IsAny(places):
		c.add(*n, h.score, h.st)
	}
}

// isDate reports whether a text is a date and nothing else.
func isDate(text string) bool {
	at := dateIn.FindStringIndex("in " + text)
	return at != nil && at[1] == len("in "+text) && at[0] <= len("in ")
}

var places = []schema.NodeType{schema.Place, schema.Country}

// countedScore tells whether an amount counts what the question asks for: "how many drones".
func (e *engine) countedScore(n, of schema.Node) float64 {
	if e.r.lasting && !isDuration(n) {
		return 0
	}
	if len(e.r.noun) == 0 {
		if isMoney(n) {
			return 1
		}
		return 0.8
	}
	noun := part{words: (&chunk{words: e.r.noun}).content(), ids: map[schema.IRI]float64{}}
	best := 0.0
	for _, m := range []schema.Node{n, of} {
		if m.Entity != nil || m.Literal != nil {
			lex, _ := e.lexical(&noun, m)
			best = max(best, lex*(0.7+0.3*purity(noun.words, m)))
		}
	}
	last := e.r.noun[len(e.r.noun)-1].stem
	switch {
	case moneyNouns[last] && (isMoney(n) || n.Type().Is(schema.Aid)), last == "people" && isHeadCount(n):
		return 1
	case moneyNouns[last] && best < 0.5:
		return 0
	}
	return 0.35 + 0.65*best
}

var moneyNouns = set("money aid assistance funding help")

// isHeadCount reports whether a node counts people, or does not say what.
func isHeadCount(n schema.Node) bool {
	if isMoney(n) || isDuration(n) {
		return false
	}
	l := (&chunk{words: tokenize(n.Label())}).content()
	h := head(l)
	return h == nil || hasDigit(h.text) || numberWords[h.lower] || vague[h.lower] || n.Type().IsAny(people)
}

var people = []schema.NodeType{schema.Person, schema.Group, schema.Quantity}

// timeOf is the time of a statement as a node.
func timeOf(st *schema.Statement) (schema.Node, []string) {
	if st.Time == "" {
		if st.TimeText == "" {
			return schema.Node{}, nil
		}
		return schema.Node{Literal: &schema.Literal{Value: st.TimeText, Datatype: voc.XSDString, Label: st.TimeText}}, nil
	}
	names := dateNames(st.Time)
	label := names[min(1, len(names)-1)]
	if st.TimeText != "" {
		names = append(names, st.TimeText)
	}
	return schema.Node{Literal: &schema.Literal{Value: st.Time, Datatype: voc.XSD + "date", Label: label}}, names
}

func literalNames(l *schema.Literal) []string {
	if (schema.Node{Literal: l}).Type() == schema.Time {
		return append([]string{l.Label}, dateNames(l.Value)...)
	}
	return []string{l.Label, l.Value + " " + l.Unit}
}
