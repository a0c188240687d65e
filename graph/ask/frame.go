package ask

import "slices"

// dropFrameNouns takes the nouns of the predicate's frame out of what follows it: in "imposed sanctions on Iran" and
// "held talks with Iran" the object is Iran.
func (r *reading) dropFrameNouns(ws []word) []word {
	var frame []string
	for _, g := range verbRelations(r.verb, ws) {
		if n := len(g.words); n > 0 && g.weight > 0.8 && len(nounsOf(g.words)) > 0 && (isPrep[g.words[n-1]] || len(trimDet(ws)) == 1) {
			frame = nounsOf(g.words)
			break
		}
	}
	var out []word
	for _, w := range ws {
		if i := slices.Index(frame, stem(w.lower)); i >= 0 {
			frame = slices.Delete(frame, i, i+1)
			r.frameNouns = append(r.frameNouns, w)
			out = dropDet(out)
			continue
		}
		out = append(out, w)
	}
	return out
}

// nounsOf lists the stems of the words of a frame that are no prepositions or particles.
func nounsOf(frame []string) []string {
	var out []string
	for _, w := range frame {
		if !isPrep[w] && !isParticle[w] {
			out = append(out, stem(w))
		}
	}
	return out
}

func dropDet(ws []word) []word {
	for len(ws) > 0 && isDet[ws[len(ws)-1].lower] {
		ws = ws[:len(ws)-1]
	}
	return ws
}

// sharesFrame reports whether the nouns of a frame follow the verb though its last preposition does not: "held talks".
func sharesFrame(frame []string, tail []word) bool {
	n := len(frame)
	if n < 2 || !isPrep[frame[n-1]] || len(nounsOf(frame[:n-1])) == 0 {
		return false
	}
	_, ok := frameIn(frame[:n-1], tail)
	return ok
}

// placeFrames are the relations of predicates that only say that something is held or lies somewhere.
func placeFrames(verb string) []guess {
	switch verb {
	case "hold", "occur", "happen", "stage", "organise", "locate", "base", "situate":
		return []guess{{relation: "occurredIn", weight: 0.9}, {relation: "locatedIn", weight: 0.6}, {relation: "hosted", weight: 0.5, flip: true},
			{relation: "meeting", weight: 0.3}}
	}
	return nil
}

// placed turns a passive of place into the active sides: in "was the summit held in Osaka" the summit is the subject of
// occurredIn and Osaka its object.
func (r *reading) placed() {
	if !r.passive || len(placeFrames(r.verb)) == 0 || r.subject != nil || r.object == nil {
		return
	}
	for i, m := range r.modifiers {
		if placePrep[m.prep] {
			r.subject, r.object = r.object, &m
			r.modifiers = slices.Delete(slices.Clone(r.modifiers), i, i+1)
			r.passive = false
			return
		}
	}
}
