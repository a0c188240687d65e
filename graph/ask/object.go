package ask

import (
	"slices"

	"entente/schema"
)

// placeObject finds which phrase of the question is the object, and lowers the score of h by how badly it fits. It
// returns the phrases that are left as modifiers.
func (e *engine) placeObject(q *query, h *hit) ([]*phrase, error) {
	var mods []*phrase
	for i := range q.modifiers {
		mods = append(mods, &q.modifiers[i])
	}
	if q.object == nil && (len(mods) == 0 || e.r.target == atObject) {
		return mods, nil
	}
	if e.r.target == atObject && q.object != nil && e.r.kind == asksNode {
		return e.placeSecond(q, h, mods)
	}
	candidates := mods
	if q.object != nil {
		candidates = append([]*phrase{q.object}, mods...)
	}
	best, at := 0.0, -1
	for i, c := range candidates {
		if i > 0 && q.object != nil && !mayBeObject(c) {
			continue
		}
		s, err := e.objectScore(c, h)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			s *= 0.95
		}
		if s > best {
			best, at = s, i
		}
	}
	all := e.unionScore(candidates, h.object)
	if all > 0.8*best && all > 0.6 {
		h.score *= all
		return nil, nil
	}
	if q.object == nil && best == 0 && e.r.target == atSubject {
		return mods, nil // "who protested in Baghdad" has no object
	}
	h.score *= best
	if at < 0 {
		return nil, nil
	}
	if at > 0 && q.object != nil && (e.r.kind == asksYes || e.r.kind == asksNode) {
		s, err := e.quoted(q.object, h.st)
		if err != nil {
			return nil, err
		}
		h.score *= max(s, unborneObject)
	}
	return append(candidates[:at:at], candidates[at+1:]...), nil
}

// objectScore tells how well a phrase fits the object of a statement, or who receives it: who lends India money gives a
// loan whose recipient is India.
func (e *engine) objectScore(p *phrase, h *hit) (float64, error) {
	best, err := e.sideScore(p, h.object, false)
	if err != nil || best > 0.8 {
		return best, err
	}
	best = max(best, e.withNouns(p, h.object))
	for _, part := range h.st.Participants {
		if part.Role != schema.RoleRecipient && part.Role != schema.RoleSource {
			continue
		}
		s, err := e.score(p, part.Node)
		if err != nil {
			return 0, err
		}
		best = max(best, 0.9*s)
	}
	if h.object.Entity == nil || !h.object.Entity.Type.Is(schema.Aid) {
		return best, nil
	}
	around, err := e.around(h.object.Entity.ID)
	if err != nil {
		return 0, err
	}
	for i := range around {
		if around[i].Relation == "recipient" && around[i].Supports() && around[i].Subject.Key() == h.object.Key() {
			s, err := e.score(p, around[i].Object)
			if err != nil {
				return 0, err
			}
			best = max(best, 0.85*s)
		}
	}
	return best, nil
}

// withNouns scores a phrase together with the nouns that belong to the predicate: "announced aid for Turkey" where the
// object is "aid of $1.78 billion for Turkey". The object must say all the words.
func (e *engine) withNouns(p *phrase, n schema.Node) float64 {
	nouns := e.r.frameNouns
	if e.r.kind == asksAmount {
		nouns = append(slices.Clone(nouns), e.r.noun...)
	}
	if len(nouns) == 0 || !e.saysAll(n, nouns) {
		return 0
	}
	for i := range p.parts {
		if !e.saysAll(n, p.parts[i].words) {
			return 0
		}
	}
	return 0.9
}

// mayBeObject reports whether the object of a preposition may stand for the object of the relation.
func mayBeObject(p *phrase) bool { return p.prep != "by" && p.prep != "during" }

// unionScore compares all words after the predicate at once with the object: "ask Israel for help" and "request to
// Israel for help". The names among them must all stand in the object's.
func (e *engine) unionScore(list []*phrase, n schema.Node) float64 {
	if len(list) < 2 {
		return 0
	}
	u := part{}
	for _, p := range list {
		for i := range p.parts {
			u.words = append(u.words, p.parts[i].words...)
		}
	}
	lex, missing := e.lexical(&u, n)
	for i := range missing {
		if missing[i].name {
			return 0
		}
	}
	return lex
}

// placeSecond reads a question for the object of a predicate that has another object: "what did X accuse China of",
// "what did X promise the farmers". Either the other object is the object of the relation, and a further participant
// answers, or it is a participant.
func (e *engine) placeSecond(q *query, h *hit, mods []*phrase) ([]*phrase, error) {
	s, err := e.sideScore(q.object, h.object, false)
	if err != nil {
		return nil, err
	}
	if s == 0 {
		return append([]*phrase{q.object}, mods...), nil
	}
	h.score *= s
	for _, role := range secondRoles {
		for _, p := range h.st.Participants {
			if p.Role == role {
				h.answer = p.Node
				return mods, nil
			}
		}
	}
	if q.object.isExact() {
		h.answer = schema.Node{} // nothing says it
	}
	return mods, nil
}

// unborneObject is the factor of a statement that does not bear out the object of a question: who bought
// jets from France need not have bought submarines.
const unborneObject = 0.5

var secondRoles = []schema.Role{schema.RoleContent, schema.RoleTopic, schema.RolePurpose, schema.RoleAmount, schema.RoleRole, schema.RoleRecipient}
