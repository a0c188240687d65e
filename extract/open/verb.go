package open

import (
	"slices"

	"entente/extract/relation"
)

// depthLimit bounds how far a missing subject is looked for, clause by clause.
const depthLimit = 6

// predicate reports whether token v heads a clause: a verb that is no modifier of a noun, or what a copula predicates.
func (x *extractor) predicate(v int) bool {
	if x.tree.Child(v, "cop") >= 0 {
		return true
	}
	return x.upos(v) == "VERB" && !x.tree.Is(v, "amod", "compound", "case", "nmod", "obl", "fixed", "flat")
}

// subject returns the token that heads the subject of the predicate at v, or -1: its own, a relative pronoun being
// what it stands for, or the one that its clause shares with the clause or noun that it hangs on. The subject is that
// of the grammar: what a passive verb is done to.
func (x *extractor) subject(v, depth int) int {
	own := -1
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "nsubj", "csubj") && (own < 0 || c < v) {
			own = c // of two, one is a conjunction that was misread: the one next to the verb is the subject
		}
	}
	if own >= 0 {
		return x.reader.Antecedent(own, v)
	}
	h := x.d.Tokens[v].Head
	if h < 0 || depth > depthLimit {
		return -1
	}
	switch {
	case x.tree.Is(v, "acl") && !x.tree.Is(v, "acl:relcl"):
		return x.bearer(v, h)
	case x.tree.Is(v, "xcomp"):
		if o := x.tree.Child(h, "obj", "iobj"); o >= 0 && relation.ObjectControls(x.lemma(h)) {
			return x.reader.Antecedent(o, h)
		}
		return x.subject(h, depth+1)
	case x.tree.Is(v, "conj", "advcl"):
		return x.subject(h, depth+1)
	}
	return -1
}

// bearer returns who does what the clause at v says that modifies the noun at h: the noun itself where v is a bare
// participle ("a ship carrying grain"), else who possesses the noun ("India's hope of winning"). What nobody possesses
// does nothing: "the importance of holding talks".
func (x *extractor) bearer(v, h int) int {
	if x.tree.Child(v, "mark", "case") < 0 {
		return h
	}
	return x.tree.Child(h, "nmod:poss")
}

// marked reports whether the clause at v has the given marker.
func (x *extractor) marked(v int, word string) bool { return x.marker(v, word) >= 0 }

// marker returns the given marker of the clause at v, or -1.
func (x *extractor) marker(v int, word string) int {
	if k := x.tree.Child(v, "mark"); k >= 0 && x.lemma(k) == word {
		return k
	}
	return -1
}

// group returns the verb group at v in the order of the text: auxiliaries or copula, negation, the adverbs before the
// verb, the verb, its particle, and the group that it completes ("is expected to sign").
func (x *extractor) group(v int) []int {
	copula := x.tree.Child(v, "cop")
	var out []int
	for _, c := range x.tree.Children(v) {
		switch {
		case x.tree.Is(c, "aux", "cop", "compound:prt"), x.tree.Is(c, "mark") && x.completes(v), x.negation(c):
			out = append(out, c)
		case x.tree.Is(c, "advmod") && c < v && !asking[x.lemma(c)] && (copula < 0 || c < copula) &&
			x.tree.Child(c, "advmod", "obl") < 0:
			out = append(out, c)
		}
	}
	if copula < 0 {
		out = append(out, v)
	}
	if x.completes(v) {
		h := x.d.Tokens[v].Head
		out = append(out, x.group(h)...)
		if x.upos(h) != "VERB" {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// asking are the adverbs that begin a clause and are no part of its predicate.
var asking = map[string]bool{"where": true, "when": true, "why": true, "how": true, "whenever": true, "wherever": true}

func (x *extractor) negation(c int) bool {
	switch x.lemma(c) {
	case "not", "n't", "never":
		return x.tree.Is(c, "advmod")
	}
	return false
}

// completes reports whether the verb at v and the verb or adjective before it are one predicate: "wants to buy", "is
// able to pay".
func (x *extractor) completes(v int) bool {
	h := x.d.Tokens[v].Head
	return h >= 0 && h < v && x.tree.Is(v, "xcomp") && x.upos(v) == "VERB" && x.predicate(h) &&
		x.tree.Child(h, "obj", "iobj") < 0
}

// completed reports whether a verb completes the predicate at v, so that both are stated together.
func (x *extractor) completed(v int) bool {
	return slices.ContainsFunc(x.tree.Children(v), x.completes)
}

// name returns the words of the relation's name for the tokens of a predicate: lemmas, the participle of a passive,
// and no auxiliaries, adverbs or "that".
func (x *extractor) name(predicate []int) string {
	var words string
	for _, t := range predicate {
		switch {
		case x.tree.Is(t, "aux:pass"):
			words += "be "
		case x.tree.Is(t, "aux", "advmod"), x.tree.Is(t, "mark") && x.lemma(t) == "that":
		case x.passive(t):
			if x.tree.Child(t, "aux:pass") < 0 {
				words += "be "
			}
			words += x.d.Tokens[t].Form + " "
		default:
			words += x.lemma(t) + " "
		}
	}
	return words
}

// passive reports whether the verb at v is passive: by its auxiliary, or as a past participle that modifies a noun.
func (x *extractor) passive(v int) bool {
	if x.tree.Child(v, "aux:pass") >= 0 {
		return true
	}
	return x.upos(v) == "VERB" && x.d.Tokens[v].XPOS == "VBN" && x.tree.Is(v, "acl", "advcl") &&
		x.tree.Child(v, "nsubj", "aux", "obj") < 0
}
