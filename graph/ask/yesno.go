package ask

import (
	"cmp"
	"slices"

	"entente/graph"
	"entente/schema"
)

// The answers to a question that wants yes or no.
const (
	yes       = "yes"
	no        = "no"
	notStated = "not stated"
)

// minYes is the least score of a statement that settles a question.
const minYes = 0.5

// answerYes answers a question that wants yes or no: by the statement that fits best, by one that denies it, by one of
// a relation that excludes it, or by a promise or a refusal.
func (e *engine) answerYes(q *query, hits []hit) ([]*found, error) {
	pro, con := e.forAndAgainst(hits)
	modality := schema.Asserted
	if len(pro) == 0 && len(con) == 0 {
		var err error
		if con, err = e.excluding(q); err != nil {
			return nil, err
		}
		if len(con) == 0 && e.admitsPlans() {
			if pro, err = e.deeds(q, "pledged", "agreedTo"); err != nil {
				return nil, err
			}
			modality = schema.Planned
		}
	}
	if len(pro) == 0 {
		e.explain(hits, con)
	}
	label, list := notStated, []hit(nil)
	switch {
	case len(pro) > 0 && len(con) > 0:
		label, list = e.heavier(pro, con)
	case len(pro) > 0:
		label, list = yes, pro
	case len(con) > 0:
		label, list = no, con
	}
	return []*found{settled(label, list, modality)}, nil
}

// explain notes what stands behind an answer that no statement of the relation itself gives: what excludes it, or for
// one that is not stated what comes nearest.
func (e *engine) explain(hits, con []hit) {
	if len(con) > 0 {
		if h := &con[0]; h.st.Polarity != schema.Negative {
			e.note = "answered by what excludes it: " + inSentence(h)
		}
		return
	}
	var near *hit
	for i := range hits {
		if h := &hits[i]; h.st.Supports() && !h.unreal && (near == nil || h.score > near.score) {
			near = h
		}
	}
	if near != nil {
		e.note = "not said; the nearest is that " + inSentence(near)
	}
}

// inSentence says a statement with its words: China criticized Russia «…».
func inSentence(h *hit) string {
	st := h.st
	text := spaced(st.Subject.Label(), inWords(st.Relation), st.Object.Label())
	return text + " «" + st.Evidence.Exact + "»"
}

// forAndAgainst parts the statements that fit about as well as the best into those that affirm and those that deny.
func (e *engine) forAndAgainst(hits []hit) (pro, con []hit) {
	least := max(minYes, 0.85*bestScore(hits))
	for _, h := range hits {
		switch {
		case h.score < least || !h.tells():
		case h.st.Polarity == schema.Negative:
			con = append(con, h)
		case e.realEnough(&h):
			pro = append(pro, h)
		}
	}
	return pro, con
}

// tells reports whether a statement says what is asked in these or other words, and does not only come near it: who
// meets somebody need not support him.
func (h *hit) tells() bool { return h.weight >= minTelling }

// minTelling is the least weight of a relation by which a question for yes or no is answered. Those below it in
// related.txt come near and say something else.
const minTelling = 0.7

// settled is the answer with the statements that it rests on, best first. Modality is that of what asserted ones come
// to.
func settled(label string, list []hit, modality schema.Modality) *found {
	f := &found{node: schema.Node{Text: label}, names: []string{label}, modality: schema.Asserted}
	slices.SortStableFunc(list, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	for _, h := range list {
		f.statements = append(f.statements, h.st)
	}
	if len(list) > 0 {
		if f.modality = list[0].st.Modality; f.modality == schema.Asserted {
			f.modality = modality
		}
	}
	return f
}

// realEnough reports whether an affirmed statement says yes: what is planned does to will and to a question in the
// present, what is possible to may.
func (e *engine) realEnough(h *hit) bool {
	switch h.st.Modality {
	case schema.Asserted:
		return true
	case schema.Planned:
		return e.admitsPlans()
	}
	return e.admits(h)
}

// admitsPlans reports whether a question asks for what is to come or holds in general, not for what has happened.
func (e *engine) admitsPlans() bool {
	first := e.r.words[0].lower
	return e.r.modal != "" || first == "does" || first == "do" || first == "is" || first == "are"
}

// heavier decides between statements that affirm and statements that deny, by the score of the best, and where they are
// alike by how many sources say so.
func (e *engine) heavier(pro, con []hit) (string, []hit) {
	switch d := bestScore(pro) - bestScore(con); {
	case d > alike:
		return yes, pro
	case d > -alike && sourcesOf(pro) > sourcesOf(con):
		return yes, pro
	}
	return no, con
}

// alike is how far apart scores are that tell nothing.
const alike = 0.02

// sourcesOf counts the different words in which hits are told.
func sourcesOf(hits []hit) int {
	var list []*schema.Statement
	for i := range hits {
		list = append(list, hits[i].st)
	}
	return tellings(list)
}

// excluding lists affirmed statements of relations that exclude the one that is asked for.
func (e *engine) excluding(q *query) ([]hit, error) {
	if len(q.guesses) == 0 {
		return nil, nil
	}
	other := *q
	other.guesses, other.byRelation, other.open = nil, map[string][]guess{}, false
	for _, asked := range q.guesses {
		if asked.weight < 0.8 {
			break
		}
		for _, name := range against[asked.relation] {
			g := guess{relation: name, weight: 0.8}
			other.guesses = append(other.guesses, g)
			other.byRelation[name] = []guess{g}
		}
	}
	if q.subject == nil {
		return nil, nil
	}
	refused, err := e.deeds(q, "rejected")
	if err != nil || len(refused) > 0 || len(other.guesses) == 0 {
		return refused, err
	}
	var list []schema.Statement
	for _, id := range q.subject.all() {
		more, err := e.facts(graph.Filter{Any: id, Relations: sortedKeys(other.byRelation), Limit: maxOfEntity})
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	hits, err := e.match(&other, list)
	var out []hit
	for _, h := range hits {
		if h.score >= minYes && h.st.Polarity == schema.Positive && h.st.Modality == schema.Asserted {
			out = append(out, h)
		}
	}
	return out, err
}
