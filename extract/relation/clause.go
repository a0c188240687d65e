package relation

import (
	"slices"
	"strings"

	"entente/extract/wordlist"
	"entente/schema"
)

// clause states what the verb or predicate at token v says of its subjects.
func (x *extractor) clause(v int) {
	copula := x.tree.Child(v, "cop")
	if x.d.Tokens[v].UPOS != "VERB" && copula < 0 {
		return
	}
	if x.tree.Is(v, "amod") && x.d.Tokens[v].XPOS == "VBG" {
		return // "a demanding post" demands nothing
	}
	lemma := x.lemma(v)
	if lemma == "call" && x.tree.Is(v, "acl") && x.passive(v) {
		return // "an operation called Dost" only names it
	}
	x.together(v, lemma)
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
	x.frames(v, lemma, nil)
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
		if t.Relation.Name == "said" || lemma == "call" && len(t.Frame.Words) == 0 && x.names(v) {
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
			if len(m.trigger.Frame.Words) == 0 && x.isWordOf(o, matches) {
				continue // "joined forces with": the forces are a word of the idiom
			}
			if x.state(claim{trigger: m.trigger, anchor: v, subjects: subjects, object: o}) {
				stated = true
			}
		}
	}
	return stated
}

// names reports whether the verb at v gives its object a name: "called him a liar".
func (x *extractor) names(v int) bool {
	objects := 0
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "xcomp") {
			return true
		}
		if x.tree.Is(c, "obj", "iobj") {
			objects++
		}
	}
	return objects > 1
}

// idiomatic nouns name nothing where a frame has them as a word of its own.
var idiomatic = wordlist.Of("force hand part place arm")

// isWordOf reports whether the object at o is an idiomatic noun of one of the frames that match.
func (x *extractor) isWordOf(o int, matches []match) bool {
	lemma := schema.CanonLemma(x.lemma(o))
	return idiomatic[lemma] && slices.ContainsFunc(matches, func(m match) bool {
		return !m.trigger.Frame.Own && slices.Contains(m.trigger.Frame.Words, lemma) && !slices.Contains(m.objects, o)
	})
}

func canon(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = schema.CanonLemma(w)
	}
	return out
}
