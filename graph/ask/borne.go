package ask

import "entente/schema"

// borneOut lowers the score of a focus by the modifiers that it does not bear out: "the loan to Armenia".
func (e *engine) borneOut(q *query, f *focus) (float64, error) {
	score := f.score
	if e.r.verb != "be" {
		return score, nil // the statements have been compared with them
	}
	for i := range q.modifiers {
		m := &q.modifiers[i]
		best, err := e.score(m, f.node)
		if err != nil {
			return 0, err
		}
		ids := map[schema.IRI]bool{}
		for _, id := range m.all() {
			ids[id] = true
		}
		tie, err := e.tie(f.node.Entity.ID, ids)
		if err != nil {
			return 0, err
		}
		said, err := e.saidNear(m, f.node)
		if err != nil {
			return 0, err
		}
		if best = max(best, 1.1*tie, 0.95*said); best < 0.9 && (m.isNamed() || m.hasUnknown()) {
			best = min(best, unborneName)
		}
		score *= min(1, max(best, unborneName))
	}
	return score, nil
}

// saidNear tells how much of a phrase the sentences about a node say.
func (e *engine) saidNear(p *phrase, n schema.Node) (float64, error) {
	around, err := e.around(n.Entity.ID)
	if err != nil {
		return 0, err
	}
	best := 0.0
	for i := range around[:min(len(around), maxSentences)] {
		s, err := e.quoted(p, &around[i])
		if err != nil {
			return 0, err
		}
		best = max(best, s)
	}
	return best, nil
}

// maxSentences is how many sentences about a node are looked through.
const maxSentences = 30
