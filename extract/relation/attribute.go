package relation

import (
	"strings"

	"entente/schema"
)

// attributes states what the modifiers of the thing that token n heads say of it: where and when an event is, what an
// agreement is on and between whom, what aid is for, how much of something there is.
func (x *extractor) attributes(n int) {
	x.predicate(n)
	k, ok := x.byHead[n]
	if !ok {
		return
	}
	m := &x.d.Mentions[k]
	if _, ok := x.timeAt(n); ok {
		return // March is no event
	}
	if m.Cluster < 0 || x.d.Tokens[n].UPOS == "PRON" || len(x.d.Clusters[m.Cluster].Split) > 0 {
		return
	}
	x.office(k)
	e := x.entity(m.Cluster)
	if e == nil {
		return
	}
	self := arg{node: schema.Node{Entity: e, Text: x.words(m.Tokens)}, head: n, typ: e.Type}
	for _, c := range x.tree.Children(n) {
		if x.tree.Is(c, "nmod", "nmod:unmarked", "nummod", "amod", "compound", "acl") {
			x.attribute(self, c)
		}
	}
	switch {
	case self.typ.Is(schema.EventNode), self.typ == schema.Document, self.typ == schema.Agreement:
		x.happening(self)
	case self.typ == schema.Aid:
		x.aid(self)
	case self.typ == schema.Ministry:
		x.ministry(self)
	}
}

// ministry states whom a ministry acts for: the country that possesses or modifies it.
func (x *extractor) ministry(self arg) {
	if x.d.Tokens[self.head].XPOS == "NNS" {
		return
	}
	for _, c := range x.tree.Children(self.head) {
		if !x.tree.Is(c, "nmod:poss", "amod", "compound") && !(x.tree.Is(c, "nmod") && x.tree.Case(c) == "of") {
			continue
		}
		for _, a := range x.one(c) {
			if a.typ == schema.Country {
				x.emit(statement{rel: "represents", subject: self, object: a, anchor: self.head, manner: plainly, quiet: true})
				return
			}
		}
	}
	// A ministry with a name of its own acts for the country that the gazetteer gives it, if the text speaks of that
	// country.
	e, ok := x.g.ByID(self.node.Entity.ID.Local())
	if !ok || e.Country == "" {
		return
	}
	if c, ok := x.g.ByISO(e.Country); ok {
		if country := x.intern(entityOf(x.g, c.Entity)); country != nil {
			object := arg{node: schema.Node{Entity: country, Text: self.node.Text}, head: self.head, typ: schema.Country}
			x.emit(statement{
				rel: "represents", subject: self, object: object, anchor: self.head, manner: plainly, quiet: true, penalty: 0.1,
			})
		}
	}
}

// hyphened reports whether a hyphen joins token c to the word before it: "the US-India fund" lies in neither.
func (x *extractor) hyphened(c int) bool { return c > 0 && x.d.Tokens[c-1].Form == "-" }

// grounds are places that one is on: what happens on an island is not about it.
var grounds = wordList("grounds")

// seated reports whether things of type t lie in the country whose adjective they carry: "an Iraqi air base".
func seated(t schema.NodeType) bool {
	switch t {
	case schema.Company, schema.Media, schema.ThinkTank, schema.Organization:
		return true
	}
	return t.Is(schema.Place)
}

// parts are the nouns that say of themselves to be part of what follows "of".
var parts = wordList("parts")

// counted reports whether a number of things of type t is worth a statement: the size of aid always, the number of
// people or arms where it is more than a handful.
func counted(t schema.NodeType, lit *schema.Literal) bool {
	if t == schema.Aid {
		return true
	}
	whole, _, _ := strings.Cut(lit.Value, ".")
	return (t == schema.Group || t.Is(schema.ArmedForce) || t == schema.Weapon) && len(whole) > 1
}

// topics leaves out those who act: an agreement "with" or "on" somebody is not on the topic of them.
func (x *extractor) topics(list []arg) []arg {
	var out []arg
	for _, a := range list {
		if a.node.Entity != nil && !a.typ.Is(schema.Actor) {
			out = append(out, a)
		}
	}
	return out
}

// namedPhrase reports whether the phrase at h is something with a name.
func (x *extractor) namedPhrase(h int) bool {
	i, ok := x.byHead[h]
	return ok && x.d.Mentions[i].Named
}

// of states rel between self and each object, as the noun of self is meant.
func (x *extractor) of(self arg, rel string, objects []arg) {
	m := x.mannerOfNoun(max(0, self.head))
	if rel != "date" && rel != "occurredIn" {
		m = plainly
	}
	for _, o := range objects {
		if o.node.Key() == self.node.Key() {
			continue
		}
		x.emit(statement{rel: rel, subject: self, object: o, anchor: self.head, manner: m, quiet: true})
	}
}

// parties states who is party to the agreement self.
func (x *extractor) parties(self arg, who []arg) {
	for _, a := range who {
		if a.typ.Is(schema.Actor) && a.node.Entity != nil {
			x.emit(statement{rel: "partyTo", subject: a, object: self, anchor: self.head, manner: plainly, quiet: true})
		}
	}
}

// Verbs that say of their subject or object that it happens.
var happeningVerbs = wordList("happeningVerbs")

