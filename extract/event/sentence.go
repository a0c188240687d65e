package event

import (
	"slices"

	"entente/extract/text"
	"entente/schema"
)

// sentence returns the acts of a sentence in the order of how central they are.
func (r *reader) sentence(s text.Range) []*act {
	root := s.First
	for root < s.Last && r.d.Tokens[root].Head >= 0 {
		root++
	}
	if root == s.Last {
		return nil
	}
	acts := r.acts(root, 0)
	for _, central := range []func(int) bool{r.beside, r.participial} {
		for i := s.First; i < s.Last; i++ {
			if central(i) {
				acts = append(acts, r.acts(i, 0)...)
			}
		}
	}
	if slices.ContainsFunc(acts, (*act).firm) {
		return slices.DeleteFunc(acts, func(a *act) bool { return !a.firm() })
	}
	if len(acts) > 0 {
		return acts[:1]
	}
	for i := s.First; i < s.Last && !r.mood(root).negated; i++ {
		if a := r.background(i, root); a != nil {
			return []*act{a}
		}
	}
	return nil
}

// firm reports whether a is more than a public statement.
func (a *act) firm() bool { return a.Type != schema.NoEvent }

// beside reports whether the predicate at v stands beside the main clause and does not merely say who says it.
func (r *reader) beside(v int) bool {
	return r.tree.Is(v, "parataxis") && r.predicate(v) && !r.saying(v)
}

// participial reports whether the verb at v heads a participial clause that goes on from the main clause: "opened fire,
// killing one".
func (r *reader) participial(v int) bool {
	if !r.tree.Is(v, "advcl") || r.d.Tokens[v].XPOS != "VBG" || r.tree.Child(v, "mark", "case") >= 0 {
		return false
	}
	h := r.d.Tokens[v].Head
	return h < v && !r.tree.Is(h, "acl:relcl", "advcl")
}

// background returns the act that token i says by itself, or nil. What an adverbial clause below root says has
// happened before or may happen: it stands for no sentence.
func (r *reader) background(i, root int) *act {
	for v := i; v >= 0 && v != root; v = r.d.Tokens[v].Head {
		if r.tree.Is(v, "advcl") {
			return nil
		}
	}
	switch {
	case r.predicate(i):
		if t := r.verb(i); t != nil && t.Sense.Type != schema.NoEvent {
			return r.clause(i, 0)
		}
	case r.upos(i) == "NOUN":
		if t := r.noun(i); t != nil && t.Sense.Type != schema.NoEvent {
			return r.phrase(i, 0)
		}
	}
	return nil
}

// acts returns the acts of the predicate at v and of those coordinated with it.
func (r *reader) acts(v, depth int) []*act {
	var out []*act
	if r.saying(v) {
		out = r.said(v, depth)
	} else if a := r.read(v, depth); a != nil {
		out = append(out, a)
	}
	for _, c := range r.tree.Children(v) {
		if r.tree.Is(c, "conj") && r.predicate(c) {
			out = append(out, r.acts(c, depth)...)
		}
	}
	return out
}

// saying reports whether the predicate at v says something.
func (r *reader) saying(v int) bool {
	t := r.verb(v)
	return t != nil && t.Sense.Operator == schema.Say
}

// said returns the acts of what somebody says at v, or the saying itself.
func (r *reader) said(v, depth int) []*act {
	if depth > maxDepth {
		return nil
	}
	var out []*act
	for _, c := range r.tree.Children(v) {
		content := r.tree.Is(c, "ccomp", "xcomp", "obj", "csubj", "nsubj:pass") || r.tree.Is(c, "advcl") && r.marked(c, "as")
		switch {
		case !content:
		case r.predicate(c) && r.mood(c).must:
			out = append(out, r.wanted(v, c))
		case r.predicate(c):
			out = append(out, r.acts(c, depth+1)...)
		case r.upos(c) == "NOUN" && r.tree.Is(c, "obj"):
			if a := r.phrase(c, depth+1); a != nil {
				out = append(out, r.by(a, v))
			}
		}
	}
	if !slices.ContainsFunc(out, (*act).firm) {
		a := &act{CAMEO: "01", words: []int{v}, actors: r.subjects(v, 0)}
		a.recipients = r.recipients(v, a.actors)
		out = append(out, a)
	}
	unknown := func(t int) bool { return r.upos(t) == "PRON" && !r.actorish(t) }
	for _, a := range out {
		a.words = append(a.words, v)
		switch {
		case len(a.actors) == 0:
		case unknown(a.actors[0]):
			a.actors = r.subjects(v, 0) // most often those who speak
		case hostile[a.Type] && r.upos(a.actors[0]) != "PRON" && r.table.Means("@alleging", r.lemma(v)):
			// "claimed that Turkey had bombed a village" accuses Turkey.
			a.Type, a.CAMEO, a.actors, a.recipients = schema.Accuse, "11", r.subjects(v, 0), a.actors
		}
	}
	return out
}

// wanted returns the demand of who speaks at v that the clause at c be so: "said that Iran must comply".
func (r *reader) wanted(v, c int) *act {
	a := &act{Type: schema.Request, CAMEO: "10", words: []int{c}, actors: r.subjects(v, 0), recipients: r.subjects(c, 0)}
	if !slices.ContainsFunc(a.recipients, r.actorish) {
		a.recipients = r.recipients(c, a.actors)
	}
	return a
}
