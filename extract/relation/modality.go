package relation

import (
	"strings"

	"entente/extract/wordlist"
	"entente/schema"
)

// manner is how a clause is meant.
type manner struct {
	polarity schema.Polarity
	modality schema.Modality
}

// plainly is how what needs no verb is meant: offices, members, places.
var plainly = manner{schema.Positive, schema.Asserted}

// Verbs that decide how real what they govern is.
var (
	planning   = wordList("planning")
	requesting = wordList("requesting")
	refusing   = wordList("refusing")
	imagining  = wordList("imagining")
	// achieving verbs leave what they govern as it is: what somebody managed or began to do has happened.
	achieving = wordList("achieving")
	// trying leaves open whether it was done, and so does what somebody is only believed to have done.
	trying  = wordlist.Of("try attempt seek struggle")
	reputed = wordList("reputed")
	// weighed is what somebody only talks or thinks of doing.
	weighed = wordlist.Of("discuss debate mull ponder explore contemplate weigh")
	// accusing verbs have their object as the doer of what follows: "accused India of attacking".
	accusing = wordlist.Of("accuse suspect blame charge warn")
)

// Verbs that tell of what has been: their object is real, however they are meant themselves.
var ending = wordList("ending")

// mannerOf returns how the clause of the verb or predicate at v is meant: by its auxiliaries and negation, by what
// governs it, and by the conditions it stands under.
func (x *extractor) mannerOf(v int) manner {
	m := manner{schema.Positive, schema.Asserted}
	if h := x.d.Tokens[v].Head; h >= 0 && x.tree.Is(v, "amod") && x.d.Tokens[h].UPOS == "NOUN" {
		m = x.mannerOfNoun(h) // "a possible US-led attack"
	}
	for _, c := range x.tree.Children(v) {
		switch l := x.lemma(c); {
		case x.tree.Is(c, "aux"):
			m.modality = weaker(m.modality, auxiliary(l))
			if l == "have" && x.hasAux(v, "would") {
				m.modality = weaker(m.modality, schema.Conditional) // contrary to fact
			}
		case l == "not" && x.untilTime(v): // "did not ratify it until 1822"
		case x.negates(c):
			m.polarity = schema.Negative
		case x.tree.Is(c, "advmod") && perhaps[l]:
			m.modality = weaker(m.modality, schema.Possible)
		case x.tree.Is(c, "mark") && (l == "if" || l == "unless"):
			m.modality = weaker(m.modality, schema.Conditional)
		case x.tree.Is(c, "mark") && l == "without":
			m.polarity = schema.Negative
		case x.tree.Is(c, "advcl") && x.conditional(c):
			m.modality = weaker(m.modality, schema.Conditional)
		}
	}
	if last := x.d.Sentences[x.sentence].Tokens.Last; x.d.Tokens[last-1].Form == "?" {
		m.modality = weaker(m.modality, schema.Possible) // a question states nothing
	}
	be := x.tree.Child(v, "aux", "cop")
	if be >= 0 && x.lemma(be) == "be" && x.infinitive(v) && m.modality == schema.Asserted {
		m.modality = schema.Planned // "Macron was to travel"
	}
	return x.inGovernor(v, m)
}

// negates reports whether the dependent c of a verb negates it: "not", "no longer (openly)", "neither signed nor
// ratified".
func (x *extractor) negates(c int) bool {
	switch l := x.lemma(c); {
	case x.tree.Is(c, "advmod"):
		return negative[l] || x.negatedPhrase(c) || x.negatedPhrase(x.tree.Child(c, "advmod"))
	case x.tree.Is(c, "cc"):
		return l == "neither" || l == "nor"
	default:
		return x.tree.Is(c, "det") && l == "no"
	}
}

// negative are the adverbs that negate a verb.
var negative = wordlist.Of("not n't never neither")

// perhaps are the adverbs that leave open whether it is so.
var perhaps = wordlist.Of("possibly perhaps maybe allegedly supposedly")

