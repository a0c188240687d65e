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

// promising nouns take the infinitive of what is promised.
var promising = wordList("promising")

// together states what those cooperate on who "work together to do" something: its objects. What one alone works on is
// no cooperation.
func (x *extractor) together(v int, lemma string) {
	jointly := lemma != "work" || x.particle(v, "together") || x.particle(v, "closely") || x.particle(v, "jointly")
	var fields []int
	switch lemma {
	case "work":
		if jointly || len(x.subjects(v, 0)) > 1 {
			fields = x.governed(v, []string{"on"})
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
		if jointly && x.tree.Is(c, "advcl", "xcomp") && x.infinitive(c) {
			fields = append(fields, x.direct(c)...)
		}
	}
	for _, o := range fields {
		x.state(claim{trigger: schema.Trigger{Relation: rel}, anchor: v, subjects: x.subjects(v, 0), object: o, penalty: 0.1})
	}
}

// reciprocal states a symmetric relation between the subjects of a verb that has no other side: "the ministers met",
// "India and China held talks".
func (x *extractor) reciprocal(v int, lemma string, subjects []arg) bool {
	if len(subjects) < 2 || lemma == "work" && !x.particle(v, "together") && !x.particle(v, "jointly") {
		return false // those who work do not work with each other
	}
	for _, t := range x.table.Verbs(lemma) {
		words := t.Frame.Words
		if n := len(words); n > 0 && words[n-1] == "with" {
			words = words[:n-1]
		}
		if !t.Relation.Symmetric || len(t.Frame.Types) > 0 || len(x.objects(v, t.Frame.Words, false)) > 0 {
			continue
		}
		if len(words) == 0 && len(x.direct(v)) > 0 || len(words) > 0 && len(x.objects(v, words, true)) == 0 {
			continue
		}
		stated := false
		for i := range subjects {
			for _, other := range subjects[i+1:] {
				stated = x.state(claim{
					trigger: schema.Trigger{Relation: t.Relation}, anchor: v, subjects: subjects[i : i+1], object: -1,
					objects: []arg{other},
				}) || stated
			}
		}
		return stated
	}
	return false
}
