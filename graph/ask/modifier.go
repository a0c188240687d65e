package ask

import (
	"time"

	"entente/graph"
	"entente/schema"
)

// Factors of modifiers that a statement does not bear out. A name weighs more than a description.
const (
	unborneName    = 0.3
	unborneWords   = 0.72
	unborneUnknown = 0.1
)

// modifierScore tells how well a statement bears out a further phrase of the question: by its place, its participants,
// its other side, another actor of the same, or merely by the words of its sentence.
func (e *engine) modifierScore(p *phrase, list []schema.Statement, h *hit) (float64, error) {
	best, err := e.borneByNodes(p, h)
	if err != nil {
		return 0, err
	}
	further := []struct {
		below float64 // it is looked for while the best is less
		fits  bool
		score func() (float64, error)
	}{
		{0.9, true, func() (float64, error) { s, err := e.quoted(p, h.st); return 0.85 * s, err }},
		{0.9, coPrep[p.prep], func() (float64, error) { return e.sideOf(p, []schema.Node{h.object, h.subject}) }},
		{0.9, coPrep[p.prep], func() (float64, error) { return e.coActor(p, list, h) }},
		{0.7, placePrep[p.prep] || p.prep == "to" || p.prep == "from", func() (float64, error) { return e.placedNear(p, h) }},
	}
	for _, f := range further {
		if !f.fits || best >= f.below {
			continue
		}
		s, err := f.score()
		if err != nil {
			return 0, err
		}
		best = max(best, s)
	}
	least := unborneWords
	switch {
	case p.hasUnknown():
		least = unborneUnknown
	case p.isNamed() || p.prep != "" && p.holdsName():
		least = unborneName
	}
	return max(best, least), nil
}

// borneByNodes tells how well a phrase fits the sides, the place or a participant of a statement.
func (e *engine) borneByNodes(p *phrase, h *hit) (float64, error) {
	best := 0.0
	for i, n := range statementNodes(h) {
		s, err := e.score(p, n)
		if err != nil {
			return 0, err
		}
		if i < 2 {
			s *= 0.95
		}
		best = max(best, s)
	}
	return best, nil
}

// statementNodes lists the two sides of a statement as the question sees them, its place and its participants.
func statementNodes(h *hit) []schema.Node {
	nodes := []schema.Node{h.object, h.subject}
	if h.st.Place != nil {
		nodes = append(nodes, schema.Node{Entity: h.st.Place})
	}
	for _, part := range h.st.Participants {
		nodes = append(nodes, part.Node)
	}
	return nodes
}

var coPrep = set("with and from alongside against between among")

// quoted is the share of a phrase's words that stand in the sentence of a statement.
func (e *engine) quoted(p *phrase, st *schema.Statement) (float64, error) {
	quote, err := e.quoteOf(st)
	return shareSaid(p, quote), err
}

// shareSaid is the share of a phrase's words that some stems say, 0 for little.
func shareSaid(p *phrase, said []string) float64 {
	best := 0.0
	for i := range p.parts {
		total, hit := 0.0, 0.0
		for j := range p.parts[i].words {
			w := &p.parts[i].words[j]
			total += weightOf(w)
			hit += coverOf(w, said) * weightOf(w)
		}
		if total > 0 {
			best = max(best, hit/total)
		}
	}
	if best < 0.6 {
		return 0
	}
	return best
}

// sideOf reports whether what a phrase names takes part in something that the statement is about: "the deal between A
// and B".
func (e *engine) sideOf(p *phrase, nodes []schema.Node) (float64, error) {
	for _, n := range nodes {
		if n.Entity == nil || n.Entity.Type.Is(schema.Actor) || n.Entity.Type.Is(schema.Place) {
			continue
		}
		least := weightOfQuote
		for _, ids := range p.namedIDs() {
			tie, err := e.tie(n.Entity.ID, ids)
			if err != nil {
				return 0, err
			}
			least = min(least, tie)
		}
		if least == weightOfQuote && len(p.namedIDs()) > 0 {
			return least, nil
		}
	}
	return 0, nil
}

