package ask

// findVerb finds the predicate behind the subject, -1 if there is none, and whether it is in the passive.
func findVerb(aux string, ws []word) (at int, passive bool) {
	be := isBe[aux]
	want := baseForm
	switch {
	case be:
		want = pastForm | ingForm
	case isHav[aux]:
		want = pastForm
	}
	for i := 1; i < len(ws); i++ {
		w := &ws[i]
		if isBe[w.lower] && !w.name && i+1 < len(ws) && ws[i+1].shape()&(pastForm|ingForm) != 0 {
			return i + 1, ws[i+1].shape()&pastForm != 0
		}
		if w.shape()&want == 0 || w.name && !mayBeVerb(ws, i) || blocked(ws, i, be) {
			continue
		}
		if be && w.shape()&ingForm != 0 && isNoun(ws, i) {
			continue
		}
		if !be && !lightVerbs[w.lemma] && i+1 < len(ws) && ws[i+1].shape()&want != 0 && !ws[i+1].name && !blocked(ws, i+1, be) && i+2 >= len(ws) {
			continue // "did the Iraqi attack kill"
		}
		return i, be && w.shape()&pastForm != 0
	}
	return -1, false
}

// isNoun reports whether an -ing form is a noun: "working groups", "meeting of the Quad", or any before a participle at
// the end ("the meeting in Tokyo held").
func isNoun(ws []word, at int) bool {
	if at+1 == len(ws) {
		return false
	}
	last := &ws[len(ws)-1]
	return !startsPhrase(&ws[at+1]) || ws[at+1].lower == "of" || last.shape()&pastForm != 0 && !last.name && at+2 < len(ws)
}

// mayBeVerb lets a capitalised word be the predicate only where the whole question is in capitals.
func mayBeVerb(ws []word, at int) bool {
	for _, w := range ws {
		if !w.name {
			return false
		}
	}
	return at > 0
}

// blocked reports whether what stands before a word makes a noun of it.
func blocked(ws []word, at int, be bool) bool {
	before := &ws[at-1]
	if isDet[before.lower] || before.owner {
		return true
	}
	if before.lower == "and" || before.lower == "or" || before.comma {
		return true
	}
	if before.lower == "to" {
		return true
	}
	if !isPrep[before.lower] {
		return false
	}
	return !be || at+1 < len(ws) // "the people in hiding were": a noun of a prepositional phrase
}

func dropAux(ws []word) []word {
	for len(ws) > 0 && isAux(ws[len(ws)-1].lower) && !ws[len(ws)-1].name {
		ws = ws[:len(ws)-1]
	}
	return ws
}

// follows reports whether the predicate stands right after the auxiliary, so that the question word is its subject.
func follows(aux string, ws []word, negated bool) bool {
	s := ws[0].shape()
	if ws[0].name {
		return false
	}
	switch {
	case isDo[aux]:
		return negated && s&baseForm != 0
	case isHav[aux]:
		return s&pastForm != 0
	case isModal[aux]:
		return s&baseForm != 0
	}
	return s&pastForm != 0 || s&ingForm != 0 && (len(ws) == 1 || startsPhrase(&ws[1]))
}

// startsPhrase reports whether a word may begin a phrase rather than go on with one.
func startsPhrase(w *word) bool { return isPrep[w.lower] || isDet[w.lower] || w.name }
