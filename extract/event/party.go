package event

import (
	"slices"
	"strings"

	"entente/schema"
)

// passive reports whether the verb at v is passive: by its auxiliary, as a bare past participle that modifies a noun
// or goes on from a passive verb.
func (r *reader) passive(v int) bool {
	if r.tree.Child(v, "aux:pass") >= 0 {
		return true
	}
	if r.d.Tokens[v].XPOS != "VBN" || r.tree.Child(v, "aux") >= 0 {
		return false
	}
	h := r.d.Tokens[v].Head
	return r.tree.Is(v, "acl") && !r.tree.Is(v, "acl:relcl") ||
		r.tree.Is(v, "conj") && r.tree.Child(v, "nsubj", "obj") < 0 && r.passive(h)
}

// antecedent returns what a relative pronoun of the clause at v stands for, or the token itself.
func (r *reader) antecedent(i, v int) int {
	if p := r.d.Tokens[i].XPOS; p != "WDT" && p != "WP" && !strings.Contains(r.d.Tokens[i].Feats, "PronType=Rel") {
		return i
	}
	for ; v >= 0; v = r.d.Tokens[v].Head {
		if r.tree.Is(v, "acl:relcl") {
			return r.d.Tokens[v].Head
		}
	}
	return i
}

// subjects returns the heads of who does what the predicate at v says: its subject, the agent of a passive, or the
// subject of the clause that it shares one with.
func (r *reader) subjects(v, depth int) []int {
	if v < 0 || depth > maxDepth {
		return nil
	}
	if r.passive(v) {
		for _, c := range r.tree.Children(v) {
			if r.tree.Is(c, "obl:agent") || r.tree.Is(c, "obl", "nmod") && r.tree.Case(c) == "by" {
				return r.tree.Conjuncts(c)
			}
		}
		return nil
	}
	for _, c := range r.tree.Children(v) {
		if r.tree.Is(c, "nsubj") {
			return r.tree.Conjuncts(r.antecedent(c, v))
		}
	}
	h := r.d.Tokens[v].Head
	switch {
	case h < 0 || r.tree.Is(v, "acl:relcl"):
		return nil
	case r.tree.Is(v, "acl") && !r.marked(v, "to"):
		return r.tree.Conjuncts(h)
	case r.tree.Is(v, "acl"):
		if p := r.tree.Child(h, "nmod:poss"); p >= 0 {
			return r.tree.Conjuncts(p)
		}
		for ; h >= 0 && !r.predicate(h); h = r.d.Tokens[h].Head {
		}
		return r.subjects(h, depth+1)
	case r.tree.Is(v, "xcomp", "conj", "advcl", "csubj", "ccomp"):
		if r.passive(h) {
			return r.objects(h)
		}
		return r.subjects(h, depth+1)
	}
	return nil
}

// object returns the token that heads the object of the verb at v, or what a passive verb is done to, or -1.
func (r *reader) object(v int) int {
	roles := []string{"obj", "iobj"}
	if r.passive(v) {
		roles = []string{"nsubj:pass"}
	}
	for _, role := range roles {
		if c := r.tree.Child(v, role); c >= 0 {
			return r.antecedent(c, v)
		}
	}
	h := r.d.Tokens[v].Head
	switch {
	case !r.passive(v) || h < 0:
		return -1
	case r.tree.Is(v, "conj"):
		return r.object(h)
	}
	return h
}

func (r *reader) objects(v int) []int {
	if o := r.object(v); o >= 0 {
		return r.tree.Conjuncts(o)
	}
	return nil
}

// governed returns the heads of who is named by the phrases of the clause at v that the word governs: what follows the
// preposition, or who does what the noun says. ok is false where no phrase is governed by the word.
func (r *reader) governed(v int, word string) (who []int, ok bool) {
	for _, c := range r.tree.Children(v) {
		if !r.tree.Is(c, "obj", "obl", "nmod") {
			continue
		}
		switch {
		case r.tree.Is(c, "obj"):
		case r.lemma(c) == word:
			who, ok = append(who, r.doers(c)...), true
		case slices.Contains(strings.Fields(r.tree.Case(c)), word):
			who, ok = append(who, r.tree.Conjuncts(c)...), true
		}
		below, deep := r.governed(c, word)
		who, ok = append(who, below...), ok || deep
	}
	return who, ok
}

// doers returns who does what the noun at n says: its possessor, the phrase after "by", the two sides after "between",
// or a name that modifies it.
func (r *reader) doers(n int) []int {
	for _, c := range r.tree.Children(n) {
		p := r.tree.Case(c)
		if r.tree.Is(c, "nmod:poss") || r.tree.Is(c, "nmod") && (p == "by" || p == "between") {
			if sides := r.sides(c, nil); len(sides) > 0 {
				return sides
			}
		}
	}
	for _, c := range r.tree.Children(n) {
		if c < n && r.tree.Is(c, "amod", "compound", "nmod") && r.actorish(c) && r.named(c) {
			return r.sides(c, nil)
		}
	}
	return nil
}

