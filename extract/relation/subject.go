package relation

import (
	"entente/extract/mention"
	"entente/extract/wordlist"
	"entente/schema"
)

// subjectLimit bounds how far a missing subject is looked for, clause by clause.
const subjectLimit = 6

// subjects returns who does what the verb at v says: its own subject, the agent of a passive, or, where the clause has
// none, the subject that it shares with the clause it hangs on.
func (x *extractor) subjects(v, depth int) []arg {
	if depth > subjectLimit || v < 0 {
		return nil
	}
	if x.passive(v) {
		return x.agents(v)
	}
	if c := x.ownSubject(v); c >= 0 {
		return x.args(x.antecedent(c, v))
	}
	h := x.d.Tokens[v].Head
	if h < 0 {
		return nil
	}
	switch {
	case x.tree.Is(v, "acl:relcl"):
		return nil
	case x.tree.Is(v, "acl"):
		return x.holders(v, depth)
	case x.tree.Is(v, "xcomp"):
		return x.controllers(v, depth)
	case x.tree.Is(v, "advcl", "obl") && x.objectDoes(v):
		// "accused India of attacking", "jailed him for insulting", "prevented Iran from buying": the object does it.
		return x.args(x.tree.Child(h, "obj"))
	case x.tree.Is(v, "advcl") && x.personUrged(h) >= 0 && x.infinitive(v):
		return x.args(x.personUrged(h))
	case x.accompanies(v) && resulting[x.lemma(v)] && x.passive(h):
		return x.agents(h) // "the town was shelled, killing two": the town kills nobody
	case x.triedBy(v) >= 0: // "condemned attempts by rebels to seize it": the rebels do it
		return x.nounSubjects(x.triedBy(v), -1)
	case x.tree.Is(v, "obj") && x.d.Tokens[v].UPOS == "NOUN": // "became a member of"
		return x.doer(h, depth)
	case x.tree.Is(v, "parataxis") && x.tree.Child(v, "mark") < 0:
		return nil
	case x.tree.Is(v, "conj", "advcl", "parataxis", "ccomp"):
		return x.doer(h, depth)
	}
	return nil
}

// resulting verbs tell, as participles, what came of an act.
var resulting = wordList("resulting")

// triedBy returns the noun of an attempt that the infinitive at v belongs to though it hangs on the verb, or -1.
func (x *extractor) triedBy(v int) int {
	o := x.tree.Child(x.d.Tokens[v].Head, "obj")
	if o < 0 || o > v || !attempts[x.lemma(o)] || !x.tree.Is(v, "advcl") || !x.infinitive(v) {
		return -1
	}
	if len(x.nounSubjects(o, -1)) == 0 {
		return -1
	}
	return o
}

// attempts are the nouns whose infinitive somebody tries or means to do.
var attempts = wordList("attempts")

// harming verbs tell, as participles, whom an act hit.
var harming = wordlist.Of("kill wound injure")

// ownSubject returns the subject of the active verb at v, or -1. Of a description and a name side by side it is the
// name ("manufacturer Stellantis"). The subject of a clause without "that" may have been taken for the object of the
// verb of speech before it.
func (x *extractor) ownSubject(v int) int {
	own := -1
	for _, c := range x.tree.Children(v) {
		if !x.tree.Is(c, "nsubj") || x.tree.Is(c, "nsubj:pass") {
			continue
		}
		if own < 0 || own < v && x.namedPhrase(c) && x.nextTo(own, c) {
			own = c
		}
	}
	if own >= 0 || !x.tree.Is(v, "ccomp", "acl") {
		return own
	}
	h := x.d.Tokens[v].Head
	if h >= 0 && x.tree.Is(v, "acl") { // it may hang on the noun itself
		v, h = h, x.d.Tokens[h].Head
		if h >= 0 && x.tree.Is(v, "obj") && x.opensClause(v, h) {
			return v
		}
		return -1
	}
	if o := x.tree.Child(h, "obj"); o >= 0 && o < v && x.opensClause(o, h) {
		return o
	}
	return -1
}

// nextTo reports whether the name at c stands right behind the word at h, or behind the whole phrase of a person at h
// ("the former president of Chad Idriss Déby").
func (x *extractor) nextTo(h, c int) bool {
	if c == h+1 {
		return true
	}
	return x.typeOf(h) == schema.Person && x.typeOf(c) == schema.Person &&
		mention.PhraseRange(x.tree, x.d, h).Last == x.phrase(c).First
}

