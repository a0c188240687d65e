package relation

import (
	"strings"

	"entente/schema"
)

// dull verbs state nothing by themselves: their open relations would only fill the graph.
var dull = set("be have do make go get take come say tell seem appear become keep let put use see know think want mean include " +
	"follow begin start continue happen remain add note call")

// open states an open relation of the verb at v: its lemma with particle and preposition, between its subjects and its
// object or the first oblique that is something named. Verbs that the table knows but whose frame did not fit, and dull
// ones, state none.
func (x *extractor) open(v int, lemma string) {
	if dull[lemma] || !isWord(lemma) {
		return
	}
	if h := x.d.Tokens[v].Head; h >= 0 && x.tree.Is(v, "xcomp", "advcl", "acl", "ccomp") && x.infinitive(v) {
		// What somebody pledges or is urged to do is the object of that statement.
		if l := schema.CanonLemma(x.lemma(h)); planning[l] || requesting[l] || promising[l] || refusing[l] {
			return
		}
	}
	subjects := x.subjects(v, 0)
	if len(subjects) == 0 {
		return
	}
	words := lemma
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "compound:prt") {
			words += " " + x.lemma(c)
		}
	}
	m := x.mannerOf(v)
	objects := x.direct(v)
	if len(objects) == 0 {
		for _, c := range x.tree.Children(v) {
			if x.tree.Is(c, "obl") && !x.tree.Is(c, "obl:agent", "obl:unmarked") && x.namedPhrase(c) {
				words += " " + x.tree.Case(c)
				objects = []int{c}
				break
			}
		}
	}
	for _, o := range objects {
		if x.d.Tokens[o].UPOS == "VERB" {
			continue
		}
		for _, s := range subjects {
			for _, a := range x.args(o) {
				if s.node.Entity == nil || a.node.Entity == nil || s.node.Key() == a.node.Key() || !acts(s.typ) {
					continue
				}
				x.emit(statement{rel: schema.Camel(words), open: true, subject: s, object: a, anchor: v, manner: m})
			}
		}
	}
}

// acts reports whether something of type t can be what an open relation is about.
func acts(t schema.NodeType) bool {
	return t.Is(schema.Actor) || t == schema.Agreement || t == schema.Initiative || t.Is(schema.EventNode) || t == schema.Document
}

// namedPhrase reports whether the phrase at h is something with a name.
func (x *extractor) namedPhrase(h int) bool {
	i, ok := x.byHead[h]
	return ok && x.d.Mentions[i].Named
}

func isWord(s string) bool {
	return len(s) > 1 && strings.IndexFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' }) < 0
}
