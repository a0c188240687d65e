package ask

import "strings"

// clause reads the predicate and what stands on its two sides.
func (r *reading) clause(ws []word) *stumble {
	aux, ws := r.auxiliaries(ws)
	if len(ws) == 0 {
		if aux == "" && r.kind != asksAmount {
			return &stumble{r.words[len(r.words)-1].text}
		}
		return r.bare(aux)
	}
	if aux == "" {
		return r.active(ws)
	}
	if r.kind != asksYes && follows(aux, ws, r.negated) {
		if isBe[aux] && ws[0].shape()&pastForm != 0 {
			return r.passiveOf(ws)
		}
		return r.active(ws)
	}
	if isDo[aux] && r.countsMembers(ws) {
		return nil
	}
	at, passive := findVerb(aux, ws)
	switch {
	case at > 0:
		r.verb, r.passive = ws[at].lemma, passive
		subject := chunk{words: ws[:at]}
		if passive || isAux(ws[at-1].lower) && !ws[at-1].name {
			subject.words = dropAux(subject.words)
		}
		r.inverted(subject, ws[at+1:])
		return nil
	case isBe[aux]:
		if last := ws[len(ws)-1]; len(ws) > 1 && !last.name && last.shape() == 0 && strings.HasSuffix(last.lower, "ed") && !placeParticiples[last.lower] {
			r.verb, r.unsure, r.passive = bases(last.lower)[0], last.text, true
			r.inverted(chunk{words: ws[:len(ws)-1]}, nil)
			return nil
		}
		return r.copula(ws)
	case isHav[aux]:
		r.verb, r.target = "have", atObject
		r.inverted(chunk{words: ws}, nil)
		return nil
	}
	return r.guessVerb(ws)
}

// auxiliaries takes auxiliaries and negations off the front; it returns the last auxiliary.
func (r *reading) auxiliaries(ws []word) (string, []word) {
	aux := ""
	for len(ws) > 0 {
		w := ws[0].lower
		switch {
		case w == "not" || w == "never":
			r.negated = true
		case isModal[w] && !ws[0].name || isModal[w] && aux == "":
			r.modal = w
			aux = w
		case isAux(w):
			aux = w
		default:
			return aux, ws
		}
		ws = ws[1:]
	}
	return aux, ws
}

// bare is a question that ends with its auxiliary or noun: "how many troops are there" has no more than its noun.
func (r *reading) bare(aux string) *stumble {
	if len(r.noun) == 0 {
		return &stumble{r.words[len(r.words)-1].text}
	}
	r.subject = &chunk{words: r.noun}
	r.verb = "be"
	return nil
}

// active reads a predicate whose subject is the question word, with its noun: "who leads X".
func (r *reading) active(ws []word) *stumble {
	r.verb = ws[0].lemma
	if ws[0].shape() == 0 {
		if ws[0].name || isPrep[ws[0].lower] {
			return &stumble{ws[0].text}
		}
		r.unsure = ws[0].text
	}
	r.target = atSubject
	r.after(ws[1:])
	return nil
}

// passiveOf reads a predicate in the passive whose subject is the question word: "who was killed in X".
func (r *reading) passiveOf(ws []word) *stumble {
	r.verb, r.passive, r.target = ws[0].lemma, true, atObject
	r.after(ws[1:])
	r.agent()
	return nil
}

// agent turns the object of by into the subject.
func (r *reading) agent() {
	if r.object != nil {
		r.modifiers = append([]chunk{*r.object}, r.modifiers...)
		r.object = nil
	}
	for i, m := range r.modifiers {
		if m.prep == "by" {
			r.subject = &chunk{words: m.words}
			r.modifiers = append(r.modifiers[:i:i], r.modifiers[i+1:]...)
			return
		}
	}
}

// inverted reads a predicate behind its subject: "did X meet Y", "is X accused of".
func (r *reading) inverted(subject chunk, after []word) {
	np, mods := splitSubject(subject.words)
	if !r.passive {
		r.subject = np
		r.target = atObject
		r.after(after)
		r.modifiers = append(r.modifiers, mods...)
		return
	}
	r.after(after)
	r.agent()
	r.object = np
	r.modifiers = append(r.modifiers, mods...)
	r.target = atSubject
	if r.kind == asksNode && r.stranded != "" && r.stranded != "by" || r.subject != nil {
		r.target = atObject
	}
}

// splitSubject parts the prepositional phrases off a subject, "of" apart.
func splitSubject(ws []word) (*chunk, []chunk) {
	list, _ := phrases(ws)
	if len(list) == 0 {
		return nil, nil
	}
	return &list[0], list[1:]
}

// after reads what follows the predicate: the object, modifiers, and a preposition left alone at the end.
func (r *reading) after(ws []word) {
	if r.verb == "take" && len(ws) > 0 && ws[0].lower == "place" {
		r.verb, ws = "occur", ws[1:]
	}
	r.tail = ws
	for i := 0; i+1 < len(ws); i++ {
		if ws[i].lower == "to" && ws[i+1].shape()&baseForm != 0 && !ws[i+1].name && !(i > 0 && isDet[ws[i-1].lower]) {
			r.second = ws[i+1].lemma
			ws = append(append([]word{}, ws[:i]...), ws[i+2:]...)
			break
		}
	}
	if bareInfinitive[r.verb] {
		for i := 1; i < len(ws); i++ {
			if ws[i].shape()&baseForm != 0 && !ws[i].name && !isDet[ws[i-1].lower] && !isPrep[ws[i-1].lower] && !ws[i-1].owner {
				r.second = ws[i].lemma
				end := i + 1
				for end < len(ws) && isParticle[ws[end].lower] {
					end++
				}
				ws = append(append(append([]word{}, ws[:i]...), newWord("to")), ws[end:]...)
				break
			}
		}
	}
	for len(ws) > 0 && isParticle[ws[0].lower] {
		ws = ws[1:]
	}
	ws = r.takeTime(r.dropFrameNouns(ws))
	list, stranded := phrases(ws)
	r.stranded = stranded
	for i := range list {
		if r.object == nil && i == 0 && (list[i].prep == "" || r.framePrep(list[i].prep)) {
			r.object = &list[i]
			continue
		}
		r.modifiers = append(r.modifiers, list[i])
	}
}

// bareInfinitive are verbs with a second one without to: "helped Israel bring down".
var bareInfinitive = set("help make let")

// guessVerb takes a word for the predicate though no verb is known there.
func (r *reading) guessVerb(ws []word) *stumble {
	for i := len(ws) - 1; i > 0; i-- {
		w := &ws[i]
		if w.name || isPrep[w.lower] || isDet[w.lower] || isDet[ws[i-1].lower] || isPrep[ws[i-1].lower] || isParticle[w.lower] {
			continue
		}
		if i > 1 && !ws[i-1].name && i+1 == len(ws) && !isPrep[ws[i-1].lower] && len(ws) > 3 {
			continue
		}
		r.verb, r.unsure = w.lemma, w.text
		r.inverted(chunk{words: ws[:i]}, ws[i+1:])
		return nil
	}
	return &stumble{ws[len(ws)-1].text}
}
