package relation

import (
	"strings"

	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/wordlist"
	"entente/schema"
)

// lightVerbs lend their subject to the noun that is their object: "launched an attack on", "gave support to".
var lightVerbs = wordList("lightVerbs")

// noun states what the noun at n states by itself: "the agreement between A and B", "Japan's aid to India",
// "the attack on X", with the subject in a possessive, a modifier or after "by".
func (x *extractor) noun(n int) {
	if x.d.Tokens[n].UPOS != "NOUN" && x.d.Tokens[n].UPOS != "PROPN" {
		return
	}
	lemma := x.lemma(n)
	triggers := x.table.Nouns(lemma)
	if len(triggers) == 0 {
		return
	}
	manner := x.mannerOfNoun(n)
	x.shared(n, triggers, manner)
	x.field(n, lemma, manner)
	for _, t := range triggers {
		words := t.Frame.Words
		if len(words) == 0 || !x.modifiedBy(n, t.Frame.Before) {
			continue
		}
		prep := words[len(words)-1]
		if prep == "between" {
			x.between(n, t, manner)
			continue
		}
		for _, o := range x.governedBeside(n, words) {
			subjects := x.nounSubjects(n, o)
			if t.Frame.ToSubject {
				continue
			}
			if len(subjects) == 0 && joint[t.Relation.Name] {
				subjects = x.partners(n)
			}
			x.state(claim{trigger: t, anchor: n, subjects: subjects, object: o, manner: &manner, penalty: 0.05})
		}
	}
}

// joint are the relations of partners: those who act around the noun of one are the partners.
var joint = map[string]bool{"cooperatesOn": true, "cooperatesWith": true, "partnersOn": true}

// governedBeside returns what the words after the noun at n govern. Where nothing of it hangs on the noun, it may hang
// on the verb that the noun is the object of, right behind it: "underscored their opposition | to the plan".
func (x *extractor) governedBeside(n int, words []string) []int {
	out := x.governed(n, words)
	h := x.d.Tokens[n].Head
	if len(out) > 0 || h < 0 || !x.tree.Is(n, "obj") || !lightVerbs[x.lemma(h)] && !restating[x.lemma(h)] {
		return out
	}
	for _, o := range x.governed(h, words) {
		if c := x.tree.Child(o, "case"); c == n+1 {
			out = append(out, o)
		}
	}
	return out
}

// restating verbs say once more what their object says: "underscored their opposition to".
var restating = wordList("restating")

// modifiedBy reports whether the words stand before the noun at n as its modifiers. A trade war is no war: a noun of
// force with such a modifier expresses nothing.
func (x *extractor) modifiedBy(n int, words []string) bool {
	for _, w := range words {
		found := false
		for _, c := range x.tree.Children(n) {
			found = found || c < n && x.tree.Is(c, "compound", "amod") && schema.CanonLemma(x.lemma(c)) == w
		}
		if !found {
			return false
		}
	}
	if mention.NounType(x.lemma(n)) == schema.Attack {
		for _, c := range x.tree.Children(n) {
			if c < n && peaceful[x.lemma(c)] {
				return false
			}
		}
	}
	return true
}

// peaceful modifiers make a noun of force one of something else: a trade war, a hunger strike.
var peaceful = wordlist.Of("trade price legal heart verbal hunger labour labor general rail")

// shared states a symmetric relation among several that possess its noun: "their cooperation", "our alliance".
func (x *extractor) shared(n int, triggers []schema.Trigger, m manner) {
	p := x.tree.Child(n, "nmod:poss")
	if p < 0 || x.typeOf(n).Is(schema.Actor) {
		return // "our allies" are not each other's
	}
	sides := x.args(p)
	if c := x.tree.Child(n, "nmod", "acl"); c > n {
		return // "our call on the army": with whom it is, or to what end, is said
	}
	if n+1 < len(x.d.Tokens) && x.d.Tokens[n+1].UPOS == "ADP" && x.d.Tokens[x.d.Tokens[n+1].Head].UPOS != "VERB" {
		return // "our friendship with, and our trust in, Chile"
	}
	for _, t := range triggers {
		if !t.Relation.Symmetric || len(sides) < 2 {
			continue
		}
		for i := range sides {
			for _, other := range sides[i+1:] {
				x.state(claim{
					trigger: schema.Trigger{Relation: t.Relation}, anchor: n, subjects: sides[i : i+1], object: -1,
					objects: []arg{other}, manner: &m, penalty: 0.1,
				})
			}
		}
		return
	}
}

