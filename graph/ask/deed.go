package ask

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/schema"
)

// deeds lists statements by which the subject refuses, or promises, to do what is asked: the object of rejected or
// pledged says the predicate, and its sentence the rest.
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
			if !st.Supports() || !e.saysDeed(q, st.Object) {
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

// saysWords reports whether a label has some words as they stand.
func saysWords(label string, words []string) bool {
	said := strings.Fields(strings.ToLower(label))
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(said, w) })
}

// firstWord is the first word of a label without "to": what somebody refuses or promises begins with its verb.
func firstWord(label string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(label, "to "), " ")
	return first
}

// saysDeed reports whether a name of a node says the predicate: its verb, a noun of its relation, or another frame of
// the relation.
func (e *engine) saysDeed(q *query, n schema.Node) bool {
	names, label := e.namesOf(n), n.Label()
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
			nouns := nounsOf(f.Words)
			if len(nouns) == 0 && !saysWords(label, f.Words) {
				continue // without its preposition "call for" is any call
			}
			words := append([]string{f.Lemma}, nouns...)
			if does := newWord(orSpace(firstWord(label))); does.lemma != f.Lemma {
				continue // "sanctions" is no deed, "sanction Iran" is
			}
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

// isAimedAt reports whether what a statement promises or refuses names a phrase: "China and Russia agreed to sanctions"
// promises nothing to Russia.
func (e *engine) isAimedAt(p *phrase, st *schema.Statement) (bool, error) {
	_, after, _ := strings.Cut(st.Evidence.Exact, st.Text)
	if st.Text != "" && shareSaid(p, stems(after)) > 0 || shareSaid(p, stems(st.Object.Label())) > 0 {
		return true, nil
	}
	for _, part := range st.Participants {
		if s, err := e.score(p, part.Node); err != nil || s > 0.5 {
			return err == nil, err
		}
	}
	return false, nil
}

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
		if p != q.object || !p.isNamed() {
			continue
		}
		if ok, err := e.isAimedAt(p, st); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}
