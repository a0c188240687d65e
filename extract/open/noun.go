package open

import (
	"slices"

	"entente/extract/text"
	"entente/schema"
)

// noun states what the noun phrase at n says in passing: that it is what stands in apposition to it, that it includes
// what it gives as an example, that it has a property or, if it is something with a name, what it possesses.
func (x *extractor) noun(n int) {
	if x.upos(n) != "NOUN" && x.upos(n) != "PROPN" {
		return
	}
	for _, c := range x.tree.Children(n) {
		switch {
		case x.tree.Is(c, "appos"):
			x.apposition(n, c)
		case x.tree.Is(c, "nmod:poss") && x.upos(c) == "PROPN" && !x.partOfName(c, n):
			x.state(proposition{
				anchor: n, subject: phrase{head: c, tokens: x.thing(c, n)},
				object: phrase{head: n, tokens: x.thing(n, c), text: !x.names[n]},
				word:   "has", name: "have", confidence: ofPossession,
			})
		case c > n && x.tree.Is(c, "nmod", "acl") && exampling[x.tree.Case(c)]:
			x.examples(n, c)
		case c > n && x.tree.Is(c, "amod"):
			x.propertyOf(n, c)
		}
	}
}

// partOfName reports whether token c stands inside the name that token n heads: in "Korean People's Army" nobody
// possesses an army.
func (x *extractor) partOfName(c, n int) bool {
	return slices.ContainsFunc(x.d.Mentions, func(m text.Mention) bool {
		return m.Named && m.Head == n && m.Tokens.Has(c)
	})
}

// apposition states that the thing at n is what stands beside it at c, in words, and of which class or in which place
// it is. Of two names one of which is no place around the other it says nothing that is sure: lists read like it.
func (x *extractor) apposition(n, c int) {
	p := proposition{
		anchor: c, subject: phrase{head: n, tokens: x.thing(n, c)},
		object: phrase{head: c, tokens: x.whole(c, nil), text: x.names[n] || !x.names[c]},
		word:   "is", name: "be", confidence: ofNoun,
	}
	x.state(p)
	p.class, p.confidence = x.class(c), ofPossession
	if x.names[n] && x.names[c] && x.around(n, c) {
		p.relation, p.object.text = "locatedIn", false
	}
	x.state(p)
}

// around reports whether the name at c may be that of the country or region around the place at n.
func (x *extractor) around(n, c int) bool {
	place, whole := x.typeAt(n), x.typeAt(c)
	within := whole == schema.Country && place.Is(schema.Place) || whole == schema.Region && place == schema.City
	return within && c == n+2
}

// typeAt returns the type of the one thing that the noun phrase at k names, or schema.Any.
func (x *extractor) typeAt(k int) schema.NodeType {
	if nodes := x.reader.Nodes(k); len(nodes) == 1 && nodes[0].Entity != nil {
		return nodes[0].Entity.Type
	}
	return schema.Any
}

// exampling are the prepositions that name some of what a phrase means.
var exampling = map[string]bool{"such as": true, "including": true, "like": true}

// examples states that the things at n include those at c ("companies such as Shell") and of each with a name that it
// is one of them, after Hearst, "Automatic Acquisition of Hyponyms from Large Text Corpora" (COLING 1992).
func (x *extractor) examples(n, c int) {
	link := x.whole(x.tree.Child(c, "case"), nil)
	class := x.class(n)
	for _, o := range x.things(c) {
		whole, example := phrase{head: n, tokens: x.thing(n, c)}, phrase{head: o, tokens: x.thing(o, -1)}
		x.state(proposition{
			anchor: c, subject: whole, predicate: link, object: example, name: "include", confidence: ofNoun,
		})
		if class != nil && x.names[o] {
			x.state(proposition{
				anchor: n, subject: example, object: whole, word: "is", name: "be", class: class, confidence: ofPossession,
			})
		}
	}
}

// propertyOf states the property that the adjective at c gives to the thing at n before it: "officials familiar with
// the plan".
func (x *extractor) propertyOf(n, c int) {
	o := x.tree.Child(c, "obl")
	if o < c || x.tree.Child(o, "case") < 0 {
		return
	}
	link := x.whole(x.tree.Child(o, "case"), nil)
	x.state(proposition{
		anchor: c, subject: phrase{head: n, tokens: x.thing(n, c)}, predicate: append([]int{c}, link...),
		object: phrase{head: o, tokens: x.whole(o, link)},
		name:   "be " + x.name(append([]int{c}, link...)), confidence: ofNoun,
	})
}
