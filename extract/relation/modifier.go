package relation

import (
	"entente/extract/wordlist"
	"entente/schema"
)

// modifier is what stands with a noun and may say something of the thing that the noun names.
type modifier struct {
	token int
	typ   schema.NodeType
	prep  string // the preposition before it, "" for none
	place bool   // whether things can be there
}

// attribute states what the modifier at token c says of self.
func (x *extractor) attribute(self arg, c int) {
	m := modifier{token: c, typ: x.typeOf(c), prep: x.tree.Case(c)}
	m.place = m.typ.Is(schema.Place) || m.typ == schema.Country
	if !x.tree.Is(c, "acl") {
		for _, states := range []func(self arg, m *modifier) bool{x.numbers, x.unites, x.places, x.concerns, x.belongs} {
			if states(self, &m) {
				break
			}
		}
	}
	x.dates(self, c)
	x.measures(self, c)
}

// numbers states which event of a series self is, and reports whether the modifier can say no more.
func (x *extractor) numbers(self arg, m *modifier) bool {
	if !x.tree.Is(m.token, "nummod", "amod") || !self.typ.Is(schema.EventNode) {
		return false
	}
	if lit, ok := ordinal(x.d.Tokens[m.token].Form); ok {
		node := schema.Node{Literal: lit, Text: x.d.Tokens[m.token].Form}
		x.of(self, "ordinal", []arg{{node: node, head: m.token, typ: schema.Quantity}})
	}
	return true
}

// places states where self is or happens, and reports whether the modifier says it.
func (x *extractor) places(self arg, m *modifier) bool {
	t, c := self.typ, m.token
	if !m.place {
		return false
	}
	near := m.prep == "in" || m.prep == "near"
	on := m.prep == "on" && (t.Is(schema.Attack) || grounds[x.lemma(c)])
	lies := t.Is(schema.Place) || t == schema.Group || t.Is(schema.ArmedForce) || seated(t) && x.namedPhrase(c)
	possessed := x.tree.Is(c, "nmod:poss") && t.Is(schema.Place) && x.namedPhrase(c) && x.namedPhrase(self.head)
	adjective := x.tree.Is(c, "amod", "compound") && m.typ == schema.Country && seated(t) && c < self.head &&
		len(x.d.Tokens[self.head].Form) > 2 && !x.hyphened(c)
	switch {
	case (near || on || m.prep == "at") && t.Is(schema.EventNode):
		x.of(self, "occurredIn", x.args(c))
	case near && lies, possessed, adjective:
		x.of(self, "locatedIn", x.args(c))
	default:
		return false
	}
	return true
}

// about are the prepositions before the subject matter of something.
var about = wordlist.Of("on about regarding over concerning")

// concerns states what self is on, and reports whether the modifier says it.
func (x *extractor) concerns(self arg, m *modifier) bool {
	if !about[m.prep] || m.typ == schema.Time {
		return false
	}
	switch t := self.typ; {
	case t == schema.Agreement || t == schema.Initiative:
		x.of(self, "covers", x.topics(x.args(m.token)))
	case t.Is(schema.EventNode) && !t.Is(schema.Attack) || t == schema.Document || t == schema.Aid:
		x.of(self, "about", x.args(m.token))
	}
	return true
}

// unites states who made self together, and reports whether the modifier says it.
func (x *extractor) unites(self arg, m *modifier) bool {
	t, c := self.typ, m.token
	if !m.typ.Is(schema.Actor) {
		return false
	}
	before := m.prep == "" && x.tree.Is(c, "compound", "amod")
	switch {
	case t == schema.Agreement && (m.prep == "between" || m.prep == "with" || before && !x.money(c)):
		x.parties(self, x.args(c))
	case t == schema.Initiative && (m.prep == "between" || m.prep == "among"):
		for _, a := range actorsOf(x.args(c)) {
			x.emit(statement{
				rel: "partnersOn", subject: a, object: self, anchor: self.head, manner: x.mannerOfNoun(self.head), quiet: true,
			})
		}
	case x.tree.Is(c, "compound", "amod") && m.typ == schema.Country && x.lemma(self.head) == "alliance":
		for _, a := range x.args(c) {
			m := manner{schema.Positive, schema.Asserted}
			x.emit(statement{rel: "memberOf", subject: a, object: self, anchor: self.head, manner: m, quiet: true})
		}
	default:
		return false
	}
	return true
}

// belongs states of what body or whole self is, and reports whether the modifier says it.
func (x *extractor) belongs(self arg, m *modifier) bool {
	t, c := self.typ, m.token
	body := m.typ.Is(schema.Organization) || m.typ == schema.Initiative
	of := m.prep == "of"
	switch {
	case t.Is(schema.Meeting) && body && (of || x.tree.Is(c, "nmod:poss", "compound")):
		for _, a := range x.args(c) {
			m := x.mannerOfNoun(self.head)
			x.emit(statement{rel: "meeting", subject: a, object: self, anchor: self.head, manner: m, quiet: true})
		}
	case of && t.Is(schema.Organization) && m.typ.Is(schema.Organization) && x.namedPhrase(self.head),
		of && parts[x.lemma(self.head)] && (body || m.place || m.typ == schema.Agreement || m.typ == schema.Document):
		x.of(self, "partOf", x.args(c))
	case of && x.lemma(self.head) == "part":
		for _, holder := range x.holderOf(self.head) {
			x.of(holder, "partOf", x.args(c))
		}
	default:
		return false
	}
	return true
}

// dates states when self is, if the modifier at c is a time. "After the May 2017 attack" begins with the attack, not
// with its date: only the words of the phrase tell it.
func (x *extractor) dates(self arg, c int) {
	if !self.typ.Is(schema.EventNode) && self.typ != schema.Agreement && self.typ != schema.Document {
		return
	}
	if v, ok := x.timeWithin(c, self.head); ok && v.iso != "" {
		x.of(self, "date", []arg{{node: schema.Node{Literal: v.literal(), Text: v.text}, head: c, typ: schema.Time}})
	}
}

// measures states how much or how many self is, if the modifier at c is a quantity. Of people and arms it stands before
// them: what follows counts a part of them.
func (x *extractor) measures(self arg, c int) {
	lit, ok := x.quantityAt(c)
	before := c < self.head || self.typ == schema.Aid
	if !ok || !before || !counted(self.typ, lit) || !x.tree.Is(c, "nummod", "compound", "amod", "nmod") {
		return
	}
	x.of(self, "amount", []arg{{node: schema.Node{Literal: lit, Text: lit.Label}, head: c, typ: schema.Quantity}})
}
