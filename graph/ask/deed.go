package ask

import (
	"slices"

	"entente/graph"
	"entente/schema"
)

// deeds lists statements by which the subject refuses, or promises, to do what is asked: the object of rejected or pledged
// says the predicate, and its sentence the rest.
func (e *engine) deeds(q *query, relations ...string) ([]hit, error) {
	if q.subject == nil || len(q.guesses) == 0 {
		return nil, nil
	}
	var out []hit
	for _, id := range q.subject.all() {
		list, err := e.src.Statements(e.ctx, graph.Filter{Subject: id, Relations: relations, Limit: maxOfEntity})
		if err != nil {
			return nil, err
		}
		for i := range list {
			st := &list[i]
			if !st.Supports() || !e.saysDeed(q, e.namesOf(st.Object)) {
				continue
			}
			ok, err := e.borneByQuote(q, st)
			if err != nil {
				return nil, err
			}
			if ok {
				out = append(out, hit{st: st, score: 0.7, subject: st.Subject, object: st.Object})
			}
		}
	}
	return out, nil
}

// saysDeed reports whether a name says the predicate: its verb, a noun of its relation, or another frame of the relation.
func (e *engine) saysDeed(q *query, names [][]string) bool {
	if e.verbCover(q, names) >= 0.9 {
		return true
	}
	for _, g := range q.guesses {
		r, err := schema.Relations().ByName(g.relation)
		if err != nil || g.weight < 0.9 || g.flip {
			continue
		}
		for i := range r.Verbs {
			f := &r.Verbs[i]
			words := append([]string{f.Lemma}, nounsOf(f.Words)...)
			if slices.ContainsFunc(names, func(name []string) bool { return holdsAll(name, words) }) {
				return true
			}
		}
	}
	return false
}

func holdsAll(name, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(name, stem(w)) })
}

// anybody are words for whomever or whatever a question may name: "refused to expel anybody".
var anybody = set("anybody anyone anything any")

// borneByQuote reports whether the sentence of a statement says what the question names beside the subject.
func (e *engine) borneByQuote(q *query, st *schema.Statement) (bool, error) {
	for _, name := range e.namesOf(st.Object) {
		if slices.ContainsFunc(name, func(w string) bool { return anybody[w] }) {
			return true, nil
		}
	}
	for _, p := range q.phrases() {
		if p == q.subject || len(p.namedIDs()) == 0 && !p.hasUnknown() {
			continue
		}
		if s, err := e.quoted(p, st); err != nil || s == 0 {
			return false, err
		}
	}
	return true, nil
}
