package ask

import (
	"cmp"
	"slices"
	"time"

	"entente/graph"
	"entente/schema"
)

// meaningless is the word of "what is the meaning of life" that names nothing and is no description of anything in the
// store, "" for a question of another kind or about a name.
func (q *query) meaningless(r *reading) string {
	if r.kind != asksIdentity || q.subject == nil || len(q.subject.all()) > 0 {
		return ""
	}
	for i := range q.subject.parts {
		if p := &q.subject.parts[i]; p.unknown || len(p.inside) > 0 {
			return ""
		}
	}
	if h := head(r.subject.words); h != nil && !h.name {
		return h.text
	}
	return ""
}

// answerIdentity answers "who is X" by the offices of X, and "what is X" by its classes; a short name is answered by
// the long one.
func (e *engine) answerIdentity(q *query) ([]*found, error) {
	c := newCollector()
	relations := map[string]float64{"isA": 1, "holdsPosition": 1, "be": 0.7, "governs": 0.6, "leads": 0.6, "represents": 0.5}
	if len(e.r.want) == 0 {
		relations = map[string]float64{"isA": 1, "holdsPosition": 0.8, "be": 0.7, "partOf": 0.45, "purpose": 0.45}
	}
	for _, id := range q.subject.all() {
		if len(q.subject.parts) != 1 || !q.subject.parts[0].exact && q.subject.parts[0].ids[id] < 0.5 {
			continue
		}
		list, err := e.src.Statements(e.ctx, graph.Filter{Subject: id, Relations: sortedKeys(relations), Limit: maxNeighbours})
		if err != nil {
			return nil, err
		}
		for i := range list {
			if e.admits(&hit{st: &list[i]}) {
				c.add(list[i].Object, relations[list[i].Relation], &list[i])
			}
		}
		if len(list) > 0 {
			continue
		}
		around, err := e.around(id)
		if err != nil {
			return nil, err
		}
		for i := range around {
			for _, n := range []schema.Node{around[i].Subject, around[i].Object} {
				if n.Entity != nil && n.Entity.ID == id && foldCase(n.Entity.Label) != foldCase(q.subject.parts[0].text) {
					c.add(n, 0.5, &around[i])
				}
			}
		}
	}
	return c.keep(shareOfOne), nil
}

// answerRole answers "who is the foreign minister of Japan": a person whose office says so, or who governs or leads
// what the office is of.
func (e *engine) answerRole(q *query) ([]*found, error) {
	role, of := splitRole(e.r.subject.words)
	for _, m := range e.r.modifiers {
		of = append(of, m.words...)
	}
	var place *phrase
	if len(of) > 0 {
		var err error
		if place, err = e.ground(&chunk{words: of}); err != nil {
			return nil, err
		}
	}
	people, err := e.holders(role, place)
	if err != nil {
		return nil, err
	}
	c := newCollector()
	for _, id := range sortedKeys(people) {
		around, err := e.facts(graph.Filter{Subject: id, Relations: roleRelations, Limit: maxNeighbours})
		if err != nil {
			return nil, err
		}
		if err := e.scoreHolder(c, people[id], around, role, of, place); err != nil {
			return nil, err
		}
	}
	if len(c.list) == 0 {
		if err := e.calledSo(c); err != nil {
			return nil, err
		}
	}
	return e.inOffice(c.keep(0.85))
}

// Shares of the sources of the one that most name in an office, below which somebody is not taken to hold it: now, and
// at a time that the question gives, in which several may have held it one after the other.
const (
	shareInOffice = 0.5
	shareThen     = 0.25
	// lately is for how many years before the newest of them sources tell who holds an office now.
	lately = 2
)

// inOffice leaves those whom sources of the time that is asked for name in the office, those who are most named first.
// A question in the present asks for the time of the newest sources.
func (e *engine) inOffice(list []*found) ([]*found, error) {
	share, since := shareThen, ""
	if present := isPresent(e.r.words); e.r.time.empty() && present {
		newest, err := e.newest(list)
		if err != nil || newest.IsZero() {
			return list, err
		}
		share, since = shareInOffice, newest.AddDate(-lately, 0, 0).Format(time.DateOnly)
	}
	named, top := map[*found]float64{}, 0.0
	for _, f := range list {
		var then []*schema.Statement
		for _, st := range f.statements {
			if day, err := e.dayOf(st); err != nil {
				return nil, err
			} else if day >= since {
				then = append(then, st)
			}
		}
		f.statements = then
		named[f] = float64(tellings(then))
		top = max(top, named[f])
	}
	list = slices.DeleteFunc(list, func(f *found) bool {
		return named[f] == 0 || named[f] < share*top && since+e.r.time.from+e.r.time.to != ""
	})
	slices.SortStableFunc(list, func(a, b *found) int { return cmp.Compare(named[b], named[a]) })
	return list, nil
}

// isPresent reports whether a question asks for what is so now.
func isPresent(ws []word) bool {
	return slices.ContainsFunc(ws, func(w word) bool { return !w.name && (w.lower == "is" || w.lower == "are") })
}

