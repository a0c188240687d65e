package ask

import "slices"

// phrases splits words into noun phrases with their prepositions; "of" goes on with the phrase before it. A preposition
// at the end comes back alone.
func phrases(ws []word) (list []chunk, stranded string) {
	var c chunk
	flush := func() {
		c.words = trimDet(c.words)
		if len(c.words) > 0 {
			list = append(list, c)
		}
		c = chunk{}
	}
	for i, w := range ws {
		switch {
		case isPrep[w.lower] && !w.name && !(w.lower == "of" && len(c.words) > 0 && i+1 < len(ws)):
			if i+1 == len(ws) {
				flush()
				return list, w.lower
			}
			flush()
			c.prep = w.lower
		case isDet[w.lower] && len(c.words) > 0 && !continues(&ws[i-1]):
			flush()
			c.words = append(c.words, w)
		case isWh[w.lower] || w.lower == "that":
			flush()
			return list, ""
		default:
			c.words = append(c.words, w)
		}
	}
	flush()
	return list, ""
}

// continues reports whether a phrase goes on after a word: "the leaders of the countries", "India and the US".
func continues(w *word) bool {
	return w.lower == "of" || w.lower == "and" || w.lower == "or" || w.comma
}

// framePrep reports whether a frame of the predicate takes the object of a preposition as the object of the relation.
func (r *reading) framePrep(prep string) bool {
	if prep == "by" && r.passive {
		return false
	}
	for _, g := range relationsOf(r) {
		if slices.Contains(g.words, prep) {
			return true
		}
	}
	return false
}

// copula reads "is X Y": the predicate is a noun, a prepositional phrase or nothing.
func (r *reading) copula(ws []word) *stumble {
	r.verb = "be"
	ws = dropWords(r.takeTime(ws), placeParticiples)
	if len(ws) == 0 {
		return &stumble{r.words[len(r.words)-1].text}
	}
	last := ws[len(ws)-1].lower
	switch {
	case r.kind == asksAmount && (last == "worth" || last == "valued"):
		ws = ws[:len(ws)-1]
	case r.kind == asksNode && last == "for" && len(ws) > 1:
		r.kind, ws = asksPurpose, ws[:len(ws)-1]
	case r.kind == asksNode && (last == "about" || last == "on") && len(ws) > 1:
		r.kind, ws = asksAbout, ws[:len(ws)-1]
	}
	switch r.kind {
	case asksYes:
		return r.yesCopula(ws)
	case asksNode:
		return r.whoCopula(ws)
	}
	list, stranded := phrases(ws)
	if len(list) == 0 {
		return &stumble{ws[0].text}
	}
	r.stranded, r.tail = stranded, ws
	if r.kind == asksAmount && len(r.noun) > 0 && list[0].prep != "" {
		// "how many troops are in Iraq"
		r.target, r.object, r.modifiers = atSubject, &list[0], list[1:]
		return nil
	}
	r.subject, r.modifiers = &list[0], list[1:]
	return nil
}

// whoCopula reads "who is the foreign minister of Japan", "who is party to X", "what is X", "which countries are in X".
func (r *reading) whoCopula(ws []word) *stumble {
	r.target = atSubject
	if isPrep[ws[0].lower] && len(ws) > 1 {
		r.after(ws)
		return nil
	}
	bare := trimDet(ws)
	if len(bare) == 0 {
		return &stumble{ws[0].text}
	}
	if k, ok := attributeNouns[bare[0].stem]; ok && len(bare) > 2 && bare[1].lower == "of" && len(r.noun) == 0 {
		list, _ := phrases(bare[2:])
		if r.kind = k; len(list) > 0 {
			r.subject, r.modifiers = &list[0], list[1:]
			return nil
		}
	}
	if n := r.relational(bare); n > 0 {
		return nil
	}
	r.target, r.kind = atObject, asksIdentity
	list, _ := phrases(ws)
	if len(list) == 0 {
		return &stumble{ws[0].text}
	}
	if h := head(list[0].words); h != nil && connections[h.stem] && len(list) == 2 && list[1].prep == "between" {
		r.kind, r.subject = asksConnected, &list[1] // what is the connection between India and ASEAN
		return nil
	}
	r.subject, r.modifiers, r.predicate = &list[0], list[1:], bare
	if r.want != nil && len(r.noun) == 0 && isRole(&list[0]) {
		r.kind = asksRole
	}
	return nil
}

// connections are nouns of what joins two things.
var connections = set("connection relation relationship link tie")

// relational reads a predicate noun that names a relation with the preposition that follows it: "party to X", "members
// of X", "lead partner of X". It returns the number of words of the predicate, 0 if there is none.
func (r *reading) relational(ws []word) int {
	for i, w := range ws {
		if w.name || isDet[w.lower] && i > 0 {
			return 0
		}
		if !isPrep[w.lower] {
			continue
		}
		if i == 0 || i+1 == len(ws) {
			return 0
		}
		was := r.predicate
		r.predicate = ws[:i]
		if len(nounRelations(ws[:i], w.lower)) == 0 || isRole(&chunk{words: ws[:i]}) && w.lower == "of" && !partnerNoun[ws[i-1].stem] {
			r.predicate = was
			return 0
		}
		r.verb, r.target = "be", atSubject
		r.after(ws[i:])
		if r.object == nil && len(r.modifiers) > 0 {
			r.object, r.modifiers = &r.modifiers[0], r.modifiers[1:]
		}
		return i
	}
	return 0
}

// placeParticiples say no more than "is": "is the base located in Mosul".
var placeParticiples = set("located situated")

func dropWords(ws []word, drop map[string]bool) []word {
	var out []word
	for _, w := range ws {
		if !drop[w.lower] {
			out = append(out, w)
		}
	}
	return out
}

var partnerNoun = set("partner member party signatory participant part pillar backer mediator recipient")

// yesCopula reads "is Brazil a member of the G7", "was the summit in Tokyo".
func (r *reading) yesCopula(ws []word) *stumble {
	for i := 1; i < len(ws); i++ {
		w := &ws[i]
		if w.name || !isDet[w.lower] && !isPrep[w.lower] && !partnerNoun[w.stem] {
			continue
		}
		if w.lower == "of" {
			continue
		}
		pred := trimDet(ws[i:])
		if len(pred) == 0 {
			break
		}
		if !isPrep[pred[0].lower] && r.relational(pred) == 0 {
			if !isDet[w.lower] {
				continue
			}
			r.predicate, r.object = pred, &chunk{words: pred}
		}
		if isPrep[pred[0].lower] {
			r.after(pred)
			if r.object == nil && len(r.modifiers) > 0 {
				r.object, r.modifiers = &r.modifiers[0], r.modifiers[1:]
			}
		}
		r.subject = &chunk{words: trimDet(ws[:i])}
		return nil
	}
	return &stumble{ws[len(ws)-1].text}
}
