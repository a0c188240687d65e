package ask

import (
	"cmp"
	"maps"
	"slices"

	"entente/graph"
	"entente/schema"
)

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// byEvent looks for the event that the whole question describes: "when was the consular building destroyed" is answered by
// the date of what is called the destruction of the consular building.
func (e *engine) byEvent(c *collector, q *query) error {
	name, tied := e.eventPhrases(q)
	words := e.eventWords(name)
	if len(words) == 0 {
		return nil
	}
	wanted := attributes[e.r.kind]
	seen := map[schema.IRI]bool{}
	try := func(f graph.Filter) error {
		f.Relations = sortedKeys(wanted)
		list, err := e.src.Statements(e.ctx, f)
		if err != nil {
			return err
		}
		for i := range list {
			st := &list[i]
			if seen[st.ID] || st.Subject.Entity == nil || st.Subject.Entity.Type.Is(schema.Actor) {
				continue
			}
			seen[st.ID] = true
			s, err := e.eventScore(q, name, words, st.Subject)
			if err != nil {
				return err
			}
			f, err := e.tiedScore(tied, st.Subject)
			if err != nil {
				return err
			}
			if s *= f * e.verbAgrees(st); s >= minEvent {
				if err := e.addAttribute(c, q, st, 0.95*s); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, p := range q.phrases() {
		for _, id := range p.all() {
			if err := try(graph.Filter{Any: id, Limit: maxNeighbours}); err != nil {
				return err
			}
		}
	}
	for _, f := range c.list {
		if f.score > 0.85 {
			return nil
		}
	}
	return try(graph.Filter{Limit: maxOfRelation})
}

// otherVerb is the factor of an attribute that another verb gives: "the talks were suspended in 2004" does not say when they
// were resumed.
const otherVerb = 0.5

func (e *engine) verbAgrees(st *schema.Statement) float64 {
	said := canonOf(st.Word)
	if lightVerbs[e.r.verb] || e.r.verb == "" || said == canonOf(e.r.verb) || !knownVerb(said) || lightVerbs[said] || akin(said, e.r.verb) > 0 {
		return 1
	}
	for _, t := range schema.Relations().Verbs(e.r.verb) {
		for i := range t.Relation.Verbs {
			if t.Relation.Verbs[i].Lemma == said {
				return 1
			}
		}
	}
	return otherVerb
}

// eventPhrases lists the phrases that the name of the event should say, and those whose things should be tied to it. With
// a predicate that says little the event is its object, or its subject: "where did the leaders hold their summit".
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

// eventScore tells how much of the question the names of an event, or things next to it, say.
func (e *engine) eventScore(q *query, phrases []*phrase, words []word, n schema.Node) (float64, error) {
	u := part{words: words, ids: map[schema.IRI]float64{}, inside: map[string]map[schema.IRI]bool{}}
	exact := map[string]bool{}
	for _, p := range phrases {
		for i := range p.parts {
			one := &p.parts[i]
			if one.unknown {
				return 0, nil
			}
			maps.Copy(u.inside, one.inside)
			if one.exact {
				ids := map[schema.IRI]bool{}
				for id := range one.ids {
					ids[id] = true
				}
				for _, w := range one.words {
					u.inside[w.stem] = ids
					exact[w.stem] = one.named
				}
			}
		}
	}
	names := e.namesOf(n)
	if otherOrdinal(words, names) || !slices.ContainsFunc(names, func(name []string) bool { return e.touches(words, name) }) {
		return 0, nil
	}
	total, got, strange := 0.0, 0.0, 1.0
	for i := range words {
		w := &words[i]
		total += weightOf(w)
		fit := 0.0
		for _, name := range names {
			fit = max(fit, coverOf(w, name))
		}
		if u.inside[w.stem][n.Entity.ID] {
			fit = 1
		}
		if fit == 0 && len(u.inside[w.stem]) > 0 {
			tie, err := e.tie(n.Entity.ID, u.inside[w.stem])
			if err != nil {
				return 0, err
			}
			fit = 0.8 * tie
			if tie < tieOfStatement && exact[w.stem] {
				fit, strange = 0.5*tie, 0.55 // a side of the predicate must be in the event
			} else if tie < tieOfStatement {
				strange = min(strange, 0.65+0.55*tie)
			}
		}
		got += fit * weightOf(w)
	}
	if total == 0 {
		return 0, nil
	}
	verb := e.verbCover(q, names)
	if !lightVerbs[e.r.verb] && e.r.verb != "" {
		total += 1.2
		got += 1.2 * verb
	}
	own := 0.0
	for _, name := range names {
		own = max(own, precision(words, name))
	}
	return strange * got / total * (0.85 + 0.15*max(own, verb)), nil
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