// demanding words take a subjunctive: "demanded that India sign".
var demanding = wordList("demanding")

// alleging nouns take a clause that somebody holds against somebody.
var alleging = wordlist.Of("charge allegation accusation suspicion rumour")

// hasAux reports whether the verb at v has the given auxiliary.
func (x *extractor) hasAux(v int, lemma string) bool {
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "aux") && x.lemma(c) == lemma {
			return true
		}
	}
	return false
}

// conditional reports whether the adverbial clause at c is a condition.
func (x *extractor) conditional(c int) bool {
	k := x.tree.Child(c, "mark")
	return k >= 0 && (x.lemma(k) == "if" || x.lemma(k) == "unless")
}

// auxiliary returns the modality that an auxiliary gives.
func auxiliary(lemma string) schema.Modality {
	switch lemma {
	case "will", "shall", "would", "wo", "'ll":
		return schema.Planned
	case "may", "might", "could":
		return schema.Possible
	case "can":
		return schema.Possible
	case "should", "must", "ought":
		return schema.Requested
	}
	return schema.Asserted
}

// weaker returns the less real of two modalities.
func weaker(a, b schema.Modality) schema.Modality {
	for _, m := range []schema.Modality{schema.Conditional, schema.Requested, schema.Possible, schema.Planned} {
		if a == m || b == m {
			return m
		}
	}
	return schema.Asserted
}

// inGovernor takes in what the governor of the clause at v says of it.
func (x *extractor) inGovernor(v int, m manner) manner {
	h := x.d.Tokens[v].Head
	if h < 0 {
		return m
	}
	lemma := schema.CanonLemma(x.lemma(h))
	switch {
	case x.tree.Is(v, "conj") && x.d.Tokens[h].UPOS == x.d.Tokens[v].UPOS:
		// A second verb shares the auxiliary of the first unless it has one, or a tense, of its own.
		mine, first := x.d.Tokens[v].XPOS, x.d.Tokens[h].XPOS
		if x.tree.Child(v, "aux", "nsubj") < 0 && (mine == first || mine == "VBP" && first == "VB") {
			up := x.mannerOf(h)
			m.modality = weaker(m.modality, up.modality)
			if mine == "VB" && up.polarity == schema.Negative && !x.contrasted(v) {
				m.polarity = schema.Negative // "refused to stop and disclose it"
			}
		}
	case x.tree.Is(v, "xcomp"), x.tree.Is(v, "ccomp", "advcl", "acl") && x.infinitive(v) && !x.tree.Is(v, "acl:relcl"):
		m = x.under(lemma, h, m, x.tree.Is(v, "advcl", "acl"))
	case x.tree.Is(v, "advcl", "obl", "acl") && accusing[lemma] && x.d.Tokens[v].XPOS == "VBG":
		m.modality = weaker(m.modality, schema.Possible)
	case x.accompanies(v) && x.d.Tokens[h].UPOS == "VERB":
		// "will withdraw, ending its presence": what comes of a plan is planned.
		m.modality = weaker(m.modality, x.mannerOf(h).modality)
	case x.tree.Is(v, "ccomp", "acl") && demanding[lemma] && x.subjunctive(v):
		m.modality = weaker(m.modality, schema.Requested)
	case x.tree.Is(v, "acl") && alleging[lemma] && x.finite(v):
		m.modality = weaker(m.modality, schema.Possible) // "on charges that he leaked it"
	case x.tree.Is(v, "advcl") && refusing[lemma] && x.marked(v, "from"):
		m.polarity = schema.Negative
	case x.tree.Is(v, "ccomp", "obl", "nmod"):
		switch {
		case requesting[lemma] && !x.finite(v):
			m.modality = weaker(m.modality, schema.Requested)
		case lemma == "deny":
			m.polarity = schema.Negative
		case imagining[lemma] && lemma != "claim" && lemma != "allege":
			m.modality = weaker(m.modality, schema.Possible)
		}
	}
	return m
}

