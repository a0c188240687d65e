package ask

import "strings"

// read understands a question; it returns the word that it stumbled on if it cannot.
func read(question string) (*reading, *stumble) {
	r := &reading{question: question, target: atObject}
	r.words = tidy(r.takeMost(r.takeLatest(tokenize(question))))
	if len(r.words) == 0 {
		return r, &stumble{strings.TrimSpace(question)}
	}
	ws := r.words
	first, rest := ws[0].lower, ws[1:]
	switch {
	case first == "who" || first == "whom" || first == "whose":
		r.kind, r.want = asksNode, actors
		if first == "whose" {
			rest = rest[nounLength(rest, false):] // whose troops act, acts
		}
		return r, r.clause(rest)
	case first == "what" || first == "which":
		r.kind = asksNode
		return r, r.whatClause(first, rest)
	case first == "where":
		r.kind = asksPlace
		return r, r.clause(rest)
	case first == "when":
		r.kind = asksTime
		return r, r.clause(rest)
	case first == "why":
		r.kind = asksPurpose
		return r, r.clause(rest)
	case first == "how":
		return r, r.howClause(rest)
	case isAux(first):
		r.kind = asksYes
		return r, r.clause(ws)
	}
	return r, &stumble{ws[0].text}
}

// tidy brings a question into the order in which it is read: politeness and fillers are dropped, "list the countries
// that" becomes "which countries", and the preposition of "with whom did X speak" goes to the end.
func tidy(ws []word) []word {
	ws = dropPolite(ws)
	var out []word
	for i, w := range ws {
		if isFiller[w.text] && i > 0 {
			continue
		}
		out = append(out, w)
	}
	ws = out
	if len(ws) > 2 && isPrep[ws[0].lower] && isWh[ws[1].lower] {
		ws = append(append([]word{}, ws[1:]...), ws[0])
		if end := ws[len(ws)-1].lower; end == "in" || end == "at" || end == "since" || end == "until" {
			// "in which city did they meet" and "since when": the question word itself says place or time.
			ws = ws[:len(ws)-1]
		}
	}
	if len(ws) > 0 && isWh[strings.ToLower(ws[0].text)] {
		ws[0].lower = strings.ToLower(ws[0].text)
	}
	return ws
}

func dropPolite(ws []word) []word {
	for len(ws) > 1 && ws[0].lower == "please" {
		ws = ws[1:]
	}
	if len(ws) < 3 {
		return ws
	}
	switch ws[0].lower {
	case "can", "could", "would":
		if ws[1].lower == "you" {
			return dropPolite(ws[2:])
		}
	case "list", "name", "show", "give", "tell", "find":
		rest := ws[1:]
		for len(rest) > 0 && (rest[0].lower == "me" || rest[0].lower == "us" || rest[0].lower == "all" || rest[0].lower == "the" || rest[0].lower == "of") {
			rest = rest[1:]
		}
		if len(rest) > 0 && (isWh[rest[0].lower] || isPrep[rest[0].lower]) {
			return rest
		}
		for i, w := range rest {
			if i > 0 && (w.lower == "that" || w.lower == "who" || w.lower == "which") {
				return append(append([]word{newWord("which")}, rest[:i]...), rest[i+1:]...)
			}
		}
		return append([]word{newWord("who"), newWord("are"), newWord("the")}, rest...)
	}
	return ws
}

// whatClause reads what follows what or which: a noun, and the clause.
func (r *reading) whatClause(wh string, rest []word) *stumble {
	for len(rest) > 1 && rest[0].lower == "of" { // which of the countries
		rest = trimDet(rest[1:])
	}
	n := nounLength(rest, wh == "what")
	r.noun, rest = rest[:n], rest[n:]
	if n > 0 {
		if r.kind = kindOfNoun(r.noun); r.kind == asksNode {
			r.want = wantedTypes(r.noun)
		}
	}
	if len(rest) > 1 && rest[0].lower == "about" && n == 0 { // what about
		return &stumble{rest[0].text}
	}
	return r.clause(rest)
}

// nounLength is the number of words before the predicate: up to an auxiliary or a verb. After what there may be none.
func nounLength(rest []word, mayBeNone bool) int {
	for i, w := range rest {
		switch {
		case isAux(w.lower):
			return i
		case i == 0 && !mayBeNone:
		case w.name && i > 0:
		case i > 0 && nounTypes[w.stem] != nil && verbAhead(rest[i+1:]):
		case w.shape() != 0 && (i+1 >= len(rest) || !isAux(rest[i+1].lower)) && !(i == 0 && nounAhead(rest)):
			return i
		}
	}
	return len(rest)
}

// verbAhead reports whether a verb or an auxiliary stands first, so that what stands before it is a noun: "states met".
func verbAhead(rest []word) bool {
	return len(rest) > 1 && !rest[0].name && (isAux(rest[0].lower) || rest[0].shape()&(pastForm|thirdForm) != 0 && nounTypes[rest[0].stem] == nil)
}

// nounAhead reports whether an auxiliary follows within a few words, so that what stands first is a noun: "what aid did
// X".
func nounAhead(rest []word) bool {
	for i := 1; i < len(rest) && i < 4; i++ {
		if isAux(rest[i].lower) {
			return true
		}
		if isPrep[rest[i].lower] && rest[i].lower != "of" || isDet[rest[i].lower] {
			return false
		}
	}
	return false
}

// howClause reads what follows how.
func (r *reading) howClause(rest []word) *stumble {
	if len(rest) == 0 {
		return &stumble{"how"}
	}
	switch w := rest[0].lower; {
	case w == "much" || w == "many":
		r.kind = asksAmount
		rest = rest[1:]
		n := nounLength(rest, true)
		r.noun, rest = rest[:n], rest[n:]
		for len(r.noun) > 0 && (r.noun[0].lower == "of" || isDet[r.noun[0].lower]) {
			r.noun = r.noun[1:]
		}
		return r.clause(rest)
	case sizeWords[w]:
		r.kind, r.lasting = asksAmount, w == "long"
		return r.clause(rest[1:])
	case w == "is" || w == "are" || w == "were" || w == "was":
		last := rest[len(rest)-1].lower
		if last == "connected" || last == "related" || last == "linked" || last == "tied" {
			r.kind, r.subject = asksConnected, &chunk{words: rest[1 : len(rest)-1]}
			return nil
		}
	}
	return &stumble{"how"}
}

var sizeWords = set("big large long high small expensive large deep strong heavy far old")