// field states the field of a cooperation that its modifiers name: "security cooperation", "clean energy and military
// cooperation".
func (x *extractor) field(n int, lemma string, m manner) {
	if lemma != "cooperation" && lemma != "collaboration" {
		return
	}
	who := x.nounSubjects(n, -1)
	if len(who) < 2 {
		who = x.partners(n)
	}
	for _, c := range x.tree.Children(n) {
		if c > n || !x.tree.Is(c, "compound", "amod") || len(who) < 2 {
			continue
		}
		if x.tree.Is(c, "amod") && !fields[x.lemma(c)] || x.typeOf(c).Is(schema.Actor) {
			continue
		}
		label := x.d.Tokens[c].Form
		if x.d.Tokens[c].UPOS == "PROPN" && strings.Contains(label, "-") {
			continue // "Australia-China cooperation": the sides, not the field
		}
		topics := x.one(c)
		if len(topics) == 0 {
			e := link.Unknown(x.g, strings.ToLower(label), schema.Topic)
			topics = []arg{{node: schema.Node{Entity: x.intern(&e), Text: label}, head: c, typ: schema.Topic}}
		}
		if rel, err := x.table.ByName("cooperatesOn"); err == nil {
			x.state(claim{
				trigger: schema.Trigger{Relation: rel}, anchor: n, subjects: who, object: -1, objects: topics, manner: &m,
				penalty: 0.1,
			})
		}
	}
}

// fields are the adjectives that name a field of cooperation.
var fields = wordList("fields")

// partners returns the countries of those who do what the clause around the noun at n says, if they are of several
// countries: when two presidents commit to cooperation, their countries cooperate.
func (x *extractor) partners(n int) []arg {
	if len(x.governed(n, []string{"between"})) > 0 {
		return nil // it is theirs who are named there
	}
	v := n
	for steps := 0; v >= 0 && x.d.Tokens[v].UPOS != "VERB" && steps < 6; steps++ {
		v = x.d.Tokens[v].Head
	}
	if v < 0 {
		return nil
	}
	var out []arg
	seen := map[string]bool{}
	for _, a := range x.subjects(v, 0) {
		if a.typ == schema.Person {
			c := x.represented[a.node.Entity.ID]
			if c == nil {
				continue
			}
			a.node.Entity, a.typ, a.indirect = c, c.Type, true
		}
		if a.typ == schema.Country && !seen[a.node.Key()] {
			seen[a.node.Key()] = true
			out = append(out, a)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// between states a symmetric relation of the two sides after "between".
func (x *extractor) between(n int, t schema.Trigger, m manner) {
	for _, o := range x.governed(n, []string{"between"}) {
		sides := x.args(o)
		for i := range sides {
			for _, other := range sides[i+1:] {
				x.state(claim{
					trigger: t, anchor: n, subjects: sides[i : i+1], object: other.head, objects: []arg{other}, manner: &m,
					penalty: 0.05,
				})
			}
		}
	}
}

// nounSubjects returns who does what the noun at n says: its possessor, a country or organisation that modifies it, the
// phrase after "by", or the subject of a light verb that it is the object of. object is not among them.
func (x *extractor) nounSubjects(n, object int) []arg {
	for _, c := range x.tree.Children(n) {
		switch {
		case c == object:
		case x.tree.Is(c, "nmod:poss"):
			return x.args(c)
		case x.tree.Is(c, "nmod") && (x.tree.Case(c) == "by" || x.comesFrom(n, c)):
			return x.args(c)
		case c < n && x.tree.Is(c, "amod", "compound", "nmod") && x.typeOf(c).Is(schema.Actor) && x.lemma(n) != "member":
			return x.args(c)
		}
	}
	h := x.d.Tokens[n].Head
	if h >= 0 && x.tree.Is(n, "obj") && (lightVerbs[x.lemma(h)] || planning[x.lemma(h)] || requesting[x.lemma(h)]) {
		return x.subjects(h, 0)
	}
	if h >= 0 && x.tree.Is(n, "obj") && x.d.Tokens[h].UPOS == "VERB" {
		return nil
	}
	if h >= 0 && x.tree.Is(n, "obl") && x.d.Tokens[h].UPOS == "VERB" && talking[x.lemma(n)] {
		// "said in a call with Putin", "agreed during talks with Japan": whoever says and agrees.
		switch x.tree.Case(n) {
		case "in", "during", "at", "after", "following":
			return x.subjects(h, 0)
		}
	}
	// "the attack by X on Y" has its parts on the noun; "members of the alliance" act themselves.
	if x.tree.Is(n, "nsubj", "obl", "nmod", "appos", "conj") && x.typeOf(n).Is(schema.Actor) && roles[x.lemma(n)] {
		return x.holderOf(n)
	}
	return nil
}

// comesFrom reports whether the phrase at c says from whom comes what the noun at n says: "a threat from Iran".
func (x *extractor) comesFrom(n, c int) bool {
	return x.tree.Case(c) == "from" && !x.typeOf(c).Is(schema.Place) && !taking[x.lemma(n)]
}

// taking nouns have after "from" who gives up what is taken.
var taking = wordlist.Of("import purchase acquisition withdrawal departure")

// roles are the nouns of those who are something to somebody else, which they do themselves.
var roles = wordList("roles")

// talking nouns are occasions on which those who do something do it with somebody.
var talking = wordList("talking")

// holderOf returns who a noun of a role is said of: what it stands in apposition to, or the subject that it is
// predicated of.
func (x *extractor) holderOf(n int) []arg {
	h := x.d.Tokens[n].Head
	if h >= 0 && x.tree.Is(n, "appos") {
		return x.one(h)
	}
	if s := x.tree.Child(n, "nsubj"); s >= 0 {
		return x.args(s)
	}
	if a := x.tree.Child(n, "appos"); a >= 0 {
		return x.args(a)
	}
	return nil
}