// holders returns who does what the clause at v says that modifies a noun.
func (x *extractor) holders(v, depth int) []arg {
	h := x.nameAround(x.d.Tokens[v].Head)
	if x.d.Tokens[v].XPOS == "VBG" {
		g := x.d.Tokens[h].Head
		if harming[x.lemma(v)] && g >= 0 && x.tree.Is(h, "obj", "obl") && x.d.Tokens[g].UPOS == "VERB" && !x.passive(g) {
			return x.subjects(g, depth+1) // "attacked a post killing four": the post kills nobody
		}
		return append(x.args(h), x.makers(h, depth)...)
	}
	// "a plan to visit Tokyo", "attempts by rebels to seize it": whoever has the plan and makes the attempts.
	if p := x.tree.Child(h, "nmod:poss"); p >= 0 {
		return x.args(p)
	}
	for _, c := range x.tree.Children(h) {
		if x.tree.Is(c, "nmod") && x.tree.Case(c) == "by" {
			return x.args(c)
		}
	}
	out := x.governorSubjects(h, depth)
	if t := x.typeOf(h); t == schema.Agreement || t == schema.Initiative {
		// "an agreement to boost cooperation": the agreement does, and those who made it.
		out = append(x.args(h), out...)
	}
	return out
}

// nameAround returns the agreement whose name token h ends, or h: a clause after "a Memorandum of Understanding" may
// hang on its last word.
func (x *extractor) nameAround(h int) int {
	g := x.d.Tokens[h].Head
	if g == h-2 && g >= 0 && x.tree.Case(h) == "of" && x.typeOf(g) == schema.Agreement && !x.namedPhrase(h) {
		return g
	}
	return h
}

// makers returns who makes the agreement at h: what "announced a memorandum committing to work together" commits is
// them.
func (x *extractor) makers(h, depth int) []arg {
	if g := x.d.Tokens[h].Head; x.typeOf(h) == schema.Agreement && g >= 0 && x.tree.Is(h, "obj") && making[x.lemma(g)] {
		return x.subjects(g, depth+1)
	}
	return nil
}

// making verbs tell who binds himself by the agreement that is their object.
var making = wordList("making")

// controllers returns who does what the complement at v of another verb says.
func (x *extractor) controllers(v, depth int) []arg {
	h := x.d.Tokens[v].Head
	if o := x.tree.Child(h, "obj", "iobj"); o >= 0 && objectControl(x.lemma(h)) {
		return x.args(o)
	}
	if p := x.personUrged(h); p >= 0 {
		return x.args(p)
	}
	return x.doer(h, depth)
}

// objectDoes reports whether the object of the verb that the clause at v hangs on is the one who does what it says.
func (x *extractor) objectDoes(v int) bool {
	h := x.d.Tokens[v].Head
	if x.tree.Child(h, "obj") < 0 {
		return false
	}
	participle := x.d.Tokens[v].XPOS == "VBG"
	return participle && (accusing[x.lemma(h)] || x.marked(v, "for")) || refusing[x.lemma(h)] && x.marked(v, "from")
}

// doer returns the subjects of the verb at h, or what a passive verb is done to: in "he was asked to leave" he leaves.
func (x *extractor) doer(h, depth int) []arg {
	if x.passive(h) {
		if s := x.tree.Child(h, "nsubj:pass"); s >= 0 {
			if a := x.antecedent(s, h); a >= 0 {
				return x.args(a)
			}
		}
	}
	return x.subjects(h, depth+1)
}

// governorSubjects returns the subjects of the verb that a noun is the object of.
func (x *extractor) governorSubjects(n, depth int) []arg {
	h := x.d.Tokens[n].Head
	if h < 0 || !x.tree.Is(n, "obj", "obl", "xcomp", "nsubj:pass") {
		return nil
	}
	return x.subjects(h, depth+1)
}

// agents returns who does what a passive verb says.
func (x *extractor) agents(v int) []arg {
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "obl:agent") || x.tree.Is(c, "obl", "nmod") && x.tree.Case(c) == "by" {
			return x.args(c)
		}
	}
	// "arrested and expelled by Turkey": one agent for both.
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "conj") && x.d.Tokens[c].XPOS == "VBN" && x.tree.Child(c, "obl:agent") >= 0 {
			return x.args(x.tree.Child(c, "obl:agent"))
		}
	}
	if x.tree.Is(v, "conj") {
		if h := x.d.Tokens[v].Head; h >= 0 && x.passive(h) && x.tree.Child(h, "obl:agent") >= 0 {
			return x.args(x.tree.Child(h, "obl:agent"))
		}
	}
	return nil
}

// objectControl reports whether the object of a verb is the one who does what its complement says.
func objectControl(lemma string) bool { return controlling[schema.CanonLemma(lemma)] }

// controlling verbs have their object do what their complement says.
var controlling = wordList("controlling")

// personUrged returns the oblique of "call on X to", "appeal to X to", or -1.
func (x *extractor) personUrged(h int) int {
	switch x.lemma(h) {
	case "call", "appeal":
		for _, c := range x.tree.Children(h) {
			if x.tree.Is(c, "obl") && (x.tree.Case(c) == "on" || x.tree.Case(c) == "upon" || x.tree.Case(c) == "to") {
				return c
			}
		}
	}
	return -1
}
