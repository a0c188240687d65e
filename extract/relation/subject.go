package relation

import "entente/schema"

// subjectLimit bounds how far a missing subject is looked for, clause by clause.
const subjectLimit = 6

// subjects returns who does what the verb at v says: its own subject, the agent of a passive, or, where the clause has
// none, the subject that it shares with the clause it hangs on.
func (x *extractor) subjects(v, depth int) []arg {
	if depth > subjectLimit || v < 0 {
		return nil
	}
	if x.passive(v) {
		return x.agents(v)
	}
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "nsubj") && !x.tree.Is(c, "nsubj:pass") {
			if a := x.antecedent(c, v); a >= 0 {
				return x.args(a)
			}
			return nil
		}
	}
	h := x.d.Tokens[v].Head
	if h < 0 {
		return nil
	}
	switch {
	case x.tree.Is(v, "acl:relcl"):
		return nil
	case x.tree.Is(v, "acl"):
		if x.d.Tokens[v].XPOS == "VBG" {
			return x.args(h)
		}
		// "a plan to visit Tokyo": whoever has the plan.
		if p := x.tree.Child(h, "nmod:poss"); p >= 0 {
			return x.args(p)
		}
		out := x.governorSubjects(h, depth)
		if t := x.typeOf(h); t == schema.Agreement || t == schema.Initiative {
			// "an agreement to boost cooperation": the agreement does, and those who made it.
			out = append(x.args(h), out...)
		}
		return out
	case x.tree.Is(v, "xcomp"):
		if o := x.tree.Child(h, "obj", "iobj"); o >= 0 && objectControl(x.lemma(h)) {
			return x.args(o)
		}
		if p := x.personUrged(h); p >= 0 {
			return x.args(p)
		}
		return x.doer(h, depth)
	case x.tree.Is(v, "advcl") && x.personUrged(h) >= 0 && x.infinitive(v):
		return x.args(x.personUrged(h))
	case x.tree.Is(v, "advcl", "obl") && (accusing[x.lemma(h)] && x.d.Tokens[v].XPOS == "VBG" || refusing[x.lemma(h)] && x.marked(v, "from")) && x.tree.Child(h, "obj") >= 0:
		// "accused India of attacking", "prevented Iran from buying": the object does it.
		return x.args(x.tree.Child(h, "obj"))
	case x.tree.Is(v, "obj") && x.d.Tokens[v].UPOS == "NOUN": // "became a member of"
		return x.doer(h, depth)
	case x.tree.Is(v, "conj", "advcl", "parataxis", "ccomp"):
		if x.tree.Is(v, "parataxis") && x.tree.Child(v, "mark") < 0 {
			return nil
		}
		return x.doer(h, depth)
	}
	return nil
}

// doer returns the subjects of the verb at h, or what a passive verb is done to: in "he was asked to leave" he leaves.
func (x *extractor) doer(h, depth int) []arg {
	if x.passive(h) {
		if s := x.tree.Child(h, "nsubj:pass"); s >= 0 {
			if a := x.antecedent(s, h); a >= 0 {
				return x.args(a)
			}
		}
	}
	return x.subjects(h, depth+1)
}

// governorSubjects returns the subjects of the verb that a noun is the object of.
func (x *extractor) governorSubjects(n, depth int) []arg {
	h := x.d.Tokens[n].Head
	if h < 0 || !x.tree.Is(n, "obj", "obl", "xcomp", "nsubj:pass") {
		return nil
	}
	return x.subjects(h, depth+1)
}

// agents returns who does what a passive verb says.
func (x *extractor) agents(v int) []arg {
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "obl:agent") || x.tree.Is(c, "obl", "nmod") && x.tree.Case(c) == "by" {
			return x.args(c)
		}
	}
	// "arrested and expelled by Turkey": one agent for both.
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "conj") && x.d.Tokens[c].XPOS == "VBN" && x.tree.Child(c, "obl:agent") >= 0 {
			return x.args(x.tree.Child(c, "obl:agent"))
		}
	}
	if x.tree.Is(v, "conj") {
		if h := x.d.Tokens[v].Head; h >= 0 && x.passive(h) && x.tree.Child(h, "obl:agent") >= 0 {
			return x.args(x.tree.Child(h, "obl:agent"))
		}
	}
	return nil
}

// objectControl reports whether the object of a verb is the one who does what its complement says.
func objectControl(lemma string) bool {
	switch schema.CanonLemma(lemma) {
	case "urge", "ask", "tell", "order", "force", "allow", "help", "invite", "press", "request", "encourage", "persuade",
		"require", "permit", "enable", "want", "call", "warn", "advise", "appeal", "instruct", "let", "make", "lead", "push", "authorise":
		return true
	}
	return false
}

// personUrged returns the oblique of "call on X to", "appeal to X to", or -1.
func (x *extractor) personUrged(h int) int {
	switch x.lemma(h) {
	case "call", "appeal":
		for _, c := range x.tree.Children(h) {
			if x.tree.Is(c, "obl") && (x.tree.Case(c) == "on" || x.tree.Case(c) == "upon" || x.tree.Case(c) == "to") {
				return c
			}
		}
	}
	return -1
}