// subjunctive reports whether the clause at v may be in the subjunctive after "that": "that India sign".
func (x *extractor) subjunctive(v int) bool {
	form := x.d.Tokens[v].XPOS
	return x.marked(v, "that") && (form == "VB" || form == "VBP")
}

// untilTime reports whether the clause at v ends at a time that it names: what was not done until then was done then.
func (x *extractor) untilTime(v int) bool {
	for _, c := range x.tree.Children(v) {
		if _, ok := x.timeAt(c); ok && x.tree.Is(c, "obl") && x.tree.Case(c) == "until" && x.hasAux(v, "do") {
			return true
		}
	}
	return false
}

// contrasted reports whether "but" joins the part at v to what stands before it.
func (x *extractor) contrasted(v int) bool {
	cc := x.tree.Child(v, "cc")
	return cc >= 0 && x.lemma(cc) == "but"
}

// accompanies reports whether the clause at v is a participle that goes with what its governor says: the result of it
// ("…, ending its presence"), or its means ("by expelling").
func (x *extractor) accompanies(v int) bool {
	if !x.tree.Is(v, "advcl") || x.d.Tokens[v].XPOS != "VBG" || x.tree.Child(v, "nsubj") >= 0 {
		return false
	}
	m := x.tree.Child(v, "mark")
	return m < 0 || x.lemma(m) == "by"
}

// Nouns and verbs whose infinitive says what is under way, not what is planned: "efforts to resist", "met to discuss".
var underWay = wordList("underWay")

// under returns how a complement of the word lemma at h is meant. An infinitive of purpose is planned unless what it
// serves is under way; what somebody continues has begun, whoever promises it.
func (x *extractor) under(lemma string, h int, m manner, purpose bool) manner {
	if purpose && x.negatedPhrase(h) && !refusing[lemma] {
		m.polarity = schema.Negative // "has no plans to withdraw", "made no attempt to retake it"
	}
	switch {
	case lemma == "have" && x.particle(h, "yet"):
		m.polarity = schema.Negative
	case lemma == "have" && !purpose, lemma == "want" && x.tree.Child(h, "obj") >= 0:
		m.modality = weaker(m.modality, schema.Requested)
	case lemma == "go" && x.hasAux(h, "be"):
		m.modality = weaker(m.modality, schema.Planned)
	case trying[lemma], weighed[lemma], x.passive(h) && reputed[lemma]:
		m.modality = weaker(m.modality, schema.Possible)
	case refusing[lemma]:
		m.polarity = schema.Negative
	case requesting[lemma]:
		m.modality = weaker(m.modality, schema.Requested)
	case lemma == "threaten":
		m.modality = weaker(m.modality, schema.Conditional)
	case achieving[lemma] || purpose && underWay[lemma]:
		up := x.mannerOf(h)
		m.modality = weaker(m.modality, up.modality)
	case planning[lemma] || purpose:
		// What may be planned is only possible, and what is not planned is denied.
		up := x.mannerOf(h)
		m.modality = weaker(weaker(m.modality, schema.Planned), up.modality)
		if up.polarity == schema.Negative && !purpose {
			m.polarity = schema.Negative
		}
	default:
		up := x.mannerOf(h)
		m.modality = weaker(m.modality, up.modality)
		if up.polarity == schema.Negative {
			m.polarity = schema.Negative
		}
	}
	return m
}

// infinitive reports whether the clause at v is marked by "to".
func (x *extractor) infinitive(v int) bool { return x.marked(v, "to") }

// marked reports whether the clause at v has the given marker.
func (x *extractor) marked(v int, word string) bool {
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "mark") && x.lemma(c) == word {
			return true
		}
	}
	return false
}

