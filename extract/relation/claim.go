package relation

import "entente/schema"

// claim is a relation about to be stated.
type claim struct {
	trigger schema.Trigger
	// anchor is the verb or noun that expresses the relation.
	anchor   int
	subjects []arg
	object   int // token that heads the object
	// objects are used instead of what object stands for, if not nil.
	objects []arg
	// manner is set where it is not that of the clause at the anchor.
	manner *manner
	// penalty is taken from the confidence.
	penalty float64
}

// state makes the statements of c, one for each subject and each object, and reports whether it made any. Arguments
// that the relation does not admit make none.
func (x *extractor) state(c claim) bool {
	rel, frame := c.trigger.Relation, c.trigger.Frame
	subjects, objects := c.subjects, c.objects
	if objects == nil {
		for _, o := range x.meant(rel, c.object) {
			objects = append(objects, x.args(o)...)
		}
	}
	if len(subjects) == 0 && c.object >= 0 && (rel.Name == "deployed" || rel.Name == "withdrewForces") {
		subjects = x.troopsOf(c.object)
	}
	said := statement{
		rel: rel.Name, anchor: c.anchor, manner: x.mannerOfClaim(&c), penalty: c.penalty, words: x.frameWords(c),
	}
	if frame != nil {
		said.stage = frame.Stage
		if frame.ToSubject != x.undergoes(c.anchor) {
			subjects, objects = objects, subjects
		}
	}
	stated := false
	for _, s := range subjects {
		for _, o := range objects {
			said.subject, said.object = x.acting(s, rel.Domain), x.acting(o, rel.Range)
			if x.fits(rel, frame, said.subject, said.object) {
				x.emit(said)
				x.follows(said)
				stated = true
			}
		}
	}
	return stated
}

// mannerOfClaim returns how a claim is meant: as the clause at its anchor is, unless a noun in it is negated.
func (x *extractor) mannerOfClaim(c *claim) manner {
	if c.manner != nil {
		m := *c.manner
		if c.object >= 0 && c.objects == nil && x.negatedPhrase(c.object) {
			m.polarity = schema.Negative
		}
		return m
	}
	m := x.mannerOf(c.anchor)
	if c.object >= 0 && c.objects == nil && x.negatedPhrase(c.object) {
		m.polarity = schema.Negative
	}
	if f := c.trigger.Frame; f != nil && len(f.Words) > 1 {
		// "made no mention of": the noun of the frame is negated.
		for _, o := range x.direct(c.anchor) {
			if x.negatedPhrase(o) {
				m.polarity = schema.Negative
			}
		}
	}
	if m.modality == schema.Planned && x.stands(c.trigger.Relation.Name, c.anchor) {
		m.modality = schema.Asserted
	}
	return m
}

// stands reports whether a relation that is meant as planned stands already by the words that say so: who plans to
// strengthen cooperation cooperates, and who will continue to support supports. An act that will continue is another
// act.
func (x *extractor) stands(relation string, v int) bool {
	switch relation {
	case "cooperatesWith", "cooperatesOn":
		if deepening[x.lemma(v)] {
			return true
		}
	case "supports", "opposes", "partnersOn":
	default:
		return false
	}
	h := x.d.Tokens[v].Head
	return h >= 0 && x.tree.Is(v, "xcomp") && x.lemma(h) == "continue"
}

// deepening verbs tell of a relation that they change.
var deepening = wordList("deepening")

// undergoes reports whether the predicate at token v has its subject undergo what it says: "under the control of X".
func (x *extractor) undergoes(v int) bool {
	return x.tree.Case(v) == "under" && x.tree.Child(v, "cop") >= 0
}

// follows states what a statement implies: who is a partner in a pillar of an initiative is a partner in the
// initiative, and who signs is a party.
func (x *extractor) follows(s statement) {
	s.stage, s.words, s.penalty = "", nil, s.penalty+0.05
	if whole := x.wholeOf(s.object.head); s.rel == "partnersOn" && whole >= 0 {
		for _, s.object = range x.args(whole) {
			x.emit(s)
		}
		return
	}
	if s.object.typ == schema.Agreement && (s.rel == "signed" || s.rel == "ratified") {
		s.rel = "partyTo"
		x.emit(s)
	}
}
