package event

import (
	"slices"

	"entente/schema"
)

// The modes of what has not happened (PLOVER's auxiliary modes).
const (
	future       = "future"
	hypothetical = "hypothetical"
)

// hostile are the types of deeds that threaten when they are announced.
var hostile = map[schema.EventType]bool{
	schema.ProtestEv: true, schema.Sanction: true, schema.Mobilize: true, schema.Coerce: true, schema.Assault: true,
	schema.Threaten: true,
}

// friendly are the types of deeds that are an agreement when they are announced.
var friendly = map[schema.EventType]bool{
	schema.Consult: true, schema.Support: true, schema.Cooperate: true, schema.AidEvent: true, schema.Concede: true,
	schema.Retreat: true,
}

// intended returns what the intention of an act is: friendly deeds to come are an agreement to do them, hostile ones a
// threat. Words stay words.
func intended(a *act) *act {
	switch {
	case a == nil:
	case friendly[a.Type]:
		to := *a
		to.mode = future
		a.Type, a.CAMEO, a.to = schema.Agree, "03", &to
	case hostile[a.Type]:
		a.Type, a.CAMEO = schema.Threaten, "13"
	}
	return a
}

// ended returns what the end of an act is: of cooperation a sanction, of force a retreat, of other pressure a
// concession.
func ended(a *act) *act {
	if a == nil {
		return nil
	}
	switch a.Type {
	case schema.Consult, schema.Support, schema.Cooperate, schema.AidEvent, schema.Agree:
		a.Type, a.CAMEO, a.to = schema.Sanction, "16", nil
	case schema.Assault, schema.Mobilize:
		a.Type, a.CAMEO = schema.Retreat, "08"
	case schema.ProtestEv, schema.Sanction, schema.Coerce, schema.Threaten, schema.Accuse, schema.Reject:
		a.Type, a.CAMEO = schema.Concede, "08"
	default:
		return nil
	}
	return a
}

// mood is what the auxiliaries and the adverbs of a clause say of it.
type mood struct {
	future, possible, must, negated bool
}

// mood returns the mood of the clause of the predicate at v. A coordinated verb shares the auxiliaries of the first.
func (r *reader) mood(v int) mood {
	var m mood
	for _, c := range r.tree.Children(v) {
		l := r.lemma(c)
		switch {
		case r.tree.Is(c, "aux"):
			m.future = m.future || slices.Contains([]string{"will", "shall", "would", "'ll", "wo"}, l)
			m.possible = m.possible || slices.Contains([]string{"may", "might", "could", "can", "ca"}, l)
			m.must = m.must || slices.Contains([]string{"must", "should", "ought"}, l)
			m.negated = m.negated || l == "n't"
		case r.tree.Is(c, "advmod"):
			m.negated = m.negated || slices.Contains([]string{"not", "n't", "never"}, l) || l == "long" && r.negatedBy(c)
		case r.tree.Is(c, "obj", "nsubj", "nsubj:pass", "cc:preconj"):
			m.negated = m.negated || l == "neither" || l == "nobody" || l == "nothing" || r.negatedBy(c)
		case r.tree.Is(c, "xcomp") && r.lemma(v) == "have" && r.marked(c, "to"):
			m.must = true
		}
	}
	if be := r.tree.Child(v, "aux", "cop"); be >= 0 && r.lemma(be) == "be" && r.marked(v, "to") {
		m.future = true // "is to visit"
	}
	h := r.d.Tokens[v].Head
	if r.tree.Is(v, "conj") && r.d.Tokens[h].XPOS == r.d.Tokens[v].XPOS && r.tree.Child(v, "aux", "nsubj") < 0 {
		up := r.mood(h)
		m.future, m.possible, m.must = m.future || up.future, m.possible || up.possible, m.must || up.must
	}
	return m
}

// negatedBy reports whether a "no" or "neither" stands below token h.
func (r *reader) negatedBy(h int) bool {
	for _, c := range r.tree.Children(h) {
		if l := r.lemma(c); r.tree.Is(c, "det", "advmod", "cc") && (l == "no" || l == "neither") {
			return true
		}
	}
	return false
}

// apply returns what an act is in the mood m, or nil if it is none. Somebody who will not or did not do something
// friendly refuses it; a hostile act that somebody does not do is none, and one that he will not do is an agreement.
func (m mood) apply(a *act) *act {
	switch {
	case m.negated:
		return m.refuse(a)
	case m.future:
		return intended(a)
	case m.possible && hostile[a.Type]:
		a.Type, a.CAMEO, a.mode = schema.Threaten, "13", hypothetical
	case m.possible || m.must:
		a.mode = hypothetical
	}
	return a
}

func (m mood) refuse(a *act) *act {
	switch {
	case friendly[a.Type] || a.Type == schema.Agree:
		a.Type, a.CAMEO, a.to = schema.Reject, "12", nil
	case hostile[a.Type] && m.future:
		a.Type, a.CAMEO = schema.Agree, "03"
	case a.Type == schema.NoEvent:
	default:
		return nil
	}
	return a
}
