package open

import "slices"

// light verbs leave it to their object to say what is done, as make does in "made a contribution to the fund"; empty
// ones do so whatever follows ("made landfall").
var (
	light = lists.Set("light")
	empty = lists.Set("empty")
)

// carry lets a noun say what p says where its verb says nothing: the object of a light verb, or what somebody is or
// becomes. The noun goes to the name of the relation, with the preposition of the thing behind it, and that thing is
// the object: makeContributionTo the fund, beCapitalOf Peru. beside are the heads of the complements behind the
// object. A noun that names a thing of its own stays the object.
func (x *extractor) carry(p *proposition, beside []int) {
	o := p.object.head
	predicated := x.predicated(p)
	if predicated {
		p.class = x.class(o)
	}
	if o == p.anchor && x.tree.Case(o) == "in" {
		p.relation = "locatedIn" // "the troops are in Mali"
	}
	if x.upos(o) != "NOUN" || x.thingAt(o) || p.class != nil || !predicated && !x.lent(p) {
		return
	}
	name := x.name(p.predicate) + x.lemma(o)
	for _, k := range slices.Concat(x.tree.Children(o), beside) {
		prep := x.tree.Case(k)
		if k > o && prep != "" && x.tree.Is(k, "nmod", "obl") && x.thingAt(k) {
			p.name = name + " " + prep
			p.object = phrase{head: k, tokens: p.object.tokens}
			return
		}
	}
	if !predicated && empty[x.lemma(p.anchor)] && x.tree.Child(p.anchor, "compound:prt") < 0 {
		p.name = name
	}
}

// predicated reports whether the object of p is a noun that says what the subject is or becomes.
func (x *extractor) predicated(p *proposition) bool {
	switch v, o := p.anchor, p.object.head; {
	case x.tree.Child(v, "cop") >= 0:
		return o == v && x.tree.Child(v, "case") < 0
	default:
		return x.lemma(v) == "become" && x.tree.Is(o, "xcomp", "obj")
	}
}

// lent reports whether the verb of p leaves it to its object to say what is done.
func (x *extractor) lent(p *proposition) bool {
	return light[x.lemma(p.anchor)] && !p.object.text && x.tree.Is(p.object.head, "obj")
}

// thingAt reports whether the noun phrase at k names a thing that the graph has anyway.
func (x *extractor) thingAt(k int) bool {
	for _, n := range x.reader.Nodes(k) {
		if n.Entity != nil && x.real[n.Entity.ID] {
			return true
		}
	}
	return false
}
