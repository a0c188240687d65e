package open

import "slices"

// clause is a predicate with what fills the places around it.
type clause struct {
	head      int // the verb, or what a copula predicates
	subject   int
	predicate []int // verb group, and what of the first complement is read with it: its preposition, "that"
	object    phrase
	// shared are the words after the object that are said of each of its conjuncts: further complements and adjuncts,
	// whose heads are beside.
	shared, beside []int
}

// clause states what the predicate at token v says, of each of its subjects and of each thing that its object names.
func (x *extractor) clause(v int) {
	if !x.predicate(v) || x.completed(v) {
		return
	}
	c := clause{head: v, subject: x.subject(v, 0)}
	if c.subject < 0 || !x.fill(&c) {
		return
	}
	certainty := ofClause
	if x.tree.Child(v, "nsubj", "csubj") < 0 {
		certainty = ofShared
	}
	objects := []phrase{c.object}
	if x.tree.Is(c.object.head, "obj") && !c.object.text && !c.object.whole {
		objects = nil
		for _, o := range x.things(c.object.head) {
			objects = append(objects, phrase{head: o, tokens: x.thing(o, -1)})
		}
	}
	for _, s := range x.things(c.subject) {
		subject := phrase{head: s, tokens: x.thing(s, v)}
		if x.tree.Is(s, "csubj") {
			subject = phrase{head: s, tokens: x.whole(s, nil), text: true} // "that the canal leaks is clear"
		}
		for _, o := range objects {
			o.tokens = slices.Concat(o.tokens, c.shared)
			p := proposition{anchor: v, subject: subject, predicate: c.predicate, object: o, confidence: certainty}
			p.says, p.office = x.tree.Is(o.head, "ccomp"), x.office(v, o.head)
			x.carry(&p, c.beside)
			x.state(p)
		}
		x.members(&c, subject)
	}
}

// fill finds the object of c, the words that follow it, and the type of the clause. It reports whether there is an
// object: a clause of a subject and a verb alone states no relation.
func (x *extractor) fill(c *clause) bool {
	c.predicate = x.group(c.head)
	complements := x.complements(c.head, c.predicate)
	if x.tree.Child(c.head, "cop") >= 0 {
		return x.fillCopular(c, complements)
	}
	if a := x.relativeObject(c.head); a >= 0 {
		c.object = phrase{head: a, tokens: x.thing(a, c.head)}
		x.add(c, complements)
		return true
	}
	if len(complements) == 0 {
		return false
	}
	x.fillFirst(c, complements[0])
	x.add(c, complements[1:])
	x.settle(c, complements)
	return true
}

// relativeObject returns the noun that the relative clause of v has as its object without saying so ("the map the
// surveyor drew"), or -1.
func (x *extractor) relativeObject(v int) int {
	s := x.tree.Child(v, "nsubj")
	if s < 0 || !x.tree.Is(v, "acl:relcl") ||
		x.tree.Child(v, "obj", "iobj", "ccomp", "xcomp", "advmod", "aux:pass") >= 0 {
		return -1
	}
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "nsubj", "obl") && x.reader.Antecedent(c, v) != c {
			return -1
		}
	}
	return x.d.Tokens[v].Head
}

// settle finds what the object is where it has several parts: what is given, not who receives it ("gave Nepal aid"),
// and no thing at all but a clause where somebody is made to do something ("made the pilot turn back").
func (x *extractor) settle(c *clause, complements []int) {
	for _, k := range complements[1:] {
		switch {
		case x.tree.Is(k, "obj") && x.tree.Is(complements[0], "iobj"):
			c.object.head, c.object.tokens, c.shared = k, slices.Concat(c.object.tokens, c.shared), nil
			c.object.whole = true
		case x.tree.Is(k, "xcomp") && x.tree.Is(complements[0], "obj"):
			c.object.text = true
		}
	}
}

// fillCopular makes what a copula predicates the object; an adjective that takes a preposition belongs to the
// predicate, and the object is what the preposition governs ("is distinct from the community").
func (x *extractor) fillCopular(c *clause, complements []int) bool {
	property := x.property(c.head)
	adverbial := func(k int) bool { return k > c.head && x.tree.Is(k, "obl") }
	if i := slices.IndexFunc(complements, adverbial); i >= 0 && x.upos(c.head) == "ADJ" {
		c.predicate = append(c.predicate, property...)
		x.fillFirst(c, complements[i])
		complements = slices.Delete(complements, i, i+1)
	} else {
		c.object = phrase{head: c.head, tokens: property, text: x.upos(c.head) != "NOUN" && x.upos(c.head) != "PROPN"}
		if p := x.tree.Child(c.head, "case"); p >= 0 {
			link := x.whole(p, nil)
			c.predicate = append(c.predicate, link...)
			c.object.tokens = slices.DeleteFunc(property, func(t int) bool { return slices.Contains(link, t) })
		}
	}
	x.add(c, complements)
	return true
}

// add adds further complements to c.
func (x *extractor) add(c *clause, complements []int) {
	for _, k := range complements {
		c.shared, c.beside = append(c.shared, x.whole(k, nil)...), append(c.beside, k)
	}
}

// fillFirst makes the complement at token k the object of c. Its preposition, or the "that" of a clause, goes to the
// predicate.
func (x *extractor) fillFirst(c *clause, k int) {
	c.object = phrase{head: k, text: x.tree.Is(k, "ccomp", "xcomp", "advcl", "advmod")}
	var link []int
	switch p := x.tree.Child(k, "case"); {
	case p >= 0 && x.tree.Is(k, "obl"):
		link = x.whole(p, nil)
	case x.tree.Is(k, "ccomp") && x.marked(k, "that"):
		link = []int{x.marker(k, "that")}
	}
	c.predicate = append(c.predicate, link...)
	if a := x.reader.Antecedent(k, c.head); a >= 0 && a != k {
		c.object.head, c.object.tokens = a, x.thing(a, c.head) // "the text that the ministers welcomed"
		return
	}
	c.object.tokens = x.whole(k, link)
}

// property returns the words of a predicate that is no verb, without what is read apart of it.
func (x *extractor) property(v int) []int {
	return x.subtree(v, func(c int) bool {
		if x.apart(c) {
			return true
		}
		if x.d.Tokens[c].Head != v {
			return false
		}
		clausal := x.tree.Is(c, "conj") && (x.upos(c) == "VERB" || x.tree.Child(c, "cop", "nsubj") >= 0)
		return clausal || x.negation(c) ||
			x.tree.Is(c, "nsubj", "csubj", "cop", "aux", "mark", "advcl", "punct", "obl", "cc", "expl")
	})
}

// complements returns the heads of the complements and adjuncts of v that its clause states, those before the verb
// last. An adverbial clause makes its own proposition; only an infinitive of purpose belongs to this one. "According
// to" tells who says it, which is no part of what is said.
func (x *extractor) complements(v int, group []int) []int {
	var before, after []int
	for _, c := range x.tree.Children(v) {
		switch {
		case slices.Contains(group, c):
		case x.tree.Is(c, "advcl") && !x.marked(c, "to"), x.tree.Is(c, "obl") && x.tree.Case(c) == "according to":
		case x.tree.Is(c, "obj", "ccomp", "xcomp"), c > v && x.tree.Is(c, "iobj", "obl", "advmod", "advcl"):
			after = append(after, c)
		case x.tree.Is(c, "obl"):
			before = append(before, c)
		}
	}
	return append(after, before...)
}
