package relation

import (
	"strings"

	"entente/extract/link"
	"entente/extract/wordlist"
	"entente/schema"
)

// happening is what a relation tells of where it stands for a single happening: the type of the event, and what it is
// called where the verb has no noun in nominal.txt.
type happening struct {
	typ  schema.NodeType
	noun string
}

// occasions are the relations whose statements tell of a single happening. Standing relations are none.
var occasions = map[string]happening{
	"met": {schema.Meeting, "meeting"}, "spokeWith": {schema.Meeting, "call"}, "visited": {schema.Visit, "visit to"},
	"attacked": {schema.Attack, "attack on"}, "invaded": {schema.Attack, "invasion of"},
	"exercisesWith": {schema.Exercise, "exercise"}, "announced": {schema.EventNode, "announcement of"},
	"calledFor": {schema.EventNode, "call for"}, "requested": {schema.EventNode, "request for"},
	"expelled": {schema.EventNode, "expulsion of"}, "captured": {schema.EventNode, "capture of"},
	"seized": {schema.EventNode, "seizure of"}, "arrested": {schema.EventNode, "arrest of"},
	"released": {schema.EventNode, "release of"}, "deployed": {schema.EventNode, "deployment of"},
	"withdrewForces": {schema.EventNode, "withdrawal of forces from"}, "sanctioned": {schema.EventNode, "sanctions on"},
	"eased": {schema.EventNode, "easing of"}, "bought": {schema.EventNode, "purchase of"},
	"supplied": {schema.EventNode, "supply of"}, "tested": {schema.EventNode, "test of"},
	"elected": {schema.EventNode, "election of"}, "withdrewFrom": {schema.EventNode, "withdrawal from"},
	"ratified": {schema.EventNode, "ratification of"}, "cancelled": {schema.EventNode, "cancellation of"},
	"established": {schema.EventNode, "establishment of"}, "blockaded": {schema.EventNode, "blockade of"},
}

// occasion states when and where the event is that the statement out tells of, as facts of a node of its own: "China
// expelled the envoys on Monday" dates the expulsion of the envoys. A name of it is made of the noun of the verb.
func (x *extractor) occasion(out *schema.Statement, s *statement) {
	what, ok := occasions[s.rel]
	if !ok || s.quiet || s.open || !happened(out) || x.d.Tokens[s.anchor].UPOS != "VERB" {
		return
	}
	if s.object.node.Entity == nil || s.object.typ.Is(schema.EventNode) {
		return // what happens to an event is told of the event itself
	}
	var times, places []arg
	for _, c := range x.tree.Children(s.anchor) {
		if c == s.object.head || c == s.subject.head || !x.tree.Is(c, "obl", "advmod", "nmod:unmarked") {
			continue
		}
		if t, ok := x.timeAt(c); ok {
			if t.iso != "" && !x.untilTime(s.anchor) {
				times = append(times, arg{node: schema.Node{Literal: t.literal(), Text: t.text}, head: c, typ: schema.Time})
			}
		} else if x.tellsPlace(c) && s.rel != "visited" {
			places = append(places, x.args(c)...)
		}
	}
	if len(times)+len(places) == 0 {
		return
	}
	e := x.eventOf(s, what)
	self := arg{
		node: schema.Node{Entity: x.intern(&e), Text: x.d.Tokens[s.anchor].Form}, head: s.anchor, typ: what.typ,
	}
	for _, t := range times {
		x.ofOccasion(self, "date", t, s)
	}
	for _, place := range places {
		if place.node.Key() != s.object.node.Key() {
			x.ofOccasion(self, "occurredIn", place, s)
			x.travelled(s, place)
		}
	}
}

// happened reports whether a statement tells of what happened or is planned.
func happened(s *schema.Statement) bool {
	return s.Polarity != schema.Negative && (s.Modality == schema.Asserted || s.Modality == schema.Planned)
}

