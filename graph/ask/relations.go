package ask

import (
	"cmp"
	"slices"

	"entente/schema"
)

// guess is a relation that the predicate of a question may mean.
type guess struct {
	relation string
	weight   float64
	// words are those of the frame that stand in the question.
	words []string
	// flip says that subject and object are swapped.
	flip bool
	// unreal admits statements of what is not (yet) so: the object of "agreed to build".
	unreal bool
}

// relationsOf lists the relations that the predicate of a reading may mean, likeliest first. Relations that only come
// near are not among them (see widen).
func relationsOf(r *reading) []guess {
	if len(r.predicate) > 0 && r.verb == "be" {
		prep := ""
		if r.object != nil {
			prep = r.object.prep
		} else if len(r.tail) > 0 {
			prep = r.tail[0].lower
		}
		if list := nounRelations(r.predicate, prep); len(list) > 0 {
			return list
		}
	}
	var out []guess
	tail := append(append([]word{}, r.noun...), r.tail...)
	if r.verb == "be" || r.verb == "have" {
		out = append(out, placeRelations(r)...)
	} else if r.verb != "" {
		out = append(out, verbRelations(r.verb, tail)...)
	}
	if r.second != "" {
		for _, g := range verbRelations(r.second, tail) {
			g.weight *= 0.7
			g.unreal = true
			out = append(out, g)
		}
	}
	return best(out)
}

// placeRelations are those that a mere "is in" may mean.
func placeRelations(r *reading) []guess {
	if r.object == nil || !placePrep[r.object.prep] {
		return nil
	}
	return []guess{{relation: "locatedIn", weight: 1}, {relation: "occurredIn", weight: 0.9}, {relation: "deployed", weight: 0.4},
		{relation: "memberOf", weight: 0.6}, {relation: "partOf", weight: 0.6}}
}

var placePrep = set("in at on near within inside")

// verbRelations reads the frames of a verb against the words that follow it.
func verbRelations(verb string, tail []word) []guess {
	table := schema.Relations()
	var out []guess
	whole := false
	for _, t := range table.Verbs(verb) {
		words, ok := frameIn(t.Frame.Words, tail)
		switch {
		case ok && len(words) > 0:
			out = append(out, guess{relation: t.Relation.Name, weight: 1, words: words})
			whole = true
		case !ok && sharesFrame(t.Frame.Words, tail):
			out = append(out, guess{relation: t.Relation.Name, weight: 0.9, words: t.Frame.Words[:len(t.Frame.Words)-1]})
			whole = true
		case ok && whole:
			out = append(out, guess{relation: t.Relation.Name, weight: 0.6})
		case ok && lightVerbs[verb]:
			out = append(out, guess{relation: t.Relation.Name, weight: 0.7})
		case ok:
			out = append(out, guess{relation: t.Relation.Name, weight: 0.95})
		default:
			out = append(out, guess{relation: t.Relation.Name, weight: 0.3})
		}
	}
	for _, r := range table.Asked(verb) {
		w := 0.6
		if slices.Contains(r.Ask, canonOf(verb)) {
			w = 0.9
		}
		if len(table.Verbs(verb)) > 0 && w < 0.9 {
			w = 0.3
		}
		out = append(out, guess{relation: r.Name, weight: w})
	}
	if verb == "receive" || verb == "get" {
		out = append(out, guess{relation: "recipient", weight: 0.95, flip: true}, guess{relation: "providedAid", weight: 0.9, flip: true},
			guess{relation: "supplied", weight: 0.5, flip: true})
	}
	return best(append(out, placeFrames(verb)...))
}

// frameIn finds the words of a frame in order at the beginning of a phrase; it returns those that are there.
func frameIn(frame []string, tail []word) ([]string, bool) {
	i := 0
	for _, f := range frame {
		for i < len(tail) && i < 8 && tail[i].lower != f && tail[i].stem != stem(f) && tail[i].lemma != f {
			i++
		}
		if i >= len(tail) || i >= 8 {
			return nil, false
		}
		i++
	}
	return frame, true
}

// nounRelations reads a predicate noun and the preposition after it: "lead partner" and "of".
func nounRelations(pred []word, prep string) []guess {
	table := schema.Relations()
	var out []guess
	for i := range pred {
		rest := append([]word{}, pred[i+1:]...)
		if prep != "" {
			rest = append(rest, newWord(prep))
		}
		for _, t := range table.Nouns(pred[i].stem) {
			if words, ok := frameIn(t.Frame.Words, rest); ok {
				out = append(out, guess{relation: t.Relation.Name, weight: 1 - 0.1*float64(i), words: words})
			}
		}
		var be []word
		be = append(be, pred[i:]...)
		for _, t := range table.Verbs("be") {
			if words, ok := frameIn(t.Frame.Words, append(be, rest[len(pred)-i-1:]...)); ok && words[0] == pred[i].stem {
				out = append(out, guess{relation: t.Relation.Name, weight: 1 - 0.1*float64(i), words: words})
			}
		}
	}
	if len(out) == 0 && len(pred) > 0 {
		for _, r := range table.Asked(pred[len(pred)-1].stem) {
			if slices.Contains(r.Ask, pred[len(pred)-1].stem) {
				out = append(out, guess{relation: r.Name, weight: 0.7})
			}
		}
	}
	return best(out)
}

// best keeps the likeliest guess of each relation, likeliest first.
func best(list []guess) []guess {
	slices.SortStableFunc(list, func(a, b guess) int { return cmp.Compare(b.weight, a.weight) })
	var out []guess
	for _, g := range list {
		if !slices.ContainsFunc(out, func(h guess) bool { return h.relation == g.relation && h.flip == g.flip }) {
			out = append(out, g)
		}
	}
	return out
}

// widen adds the relations that come near.
func widen(list []guess) []guess {
	out := slices.Clone(list)
	for _, g := range list {
		if g.weight < 0.5 {
			continue
		}
		for _, n := range related()[g.relation] {
			out = append(out, guess{relation: n.relation, weight: g.weight * n.weight * 0.9, flip: g.flip != n.flip, unreal: g.unreal})
		}
	}
	return best(out)
}

// openNames lists the names that an open relation of the predicate may have.
func openNames(r *reading) []string {
	if r.verb == "" || r.verb == "be" || r.verb == "have" {
		return nil
	}
	out := []string{schema.Camel(r.verb)}
	for i, w := range r.tail {
		if i > 5 {
			break
		}
		if isPrep[w.lower] || isParticle[w.lower] {
			out = append(out, schema.Camel(r.verb+" "+w.lower))
		}
		if i == 0 && !w.name && !isPrep[w.lower] && len(r.tail) > 1 && isPrep[r.tail[1].lower] {
			out = append(out, schema.Camel(r.verb+" "+w.stem+" "+r.tail[1].lower))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
