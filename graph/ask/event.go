package ask

import (
	"cmp"
	"maps"
	"slices"

	"entente/graph"
	"entente/schema"
)

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// byEvent looks for the event that the whole question describes: "when was the consular building destroyed" is answered
// by the date of what is called the destruction of the consular building.
func (e *engine) byEvent(c *collector, q *query) error {
	name, tied := e.eventPhrases(q)
	s := eventSearch{e: e, c: c, q: q, name: name, tied: tied, words: e.eventWords(name), seen: map[schema.IRI]bool{}}
	if len(s.words) == 0 {
		return nil
	}
	for _, p := range q.phrases() {
		for _, id := range p.all() {
			if err := s.try(graph.Filter{Any: id, Limit: maxNeighbours}); err != nil {
				return err
			}
		}
	}
	for _, f := range c.list {
		if f.score > 0.85 {
			return nil
		}
	}
	few, err := e.few(sortedKeys(attributes[e.r.kind]))
	if err != nil || len(few) == 0 {
		return err
	}
	return s.try(graph.Filter{Relations: few, Limit: maxOfRelation})
}

// eventSearch looks for events that a question describes, and takes their attributes.
type eventSearch struct {
	e *engine
	c *collector
	q *query
	// name are the phrases that the name of the event says, with their words; tied those whose things are tied to it.
	name, tied []*phrase
	words      []word
	seen       map[schema.IRI]bool // statements
}

// try reads the wanted attributes that f admits.
func (s *eventSearch) try(f graph.Filter) error {
	if f.Relations == nil {
		f.Relations = sortedKeys(attributes[s.e.r.kind])
	}
	list, err := s.e.src.Statements(s.e.ctx, f)
	if err != nil {
		return err
	}
	for i := range list {
		st := &list[i]
		if s.seen[st.ID] || st.Subject.Entity == nil || st.Subject.Entity.Type.Is(schema.Actor) {
			continue
		}
		s.seen[st.ID] = true
		score, err := s.score(st)
		if err != nil {
			return err
		}
		if score >= minEvent {
			if err := s.e.addAttribute(s.c, s.q, st, 0.95*score); err != nil {
				return err
			}
		}
	}
	return nil
}

// score tells how well the subject of an attribute is the event that is described.
func (s *eventSearch) score(st *schema.Statement) (float64, error) {
	score, err := s.e.eventScore(s.q, s.name, s.words, st.Subject)
	if err != nil {
		return 0, err
	}
	f, err := s.e.tiedScore(s.tied, st.Subject)
	return score * f * s.e.verbAgrees(st), err
}

// otherVerb is the factor of an attribute that another verb gives: "the talks were suspended in 2004" does not say when
// they were resumed.
const otherVerb = 0.5

func (e *engine) verbAgrees(st *schema.Statement) float64 {
	said := canonOf(st.Word)
	if e.r.verb == "" || lightVerbs[e.r.verb] || lightVerbs[said] || !knownVerb(said) {
		return 1
	}
	if said == canonOf(e.r.verb) || akin(said, e.r.verb) > 0 {
		return 1
	}
	for _, t := range schema.Relations().Verbs(e.r.verb) {
		for i := range t.Relation.Verbs {
			if f := &t.Relation.Verbs[i]; len(t.Frame.Words) == 0 && len(f.Words) == 0 && f.Lemma == said {
				return 1
			}
		}
	}
	return otherVerb
}

// eventPhrases lists the phrases that the name of the event should say, and those whose things should be tied to it.
// With a predicate that says little the event is its object, or its subject: "where did the leaders hold their summit".
func (e *engine) eventPhrases(q *query) (name, tied []*phrase) {
	all := q.phrases()
	if !lightVerbs[e.r.verb] || e.r.verb == "be" && e.r.kind == asksAmount {
		return all, nil
	}
	of := q.object
	if of == nil {
		of = q.subject
	}
	if of == nil || of.isNamed() {
		return all, nil
	}
	for _, p := range all {
		if p != of {
			tied = append(tied, p)
		}
	}
	return []*phrase{of}, tied
}

// eventWords lists the words that the name of the event should hold.
func (e *engine) eventWords(name []*phrase) []word {
	var out []word
	for _, p := range name {
		for i := range p.parts {
			out = append(out, p.parts[i].words...)
		}
	}
	if e.r.kind == asksAmount {
		out = append(out, (&chunk{words: e.r.noun}).content()...)
	}
	return out
}

// eventNames are the names that a question holds of what is in an event, by the stems of their words.
type eventNames struct {
	means map[string]map[schema.IRI]bool
	// sure are words of proper names: what they mean must be in the event.
	sure map[string]bool
}

