package open

import (
	"slices"
	"strings"

	"entente/extract/link"
	"entente/extract/mention"
	"entente/schema"
)

// close gives s the relation of the closed table that p says where no frame can read it, because its object is no
// thing of the graph but a clause that somebody says or a class, or because no word says it: "Amman, Jordan".
func (x *extractor) close(p *proposition, s *schema.Statement) {
	if s.Subject.Entity == nil {
		return
	}
	var rel *schema.Relation
	switch {
	case p.says:
		rel = x.speech(p.anchor, s.Subject.Entity.Type)
	case p.class != nil && s.Object.Key() == p.class.Key():
		rel, _ = schema.Relations().ByName("isA")
	case p.relation != "" && s.Object.Entity != nil && s.Object.Entity.Type != schema.Person:
		rel, _ = schema.Relations().ByName(p.relation)
	case p.office != nil && s.Subject.Entity.Type == schema.Person:
		rel, _ = schema.Relations().ByName("holdsPosition")
		s.Object = schema.Node{Entity: p.office, Text: s.Object.Text}
	}
	if rel == nil {
		return
	}
	if p.implied {
		s.Text = x.d.Tokens[p.anchor].Form // what says it must stand in the text
	}
	s.Relation, s.Open, s.EventType, s.CAMEO = rel.Name, false, rel.Family, rel.CAMEO
}

// speech returns the relation of saying if the verb at v expresses it between somebody of type t and a clause, or nil.
func (x *extractor) speech(v int, t schema.NodeType) *schema.Relation {
	if x.tree.Child(v, "aux:pass") >= 0 {
		return nil // "is said to be ill": who says it is not told
	}
	for _, r := range schema.Relations().Verbs(x.lemma(v)) {
		if r.Relation.Name == "said" && len(r.Frame.Words) == 0 && t.IsAny(r.Relation.Domain) {
			return r.Relation
		}
	}
	return nil
}

// classless nouns say after "is a" how something matters, what it is a part of or what comes of it, and not what it
// is.
var classless = lists.Set("classless")

// class returns the class that the noun phrase at h puts something into, or nil: "a tropical cyclone", "pipelines",
// "the largest airline". A definite phrase names one thing, which is no class.
func (x *extractor) class(h int) *schema.Node {
	if !x.common(h) || classless[x.lemma(h)] || x.names[h] || !x.indefinite(h) {
		return nil
	}
	label := x.kind(h)
	e := link.Unknown(x.g, label, schema.Topic)
	return &schema.Node{Entity: &e, Text: label}
}

// common reports whether token h is a common noun; a tag that calls a small word a name is wrong.
func (x *extractor) common(h int) bool {
	form := x.d.Tokens[h].Form
	return x.upos(h) == "NOUN" || x.upos(h) == "PROPN" && form == strings.ToLower(form)
}

// kind returns the noun at h in the singular with the words before it that say of what kind it is.
func (x *extractor) kind(h int) string {
	var words []int
	for i := h - 1; i >= 0 && x.d.Tokens[i].Head == h && x.tree.Is(i, "compound", "amod") && !x.degree(i) &&
		len(x.tree.Children(i)) == 0; i-- {
		words = append(words, i)
	}
	slices.Reverse(words)
	return strings.TrimSpace(x.words(words) + " " + x.lemma(h))
}

// indefinite reports whether the noun phrase at h tells of what kind something is and not which thing it is: it has an
// indefinite article or a superlative, or it is a plural without an article.
func (x *extractor) indefinite(h int) bool {
	d := x.tree.Child(h, "det")
	switch {
	case x.tree.Child(h, "nmod:poss") >= 0:
		return false
	case d < 0:
		return x.d.Tokens[h].XPOS == "NNS" && x.tree.Child(h, "nummod") < 0
	case x.lemma(d) == "a" || x.lemma(d) == "an":
		return true
	}
	return slices.ContainsFunc(x.tree.Children(h), func(c int) bool { return x.d.Tokens[c].XPOS == "JJS" })
}

// degree reports whether the adjective at i says how far something goes ("largest", "first"), which makes no class.
func (x *extractor) degree(i int) bool {
	t := &x.d.Tokens[i]
	return t.XPOS == "JJS" || t.XPOS == "JJR" || strings.Contains(t.Feats, "NumType=Ord")
}

// appointing verbs take the office that somebody gets or has, as a noun alone or after "as".
var appointing = lists.Set("appointing")

// office returns the office that the complement at h of the verb at v says somebody gets or has, or nil: "prime
// minister of Peru" of "became the prime minister of Peru".
func (x *extractor) office(v, h int) *schema.Entity {
	person := mention.NounType(x.lemma(h)) == schema.Person && x.d.Tokens[h].XPOS != "NNS" && !x.names[h]
	if !appointing[x.lemma(v)] || !person {
		return nil
	}
	if !x.tree.Is(h, "xcomp", "obj") && x.tree.Case(h) != "as" || x.tree.Is(h, "obj") && x.lemma(v) != "become" {
		return nil // "elected a president" tells whom, not what
	}
	label := strings.ToLower(x.kind(h))
	for _, c := range x.tree.Children(h) {
		if nodes := x.reader.Nodes(c); c > h && x.tree.Case(c) == "of" && len(nodes) == 1 && nodes[0].Entity != nil {
			label += " of " + nodes[0].Entity.Label
			break
		}
	}
	e := link.Unknown(x.g, label, schema.Topic)
	return &e
}

// collective nouns name bodies that are made of members.
var collective = lists.Set("collective")

// members states who belongs to the body that c says its subject is and whose members it lists: "a bloc of ten
// nations, Laos and Fiji among them".
func (x *extractor) members(c *clause, body phrase) {
	k := x.tree.Child(c.head, "nmod")
	if k < 0 || !x.predicateNoun(c.head) || !collective[x.lemma(c.head)] || x.d.Tokens[k].XPOS != "NNS" {
		return
	}
	listed := x.things(k)[1:]
	for _, d := range x.tree.Children(k) {
		if x.tree.Is(d, "appos") || x.tree.Is(d, "nmod") && exampling[x.tree.Case(d)] {
			listed = append(listed, x.things(d)...)
		}
	}
	for _, m := range listed {
		if x.names[m] {
			x.state(proposition{
				anchor: c.head, subject: phrase{head: m, tokens: x.thing(m, -1)}, object: body, word: "of",
				name: "member of", relation: "memberOf", confidence: ofShared,
			})
		}
	}
}

// predicateNoun reports whether a copula predicates the noun at v.
func (x *extractor) predicateNoun(v int) bool {
	return x.upos(v) == "NOUN" && x.tree.Child(v, "cop") >= 0
}
