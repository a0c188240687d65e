package relation

import (
	"slices"
	"strings"

	"entente/schema"
)

// clause states what the verb or predicate at token v says of its subjects.
func (x *extractor) clause(v int) {
	copula := x.tree.Child(v, "cop")
	if x.d.Tokens[v].UPOS != "VERB" && copula < 0 {
		return
	}
	lemma := x.lemma(v)
	if lemma == "call" && x.tree.Is(v, "acl") && x.passive(v) {
		return // "an operation called Dost" only names it
	}
	x.promise(v)
	x.together(v, lemma)
	x.gift(v, lemma)
	x.transfer(v, lemma)
	if copula >= 0 {
		x.frames(v, "be", []string{lemma})
		if c := x.tree.Child(v, "compound", "amod"); c >= 0 {
			x.frames(v, "be", []string{x.lemma(c), lemma}) // "is the lead partner in"
		}
		if x.d.Tokens[v].UPOS != "VERB" {
			return
		}
	}
	if lemma == "become" || lemma == "remain" {
		x.becomes(v)
	}
	if x.tree.Child(v, "aux:pass") >= 0 && x.frames(v, "be", []string{strings.ToLower(x.d.Tokens[v].Form)}) {
		return
	}
	if !x.frames(v, lemma, nil) {
		x.open(v, lemma)
	}
}

// becomes states what the noun that somebody becomes or remains says, as if somebody were it: "has become the lead
// partner in the pillar".
func (x *extractor) becomes(v int) {
	for _, n := range x.tree.Children(v) {
		if !x.tree.Is(n, "xcomp", "obj") || x.d.Tokens[n].UPOS != "NOUN" {
			continue
		}
		x.frames(n, "be", []string{x.lemma(n)})
		if c := x.tree.Child(n, "compound", "amod"); c >= 0 {
			x.frames(n, "be", []string{x.lemma(c), x.lemma(n)})
		}
	}
}

// promise states what "we will do" pledges: the first person speaks of its own will.
func (x *extractor) promise(v int) {
	s := x.tree.Child(v, "nsubj")
	if s < 0 || x.lemma(s) != "we" && x.lemma(s) != "i" {
		return
	}
	for _, c := range x.tree.Children(v) {
		if l := x.lemma(c); x.tree.Is(c, "aux") && (l == "will" || l == "shall") {
			rel, err := x.table.ByName("pledged")
			if err == nil {
				m := manner{schema.Positive, schema.Asserted}
				x.state(claim{trigger: schema.Trigger{Relation: rel}, anchor: v, subjects: x.subjects(v, 0), object: v, objects: x.action(v), manner: &m, penalty: 0.1})
			}
			return
		}
	}
}

// promising nouns take the infinitive of what is promised.
var promising = set("commitment pledge promise vow plan proposal agreement decision offer readiness")

// together states what those cooperate on who "work together to do" something: its objects.
func (x *extractor) together(v int, lemma string) {
	switch lemma {
	case "work":
		if !x.particle(v, "together") && !x.particle(v, "closely") && !x.particle(v, "jointly") {
			return
		}
	case "cooperate", "collaborate", "coordinate", "partner":
	default:
		return
	}
	rel, err := x.table.ByName("cooperatesOn")
	if err != nil {
		return
	}
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "advcl", "xcomp") && x.infinitive(c) {
			for _, o := range x.direct(c) {
				x.state(claim{trigger: schema.Trigger{Relation: rel}, anchor: v, subjects: x.subjects(v, 0), object: o, penalty: 0.1})
			}
		}
	}
}

// match is a frame that fits a verb, and what fills its object.
type match struct {
	trigger schema.Trigger
	objects []int
	words   int
}

// frames states the relations of the frames that the verb at v fits. A frame of more words wins over a shorter one
// with the same object. given are words that the predicate itself supplies ("be partner in": partner).
func (x *extractor) frames(v int, lemma string, given []string) bool {
	var matches []match
	for _, t := range x.table.Verbs(lemma) {
		if t.Relation.Name == "said" {
			continue
		}
		words := t.Frame.Words
		if len(given) > 0 {
			if len(words) < len(given) || !slices.Equal(words[:len(given)], canon(given)) {
				continue
			}
			words = words[len(given):]
		}
		for _, o := range x.objects(v, words, t.Frame.Own) {
			taken := false
			for _, m := range matches {
				taken = taken || slices.Contains(m.objects, o) && m.words > len(t.Frame.Words)
			}
			if !taken {
				matches = append(matches, match{t, []int{o}, len(t.Frame.Words)})
			}
		}
	}
	subjects := x.subjects(v, 0)
	if len(given) > 0 {
		subjects = x.doer(v, 0)
	}
	stated := x.reciprocal(v, lemma, subjects)
	for _, m := range matches {
		for _, o := range m.objects {
			if x.state(claim{trigger: m.trigger, anchor: v, subjects: subjects, object: o}) {
				stated = true
			}
		}
	}
	return stated
}

