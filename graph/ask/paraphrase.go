package ask

import (
	"slices"
	"strings"
	"unicode"
)

// paraphrase says in English how a question was understood: what is asked for, the relations by which it is looked for,
// and what stands on their two sides, under the names that the store has for it.
func (e *engine) paraphrase(q *query) string {
	r := e.r
	s := e.asked(q)
	for i := range q.modifiers {
		gap := ", "
		if r.kind == asksSpeech || r.kind == asksHappened {
			gap = " "
		}
		s += gap + e.withPrep(&q.modifiers[i])
	}
	if t := r.time.inWords(); t != "" {
		s += ", " + t
	}
	if r.negated {
		s += ", where a text denies it"
	}
	return s
}

// asked is the paraphrase without what stands around the clause.
func (e *engine) asked(q *query) string {
	r := e.r
	subject := "somebody"
	if q.subject != nil {
		subject = e.spoken(q.subject)
	}
	switch r.kind {
	case asksIdentity:
		return "who or what " + subject + " " + be(q)
	case asksRole:
		return "who " + subject + " " + be(q)
	case asksConnected:
		return "how " + subject + " are connected"
	case asksSpeech:
		return spaced("what", subject, "said", e.withPrep(q.object))
	case asksHappened:
		return spaced("what happened", e.withPrep(q.object))
	case asksAbout:
		return spaced("what", subject, be(q), "about")
	case asksNode, asksAmount:
		return e.askedNode(q, subject)
	}
	if r.kind == asksPurpose && (r.verb == "be" || r.verb == "") {
		return spaced("what", subject, be(q), "for")
	}
	word := map[kind]string{asksYes: "whether", asksTime: "when", asksPlace: "where", asksPurpose: "why"}[r.kind]
	return spaced(word, subject, e.predicate(q, severalOf(q.subject)))
}

// askedNode is asked for questions whose question word may be a side of the clause.
func (e *engine) askedNode(q *query, subject string) string {
	r := e.r
	word := "who or what"
	several := false
	switch {
	case r.kind == asksAmount && len(r.noun) > 0:
		word, several = spaced(r.howMuch(), join(r.noun)), r.howMuch() == "how many"
	case r.kind == asksAmount && (r.verb == "be" || r.verb == ""):
		return spaced(r.howMuch(), subject, be(q))
	case r.kind == asksAmount:
		return spaced(r.howMuch(), "it was when", subject, e.predicate(q, severalOf(q.subject)))
	case len(r.noun) > 0:
		word = "which " + singular(r.noun)
	case r.words[0].lower == "what":
		word = "what"
	}
	if r.target == atSubject && q.subject == nil {
		return spaced(word, e.predicate(q, several))
	}
	return spaced(word, subject, e.predicate(q, severalOf(q.subject)))
}

// howMuch is the question word of an amount: how many, how big.
func (r *reading) howMuch() string {
	if r.words[0].lower == "how" && len(r.words) > 1 {
		return "how " + r.words[1].lower
	}
	return "how much"
}

// singular writes a noun phrase in the singular, since relations are named for one subject: countries, country.
func singular(noun []word) string {
	out := slices.Clone(noun)
	if h := head(out); h != nil && !h.name && h.stem != h.lower {
		h.text = h.stem
	}
	return join(out)
}

// predicate writes the relations and the object, for one subject or several.
func (e *engine) predicate(q *query, several bool) string {
	said := relationsInWords(q)
	if len(said) == 0 {
		if e.r.verb == "be" || e.r.verb == "" {
			return spaced(be(q), e.withPrep(q.object))
		}
		return spaced(e.r.ownVerb(), e.withPrep(q.object), e.r.stranded)
	}
	for i := range said {
		if several {
			said[i] = ofSeveral(said[i])
		}
		if e.r.thenDoes() {
			said[i] = strings.TrimSuffix(said[i], " to") + " to " + e.r.second
		}
	}
	object := ""
	if q.object != nil {
		object = e.spoken(q.object)
	}
	return spaced(either(said), object)
}

// relationsInWords lists the likely relations of a query as verbs, as far as they take subject and object as asked.
func relationsInWords(q *query) []string {
	var said []string
	for _, unreal := range []bool{false, true} {
		for i, g := range q.guesses {
			if i > 0 && g.weight <= 0.6 || g.unreal != unreal || len(said) > 0 && unreal {
				continue
			}
			text := inWords(g.relation)
			if g.flip {
				text = flippedWords[g.relation]
			}
			if text != "" && !slices.Contains(said, text) {
				said = append(said, text)
			}
		}
	}
	return said
}