// coActor reports whether another statement says the same of one whom the phrase names: "partners with India on X".
func (e *engine) coActor(p *phrase, list []schema.Statement, h *hit) (float64, error) {
	best := 0.0
	for i := range list {
		st := &list[i]
		if st.Relation != h.st.Relation || st.ID == h.st.ID || st.Polarity != h.st.Polarity || st.Object.Key() != h.st.Object.Key() {
			continue
		}
		s, err := e.score(p, st.Subject)
		if err != nil {
			return 0, err
		}
		best = max(best, s)
	}
	return best, nil
}

// placing are the relations by which a node is at a place.
var placing = set("visited occurredIn locatedIn hosted participatedIn withdrewForces deployed partOf recipient represents governs")

// placedNear reports whether a side of the statement is tied to what the phrase names by a relation of place.
func (e *engine) placedNear(p *phrase, h *hit) (float64, error) {
	best := 0.0
	for _, n := range []schema.Node{h.object, h.subject} {
		for _, id := range p.all() {
			if n.Entity == nil || 0.75*p.weightOf(id) <= best {
				continue
			}
			if near, err := e.isPlacedAt(n.Entity.ID, id); err != nil {
				return 0, err
			} else if near {
				best = 0.75 * p.weightOf(id)
			}
		}
	}
	return best, nil
}

// isPlacedAt reports whether a fact of a relation of place joins two entities.
func (e *engine) isPlacedAt(a, b schema.IRI) (bool, error) {
	if linked, err := e.areLinked(a, b); err != nil || !linked {
		return false, err
	}
	for _, sides := range [][2]schema.IRI{{a, b}, {b, a}} {
		list, err := e.facts(graph.Filter{Subject: sides[0], Object: sides[1], Relations: sortedKeys(placing), Limit: 1})
		if err != nil || len(list) > 0 {
			return len(list) > 0, err
		}
	}
	return false, nil
}

// Factors of a statement that has no time of its own, by when its document was published.
const (
	publishedWithin = 0.85
	publishedLater  = 0.6 // soon after the time that is asked for, or without a date
)

// timeScore tells whether a statement falls into the time that is asked for. One without a time of its own is measured
// by the date of its document: news tell what has just happened, and cannot tell what comes later unless it is planned.
func (e *engine) timeScore(st *schema.Statement) (float64, error) {
	if st.Time != "" {
		return admitted(e.r.time, st.Time), nil
	}
	for _, n := range []schema.Node{st.Object, st.Subject} {
		date, err := e.dateOf(n)
		if err != nil {
			return 0, err
		}
		if date != "" {
			return admitted(e.r.time, date), nil
		}
	}
	published, err := e.dayOf(st)
	if err != nil || published == "" {
		return publishedLater, err
	}
	date, err := time.Parse(time.DateOnly, published)
	switch {
	case err != nil:
		return 0, err
	case e.r.time.admits(published):
		return publishedWithin, nil
	case e.r.time.from != "" && published < e.r.time.from:
		return 0, nil
	case e.r.time.admits(date.AddDate(0, -2, 0).Format(time.DateOnly)):
		return publishedLater, nil
	}
	return 0, nil
}

// dayOf is the day on which the document of a statement was published, "" if that is unknown.
func (e *engine) dayOf(st *schema.Statement) (string, error) {
	if day, ok := e.days[st.Evidence.Document]; ok {
		return day, nil
	}
	d, err := e.src.Document(e.ctx, string(st.Evidence.Document))
	if err != nil {
		return "", err
	}
	e.days[st.Evidence.Document] = d.Day()
	return d.Day(), nil
}

func admitted(s span, iso string) float64 {
	if s.admits(iso) {
		return 1
	}
	return 0
}

// dateOf is the date that the store gives an event or a document, "" for none and for what lasts.
func (e *engine) dateOf(n schema.Node) (string, error) {
	if n.Entity == nil || n.Entity.Type.Is(schema.Actor) || n.Entity.Type.Is(schema.Place) {
		return "", nil
	}
	if date, ok := e.dates[n.Entity.ID]; ok {
		return date, nil
	}
	list, err := e.facts(graph.Filter{Subject: n.Entity.ID, Relations: []string{"date"}, Limit: 1})
	if err != nil {
		return "", err
	}
	date := ""
	if len(list) > 0 && list[0].Object.Literal != nil {
		date = list[0].Object.Literal.Value
	}
	e.dates[n.Entity.ID] = date
	return date, nil
}