// reciprocal states a symmetric relation between the subjects of a verb that has no other side: "the ministers met",
// "India and China held talks".
func (x *extractor) reciprocal(v int, lemma string, subjects []arg) bool {
	if len(subjects) < 2 {
		return false
	}
	for _, t := range x.table.Verbs(lemma) {
		words := t.Frame.Words
		if n := len(words); n > 0 && words[n-1] == "with" {
			words = words[:n-1]
		}
		if !t.Relation.Symmetric || len(x.objects(v, t.Frame.Words, false)) > 0 {
			continue
		}
		if len(words) == 0 && len(x.direct(v)) > 0 || len(words) > 0 && len(x.objects(v, words, true)) == 0 {
			continue
		}
		stated := false
		for i := range subjects {
			for _, other := range subjects[i+1:] {
				if x.state(claim{trigger: schema.Trigger{Relation: t.Relation}, anchor: v, subjects: subjects[i : i+1], object: -1, objects: []arg{other}}) {
					stated = true
				}
			}
		}
		return stated
	}
	return false
}

func canon(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = schema.CanonLemma(w)
	}
	return out
}

// objects returns the tokens that fill the object of a frame with these words after its verb at v.
func (x *extractor) objects(v int, words []string, own bool) []int {
	if len(words) == 0 {
		return x.direct(v)
	}
	if own {
		// The noun of the frame is the object: "struck a deal".
		for _, o := range x.direct(v) {
			if schema.CanonLemma(x.lemma(o)) == words[len(words)-1] {
				return []int{o}
			}
		}
		return nil
	}
	// A particle is taken first; what follows may be governed by the verb itself.
	if p := x.particle(v, words[0]); p && len(words) == 1 {
		return x.direct(v)
	} else if p {
		if out := x.objects(v, words[1:], own); out != nil {
			return out
		}
	}
	if out := x.governed(v, words); out != nil {
		return out
	}
	// A noun of the frame comes as the object, and the rest hangs on the verb or on the noun.
	for _, o := range x.direct(v) {
		if schema.CanonLemma(x.lemma(o)) != words[0] && !(len(words) > 1 && x.compoundIs(o, words)) {
			continue
		}
		rest := words[1:]
		if x.compoundIs(o, words) {
			rest = words[2:]
		}
		if len(rest) == 0 {
			return []int{o}
		}
		if out := append(x.governed(o, rest), x.governed(v, rest)...); len(out) > 0 {
			return out
		}
	}
	return nil
}

// compoundIs reports whether the object o and the word before it are the first two words of a frame ("lead partner").
func (x *extractor) compoundIs(o int, words []string) bool {
	if len(words) < 2 || schema.CanonLemma(x.lemma(o)) != words[1] {
		return false
	}
	c := x.tree.Child(o, "compound", "amod")
	return c >= 0 && schema.CanonLemma(x.lemma(c)) == words[0]
}

