package coref

import (
	"slices"

	"entente/schema"
)

// thingState is what the mentions of a cluster so far tell of the thing that it is.
type thingState struct {
	number number
	gender gender
	typ    int
	size   int
	named  bool
	last   int // its last mention
	forms  uint32
	lemmas []string // of the heads of its names and descriptions
	words  []string // of their phrases, sorted
}

// maxStateWords bounds the words of a cluster that are kept.
const maxStateWords = 64

// add takes in mention i with its profile.
func (s *thingState) add(p *profile, i int) {
	if s.number == numberUnknown || p.kind == kindName && p.number != numberUnknown {
		s.number = p.number
	}
	s.gender = narrower(s.gender, p.gender)
	if s.typ == 0 || p.kind == kindName && p.typ != 0 {
		s.typ = p.typ
	}
	s.size++
	s.named = s.named || p.kind == kindName
	s.last = i
	s.forms |= 1 << p.kind
	if p.form == 0 && len(s.words) < maxStateWords {
		if len(s.lemmas) < maxStateWords && !slices.Contains(s.lemmas, p.lemma) {
			s.lemmas = append(s.lemmas, p.lemma)
		}
		for _, w := range p.words {
			if at, ok := slices.BinarySearch(s.words, w); !ok {
				s.words = slices.Insert(s.words, at, w)
			}
		}
	}
}

// merge takes in what o knows.
func (s *thingState) merge(o *thingState) {
	if s.number == numberUnknown {
		s.number = o.number
	}
	s.gender = narrower(s.gender, o.gender)
	if s.typ == 0 {
		s.typ = o.typ
	}
	s.size += o.size
	s.named = s.named || o.named
	s.last = max(s.last, o.last)
	s.forms |= o.forms
	for _, l := range o.lemmas {
		if len(s.lemmas) < maxStateWords && !slices.Contains(s.lemmas, l) {
			s.lemmas = append(s.lemmas, l)
		}
	}
	for _, w := range o.words {
		if at, ok := slices.BinarySearch(s.words, w); !ok && len(s.words) < maxStateWords {
			s.words = slices.Insert(s.words, at, w)
		}
	}
}

// narrower returns which of two genders says more; the first where they are at odds.
func narrower(a, b gender) gender {
	if a == genderUnknown || a == person && (b == male || b == female) {
		if b != genderUnknown {
			return b
		}
	}
	return a
}

// agree reports whether a mention with profile p may be the thing s by number and gender.
func agree(p *profile, s *thingState) bool {
	switch {
	case p.number == singular && s.number == plural, p.number == plural && s.number == singular && !s.acts():
		return false
	case p.gender == male && (s.gender == female || s.gender == thing):
		return false
	case p.gender == female && (s.gender == male || s.gender == thing):
		return false
	case p.gender == thing && (s.gender == male || s.gender == female || s.gender == person):
		return false
	}
	return true
}

// acts reports whether the thing is a body of people, which "they" may mean though its name is singular.
func (s *thingState) acts() bool {
	t := coarseTypes[s.typ]
	return t.Is(schema.Organization) || t.Is(schema.Country) || t.Is(schema.Government) || t.Is(schema.Group)
}

// stateOf returns the state of the cluster of mention i, or of i alone if it has none.
func (r *resolver) stateOf(i int) *thingState {
	if c := r.d.Mentions[i].Cluster; c >= 0 && r.states[c].size > 0 {
		return r.states[c]
	}
	if r.singles[i] == nil {
		r.singles[i] = &thingState{}
		r.singles[i].add(&r.profiles[i], i)
	}
	return r.singles[i]
}