// travelled states that those who met in a place visited it if they act for another country.
func (x *extractor) travelled(s *statement, place arg) {
	if s.rel != "met" {
		return
	}
	there := x.countryOf(place.node.Entity)
	for _, who := range []arg{s.subject, s.object} {
		if who.typ != schema.Person || there == "" {
			continue
		}
		if home := x.represented[who.node.Entity.ID]; home != nil && home.ISO != "" && home.ISO != there {
			x.emit(statement{
				rel: "visited", subject: who, object: place, anchor: s.anchor, manner: s.manner, quiet: true,
				penalty: s.penalty + 0.1,
			})
		}
	}
}

// countryOf returns the ISO 3166 code of the country that e is or lies in, or "".
func (x *extractor) countryOf(e *schema.Entity) string {
	if e == nil {
		return ""
	}
	if known, ok := x.g.ByID(e.ID.Local()); ok && e.ISO == "" {
		return known.Country
	}
	return e.ISO
}

// ofOccasion states rel between the event and o, as the statement s that tells of the event is meant.
func (x *extractor) ofOccasion(event arg, rel string, o arg, s *statement) {
	x.emit(statement{
		rel: rel, subject: event, object: o, anchor: s.anchor, manner: s.manner, quiet: true, penalty: s.penalty + 0.05,
		words: []int{s.subject.head, s.object.head},
	})
}

// eventOf returns the event that s tells of, an entity of this document: "expulsion of the envoys", "meeting between A
// and B".
func (x *extractor) eventOf(s *statement, what happening) schema.Entity {
	subject, object := s.subject.node.Label(), x.asNoun(&s.object)
	if rel, err := x.table.ByName(s.rel); err == nil && rel.Symmetric {
		noun := what.noun
		if letters[x.lemma(s.anchor)] {
			noun = "letter"
		}
		e := link.Local(noun+" between "+subject+" and "+object, what.typ, x.doc)
		link.AddName(&e, surname(&s.subject)+"–"+surname(&s.object)+" "+noun)
		return e
	}
	label := x.eventNoun(s, what) + " " + object
	if s.rel == "visited" { // two who visit one city are two visits
		label = subject + "'s " + label
	}
	e := link.Local(label, what.typ, x.doc)
	if s.rel != "visited" {
		link.AddName(&e, subject+"'s "+label)
	}
	return e
}

// letters are the verbs by which somebody speaks with somebody in writing.
var letters = wordlist.Of("write send")

// eventNoun returns what the event of s is called, with the preposition before its object: as the noun of the verb
// where that has one of its own meaning, or as the relation.
func (x *extractor) eventNoun(s *statement, what happening) string {
	if o := x.tree.Child(s.anchor, "obj", "nsubj:pass"); o >= 0 && o == s.object.head {
		if noun := nominals[x.lemma(s.anchor)]; noun != "" {
			if p := nounPreposition[noun]; p != "" {
				return noun + " " + p
			}
			return noun + " of"
		}
	}
	return what.noun
}

// nounPreposition is what stands before the object of a noun of action that does not take "of".
var nounPreposition = map[string]string{
	"attack": "on", "strike": "on", "raid": "on", "ambush": "on", "ban": "on", "sanctions": "on", "pressure": "on",
	"visit": "to", "return": "to", "demand": "for", "request": "for", "call": "for", "order": "for", "support": "for",
	"control": "over", "withdrawal": "from",
}

// asNoun returns what a is called after a noun: an action by its own noun ("withdrawal of troops").
func (x *extractor) asNoun(a *arg) string {
	if a.head < 0 || x.d.Tokens[a.head].UPOS != "VERB" {
		return a.node.Label()
	}
	for _, noun := range nounsOf(x.lemma(a.head)) {
		for _, name := range a.node.Entity.Names {
			if strings.HasPrefix(name, noun+" ") {
				return name
			}
		}
	}
	return a.node.Label()
}

// surname returns the last word of the name of a person, and the label of anything else.
func surname(a *arg) string {
	label := a.node.Label()
	if a.typ != schema.Person {
		return label
	}
	return label[strings.LastIndexByte(label, ' ')+1:]
}