// finite reports whether the clause at v has a tense.
func (x *extractor) finite(v int) bool {
	if strings.Contains(x.d.Tokens[v].Feats, "VerbForm=Fin") {
		return true
	}
	for _, c := range x.tree.Children(v) {
		if x.tree.Is(c, "aux", "cop") && strings.Contains(x.d.Tokens[c].Feats, "VerbForm=Fin") {
			return true
		}
	}
	return false
}

// negatedPhrase reports whether the phrase that token h heads is negated: "no organisation", "neither side".
func (x *extractor) negatedPhrase(h int) bool {
	if h < 0 || x.d.Tokens[h].UPOS == "VERB" {
		return false // a "not" below a verb is the verb's
	}
	for {
		for _, c := range x.tree.Children(h) {
			if x.tree.Is(c, "det", "advmod", "cc") {
				switch x.lemma(c) {
				case "no", "neither", "not", "nor":
					return true
				}
			}
		}
		// "neither India nor China": the word stands with the first.
		if !x.tree.Is(h, "conj") || x.d.Tokens[h].Head < 0 {
			return false
		}
		h = x.d.Tokens[h].Head
	}
}

// Nouns that say of what depends on them how real it is: "the postponement of his visit".
var (
	planNouns     = wordList("planNouns")
	possibleNouns = wordList("possibleNouns")
	wishedNouns   = wordlist.Of("call demand need request appeal")
	deniedNouns   = wordlist.Of("cancellation refusal denial absence lack")
)

// Words before a noun that say that it is still to come, and that it may be or not.
var (
	coming   = wordList("coming")
	doubtful = wordList("doubtful")
)

// of returns how a thing is meant that depends on the given noun and is meant as m otherwise.
func (m manner) of(noun string) manner {
	switch {
	case planNouns[noun]:
		m.modality = weaker(m.modality, schema.Planned)
	case possibleNouns[noun]:
		m.modality = weaker(m.modality, schema.Possible)
	case wishedNouns[noun]:
		m.modality = weaker(m.modality, schema.Requested)
	case deniedNouns[noun]:
		m.polarity = schema.Negative
	}
	return m
}

// mannerOfNoun returns how a thing that a noun at n names is meant: by the verb that it is an argument of.
func (x *extractor) mannerOfNoun(n int) manner {
	m := manner{schema.Positive, schema.Asserted}
	if x.negatedPhrase(n) {
		m.polarity = schema.Negative
	}
	for _, c := range x.tree.Children(n) {
		switch form := strings.ToLower(x.d.Tokens[c].Form); {
		case doubtful[form]:
			m.modality = weaker(m.modality, schema.Possible)
		case coming[form]:
			m.modality = schema.Planned
		}
	}
	h := x.d.Tokens[n].Head
	if h >= 0 && x.d.Tokens[h].UPOS == "NOUN" && x.tree.Is(n, "nmod") {
		return m.of(x.lemma(h))
	}
	if h < 0 || x.d.Tokens[h].UPOS != "VERB" || !x.tree.Is(n, "obj", "obl", "xcomp", "nsubj:pass") {
		return m
	}
	switch lemma := schema.CanonLemma(x.lemma(h)); {
	case ending[lemma] || deepening[lemma]: // what is to end, or to grow, has been
	case requesting[lemma] || lemma == "seek":
		m.modality = weaker(m.modality, schema.Requested)
	case lemma == "plan" || lemma == "propose" || lemma == "pledge" || lemma == "promise":
		m.modality = weaker(m.modality, schema.Planned)
	case refusing[lemma]:
		m.polarity = schema.Negative
	case !x.tree.Is(n, "obl") && lightVerbs[lemma] || x.tree.Case(n) == "through":
		// "will launch an attack": the noun does what the verb says. Who will condemn an attack speaks of a real one.
		up := x.mannerOf(h)
		m.modality = weaker(m.modality, up.modality)
		if up.polarity == schema.Negative {
			m.polarity = schema.Negative
		}
	}
	return m
}
