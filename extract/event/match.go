package event

import (
	"slices"
	"strings"

	"entente/schema"
)

// near gathers the words around a verb or a noun that the words of a frame are looked for among.
type near []string

func (b near) has(word string, table *schema.EventTable) bool {
	return slices.ContainsFunc(b, func(lemma string) bool { return table.Means(word, lemma) })
}

// add takes in the lemma of token t and, where modifiers are asked for, those of its modifiers.
func (r *reader) add(b near, t int, modifiers bool) near {
	b = append(b, r.lemma(t))
	if r.d.Tokens[t].XPOS == "VBG" {
		b = append(b, strings.ToLower(r.d.Tokens[t].Form)) // "fighting" may be read as a verb or as a noun
	}
	if !modifiers {
		return b
	}
	for _, c := range r.tree.Children(t) {
		switch {
		case r.tree.Is(c, "amod", "compound", "nmod:poss", "nummod"):
			b = append(b, r.lemma(c))
		case r.tree.Is(c, "conj"):
			b = append(b, r.lemma(c))
		}
	}
	return b
}

// caseOf adds the adpositions of token t, unless it is a time: "signed on Monday" is no signing on.
func (r *reader) caseOf(b near, t int) near {
	if r.typeOf(t) == schema.Time {
		return b
	}
	return append(b, strings.Fields(r.tree.Case(t))...)
}

// nearVerb gathers the words of the clause of the predicate at v: particles, adverbs, objects and what is done to with
// their modifiers, obliques with their prepositions, complements with their markers.
func (r *reader) nearVerb(v int) near {
	var b near
	if next := v + 1; next < len(r.d.Tokens) && slices.Contains([]string{"ADP", "ADV", "PART"}, r.upos(next)) {
		b = append(b, r.lemma(next)) // a particle that is read as part of what follows: "called up 20,000 men"
	}
	for _, c := range r.tree.Children(v) {
		switch {
		case r.tree.Is(c, "compound:prt", "advmod", "expl", "det"):
			b = append(b, r.lemma(c))
		case r.tree.Is(c, "obj", "iobj", "nsubj:pass"):
			b = r.nearPhrase(r.add(b, c, true), c)
		case r.tree.Is(c, "obl", "nmod") && !r.tree.Is(c, "obl:agent"):
			b = r.nearPhrase(r.caseOf(r.add(b, c, true), c), c)
		case r.tree.Is(c, "xcomp", "ccomp", "advcl"):
			b = r.nearClause(r.add(b, c, false), c)
		}
	}
	if r.tree.Is(v, "acl") && r.passive(v) {
		b = r.add(b, r.d.Tokens[v].Head, true) // "troops sent to the border"
	}
	if s := r.tree.Child(v, "nsubj"); s >= 0 && !r.tree.Is(s, "nsubj:pass") {
		b = r.add(b, s, true) // "fighting broke out", "suicide bombers killed"
		if r.tree.Child(v, "obj") < 0 {
			b = r.nearPhrase(b, s)
		}
	}
	return b
}

// nearPhrase adds what depends on a noun: the nouns after it with their prepositions, and the words of its clauses.
func (r *reader) nearPhrase(b near, n int) near {
	for _, c := range r.tree.Children(n) {
		switch {
		case r.tree.Is(c, "nmod"):
			b = r.nearPhrase(r.caseOf(r.add(b, c, true), c), c)
		case r.tree.Is(c, "acl"):
			b = r.nearClause(b, c)
		}
	}
	return b
}

// nearClause adds the marker, the verb and the object of the clause at v.
func (r *reader) nearClause(b near, v int) near {
	for _, c := range r.tree.Children(v) {
		switch {
		case r.tree.Is(c, "mark", "case"), r.tree.Is(c, "expl"):
			b = append(b, r.lemma(c))
		case r.tree.Is(c, "aux") && (r.lemma(c) == "must" || r.lemma(c) == "should"):
			b = append(b, r.lemma(c))
		case r.tree.Is(c, "obj"):
			b = append(b, r.lemma(c))
		}
	}
	return append(b, r.lemma(v))
}

// verb returns what the predicate at v means: the first frame of its lemma whose words stand in its clause. The frames
// of "be" are those of predicates and participles.
func (r *reader) verb(v int) *schema.EventTrigger {
	copula := r.tree.Child(v, "cop") >= 0
	if !copula && r.upos(v) != "VERB" {
		return nil
	}
	b := r.nearVerb(v)
	if copula || r.tree.Child(v, "aux:pass") >= 0 {
		is := append(strings.Fields(r.tree.Case(v)), r.lemma(v), strings.ToLower(r.d.Tokens[v].Form))
		for _, t := range r.table.Verbs("be") {
			if slices.Contains(is, t.Frame.Words[0]) && r.fits(t.Frame, append(b, is...), v) {
				return &t
			}
		}
	}
	if r.upos(v) != "VERB" {
		return nil
	}
	return r.first(r.table.Verbs(r.lemma(v)), b, v)
}

// noun returns what the noun at n means.
func (r *reader) noun(n int) *schema.EventTrigger {
	triggers := r.table.Nouns(r.lemma(n))
	if len(triggers) == 0 {
		return nil
	}
	return r.first(triggers, r.nearPhrase(r.add(nil, n, true)[1:], n), n)
}

// first returns the first of the triggers whose frame fits the verb or noun at h.
func (r *reader) first(triggers []schema.EventTrigger, b near, h int) *schema.EventTrigger {
	for i := range triggers {
		if r.fits(triggers[i].Frame, b, h) {
			return &triggers[i]
		}
	}
	return nil
}

// fits reports whether the words of f are all in b, and whether the object of the verb or noun at h, or what the
// preposition at the end of f governs, has one of its types.
func (r *reader) fits(f *schema.Frame, b near, h int) bool {
	missing := func(w string) bool { return !b.has(w, r.table) }
	if slices.ContainsFunc(f.Before, missing) || slices.ContainsFunc(f.Words, missing) {
		return false
	}
	if f.ToSubject {
		if _, ok := r.governed(h, f.Words[len(f.Words)-1]); !ok {
			return false
		}
	}
	if len(f.Types)+len(f.Not) == 0 {
		return true
	}
	objects := []int{r.object(h)}
	if n := len(f.Words); n > 0 {
		g, _ := r.governed(h, f.Words[n-1])
		objects = append(objects, g...)
	}
	return slices.ContainsFunc(objects, func(o int) bool { return o >= 0 && r.admits(f, o) })
}

// admits reports whether what token o heads has one of the types of f. A name of no known kind may be of any.
func (r *reader) admits(f *schema.Frame, o int) bool {
	t := r.typeOf(o)
	if t == schema.Any || t == schema.Topic && r.named(o) {
		return t == schema.Topic || len(f.Types) == 0
	}
	return f.Admits(t)
}
