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
	objects := c.objects
	if objects == nil {
		for _, o := range x.meant(rel, c.object) {
			objects = append(objects, x.args(o)...)
		}
	}
	m := x.mannerOf(c.anchor)
	if c.manner != nil {
		m = *c.manner
	}
	if c.object >= 0 && c.objects == nil && x.negatedPhrase(c.object) {
		m.polarity = schema.Negative
	}
	if frame != nil && len(frame.Words) > 1 && c.manner == nil {
		// "made no mention of": the noun of the frame is negated.
		for _, o := range x.direct(c.anchor) {
			if x.negatedPhrase(o) {
				m.polarity = schema.Negative
			}
		}
	}
	subjects := c.subjects
	if len(subjects) == 0 && c.object >= 0 && (rel.Name == "deployed" || rel.Name == "withdrewForces") {
		subjects = x.troopsOf(c.object)
	}
	if frame != nil && frame.ToSubject {
		subjects, objects = objects, subjects
	}
	stated := false
	for _, s := range subjects {
		for _, o := range objects {
			stage := ""
			if frame != nil {
				stage = frame.Stage
			}
			s, o = x.acting(s, rel.Domain), x.acting(o, rel.Range)
			if rel.Name == "threatens" && o.head >= 0 && x.d.Tokens[o.head].UPOS == "VERB" {
				continue // to threaten to do something is no danger to it
			}
			if x.fits(rel, frame, s, o) {
				x.emit(statement{rel: rel.Name, subject: s, object: o, anchor: c.anchor, manner: m, stage: stage, penalty: c.penalty, words: x.frameWords(c)})
				stated = true
				if whole := x.wholeOf(o.head); rel.Name == "partnersOn" && whole >= 0 {
					// Who is a partner in a pillar of an initiative is a partner in the initiative.
					for _, w := range x.args(whole) {
						x.emit(statement{rel: rel.Name, subject: s, object: w, anchor: c.anchor, manner: m, penalty: c.penalty + 0.05})
					}
				}
				if o.typ == schema.Agreement && (rel.Name == "signed" || rel.Name == "ratified") {
					// Who signs is a party.
					x.emit(statement{rel: "partyTo", subject: s, object: o, anchor: c.anchor, manner: m, penalty: c.penalty + 0.05})
				}
			}
		}
	}
	return stated
}
