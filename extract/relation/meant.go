package relation

import (
	"entente/extract/wordlist"
	"entente/schema"
)

// Nouns through which a relation reaches what depends on them: to stress the importance of peace is to stress peace.
var transparent = wordList("transparent")

// weighing nouns say how much a thing matters, not what it is: "issues of concern".
var weighing = wordlist.Of("concern interest importance priority note")

// Nouns that state their own relation: to reaffirm one's support for something is to support it.
var selfStating = wordList("selfStating")

// reaching are the relations that look through transparent nouns.
var reaching = map[string]bool{
	"emphasized": true, "discussed": true, "recognized": true, "welcomed": true, "supports": true, "pledged": true,
	"announced": true,
}

// wording nouns are the words of an instrument: to sign the text of a treaty is to sign the treaty.
var wording = wordlist.Of("text wording draft terms provisions")

// meant returns the tokens of what an object stands for: what depends on a transparent noun, nothing where the noun
// states its own relation, or the object itself.
func (x *extractor) meant(rel *schema.Relation, o int) []int {
	if o < 0 {
		return nil
	}
	if x.d.Tokens[o].UPOS != "NOUN" {
		return []int{o}
	}
	if c := x.tree.Child(o, "nmod"); c >= 0 && wording[x.lemma(o)] {
		if x.tree.Case(c) == "of" && x.typeOf(c) == schema.Agreement {
			return []int{c}
		}
	}
	if rel.Name == "opposes" && attempts[x.lemma(o)] {
		if c := x.tree.Child(o, "acl"); c >= 0 && x.infinitive(c) {
			return []int{c} // "opposition to attempts to change the border"
		}
	}
	if !reaching[rel.Name] {
		return []int{o}
	}
	if rel.Name != "welcomed" && selfStating[x.lemma(o)] && x.tree.Child(o, "nmod", "acl") >= 0 {
		return nil
	}
	if transparent[x.lemma(o)] {
		if out := x.through(o); len(out) > 0 {
			return out
		}
	}
	return []int{o}
}

// through returns what depends on the transparent noun at o.
func (x *extractor) through(o int) []int {
	var out []int
	for _, c := range x.tree.Children(o) {
		prep := x.tree.Case(c)
		switch {
		case x.tree.Is(c, "nmod") && (prep == "of" || prep == "for") && !weighing[x.lemma(c)]:
			out = append(out, c)
		case x.tree.Is(c, "acl") && x.infinitive(c):
			out = append(out, c) // the need to combat piracy is no word for piracy
		case x.tree.Is(c, "acl") && x.d.Tokens[c].UPOS == "VERB" && x.d.Tokens[c].XPOS != "VBN":
			out = append(out, c)
		}
	}
	if h := x.d.Tokens[o].Head; len(out) == 0 && h >= 0 {
		// "discussed ways to strengthen ties": the infinitive may hang on the verb.
		for _, c := range x.tree.Children(h) {
			if m := x.tree.Child(c, "mark"); m == o+1 && x.tree.Is(c, "advcl") && x.infinitive(c) {
				out = append(out, c)
			}
		}
	}
	return out
}
