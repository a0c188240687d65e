package relation

import (
	"strings"

	"entente/schema"
)

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
		return x.undergoer(v)
	}
	var out []int
	for _, c := range x.tree.Children(v) {
		switch {
		case x.tree.Is(c, "iobj") && objectControl(x.lemma(v)) && x.tree.Child(v, "xcomp") > c:
			out = append(out, c) // "urged Turkey to leave": whom one urges
		case x.tree.Is(c, "obj") && !x.opensClause(c, v):
			if a := x.antecedent(c, v); a >= 0 {
				out = append(out, a)
			}
		case x.tree.Is(c, "xcomp") && x.lemma(v) != "need" && (x.d.Tokens[c].UPOS == "VERB" || x.tree.Child(c, "cop") >= 0):
			out = append(out, c)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, find := range []func(v int) int{
		x.loneIndirect, x.claimedClause, x.raisedObject, x.sharedRelative, x.nextObject, x.objectBehind, x.relativeObject,
	} {
		if o := find(v); o >= 0 {
			return []int{o}
		}
	}
	return nil
}

// undergoer returns what the passive verb at v is done to.
func (x *extractor) undergoer(v int) []int {
	h := x.d.Tokens[v].Head
	if s := x.tree.Child(v, "nsubj:pass"); s >= 0 {
		if a := x.antecedent(s, v); a >= 0 {
			return []int{a}
		}
		return nil
	}
	switch {
	case h < 0:
		return nil
	case x.tree.Is(v, "acl"):
		return []int{h}
	case x.tree.Is(v, "advcl") && !x.passive(h) && x.ownSubject(h) >= 0:
		if a := x.antecedent(x.ownSubject(h), h); a >= 0 {
			return []int{a}
		}
		return nil
	case x.tree.Is(v, "conj") && x.passive(h):
		return x.direct(h)
	}
	return nil
}

// loneIndirect returns the indirect object of the verb at v, which has no other: whom one telephones or writes to.
func (x *extractor) loneIndirect(v int) int {
	if x.tree.Child(v, "ccomp", "xcomp") >= 0 {
		return -1
	}
	return x.tree.Child(v, "iobj")
}

// claimedClause returns the clause that somebody denies or announces at v, or -1.
func (x *extractor) claimedClause(v int) int {
	if !claiming[x.lemma(v)] {
		return -1
	}
	c := x.tree.Child(v, "ccomp")
	if c >= 0 && (x.d.Tokens[c].UPOS == "VERB" || x.lemma(v) == "deny" && x.tree.Child(c, "cop") >= 0) {
		return c
	}
	return -1
}

// raisedObject returns what stands before the clause around the infinitive at v, or -1: "the treaty that India agreed
// to sign".
func (x *extractor) raisedObject(v int) int {
	h := x.d.Tokens[v].Head
	if h >= 0 && x.tree.Is(v, "xcomp") && x.tree.Is(h, "acl:relcl") && x.objectRelative(h) {
		return x.d.Tokens[h].Head
	}
	return -1
}

// sharedRelative returns the noun that the verb at v shares with a relative clause that it is coordinated with, or -1:
// "the treaty that India signed and ratified".
func (x *extractor) sharedRelative(v int) int {
	h := x.d.Tokens[v].Head
	if h >= 0 && x.tree.Is(v, "conj") && x.tree.Is(h, "acl:relcl") && x.tree.Child(v, "nsubj") < 0 && x.objectRelative(h) {
		return x.d.Tokens[h].Head
	}
	return -1
}

// nextObject returns the object that the verb at v shares with the next one, or -1: "signed and ratified the treaty".
func (x *extractor) nextObject(v int) int {
	if x.tree.Child(v, "obl", "xcomp", "ccomp") >= 0 {
		return -1
	}
	c := x.tree.Child(v, "conj")
	if c < 0 || c-v > 3 || x.d.Tokens[c].UPOS != "VERB" || x.tree.Child(c, "nsubj") >= 0 {
		return -1
	}
	if o := x.tree.Child(c, "obj"); o > c && !x.relative(o) {
		return o
	}
	return -1
}

// objectBehind returns the object that hangs on the verb before the one at v though it stands behind both, or -1:
// "neither confirmed nor denied the strike".
func (x *extractor) objectBehind(v int) int {
	h := x.d.Tokens[v].Head
	second := h >= 0 && x.tree.Is(v, "conj") && x.d.Tokens[h].UPOS == "VERB"
	if !second || x.tree.Child(v, "nsubj", "obl", "xcomp", "ccomp") >= 0 {
		return -1
	}
	if o := x.tree.Child(h, "obj"); o > v && !x.relative(o) {
		return o
	}
	return -1
}

// relativeObject returns the noun that the relative clause of v modifies if it is its object, or -1: "the text that the
// ministers welcomed".
func (x *extractor) relativeObject(v int) int {
	if (x.tree.Child(v, "xcomp") < 0 || x.lemma(v) == "need") && x.tree.Is(v, "acl:relcl") && x.objectRelative(v) {
		return x.d.Tokens[v].Head
	}
	return -1
}

// opensClause reports whether the object o of a verb of speech at v is rather the subject of a clause without "that",
// whose verb stands behind it: "announces France is to ban the sale".
func (x *extractor) opensClause(o, v int) bool {
	next := x.phrase(o).Last
	if !speech[x.lemma(v)] || next <= o || next >= x.d.Sentences[x.sentence].Tokens.Last {
		return false
	}
	switch t := &x.d.Tokens[next]; t.XPOS {
	case "MD", "VBZ", "VBD":
		return !x.tree.Is(next, "conj") && t.Head != o
	}
	return false
}

// objectRelative reports whether the noun that the relative clause of v modifies is not its subject.
func (x *extractor) objectRelative(v int) bool {
	s := x.tree.Child(v, "nsubj")
	return s >= 0 && !x.relative(s)
}

// claiming verbs take a clause as what they deny, announce, promise or warn of.
var claiming = wordList("claiming")

// passive reports whether the verb at v is passive: by its auxiliary, or a bare past participle that modifies a noun.
func (x *extractor) passive(v int) bool {
	if x.tree.Child(v, "nsubj:pass", "aux:pass") >= 0 {
		return true
	}
	t := &x.d.Tokens[v]
	if t.XPOS == "VBN" && x.tree.Is(v, "advcl", "xcomp") && x.tree.Child(v, "nsubj", "aux", "obj", "mark") < 0 {
		return true // "Founded in 1945, the body grew"
	}
	if t.XPOS != "VBN" || t.Head < 0 {
		return false
	}
	if x.tree.Is(v, "conj") && x.tree.Child(v, "nsubj", "aux", "obj") < 0 && x.d.Tokens[t.Head].XPOS == "VBN" {
		return x.passive(t.Head) // "was arrested and expelled"
	}
	return x.tree.Is(v, "acl") && !x.tree.Is(v, "acl:relcl")
}

// relative reports whether token i is a relative pronoun.
func (x *extractor) relative(i int) bool {
	t := &x.d.Tokens[i]
	return strings.Contains(t.Feats, "PronType=Rel") || t.XPOS == "WDT" || t.XPOS == "WP"
}

// antecedent returns what token i stands for if it is the relative pronoun of the clause of v: the noun that the
// clause modifies.
func (x *extractor) antecedent(i, v int) int {
	if !x.relative(i) {
		return i
	}
	for steps := 0; v >= 0 && steps < 4; steps++ {
		if x.tree.Is(v, "acl:relcl") {
			return x.impersonal(i, x.d.Tokens[v].Head)
		}
		if !x.tree.Is(v, "conj", "xcomp", "ccomp") {
			break
		}
		v = x.d.Tokens[v].Head
	}
	return -1
}

// impersonal returns what the relative pronoun at i stands for, h unless that is people and the pronoun "which": then
// it is the thing whose phrase ends right before the clause ("expelled diplomats in solidarity with Latvia, which …").
func (x *extractor) impersonal(i, h int) int {
	if t := x.typeOf(h); x.lemma(i) != "which" || !t.Is(schema.Person) && t != schema.Group {
		return h
	}
	end := i
	for end > 0 && (x.d.Tokens[end-1].UPOS == "ADP" || x.d.Tokens[end-1].Form == ",") {
		end--
	}
	for n := end - 1; n > h && end-n < 6; n-- {
		k, ok := x.byHead[n]
		if ok && x.d.Mentions[k].Tokens.Last == end && actsAlone(x.d.Mentions[k].Type) {
			return n
		}
	}
	return h
}

// actsAlone reports whether things of type t do something without being people: countries and bodies.
func actsAlone(t schema.NodeType) bool { return t == schema.Country || t.Is(schema.Organization) }

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
				if a := x.antecedent(c, h); a >= 0 && !x.partOfPreposition(c) {
					out = append(out, a)
				}
			}
			continue
		}
		// A clause after a preposition: "committed to strengthening ties", "agreed to take part". A noun's infinitive
		// is no such clause: "opposition to attempts to change" is not opposition to change.
		if x.tree.Is(c, "acl") && x.d.Tokens[c].XPOS != "VBG" && !promising[x.lemma(h)] {
			continue
		}
		if m := x.tree.Child(c, "mark"); m >= 0 && x.lemma(m) == want {
			out = append(out, c)
		}
	}
	return out
}

// adpositional are nouns that make a preposition with what stands around them: "in the face of", "on the sidelines of".
var adpositional = wordList("adpositional")

// partOfPreposition reports whether the noun at c names nothing by itself but makes a preposition.
func (x *extractor) partOfPreposition(c int) bool {
	return adpositional[x.lemma(c)] && x.tree.Child(c, "nmod") > c
}
