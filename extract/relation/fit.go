package relation

import (
	"entente/schema"
	"entente/schema/gazetteer"
)

// wholeOf returns the token of the named initiative or body that the thing at o is a part of, or -1.
func (x *extractor) wholeOf(o int) int {
	if o < 0 || !parts[x.lemma(o)] {
		return -1
	}
	for _, c := range x.tree.Children(o) {
		if x.tree.Is(c, "nmod") && x.tree.Case(c) == "of" && (x.typeOf(c) == schema.Initiative || x.typeOf(c).Is(schema.Organization)) {
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

// Nouns through which a relation reaches what depends on them: to stress the importance of peace is to stress peace.
var transparent = set("importance need necessity significance possibility urgency value prospect issue question matter")

// Nouns that state their own relation: to reaffirm one's support for something is to support it.
var selfStating = set("support opposition commitment resolve readiness determination")

// meant returns the tokens of what an object stands for: what depends on a transparent noun, nothing where the noun
// states its own relation, or the object itself.
func (x *extractor) meant(rel *schema.Relation, o int) []int {
	if o < 0 {
		return nil
	}
	speaks := rel.Name == "emphasized" || rel.Name == "discussed" || rel.Name == "welcomed" || rel.Name == "supports" || rel.Name == "pledged" || rel.Name == "announced"
	if !speaks || x.d.Tokens[o].UPOS != "NOUN" {
		return []int{o}
	}
	if rel.Name != "welcomed" && selfStating[x.lemma(o)] && x.tree.Child(o, "nmod", "acl") >= 0 {
		return nil
	}
	if !transparent[x.lemma(o)] {
		return []int{o}
	}
	var out []int
	for _, c := range x.tree.Children(o) {
		switch {
		case x.tree.Is(c, "nmod") && (x.tree.Case(c) == "of" || x.tree.Case(c) == "for"):
			out = append(out, c)
		case x.tree.Is(c, "acl") && x.d.Tokens[c].UPOS == "VERB" && len(x.direct(c)) > 0 && x.d.Tokens[c].XPOS != "VBN":
			out = append(out, x.direct(c)...)
		}
	}
	if len(out) == 0 {
		return []int{o}
	}
	return out
}

// onlyActors reports whether types admits a time or a quantity by name.
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
