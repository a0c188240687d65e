package relation

import (
	"strings"

	"entente/schema"
	"entente/schema/gazetteer"
)

// wholeOf returns the token of the named initiative or body that the thing at o is a part of, or -1.
func (x *extractor) wholeOf(o int) int {
	if o < 0 || !parts[x.lemma(o)] {
		return -1
	}
	for _, c := range x.tree.Children(o) {
		typ := x.typeOf(c)
		if x.tree.Is(c, "nmod") && x.tree.Case(c) == "of" && (typ == schema.Initiative || typ.Is(schema.Organization)) {
			return c
		}
	}
	return -1
}

// acting turns what stands for somebody into who that is where somebody must act: a capital into its country (an
// ambassador is recalled from a country), arms into the country that has them.
func (x *extractor) acting(a arg, types []schema.NodeType) arg {
	if a.node.Entity == nil || a.typ.IsAny(types) {
		return a
	}
	if owner := x.troopsOf(a.head); a.typ == schema.Weapon && len(owner) == 1 && owner[0].typ.IsAny(types) {
		// "Israeli tanks fired": arms act for whose they are.
		owner[0].head, owner[0].indirect, owner[0].node.Text = a.head, true, a.node.Text
		return owner[0]
	}
	if a.typ != schema.City {
		return a
	}
	for _, c := range x.g.Lookup(a.node.Entity.Label) {
		if c.Kind == gazetteer.KindMetonym && c.Entity.Type == string(schema.Country) && schema.Country.IsAny(types) {
			a.node.Entity, a.typ, a.indirect = x.intern(entityOf(x.g, c.Entity)), schema.Country, true
			return a
		}
	}
	return a
}

// troopsOf returns the country whose troops token o heads: when French troops are stationed somewhere, France has
// sent them.
func (x *extractor) troopsOf(o int) []arg {
	if o < 0 {
		return nil
	}
	for _, c := range x.tree.Children(o) {
		if c < o && x.tree.Is(c, "amod", "compound", "nmod:poss") && x.typeOf(c) == schema.Country {
			return x.args(c)
		}
	}
	return nil
}

// fits reports whether rel admits the subject and the object. An object whose type says little (a topic) is admitted
// where the range asks for a thing rather than somebody who acts.
func (x *extractor) fits(rel *schema.Relation, frame *schema.Frame, s, o arg) bool {
	if s.node.Entity == nil || s.node.Key() == o.node.Key() {
		return false
	}
	if o.node.Literal != nil && !takesValue(rel.Range) {
		return false
	}
	if o.head >= 0 && (x.reflexive(o.head) || x.misfit(rel, frame, o.head)) {
		return false
	}
	if !s.typ.IsAny(rel.Domain) {
		return false
	}
	if frame != nil && !frame.Admits(o.typ) {
		return false
	}
	if o.typ.IsAny(rel.Range) {
		return true
	}
	if frame != nil && (frame.Weak || len(frame.Types) > 0) {
		return false
	}
	return o.typ == schema.Topic && !onlyActors(rel.Range)
}

// reflexive reports whether token i says that somebody does something to himself, which is no relation.
func (x *extractor) reflexive(i int) bool {
	return x.d.Tokens[i].UPOS == "PRON" && strings.Contains(x.d.Tokens[i].Feats, "Reflex=Yes")
}

// misfit reports whether the words at o cannot be the object of rel, whatever their type: to threaten to do something
// is no danger to it, what one needs to do is no need, nobody resigns an action, people are promised something, and to
// call somebody a leader is not to call a leader.
func (x *extractor) misfit(rel *schema.Relation, frame *schema.Frame, o int) bool {
	switch rel.Name {
	case "threatens", "resigned", "needs":
		return x.d.Tokens[o].UPOS == "VERB"
	case "withdrewFrom": // who denounces the deal of another criticises it
		p := x.tree.Child(o, "nmod:poss")
		return frame != nil && frame.Lemma == "denounce" && p >= 0 && x.d.Tokens[p].UPOS != "PRON"
	case "supports": // to encourage somebody to leave is not to support that he leaves
		return frame != nil && frame.Lemma == "encourage" && x.d.Tokens[o].UPOS == "VERB"
	case "pledged": // whom one promises something is not what one promises
		return x.typeOf(o).Is(schema.Person) || x.typeOf(o) == schema.Group
	case "spokeWith":
		return frame != nil && frame.Lemma == "call" && len(frame.Words) == 0 && x.indefinite(o)
	}
	return false
}

// indefinite reports whether the phrase at h has an indefinite article.
func (x *extractor) indefinite(h int) bool {
	d := x.tree.Child(h, "det")
	return d >= 0 && (x.lemma(d) == "a" || x.lemma(d) == "an")
}

// takesValue reports whether types admits a time or a quantity by name.
func takesValue(types []schema.NodeType) bool {
	for _, t := range types {
		if t.Literal() {
			return true
		}
	}
	return false
}

// onlyActors reports whether types admits only who can act, values or places.
func onlyActors(types []schema.NodeType) bool {
	for _, t := range types {
		if !t.Is(schema.Actor) && !t.Is(schema.Place) && !t.Literal() {
			return false
		}
	}
	return true
}
