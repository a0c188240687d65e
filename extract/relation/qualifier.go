package relation

import (
	"strings"

	"entente/schema"
)

// speech are the verbs by which somebody says what a clause states.
var speech = wordList("speech")

// attribution returns who says what the clause at token t states: the subject of the verb of speech that it is the
// content of, or of "according to". The subject of the statement itself is nobody to attribute it to.
func (x *extractor) attribution(t int, subject *schema.Entity) *schema.Entity {
	for v, steps := t, 0; v >= 0 && steps < 12; steps++ {
		for _, c := range x.tree.Children(v) {
			var who []arg
			switch {
			case x.tree.Is(c, "obl", "nmod") && x.tree.Case(c) == "according to":
				who = x.args(c)
			case x.tree.Is(c, "parataxis") && speech[x.lemma(c)] && x.tree.Child(c, "obj", "ccomp") < 0:
				who = x.subjects(c, 0)
			}
			if e := sayer(who, subject); e != nil {
				return e
			}
		}
		h := x.d.Tokens[v].Head
		if h < 0 {
			break
		}
		if x.tree.Is(v, "ccomp", "parataxis") && speech[x.lemma(h)] {
			if e := sayer(x.subjects(h, 0), subject); e != nil {
				return e
			}
		}
		v = h
	}
	return nil
}

// sayer returns the one who speaks, if it is one and not the subject itself.
func sayer(who []arg, subject *schema.Entity) *schema.Entity {
	if len(who) == 0 || who[0].node.Entity == nil || who[0].node.Entity == subject {
		return nil
	}
	t := who[0].typ
	if !t.Is(schema.Actor) && t != schema.Document {
		return nil
	}
	return who[0].node.Entity
}

// qualify adds time, place and further participants that stand with the anchor of a statement.
func (x *extractor) qualify(out *schema.Statement, s *statement) {
	v := s.anchor
	for _, c := range x.tree.Children(v) {
		beside := x.tree.Is(c, "obl", "nmod", "advmod", "iobj", "advcl", "obj", "xcomp")
		if beside && c != s.object.head && c != s.subject.head {
			x.qualifier(out, s, c)
		}
	}
	if out.Place == nil && (out.Relation == "met" || out.Relation == "spokeWith") {
		out.Place = x.placeBeside(s.object.head)
	}
	if s.time != nil {
		out.Time, out.TimeText = s.time.iso, s.time.text
	}
	if s.place != nil {
		out.Place = s.place
	}
}

// tellsPlace reports whether the phrase at c says where something is or happens: "in Tokyo", "near the border".
func (x *extractor) tellsPlace(c int) bool {
	switch x.tree.Case(c) {
	case "in", "at", "near":
		typ := x.typeOf(c)
		return typ.Is(schema.Place) || typ == schema.Country
	}
	return false
}

// placeBeside returns the place that stands after a person ("a meeting with Motegi in Tokyo"): a person has no place,
// so it is the meeting's.
func (x *extractor) placeBeside(h int) *schema.Entity {
	if h < 0 || x.typeOf(h) != schema.Person {
		return nil
	}
	for _, c := range x.tree.Children(h) {
		if x.tree.Is(c, "nmod") && x.tellsPlace(c) && x.tree.Case(c) != "near" {
			if a := x.args(c); len(a) > 0 {
				return a[0].node.Entity
			}
		}
	}
	return nil
}

func (x *extractor) qualifier(out *schema.Statement, s *statement, c int) {
	if t, ok := x.timeAt(c); ok {
		if out.Time == "" && out.TimeText == "" {
			out.Time, out.TimeText = t.iso, t.text
			if x.untilTime(s.anchor) {
				out.Time = strings.TrimPrefix(t.iso, "../") // it was done then
			}
		}
		return
	}
	typ := x.typeOf(c)
	switch prep := x.tree.Case(c); {
	case (prep == "at" || prep == "during") && typ.Is(schema.Meeting) && out.Relation != "participatedIn":
		x.attended(s, c)
	case x.tellsPlace(c):
		if a := x.args(c); len(a) > 0 && out.Place == nil && a[0].node.Key() != out.Object.Key() {
			out.Place = a[0].node.Entity
		}
	case x.tree.Is(c, "iobj"), prep == "to" && typ.Is(schema.Actor) && transferring[out.Relation]:
		x.participate(out, schema.RoleRecipient, c)
	case prep == "from" && typ.Is(schema.Actor) && (out.Relation == "bought" || out.Relation == "requested"):
		x.participate(out, schema.RoleSource, c)
	case prep == "of" && (out.Relation == "accused"), prep == "over" && out.Relation == "sanctioned":
		x.participate(out, schema.RoleContent, c)
	case prep == "as" && (out.Relation == "elected" || out.Relation == "recognized"):
		x.participate(out, schema.RoleRole, c)
	case x.tree.Is(c, "xcomp", "advcl") && (out.Relation == "urged" || out.Relation == "accused"):
		x.participate(out, schema.RoleContent, c)
	case prep == "for" && (out.Relation == "gave" || out.Relation == "providedAid"):
		x.participate(out, schema.RolePurpose, c)
	}
}

// attended states that who does something at a meeting takes part in it.
func (x *extractor) attended(s *statement, c int) {
	if !s.subject.typ.Is(schema.Actor) || s.manner.polarity == schema.Negative {
		return
	}
	for _, meeting := range x.args(c) {
		if meeting.typ.Is(schema.Meeting) {
			x.emit(statement{
				rel: "participatedIn", subject: s.subject, object: meeting, anchor: s.anchor, manner: s.manner, quiet: true,
				penalty: 0.1,
			})
		}
	}
}

// transferring are the relations whose "to" tells who receives.
var transferring = map[string]bool{
	"supplied": true, "gave": true, "released": true, "pledged": true, "deployed": true, "proposed": true,
}

// participate adds what the phrase at c stands for in a role; the subject and the object take no further part.
func (x *extractor) participate(out *schema.Statement, role schema.Role, c int) {
	for _, a := range x.args(c) {
		if k := a.node.Key(); k != out.Subject.Key() && k != out.Object.Key() {
			out.Participants = append(out.Participants, schema.Participant{Role: role, Node: a.node})
		}
	}
}
