package open

// noun states what the noun phrase at n says in passing: that it is what stands in apposition to it, that it includes
// what it gives as an example, that it has a property or, if it is something with a name, what it possesses.
func (x *extractor) noun(n int) {
	if x.upos(n) != "NOUN" && x.upos(n) != "PROPN" {
		return
	}
	for _, c := range x.tree.Children(n) {
		switch {
		case x.tree.Is(c, "appos"):
			x.state(proposition{
				anchor: c, subject: phrase{head: n, tokens: x.thing(n, c)},
				object: phrase{head: c, tokens: x.whole(c, nil)},
				word:   "is", name: "be", confidence: ofNoun,
			})
		case x.tree.Is(c, "nmod:poss") && x.upos(c) == "PROPN":
			x.state(proposition{
				anchor: n, subject: phrase{head: c, tokens: x.thing(c, n)},
				object: phrase{head: n, tokens: x.thing(n, c)},
				word:   "has", name: "have", confidence: ofPossession,
			})
		case c > n && x.tree.Is(c, "nmod", "acl") && exampling[x.tree.Case(c)]:
			x.examples(n, c)
		case c > n && x.tree.Is(c, "amod"):
			x.propertyOf(n, c)
		}
	}
}

// exampling are the prepositions that name some of what a phrase means.
var exampling = map[string]bool{"such as": true, "including": true, "like": true}

// examples states that the things at n include those at c: "companies such as Shell".
func (x *extractor) examples(n, c int) {
	link := x.whole(x.tree.Child(c, "case"), nil)
	for _, o := range x.things(c) {
		x.state(proposition{
			anchor: c, subject: phrase{head: n, tokens: x.thing(n, c)}, predicate: link,
			object: phrase{head: o, tokens: x.thing(o, -1)}, name: "include", confidence: ofNoun,
		})
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