// happening states when and where the event self is, from the clause that it is subject or object of: "the talks were
// held in Tokyo on Wednesday".
func (x *extractor) happening(self arg) {
	h := x.d.Tokens[self.head].Head
	if h < 0 || !x.tree.Is(self.head, "nsubj", "obj", "nsubj:pass") || x.d.Tokens[h].UPOS != "VERB" {
		return
	}
	m := x.mannerOf(h)
	for _, c := range x.tree.Children(h) {
		if !x.tree.Is(c, "obl", "advmod", "nmod:unmarked") {
			continue
		}
		if v, ok := x.timeAt(c); ok {
			if v.iso != "" && !x.untilTime(h) {
				x.emit(statement{rel: "date", subject: self, anchor: h, manner: m, quiet: true,
					object: arg{node: schema.Node{Literal: v.literal(), Text: v.text}, head: c, typ: schema.Time}})
			}
			continue
		}
		if happeningVerbs[x.lemma(h)] && x.tellsPlace(c) {
			for _, o := range x.args(c) {
				x.emit(statement{rel: "occurredIn", subject: self, object: o, anchor: h, manner: m, quiet: true})
			}
		}
	}
}

// aid states who gave the aid self, who receives it, what it is for, and what it includes.
func (x *extractor) aid(self arg) {
	givers := x.givers(self.head)
	recipients, purposes := x.destination(self.head)
	if whole := x.whole(self.head); whole >= 0 {
		if len(givers) == 0 {
			givers = x.givers(whole)
		}
		to, _ := x.destination(whole)
		if len(recipients) == 0 {
			recipients = to
		}
		if w := x.one(whole); len(w) == 1 {
			x.of(self, "partOf", w)
		}
	}
	m, anchor := x.mannerOfNoun(self.head), self.head
	if v := x.givenBy(self.head); v >= 0 && len(givers) == 0 {
		givers, m, anchor = actorsOf(x.subjects(v, 0)), x.mannerOf(v), v
		recipients = append(recipients, actorsOf(x.benefiting(self.head, v))...)
		if offering[x.lemma(v)] {
			m.modality = weaker(m.modality, schema.Planned)
		}
	}
	for _, g := range givers {
		x.emit(statement{rel: "gave", subject: g, object: self, anchor: anchor, manner: m, quiet: anchor == self.head})
		for _, r := range recipients {
			if r.node.Key() != g.node.Key() {
				x.emit(statement{rel: "providedAid", subject: g, object: r, anchor: anchor, manner: m, quiet: true})
			}
		}
	}
	x.of(self, "recipient", recipients)
	x.of(self, "purpose", purposes)
}

// givenBy returns the verb of giving or offering that the aid at n is the object of, or -1.
func (x *extractor) givenBy(n int) int {
	h := x.d.Tokens[n].Head
	if h < 0 || !x.tree.Is(n, "obj", "nsubj:pass") || x.d.Tokens[h].UPOS != "VERB" {
		return -1
	}
	if l := x.lemma(h); donating[l] || offering[l] {
		return h
	}
	return -1
}

// Verbs whose subject gives the aid that is their object, and verbs whose subject will give it.
var (
	donating = wordList("donating")
	offering = wordList("offering")
)

// benefiting returns whom the aid at n is for that the verb at v gives, where it hangs on the verb or on the sum:
// "announced aid of $5 million for Chad".
func (x *extractor) benefiting(n, v int) []arg {
	var out []arg
	for _, prep := range []string{"to", "for"} {
		for _, o := range x.governed(v, []string{prep}) {
			out = append(out, x.args(o)...)
		}
		for _, c := range x.tree.Children(n) {
			if _, sum := x.quantityAt(c); sum {
				for _, o := range x.governed(c, []string{prep}) {
					out = append(out, x.args(o)...)
				}
			}
		}
	}
	return out
}

// givers returns who gives the aid that token n heads: its possessor, a country that modifies it, or the phrase after
// "from" or "by".
func (x *extractor) givers(n int) []arg {
	for _, c := range x.tree.Children(n) {
		typ := x.typeOf(c)
		if !typ.Is(schema.Actor) && !x.tree.Is(c, "nmod:poss") {
			continue
		}
		prep := x.tree.Case(c)
		before := prep == "" && c < n && x.tree.Is(c, "amod", "compound")
		if before || x.tree.Is(c, "nmod:poss") || prep == "from" || prep == "by" {
			return actorsOf(x.args(c))
		}
	}
	return nil
}

func actorsOf(list []arg) []arg {
	var out []arg
	for _, a := range list {
		if a.typ.Is(schema.Actor) && a.node.Entity != nil {
			out = append(out, a)
		}
	}
	return out
}

// destination returns who receives the aid that token n heads, and what it is for.
func (x *extractor) destination(n int) (recipients, purposes []arg) {
	for _, c := range x.tree.Children(n) {
		switch prep := x.tree.Case(c); {
		case x.tree.Is(c, "nmod") && (prep == "to" || prep == "for"):
			for _, a := range x.args(c) {
				switch {
				case a.typ.Is(schema.Actor):
					recipients = append(recipients, a)
				case a.node.Entity != nil && prep == "for":
					purposes = append(purposes, a)
				}
			}
		case x.tree.Is(c, "acl") && x.tree.Child(c, "mark") >= 0 && x.lemma(x.tree.Child(c, "mark")) == "for":
			// "a grant for providing medical equipment": for the equipment.
			for _, o := range x.direct(c) {
				purposes = append(purposes, x.args(o)...)
			}
		}
	}
	return recipients, purposes
}

// whole returns the token of the aid that the aid at n is a part of ("aid including a loan and a grant"), or -1.
func (x *extractor) whole(n int) int {
	for x.tree.Is(n, "conj") && x.d.Tokens[n].Head >= 0 {
		n = x.d.Tokens[n].Head
	}
	if !strings.HasPrefix(x.tree.Case(n), "includ") {
		return -1
	}
	if h := x.d.Tokens[n].Head; h >= 0 && x.typeOf(h) == schema.Aid {
		return h
	}
	return -1
}
