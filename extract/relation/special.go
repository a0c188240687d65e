package relation

import "entente/schema"

// becomes states what the noun that somebody becomes or remains says, as if somebody were it: "has become the lead
// partner in the pillar".
func (x *extractor) becomes(v int) {
	for _, n := range x.tree.Children(v) {
		if !x.tree.Is(n, "xcomp", "obj") || x.d.Tokens[n].UPOS != "NOUN" {
			continue
		}
		x.frames(n, "be", []string{x.lemma(n)})
		if c := x.tree.Child(n, "compound", "amod"); c >= 0 {
			x.frames(n, "be", []string{x.lemma(c), x.lemma(n)})
		}
	}
}

// promise states what "we will do" pledges: the first person speaks of its own will.
func (x *extractor) promise(v int) {
	s := x.tree.Child(v, "nsubj")
	if s < 0 || x.lemma(s) != "we" && x.lemma(s) != "i" {
		return
	}
	for _, c := range x.tree.Children(v) {
		if l := x.lemma(c); x.tree.Is(c, "aux") && (l == "will" || l == "shall") {
			rel, err := x.table.ByName("pledged")
			if err == nil {
				m := manner{schema.Positive, schema.Asserted}
				x.state(claim{trigger: schema.Trigger{Relation: rel}, anchor: v, subjects: x.subjects(v, 0), object: v, objects: x.action(v), manner: &m, penalty: 0.1})
			}
			return
		}
	}
}

// promising nouns take the infinitive of what is promised.
var promising = set("commitment pledge promise vow plan proposal agreement decision offer readiness")

// together states what those cooperate on who "work together to do" something: its objects.
func (x *extractor) together(v int, lemma string) {
	switch lemma {
	case "work":
		if !x.particle(v, "together") && !x.particle(v, "closely") && !x.particle(v, "jointly") {
			return
		}
	case "cooperate", "collaborate", "coordinate", "partner":
	default:
		return
	}
	rel, err := x.table.ByName("cooperatesOn")
	if err != nil {
		return
	}
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "advcl", "xcomp") && x.infinitive(c) {
			for _, o := range x.direct(c) {
				x.state(claim{trigger: schema.Trigger{Relation: rel}, anchor: v, subjects: x.subjects(v, 0), object: o, penalty: 0.1})
			}
		}
	}
}

// reciprocal states a symmetric relation between the subjects of a verb that has no other side: "the ministers met",
// "India and China held talks".
func (x *extractor) reciprocal(v int, lemma string, subjects []arg) bool {
	if len(subjects) < 2 {
		return false
	}
	for _, t := range x.table.Verbs(lemma) {
		words := t.Frame.Words
		if n := len(words); n > 0 && words[n-1] == "with" {
			words = words[:n-1]
		}
		if !t.Relation.Symmetric || len(x.objects(v, t.Frame.Words, false)) > 0 {
			continue
		}
		if len(words) == 0 && len(x.direct(v)) > 0 || len(words) > 0 && len(x.objects(v, words, true)) == 0 {
			continue
		}
		stated := false
		for i := range subjects {
			for _, other := range subjects[i+1:] {
				if x.state(claim{trigger: schema.Trigger{Relation: t.Relation}, anchor: v, subjects: subjects[i : i+1], object: -1, objects: []arg{other}}) {
					stated = true
				}
			}
		}
		return stated
	}
	return false
}