// relationWords are the relations whose names are no verbs with what goes with them.
var relationWords = map[string]string{
	"partyTo": "is party to", "meeting": "held as its meeting", "memberOf": "is a member of", "providedAid": "provided aid to",
	"recipient": "went to", "amount": "amounts to", "purpose": "is meant for", "ceasedFire": "ceased fire with",
	"withdrewForces": "withdrew forces from", "resigned": "resigned as", "holdsPosition": "holds the position of",
	"affiliatedWith": "is affiliated with", "locatedIn": "is located in", "partOf": "is part of", "basedOn": "is based on",
	"date": "is dated", "ordinal": "is number", "about": "is about", "isA": "is a", "sameAs": "is the same as",
}

// flippedWords are relations said of their object; others do not read well that way and are left out.
var flippedWords = map[string]string{
	"recipient": "got", "providedAid": "got aid from", "supplied": "was supplied by", "partOf": "includes",
	"visited": "was visited by", "affected": "is affected by", "faces": "faces",
}

// inWords says a relation as a verb: cooperatesOn, cooperates on.
func inWords(relation string) string {
	if s, ok := relationWords[relation]; ok {
		return s
	}
	var b strings.Builder
	for _, c := range relation {
		if unicode.IsUpper(c) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}

// ofSeveral turns a verb of one subject into that of several: is, are; leads, lead.
func ofSeveral(said string) string {
	verb, rest, _ := strings.Cut(said, " ")
	switch verb {
	case "is":
		verb = "are"
	case "was":
		verb = "were"
	default:
		verb = strings.TrimSuffix(verb, "s")
	}
	return spaced(verb, rest)
}

// thenDoes reports whether the second verb follows the first: "agreed to build", but not "urged India to build".
func (r *reading) thenDoes() bool {
	return r.second != "" && len(r.tail) > 1 && r.tail[0].lower == "to" && r.tail[1].lemma == r.second
}

// be is the verb of a question that has no other. The time that it is in says nothing.
func be(q *query) string {
	if severalOf(q.subject) {
		return "are or were"
	}
	return "is or was"
}

// ownVerb is the verb of the question with its auxiliary, for want of a relation: poisoned, did poison, has poisoned.
func (r *reading) ownVerb() string {
	aux := ""
	for _, w := range r.words {
		switch {
		case isAux(w.lower):
			aux = w.lower
		case w.lemma == r.verb && !w.name:
			if r.passive {
				aux = "has"
			}
			particle := ""
			if len(r.tail) > 0 && isParticle[r.tail[0].lower] {
				particle = r.tail[0].lower
			}
			return spaced(aux, w.lower, particle)
		}
	}
	return r.verb
}

// severalOf reports whether a phrase stands for several things.
func severalOf(p *phrase) bool {
	if p == nil {
		return false
	}
	if len(p.parts) > 1 {
		return true
	}
	h := head(p.parts[0].words)
	return h != nil && !h.name && h.stem != h.lower
}

// withPrep says a phrase behind its preposition; "" for nil.
func (e *engine) withPrep(p *phrase) string {
	if p == nil {
		return ""
	}
	return spaced(p.prep, e.spoken(p))
}

// spoken says a phrase: what is a name by the name that the store has for it, all else as it was asked.
func (e *engine) spoken(p *phrase) string {
	var parts []string
	for i := range p.parts {
		said := e.labelOf(&p.parts[i])
		if said == "" {
			said = p.parts[i].text
		}
		parts = append(parts, spaced(e.r.article(p.parts[i].text), said))
	}
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return strings.Join(parts, "")
}

// labelOf gives the labels of what a name means, "" for what is no name of anything.
func (e *engine) labelOf(p *part) string {
	if !p.exact || !p.named {
		return ""
	}
	best := 0.0
	for _, s := range p.ids {
		best = max(best, s)
	}
	var labels []string
	for _, m := range e.matches[p.text] {
		if s, ok := p.ids[m.Entity]; ok && s == best {
			labels = appendNew(labels, m.Label, maxSaid)
		}
	}
	return either(labels)
}

// maxSaid is how many things one name is said to mean.
const maxSaid = 3

// article finds the article that stands before some words in the question.
func (r *reading) article(text string) string {
	for i, w := range r.words {
		if (w.lower == "the" || w.lower == "a" || w.lower == "an") && strings.HasPrefix(join(r.words[i+1:])+" ", text+" ") {
			return w.lower
		}
	}
	return ""
}

// inWords says a time: in 2020, since 2019-03, from 2015 to 2018.
func (s span) inWords() string {
	from, to := strings.ReplaceAll(s.from, "-99", ""), strings.ReplaceAll(s.to, "-99", "")
	switch {
	case from == "" && to == "":
		return ""
	case from == "":
		return "up to " + to
	case to == "" && from != s.from:
		return "after " + from
	case to == "":
		return "since " + from
	case from != to:
		return "from " + from + " to " + to
	case len(from) == len("2006-01-02"):
		return "on " + from
	}
	return "in " + from
}

// either joins alternatives: a, b or c.
func either(list []string) string {
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " or " + list[n-1]
	}
	return strings.Join(list, "")
}

// spaced joins what is not empty.
func spaced(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
