package event

import (
	"reflect"
	"slices"
	"strings"

	"entente/extract/text"
	"entente/schema"
)

// mutual are the types that go both ways between those who take part.
var mutual = map[schema.EventType]bool{schema.Consult: true}

// together are the types that several who act without naming another do to each other: "A and B agreed". Of the other
// types only the words of class mutual do: "A and B clashed".
var together = map[schema.EventType]bool{
	schema.Consult: true, schema.Agree: true, schema.Support: true, schema.Cooperate: true,
}

// reciprocal reports whether those who do a do it to each other, unless it says to whom else.
func (r *reader) reciprocal(a *act) bool {
	words := r.nearVerb(a.words[0])
	for _, w := range a.words {
		words = append(words, r.lemma(w))
	}
	return together[a.Type] || words.has("@mutual", r.table)
}

// record writes the events of an act, one for each pair of who acts and who receives.
func (r *reader) record(a *act, s text.Range) {
	actors, recipients := r.entities(r.members(a.actors)), r.entities(r.members(a.recipients))
	reciprocal := len(actors) > 1 && r.reciprocal(a)
	toWhom := func(t int) bool { return !r.locative(t) && r.named(t) }
	if reciprocal && !slices.ContainsFunc(a.recipients, toWhom) {
		recipients = nil // where it is or what is exchanged
	}
	if len(actors) == 0 && len(recipients) == 0 {
		return
	}
	if !a.firm() && !slices.ContainsFunc(actors, public) {
		return
	}
	if !slices.ContainsFunc(slices.Concat(a.actors, a.recipients), r.political) {
		return
	}
	pairs := dyads(actors, recipients)
	if len(recipients) == 0 && reciprocal {
		pairs = dyads(actors, actors)
	}
	for _, p := range pairs {
		r.write(a, p[0], p[1], s)
		if mutual[a.Type] && len(recipients) > 0 && p[0] != nil && p[1] != nil {
			r.write(a, p[1], p[0], s)
		}
	}
	if a.to != nil {
		to := *a.to
		to.actors, to.recipients, to.words = a.actors, a.recipients, a.words
		r.record(&to, s)
	}
}

// political reports whether the phrase at h is somebody or some place of public life: a name, a state or its bodies,
// an organisation other than a company, a group of people.
func (r *reader) political(h int) bool {
	switch t := r.typeOf(h); {
	case r.named(h):
		return r.actorish(h)
	case t == schema.Person || t.Is(schema.Company):
		return r.known(h, 0) // "Mali's prime minister", "women in Tehran"
	}
	return len(r.members([]int{h})) > 0
}

// known reports whether a name tells who the phrase at h is.
func (r *reader) known(h, depth int) bool {
	return slices.ContainsFunc(r.tree.Children(h), func(c int) bool {
		return depth < 3 && r.tree.Is(c, "nmod", "amod", "compound") && (r.named(c) && r.actorish(c) || r.known(c, depth+1))
	})
}

// public reports whether what e says is a public statement: companies and things make none.
func public(e *schema.Entity) bool { return e.Type.Is(schema.Actor) && !e.Type.Is(schema.Company) }

// dyads pairs each actor with each recipient; nobody takes the place of an empty side.
func dyads(actors, recipients []*schema.Entity) [][2]*schema.Entity {
	var out [][2]*schema.Entity
	for _, a := range orNobody(actors) {
		for _, b := range orNobody(recipients) {
			if a != b {
				out = append(out, [2]*schema.Entity{a, b})
			}
		}
	}
	if len(out) == 0 {
		out = append(out, [2]*schema.Entity{actors[0], nil})
	}
	return out
}

func orNobody(list []*schema.Entity) []*schema.Entity {
	if len(list) == 0 {
		return []*schema.Entity{nil}
	}
	return list
}

// entities returns the things that tokens head the phrases of, each once.
func (r *reader) entities(heads []int) []*schema.Entity {
	var out []*schema.Entity
	add := func(c int) {
		e := &r.d.Clusters[c].Entity
		if e.ID != "" && !slices.ContainsFunc(out, func(o *schema.Entity) bool { return o.ID == e.ID }) {
			out = append(out, e)
		}
	}
	for _, h := range heads {
		i := r.mention(h)
		if i < 0 || r.d.Mentions[i].Cluster < 0 {
			continue
		}
		c := r.d.Mentions[i].Cluster
		if split := r.d.Clusters[c].Split; len(split) > 0 {
			for _, part := range split {
				add(part)
			}
			continue
		}
		add(c)
	}
	return out
}

// locative reports whether the phrase at h tells where something happens.
func (r *reader) locative(h int) bool {
	return slices.Contains([]string{"in", "at", "near", "over", "on"}, r.tree.Case(h))
}

// write adds the event of an act between two, with the statement that says it best.
func (r *reader) write(a *act, actor, recipient *schema.Entity, s text.Range) {
	best, most := -1, -1
	for i := range r.statements {
		if n := r.fit(&r.statements[i], a, actor, recipient); n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return
	}
	e := schema.Event{
		Type: a.Type, Mode: a.mode, CAMEO: a.CAMEO, Context: r.contexts(s), Statement: r.statements[best].ID,
	}
	if actor != nil {
		e.Actors = []schema.IRI{actor.ID}
	}
	if recipient != nil {
		e.Recipients = []schema.IRI{recipient.ID}
	}
	for _, have := range r.d.Events[r.from:] {
		if reflect.DeepEqual(have, e) {
			return
		}
	}
	r.d.Events = append(r.d.Events, e)
}

// fit says how well a statement says an act between two: best if its word is the one that decides the act, less the
// further out it stands, and least if its words merely hold that word; a closed statement before an open one; -1 if it
// speaks of something else.
func (r *reader) fit(st *schema.Statement, a *act, actor, recipient *schema.Entity) int {
	score := -1
	for i, w := range a.words {
		if strings.EqualFold(r.d.Tokens[w].Lemma, st.Word) && strings.Contains(st.Evidence.Exact, r.d.Tokens[w].Form) {
			score = 4 * (len(a.words) - i)
			break
		}
	}
	at := r.runes.Offset(r.d.Tokens[a.words[0]].Start)
	holds := st.Evidence.Start <= at && at < st.Evidence.End
	if score < 0 && holds && (st.Open || st.EventType != schema.NoEvent) {
		score = 0
	}
	if score < 0 {
		return -1
	}
	if !st.Open {
		score++
	}
	if actor != nil && st.Subject.Entity != nil && st.Subject.Entity.ID == actor.ID {
		score += 3
	}
	if recipient != nil {
		if st.Object.Entity != nil && st.Object.Entity.ID == recipient.ID {
			score += 3
		} else if strings.Contains(st.Object.Text, recipient.Label) {
			score += 2
		}
	}
	return score
}

// contexts returns the contexts of PLOVER that the words of a sentence speak of, sorted.
func (r *reader) contexts(s text.Range) []string {
	var out []string
	for i := s.First; i < s.Last; i++ {
		out = append(out, r.table.Contexts(r.d.Tokens[i].Lemma)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