// members returns who the phrases that the tokens head act for: the names in apposition to one ("old foes A and B"),
// the countries of officials of several ("ministers of A and B", "Indian and French ships"), and where a phrase can
// not act itself, whose it is ("Israeli tanks").
func (r *reader) members(heads []int) []int {
	var out []int
	for _, h := range heads {
		several := r.several(h)
		switch {
		case r.named(h) && r.actorish(h):
			out = append(out, h)
		case len(several) > 1:
			out = append(out, several...)
		case r.actorish(h):
			out = append(out, h)
		default:
			out = append(out, r.doers(h)...)
		}
	}
	return out
}

// several returns the names that the members of the group at h are of.
func (r *reader) several(h int) []int {
	for _, c := range r.tree.Children(h) {
		p := r.tree.Case(c)
		of := r.tree.Is(c, "nmod") && (p == "of" || p == "from" || p == "in")
		if !of && !r.tree.Is(c, "appos") && (c > h || !r.tree.Is(c, "amod", "compound")) {
			continue
		}
		if names := slices.DeleteFunc(r.sides(c, nil), func(t int) bool { return !r.named(t) }); len(names) > 1 {
			return names
		}
	}
	return nil
}

// actorish reports whether token h heads a phrase that can act or be acted on: an actor, or a name of anything but a
// time, a quantity or a thing that is made.
func (r *reader) actorish(h int) bool {
	i := r.mention(h)
	if i < 0 {
		return false
	}
	m := &r.d.Mentions[i]
	return m.Type.Is(schema.Actor) || m.Named && !m.Type.IsAny(things)
}

// things are the types of what cannot act, even if it has a name.
var things = []schema.NodeType{
	schema.Time, schema.Quantity, schema.Weapon, schema.Agreement, schema.Document, schema.EventNode,
}

func (r *reader) named(h int) bool {
	i := r.mention(h)
	return i >= 0 && r.d.Mentions[i].Named
}

// mention returns the index of the mention that token h heads, or else of the name that it is a part of, or -1.
func (r *reader) mention(h int) int {
	if i, ok := r.byHead[h]; ok {
		return i
	}
	if i, ok := r.byToken[h]; ok {
		return i
	}
	return -1
}

// recipients returns the heads of who receives what the predicate or noun at h says: of the phrases below it, the
// nearest that has a name, or else the nearest that can act, with what is coordinated with it. The actors are not
// among them.
func (r *reader) recipients(h int, actors []int) []int {
	level := []int{h}
	var unnamed []int
	if o := r.object(h); o >= 0 && !r.actorish(o) {
		// "shot down a Russian helicopter over Armenia": it was Russia's.
		if whose := r.whose(o, actors); len(whose) > 0 {
			return whose
		}
	}
	for depth := 0; depth < maxDepth && len(level) > 0; depth++ {
		var next []int
		for _, roles := range leading {
			for _, t := range level {
				next = append(next, r.below(t, h, roles, actors)...)
			}
		}
		for _, t := range next {
			switch {
			case !r.actorish(t):
			case r.named(t):
				return r.sides(t, actors)
			case unnamed == nil:
				unnamed = r.sides(t, actors)
			}
		}
		level = next
	}
	return unnamed
}

// leading are the roles that lead to who receives, the likeliest first.
var leading = [][]string{
	{"obj", "iobj", "nsubj:pass"}, {"obl", "nmod"},
	{"xcomp", "ccomp", "acl", "compound", "amod", "csubj", "advcl", "nsubj", "conj"},
}

// whose returns the names of whose the thing at o is, without the actors.
func (r *reader) whose(o int, actors []int) []int {
	return slices.DeleteFunc(r.doers(o), func(t int) bool { return !r.named(t) || slices.Contains(actors, t) })
}

// below returns the dependents of t in one of the roles that may lead to who receives what is said at h.
func (r *reader) below(t, h int, roles []string, actors []int) []int {
	var out []int
	for _, c := range r.tree.Children(t) {
		if !r.tree.Is(c, roles...) || slices.Contains(actors, c) || r.tree.Is(c, "acl:relcl", "obl:agent", "obl:unmarked") {
			continue
		}
		switch {
		case r.tree.Is(c, "nsubj") && !r.tree.Is(c, "nsubj:pass") && t == h && r.predicate(t):
		case r.tree.Is(c, "conj") && r.predicate(c):
		case r.tree.Is(c, "advcl") && !r.marked(c, "to", "against", "for", "of", "from"):
		case r.typeOf(c) == schema.Time:
		default:
			out = append(out, c)
		}
	}
	return out
}

// sides returns t and what is coordinated with it, as far as they can act, without the actors.
func (r *reader) sides(t int, actors []int) []int {
	return slices.DeleteFunc(r.tree.Conjuncts(t), func(c int) bool { return !r.actorish(c) || slices.Contains(actors, c) })
}
