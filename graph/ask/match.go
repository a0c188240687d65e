package ask

import (
	"slices"

	"entente/schema"
)

// hit is a statement that fits the question.
type hit struct {
	st     *schema.Statement
	score  float64
	weight float64 // of the relation or of the verb: how surely the question means it
	direct bool    // the relation is that of the question, or its verb is; it does not only come near
	unreal bool    // what it says need not be so: the question does not ask for that
	answer schema.Node
	// complement is what a preposition or a passive governs in an open statement, nil for none.
	complement *schema.Node
	// subject and object are the sides as the question sees them.
	subject, object schema.Node
}

// threshold is the least score of a statement that fits.
const threshold = 0.38

// direct is the least weight of a relation that a question surely means.
const direct = 0.8

// match compares statements with the query.
func (e *engine) match(q *query, list []schema.Statement) ([]hit, error) {
	var out []hit
	for i := range list {
		h, err := e.matchOne(q, list, &list[i])
		if err != nil {
			return nil, err
		}
		if h != nil && h.score >= threshold {
			out = append(out, *h)
		}
	}
	return out, nil
}

// matchOne scores a statement in the order, or orders, in which its relation may be read.
func (e *engine) matchOne(q *query, list []schema.Statement, st *schema.Statement) (*hit, error) {
	if f, ok := frameOf(st); ok {
		if h, err := e.matchOpen(q, list, st, f); h != nil || err != nil || f.passive {
			return h, err
		}
	}
	var best *hit
	for _, g := range e.guessesFor(q, st) {
		sides := [][2]schema.Node{{st.Subject, st.Object}}
		if r, err := schema.Relations().ByName(st.Relation); err == nil && r.Symmetric && !st.Open {
			sides = append(sides, [2]schema.Node{st.Object, st.Subject})
		} else if g.flip {
			sides[0][0], sides[0][1] = st.Object, st.Subject
		}
		for _, s := range sides {
			h, err := e.matchSides(q, list, st, g.weight, s[0], s[1])
			if err != nil {
				return nil, err
			}
			if h == nil {
				continue
			}
			h.unreal, h.weight = g.unreal, g.weight
			h.direct = g.weight >= direct
			if best == nil || h.score > best.score {
				best = h
			}
		}
	}
	return best, nil
}

// guessesFor lists how the predicate of the question may mean the relation of a statement.
func (e *engine) guessesFor(q *query, st *schema.Statement) []guess {
	out := q.byRelation[st.Relation]
	said := canonOf(st.Word) == e.r.verb && e.r.verb != "" && e.r.verb != "be" && e.r.verb != "have"
	switch {
	case len(out) > 0 && said:
		out = slices.Clone(out)
		for i := range out {
			out[i].weight = max(out[i].weight, min(1, out[i].weight+0.25))
		}
	case len(out) > 0:
	case said:
		out = []guess{{relation: st.Relation, weight: 0.85}}
	case st.Open && slices.Contains(openNames(e.r), st.Relation):
		out = []guess{{relation: st.Relation, weight: 0.9}}
	case q.open && e.r.kind != asksYes && e.r.verb != "be" && e.r.unsure == "" && e.saysPredicate(st.Evidence.Exact):
		out = []guess{{relation: st.Relation, weight: 0.45, unreal: false}}
	}
	return out
}

// matchSides scores a statement whose sides are read as subject and object.
func (e *engine) matchSides(
	q *query, list []schema.Statement, st *schema.Statement, weight float64, subject, object schema.Node,
) (*hit, error) {
	h := &hit{st: st, subject: subject, object: object, score: weight}
	if !e.r.time.empty() {
		f, err := e.timeScore(st)
		if err != nil || f == 0 {
			return nil, err
		}
		h.score *= f
	}
	if q.subject != nil {
		s, err := e.sideScore(q.subject, subject, true)
		another := q.subject.isNamed() && subject.Type().Is(schema.Actor)
		if err == nil && s == 0 && attributes[e.r.kind] != nil && !subject.Type().Is(schema.Place) && !another {
			s, err = e.quoted(q.subject, st)
			s *= 0.75 // "hit by malware": the sentence speaks of it
		}
		if err != nil || s == 0 {
			return nil, err
		}
		h.score *= s
	}
	h.answer = subject
	if e.r.target == atObject {
		h.answer = object
	}
	rest, err := e.placeObject(q, h)
	if err != nil || h.score < threshold {
		return nil, err
	}
	for _, m := range rest {
		f, err := e.modifierScore(m, list, h)
		if err != nil {
			return nil, err
		}
		h.score *= f
	}
	return h, nil
}

// sideScore is score, cut off where little agrees.
func (e *engine) sideScore(p *phrase, n schema.Node, lenient bool) (float64, error) {
	s, err := e.score(p, n)
	if err == nil && s < 0.6 {
		w, err := e.wholeScore(p, n)
		if err != nil {
			return 0, err
		}
		s = max(s, w)
	}
	if s < actsFor && lenient && e.actsFor(p, n) {
		return actsFor, nil
	}
	if s < 0.4 {
		s = 0
		if lenient && e.r.kind == asksYes && isSpeaker(p) {
			s = 0.62 // "did the readouts mention China": who speaks through them says so
		}
	}
	return s, err
}

// wholeScore tells how well what a node is a part of fits a phrase: who partners on a pillar partners on the
// initiative.
func (e *engine) wholeScore(p *phrase, n schema.Node) (float64, error) {
	if n.Entity == nil {
		return 0, nil
	}
	for _, whole := range e.parts[n.Entity.ID] {
		if s, err := e.score(p, whole); err != nil || s == 1 {
			return 0.8, err
		}
	}
	return 0, nil
}

// isSpeaker reports whether a phrase describes words or people without naming them.
func isSpeaker(p *phrase) bool {
	for i := range p.parts {
		h := head(p.parts[i].words)
		if h == nil || h.name || len(p.parts[i].words) > 2 || !speakers[h.stem] {
			return false
		}
	}
	return len(p.parts) > 0
}

var speakers = set("readout statement talk minister leader side party country text article document meeting summit official report declaration")