// direct returns the direct object of v: its object, what a passive verb is done to, what a participle modifies, or
// the clause that it takes.
func (x *extractor) direct(v int) []int {
	if x.passive(v) {
		if s := x.tree.Child(v, "nsubj:pass"); s >= 0 {
			if a := x.antecedent(s, v); a >= 0 {
				return []int{a}
			}
			return nil
		}
		if x.tree.Is(v, "acl") && x.d.Tokens[v].Head >= 0 {
			return []int{x.d.Tokens[v].Head}
		}
		if x.tree.Is(v, "conj") && x.d.Tokens[v].Head >= 0 && x.passive(x.d.Tokens[v].Head) {
			return x.direct(x.d.Tokens[v].Head)
		}
		return nil
	}
	var out []int
	for _, c := range x.tree.Children(v) {
		switch {
		case x.tree.Is(c, "obj"):
			if a := x.antecedent(c, v); a >= 0 {
				out = append(out, a)
			}
		case x.tree.Is(c, "xcomp") && (x.d.Tokens[c].UPOS == "VERB" || x.tree.Child(c, "cop") >= 0):
			out = append(out, c)
		}
	}
	if len(out) == 0 && claiming[x.lemma(v)] {
		// What somebody denies or announces may be a clause.
		if c := x.tree.Child(v, "ccomp"); c >= 0 && x.d.Tokens[c].UPOS == "VERB" {
			out = append(out, c)
		}
	}
	if len(out) == 0 && x.tree.Is(v, "xcomp") {
		// "the treaty that India agreed to sign": what stands before is the object of the last verb.
		if h := x.d.Tokens[v].Head; h >= 0 && x.tree.Is(h, "acl:relcl") && x.objectRelative(h) {
			out = append(out, x.d.Tokens[h].Head)
		}
	}
	if h := x.d.Tokens[v].Head; len(out) == 0 && h >= 0 && x.tree.Is(v, "conj") && x.tree.Is(h, "acl:relcl") && x.tree.Child(v, "nsubj") < 0 && x.objectRelative(h) {
		out = append(out, x.d.Tokens[h].Head)
	}
	if len(out) == 0 && x.tree.Child(v, "obl", "xcomp", "ccomp") < 0 {
		// "signed and ratified the treaty": the object of the second verb is that of both.
		if c := x.tree.Child(v, "conj"); c >= 0 && c-v <= 3 && x.d.Tokens[c].UPOS == "VERB" && x.tree.Child(c, "nsubj") < 0 {
			if o := x.tree.Child(c, "obj"); o > c && !x.relative(o) {
				out = append(out, o)
			}
		}
	}
	if len(out) == 0 && x.tree.Child(v, "xcomp") < 0 && x.tree.Is(v, "acl:relcl") && x.d.Tokens[v].Head >= 0 && x.tree.Child(v, "nsubj") >= 0 && !x.relative(x.tree.Child(v, "nsubj")) {
		// "the text that the ministers welcomed": the noun is the object.
		out = append(out, x.d.Tokens[v].Head)
	}
	return out
}

// objectRelative reports whether the noun that the relative clause of v modifies is not its subject.
func (x *extractor) objectRelative(v int) bool {
	s := x.tree.Child(v, "nsubj")
	return s >= 0 && !x.relative(s)
}

// claiming verbs take a clause as what they deny, announce, promise or warn of.
var claiming = set("deny announce declare promise pledge vow warn dispute")

// passive reports whether the verb at v is passive: by its auxiliary, or a bare past participle that modifies a noun.
func (x *extractor) passive(v int) bool {
	if x.tree.Child(v, "nsubj:pass", "aux:pass") >= 0 {
		return true
	}
	t := &x.d.Tokens[v]
	return x.tree.Is(v, "acl") && !x.tree.Is(v, "acl:relcl") && t.XPOS == "VBN" ||
		x.tree.Is(v, "conj") && t.XPOS == "VBN" && x.tree.Child(v, "nsubj", "aux", "obj") < 0 && t.Head >= 0 && x.d.Tokens[t.Head].XPOS == "VBN" && x.passive(t.Head)
}

// relative reports whether token i is a relative pronoun.
func (x *extractor) relative(i int) bool {
	return strings.Contains(x.d.Tokens[i].Feats, "PronType=Rel") || (x.d.Tokens[i].XPOS == "WDT" || x.d.Tokens[i].XPOS == "WP")
}

// antecedent returns what token i stands for if it is the relative pronoun of the clause of v: the noun that the clause modifies.
func (x *extractor) antecedent(i, v int) int {
	if !x.relative(i) {
		return i
	}
	for steps := 0; v >= 0 && steps < 4; steps++ {
		if x.tree.Is(v, "acl:relcl") {
			return x.d.Tokens[v].Head
		}
		if !x.tree.Is(v, "conj", "xcomp", "ccomp") {
			break
		}
		v = x.d.Tokens[v].Head
	}
	return -1
}

// particle reports whether word is a particle or adverb of the verb at v.
func (x *extractor) particle(v int, word string) bool {
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "compound:prt", "advmod") && x.lemma(c) == word {
			return true
		}
	}
	return false
}

// governed returns the obliques and nominal modifiers of h whose adpositions are the given words.
func (x *extractor) governed(h int, words []string) []int {
	want := strings.Join(words, " ")
	var out []int
	for _, c := range x.tree.Children(h) {
		if !x.tree.Is(c, "obl", "nmod", "advcl", "acl", "xcomp", "ccomp") {
			continue
		}
		if x.tree.Is(c, "obl", "nmod") {
			if x.tree.Case(c) == want {
				if a := x.antecedent(c, h); a >= 0 {
					out = append(out, a)
				}
			}
			continue
		}
		// A clause after a preposition: "committed to strengthening ties", "agreed to take part". A noun's infinitive is no
		// such clause: "opposition to attempts to change" is not opposition to change.
		if x.tree.Is(c, "acl") && x.d.Tokens[c].XPOS != "VBG" && !promising[x.lemma(h)] {
			continue
		}
		if m := x.tree.Child(c, "mark"); m >= 0 && x.lemma(m) == want {
			out = append(out, c)
		}
	}
	return out
}