// newest is the last date of publication behind some answers, the zero time for none.
func (e *engine) newest(list []*found) (time.Time, error) {
	last := ""
	for _, f := range list {
		for _, st := range f.statements {
			day, err := e.dayOf(st)
			if err != nil {
				return time.Time{}, err
			}
			last = max(last, day)
		}
	}
	if last == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.DateOnly, last)
}

// calledSo finds a person who is called by the office itself: "the Japanese foreign minister".
func (e *engine) calledSo(c *collector) error {
	matches, err := e.resolve(join(e.r.subject.words))
	if err != nil {
		return err
	}
	for _, m := range matches {
		if m.How == graph.BySpelling || m.How == graph.ByWords || !m.Type.Is(schema.Person) {
			continue
		}
		around, err := e.around(m.Entity)
		if err != nil {
			return err
		}
		for i := range around {
			if n := around[i].Subject; n.Entity != nil && n.Entity.ID == m.Entity && around[i].Supports() {
				c.add(n, 0.7, &around[i])
				break
			}
		}
	}
	return nil
}

// splitRole parts the office from what it is of: "foreign minister | Japan", from "foreign minister of Japan", "Japan's
// foreign minister" and "Japanese foreign minister".
func splitRole(ws []word) (role, of []word) {
	for i, w := range ws {
		if isPrep[w.lower] && i > 0 {
			role, of = ws[:i], ws[i+1:]
			break
		}
	}
	if role == nil {
		role = ws
	}
	if len(of) > 0 {
		return trimDet(role), trimDet(of)
	}
	role = trimDet(role)
	for i := 0; i < len(role)-1; i++ {
		if role[i].owner || role[i].name {
			of = append(of, role[i])
			continue
		}
		return role[i:], of
	}
	return role[len(of):], of
}

// maxHolders is how many people are looked at.
const maxHolders = 200

var roleRelations = []string{"holdsPosition", "governs", "leads", "represents", "affiliatedWith"}

// holders lists the people around the office and around what it is of.
func (e *engine) holders(role []word, place *phrase) (map[schema.IRI]schema.Node, error) {
	out := map[schema.IRI]schema.Node{}
	note := func(list []schema.Statement) {
		for i := range list {
			if n := list[i].Subject; n.Entity != nil && n.Entity.Type != schema.Country && len(out) < maxHolders {
				out[n.Entity.ID] = n
			}
		}
	}
	if place != nil {
		for _, id := range place.all() {
			list, err := e.src.Statements(e.ctx, graph.Filter{Object: id, Relations: roleRelations, Limit: maxNeighbours})
			if err != nil {
				return nil, err
			}
			note(list)
		}
	}
	for _, text := range []string{join(role), join(e.r.subject.words)} {
		matches, err := e.resolve(text)
		if err != nil {
			return nil, err
		}
		for _, m := range matches {
			if m.How == graph.BySpelling {
				continue
			}
			list, err := e.src.Statements(e.ctx, graph.Filter{Any: m.Entity, Relations: roleRelations, Limit: maxNeighbours})
			if err != nil {
				return nil, err
			}
			note(list)
		}
	}
	return out, nil
}

// scoreHolder tells how well a person fits the office and what it is of.
func (e *engine) scoreHolder(c *collector, n schema.Node, around []schema.Statement, role, of []word, place *phrase) error {
	rolePart := &part{words: (&chunk{words: role}).content()}
	ofWords := (&chunk{words: of}).content()
	office, tied := 0.0, 0.0
	var proof []*schema.Statement
	h := head(role)
	for i := range around {
		st := &around[i]
		if st.Subject.Key() != n.Key() || !e.admits(&hit{st: st}) {
			continue
		}
		if !e.r.time.empty() {
			if f, err := e.timeScore(st); err != nil {
				return err
			} else if f == 0 {
				continue
			}
		}
		names := e.namesOf(st.Object)
		got := 0.0
		switch {
		case st.Relation == "holdsPosition":
			got, _ = e.lexical(rolePart, st.Object)
			got *= officeFactor(role, st.Object.Label())
			for _, name := range names {
				if len(ofWords) > 0 && coverage(ofWords, name) >= 0.8*weightOfAll(ofWords) {
					tied = max(tied, 1)
				}
			}
		case st.Relation == "governs" && governing[h.stem] || st.Relation == "leads" && leading[h.stem]:
			got = 0.75
		}
		if place != nil && st.Relation != "holdsPosition" {
			s, err := e.score(place, st.Object)
			if err != nil {
				return err
			}
			if s < 0.5 {
				got = 0
			}
			tied = max(tied, s)
		}
		if got > 0.4 {
			proof = append(proof, st)
		}
		office = max(office, got)
	}
	if len(of) == 0 {
		tied = 1
	}
	for _, st := range proof {
		c.add(n, office*tied, st)
	}
	return nil
}
