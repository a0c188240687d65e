package event

import (
	"slices"

	"entente/schema"
)

// act is an event on its way: its type, the words that say it, and the heads of the phrases that take part.
type act struct {
	Type  schema.EventType
	CAMEO string
	// words are the tokens that say it, from the one that decides its type outwards to the main predicate.
	words []int
	// actors and recipients are tokens that head phrases.
	actors, recipients []int
	mode               string
	// to is the act that this one promises, if its own type does not tell it.
	to *act
}

// maxDepth bounds how far reading follows complements.
const maxDepth = 7

// clause returns the act of the predicate at v, or nil.
func (r *reader) clause(v, depth int) *act {
	if depth > maxDepth {
		return nil
	}
	t := r.verb(v)
	var a *act
	switch {
	case t == nil:
		a = r.taken(v, depth)
	case t.Sense.Operator == schema.Say:
		if all := r.said(v, depth); len(all) > 0 {
			return all[0]
		}
		return nil
	case t.Sense.Operator == schema.Carry:
		a = r.taken(v, depth)
	case t.Sense.Operator == schema.End:
		a = ended(r.taken(v, depth))
	case t.Sense.Operator == schema.Intend:
		a = intended(r.taken(v, depth))
	default:
		a = r.stated(v, t, depth)
	}
	if a == nil {
		return nil
	}
	return r.mood(v).apply(r.by(a, v))
}

// by gives an act that the predicate at v takes to who does what v says. Who the act's own words name receives it
// then, unless they name that too: "Turkey approved Sweden's bid".
func (r *reader) by(a *act, v int) *act {
	last := a.words[len(a.words)-1]
	if last == v {
		return a
	}
	a.words = append(a.words, v)
	subjects := r.subjects(v, 0)
	if len(a.actors) == 0 || r.upos(last) == "NOUN" && slices.ContainsFunc(subjects, r.political) {
		if len(a.recipients) == 0 {
			a.recipients = a.actors
		}
		a.actors = subjects
	}
	if len(a.recipients) == 0 {
		a.recipients = r.recipients(v, a.actors)
	}
	return a
}

// stated returns the act of an event's own verb at v.
func (r *reader) stated(v int, t *schema.EventTrigger, depth int) *act {
	a := &act{Type: t.Sense.Type, CAMEO: t.Sense.CAMEO, words: []int{v}}
	if t.Frame.ToSubject {
		a.recipients = r.themes(v)
		a.actors, _ = r.governed(v, t.Frame.Words[len(t.Frame.Words)-1])
		if !slices.ContainsFunc(a.recipients, r.actorish) {
			a.recipients = r.recipients(v, a.actors)
		}
		return a
	}
	if a.Type == schema.Agree {
		// Who vows to fight threatens.
		if to := r.taken(v, depth); to != nil && hostile[to.Type] {
			a.Type, a.CAMEO = schema.Threaten, "13"
		}
	}
	a.actors = r.subjects(v, 0)
	if t.Frame.Lemma == "be" {
		a.actors = r.themes(v) // "is opposed to" is no passive
	}
	if o := r.object(v); len(a.actors) == 0 && o >= 0 && moving[a.Type] {
		a.actors = r.doers(o) // "French troops were withdrawn": France has done it
	}
	a.recipients = r.recipients(v, a.actors)
	for _, s := range a.actors {
		if len(a.recipients) == 0 && !r.actorish(s) {
			a.recipients = r.recipients(s, nil) // "the toll of the fighting in Darfur rose"
		}
	}
	return a
}

// moving are the types whose acts move what is one's own.
var moving = map[schema.EventType]bool{schema.AidEvent: true, schema.Mobilize: true, schema.Retreat: true}

// themes returns the heads of the grammatical subject of the predicate at v, be it active or passive.
func (r *reader) themes(v int) []int {
	if r.passive(v) {
		return r.objects(v)
	}
	return r.subjects(v, 0)
}

// taken returns the act of what the predicate at v takes: its infinitive, its object, the clause or the obliques that
// it governs, or else its subject ("talks between A and B began").
func (r *reader) taken(v, depth int) *act {
	if depth > maxDepth {
		return nil
	}
	for _, roles := range [][]string{{"xcomp", "csubj"}, {"obj", "nsubj:pass"}, {"ccomp"}, {"obl"}, {"nsubj"}, {"advcl"}} {
		for _, c := range r.tree.Children(v) {
			if !r.tree.Is(c, roles...) || r.tree.Is(c, "advcl") && !r.marked(c, "to") {
				continue
			}
			if a := r.read(c, depth+1); a != nil {
				return a
			}
		}
	}
	return nil
}

// read returns the act of the clause or the noun at c, or nil.
func (r *reader) read(c, depth int) *act {
	switch {
	case r.predicate(c):
		return r.clause(c, depth)
	case r.upos(c) == "NOUN":
		return r.phrase(c, depth)
	}
	return nil
}

// phrase returns the act of the noun at n, or nil.
func (r *reader) phrase(n, depth int) *act {
	if depth > maxDepth {
		return nil
	}
	t := r.noun(n)
	if t == nil {
		return nil
	}
	var a *act
	switch t.Sense.Operator {
	case schema.NoOperator:
		a = &act{Type: t.Sense.Type, CAMEO: t.Sense.CAMEO, words: []int{n}}
	case schema.End:
		a = ended(r.inside(n, depth))
	case schema.Intend:
		a = intended(r.inside(n, depth))
	default:
		a = r.inside(n, depth)
	}
	if a == nil {
		return nil
	}
	if a.words[len(a.words)-1] != n {
		a.words = append(a.words, n)
	}
	if len(a.actors) == 0 {
		a.actors = r.doers(n)
	}
	if len(a.recipients) == 0 {
		a.recipients = r.recipients(n, a.actors)
	}
	return a
}

// inside returns the act of what depends on the noun at n: its infinitive, its noun after a preposition, its modifier.
func (r *reader) inside(n, depth int) *act {
	for _, c := range r.tree.Children(n) {
		var a *act
		switch {
		case r.tree.Is(c, "acl") && r.predicate(c) && !r.tree.Is(c, "acl:relcl"):
			a = r.clause(c, depth+1)
		case r.tree.Is(c, "nmod", "compound") && r.upos(c) == "NOUN":
			a = r.phrase(c, depth+1)
		}
		if a != nil {
			return a
		}
	}
	return nil
}
