package coref

import "entente/schema"

// How far the ranker looks for candidates: the mentions just before, and of those further back the ones that share the
// head or are the last mention of a named thing.
const (
	nearMentions  = 28
	sameLemma     = 6
	namedThings   = 12
	speakerThings = 8
	maxThings     = 80 // mentions that are looked through for those
)

// Class says which of the ranker's models places a mention.
type Class int

// The classes of mentions to be placed.
const (
	Description Class = iota
	ThirdPerson       // he, she, it, they, this
	Speaker           // I, we, you
	Classes
)

// Choice is a mention to be placed with the candidates for what it means, as features: rows of the ranker's weights.
type Choice struct {
	Mention    int
	Class      Class
	Features   []int32
	Candidates []Candidate
}

// Candidate is a mention that another one may be joined to.
type Candidate struct {
	Mention  int
	Features []int32
}

// choiceOf collects the candidates for mention i, the nearest first. The choice is valid until the next one is made.
func (r *resolver) choiceOf(i int) *Choice {
	c := &r.choice
	c.Mention, c.Class, c.Candidates = i, r.profiles[i].class, c.Candidates[:0]
	c.Features = r.ofMention(c.Features[:0], i)
	r.mark++
	r.agreeing = 0
	for j := i - 1; j >= 0 && j >= i-nearMentions; j-- {
		r.offer(i, j)
	}
	p := &r.profiles[i]
	switch p.class {
	case Description:
		list := r.byLemma[p.lemma]
		for k := len(list) - 1; k >= 0 && k >= len(list)-sameLemma; k-- {
			r.offer(i, list[k])
		}
		for k := len(p.words) - 1; k >= 0; k-- {
			if list := r.byLemma[p.words[k]]; len(list) > 0 {
				r.offer(i, list[len(list)-1])
			}
		}
		r.offerThings(i, r.namedThings, namedThings)
	case Speaker:
		r.offerThings(i, r.speakerThings, speakerThings)
		if s := r.turns.speaker[r.turns.quote[r.d.Mentions[i].Head]]; s >= 0 {
			r.offer(i, s)
		}
	}
	return c
}

// offerThings offers the last mentions of the latest things of a list.
func (r *resolver) offerThings(i int, things []int, most int) {
	for k := len(things) - 1; k >= 0 && k >= len(things)-maxThings && most > 0; k-- {
		if j := things[k]; r.stateOf(j).last == j || r.d.Mentions[j].Cluster < 0 {
			r.offer(i, j)
			most--
		}
	}
}

// offer adds candidate j for mention i, if it may be one and is not among the candidates yet.
func (r *resolver) offer(i, j int) {
	if r.offered[j] == r.mark || j == i || !r.mayMean(i, j) {
		return
	}
	r.offered[j] = r.mark
	c := &r.choice
	s := r.stateOf(j)
	if n := len(c.Candidates); n < cap(c.Candidates) {
		c.Candidates = c.Candidates[:n+1]
	} else {
		c.Candidates = append(c.Candidates, Candidate{})
	}
	x := &c.Candidates[len(c.Candidates)-1]
	x.Mention = j
	x.Features = r.ofPair(r.ofCandidate(x.Features[:0], j, s), i, j, s, r.agreeing)
	if agree(&r.profiles[i], s) {
		r.agreeing++
	}
}

// topicType is the coarse type of nouns that tell none.
var topicType = coarseType(schema.Topic)

// mayMean reports whether mention i may at all be joined to j: not to a time or a quantity, nor to a mere adjective,
// nor to what is plainly of another number and gender.
func (r *resolver) mayMean(i, j int) bool {
	o := &r.d.Mentions[j]
	p, q := &r.profiles[i], &r.profiles[j]
	if o.Type == schema.Time || o.Type == schema.Quantity {
		return false
	}
	if j > i && (p.class != Speaker || o.Cluster < 0) {
		return false // a speaker may be named after his words
	}
	s := r.stateOf(j)
	if q.class == Speaker && p.class == ThirdPerson && r.turns.quote[o.Head] == r.turns.quote[r.d.Mentions[i].Head] {
		return false
	}
	if p.class == Description {
		return !r.different(i, j)
	}
	if p.kind == kindI && q.kind == kindI && r.otherSpeaker(i, j) || p.form > 0 && r.boundTo(i, j) {
		return false
	}
	if p.form > 0 && !agree(p, s) {
		return p.kind == kindThey && s.number != singular || p.class == Speaker
	}
	return true
}

// different reports whether description i is plainly no mention of what j means: it calls itself another, belongs to
// somebody else, counts otherwise, or has modifiers where the cluster of j has others ("the nuclear pact" is not the
// fisheries pact).
func (r *resolver) different(i, j int) bool {
	p, o := &r.profiles[i], &r.d.Mentions[j]
	if contains(p.words, "other") || contains(p.words, "another") {
		return true
	}
	if p.lemma != r.profiles[j].lemma {
		return false
	}
	if q := r.profiles[j].number; r.possessors(i, j) == 2 || p.number != q && p.number != numberUnknown && q != numberUnknown {
		return true
	}
	if p.typ == topicType || o.Cluster < 0 {
		return false
	}
	own := r.modifiers(r.d.Mentions[i].Head)
	return len(own) > 0 && !compatible(own, r.clusterModifiers(o.Cluster))
}

// otherSpeaker reports whether i and j stand in quotations of two speakers.
func (r *resolver) otherSpeaker(i, j int) bool {
	t := &r.turns
	a, b := t.quote[r.d.Mentions[i].Head], t.quote[r.d.Mentions[j].Head]
	return a != b && t.speaker[a] >= 0 && t.speaker[b] >= 0 && !r.sameCluster(t.speaker[a], t.speaker[b])
}