// namesOfEvent gathers the names of phrases; ok is false if one of them names nothing in the store.
func namesOfEvent(phrases []*phrase) (names eventNames, ok bool) {
	names = eventNames{means: map[string]map[schema.IRI]bool{}, sure: map[string]bool{}}
	for _, p := range phrases {
		for i := range p.parts {
			one := &p.parts[i]
			if one.unknown {
				return names, false
			}
			maps.Copy(names.means, one.inside)
			if !one.exact {
				continue
			}
			ids := map[schema.IRI]bool{}
			for id := range one.ids {
				ids[id] = true
			}
			for _, w := range one.words {
				names.means[w.stem] = ids
				names.sure[w.stem] = one.named
			}
		}
	}
	return names, true
}

// eventScore tells how much of the question the names of an event, or things next to it, say.
func (e *engine) eventScore(q *query, phrases []*phrase, words []word, n schema.Node) (float64, error) {
	asked, ok := namesOfEvent(phrases)
	names := e.namesOf(n)
	if !ok || otherOrdinal(words, names) || !slices.ContainsFunc(names, func(name []string) bool { return e.touches(words, name) }) {
		return 0, nil
	}
	got, strange, err := e.eventCover(asked, words, names, n)
	total := weightOfAll(words)
	if err != nil || total == 0 {
		return 0, err
	}
	verb := e.verbCover(q, names)
	if !lightVerbs[e.r.verb] && e.r.verb != "" {
		total += weightOfEventVerb
		got += weightOfEventVerb * verb
	}
	own := 0.0
	for _, name := range names {
		own = max(own, precision(words, name))
	}
	return strange * got / total * (0.85 + 0.15*max(own, verb)), nil
}

// weightOfEventVerb is how much the predicate counts among the words of an event.
const weightOfEventVerb = 1.2

// eventCover sums the weights of the words that an event says, by its names or by what is tied to it; strange is the
// factor of names that have nothing to do with it.
func (e *engine) eventCover(asked eventNames, words []word, names [][]string, n schema.Node) (got, strange float64, err error) {
	strange = 1
	for i := range words {
		w := &words[i]
		fit := 0.0
		for _, name := range names {
			fit = max(fit, coverOf(w, name))
		}
		if asked.means[w.stem][n.Entity.ID] {
			fit = 1
		}
		if fit == 0 && len(asked.means[w.stem]) > 0 {
			tie, err := e.tie(n.Entity.ID, asked.means[w.stem])
			if err != nil {
				return 0, 0, err
			}
			fit = 0.8 * tie
			if tie < tieOfStatement && asked.sure[w.stem] {
				fit, strange = 0.5*tie, 0.55 // a side of the predicate must be in the event
			} else if tie < tieOfStatement {
				strange = min(strange, 0.65+0.55*tie)
			}
		}
		got += fit * weightOf(w)
	}
	return got, strange, nil
}

// touches reports whether a name says any of the words.
func (e *engine) touches(words []word, name []string) bool {
	return slices.ContainsFunc(words, func(w word) bool { return coverOf(&w, name) > 0 })
}

// minEvent is the least score of an event that a question may describe.
const minEvent = 0.45

// tiedScore lowers the score of an event by the names of the question that have nothing to do with it.
func (e *engine) tiedScore(tied []*phrase, n schema.Node) (float64, error) {
	score := 1.0
	for _, p := range tied {
		if p.hasUnknown() {
			return 0, nil
		}
		for _, ids := range p.namedIDs() {
			t, err := e.tie(n.Entity.ID, ids)
			if err != nil {
				return 0, err
			}
			if t < tieOfStatement {
				score *= 0.5 + t
			}
		}
	}
	return score, nil
}

// namedIDs lists, for each proper name of a phrase, what it may mean.
func (p *phrase) namedIDs() []map[schema.IRI]bool {
	var out []map[schema.IRI]bool
	for i := range p.parts {
		part := &p.parts[i]
		if part.exact {
			ids := map[schema.IRI]bool{}
			for id := range part.ids {
				ids[id] = true
			}
			out = append(out, ids)
		}
		for _, stem := range sortedKeys(part.inside) {
			if ids := part.inside[stem]; len(ids) > 0 {
				out = append(out, ids)
			}
		}
	}
	return out
}

// verbCover tells whether a name of an event says the predicate: "Jaishankar–Motegi meeting" says meet.
func (e *engine) verbCover(q *query, names [][]string) float64 {
	if e.r.verb == "" {
		return 0
	}
	best := 0.0
	forms := []string{e.r.verb}
	if len(q.guesses) > 0 {
		if r, err := schema.Relations().ByName(q.guesses[0].relation); err == nil && q.guesses[0].weight > 0.8 {
			for i := range r.Nouns {
				forms = append(forms, stem(r.Nouns[i].Lemma))
			}
		}
	}
	for _, name := range names {
		for _, w := range name {
			for i, f := range forms {
				if a := akin(f, w); a > 0 {
					best = max(best, a-0.05*float64(min(i, 1)))
				}
			}
		}
	}
	return best
}
