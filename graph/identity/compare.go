package identity

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/schema"
)

// Why is a reason why two entities may be one.
type Why string

// The reasons, strongest first.
const (
	SharedName      Why = "shared name"
	Acronym         Why = "acronym"
	Spelling        Why = "spelling"
	Transliteration Why = "transliteration"
	Contained       Why = "contained"
	Surname         Why = "surname"
)

// Sentence tells people what the reason is.
func (w Why) Sentence() string {
	switch w {
	case SharedName:
		return "both are called so"
	case Acronym:
		return "one is the acronym of the other"
	case Spelling:
		return "the names are spelt nearly alike"
	case Transliteration:
		return "the names may be two spellings of one name from another script"
	case Contained:
		return "one name holds the other"
	case Surname:
		return "the surname is the same, and the first names do not contradict each other"
	}
	return string(w)
}

// Reason is a reason with the names that it is found in.
type Reason struct {
	Why Why
	// A and B are the names, equal for a shared one.
	A, B string
	// Weight is how likely the reason alone makes it that the two are one, from 0 to 1.
	Weight float64
}

// entity is an Entity made ready.
type entity struct {
	*Entity
	names []name
}

// compatible reports whether two things of these types may be one, and whether the types are the same.
func compatible(a, b schema.NodeType) (ok, same bool) {
	if a == b {
		return true, true
	}
	if a.Is(b) || b.Is(a) {
		return true, false
	}
	for _, family := range []schema.NodeType{schema.Organization, schema.Place, schema.EventNode} {
		if a.Is(family) && b.Is(family) {
			return true, false
		}
	}
	// A name whose type nothing tells is a topic; an agreement sets up the initiative of its name.
	either := func(t, u schema.NodeType) bool { return a.Is(t) && b.Is(u) || a.Is(u) && b.Is(t) }
	return a == schema.Topic || b == schema.Topic || either(schema.Initiative, schema.Agreement), false
}

// compare lists the reasons why a and b may be one, the strongest of each kind, and what they come to.
func compare(a, b *entity) ([]Reason, float64) {
	ok, same := compatible(a.Type, b.Type)
	if !ok || a.QID != "" && b.QID != "" && a.QID != b.QID {
		return nil, 0
	}
	var reasons []Reason
	for i := range a.names {
		for j := range b.names {
			if r := compareNames(&a.names[i], &b.names[j], a.Type, b.Type); r.Weight > 0 {
				reasons = strongest(reasons, r)
			}
		}
	}
	doubt := 1.0
	for _, r := range reasons {
		doubt *= 1 - r.Weight
	}
	score := 1 - doubt
	if !same {
		score *= 0.8
	}
	slices.SortFunc(reasons, func(x, y Reason) int {
		if x.Weight != y.Weight {
			return int(1e6 * (y.Weight - x.Weight))
		}
		return strings.Compare(string(x.Why), string(y.Why))
	})
	return reasons, score
}

// strongest keeps one reason of each kind.
func strongest(list []Reason, r Reason) []Reason {
	i := slices.IndexFunc(list, func(have Reason) bool { return have.Why == r.Why })
	switch {
	case i < 0:
		return append(list, r)
	case r.Weight > list[i].Weight:
		list[i] = r
	}
	return list
}

// compareNames returns the strongest reason that two names give.
func compareNames(a, b *name, ta, tb schema.NodeType) Reason {
	reason := func(w Why, weight float64) Reason { return Reason{w, a.text, b.text, weight} }
	if a.folded == b.folded {
		return reason(SharedName, 0.8)
	}
	if isAcronym(a, b) || isAcronym(b, a) {
		return reason(Acronym, 0.7)
	}
	if !sameNumbers(a, b) {
		return Reason{}
	}
	if w := nearlyAlike(a, b); w > 0 {
		return reason(Spelling, w)
	}
	if a.skeleton != "" && a.skeleton == b.skeleton && (len(a.words) == len(b.words) || len(a.skeleton) >= 6) {
		return reason(Transliteration, 0.4+0.04*float64(min(len(a.skeleton), 8)))
	}
	if ta == schema.Person && tb == schema.Person && sameSurname(a, b) {
		return reason(Surname, 0.55)
	}
	if proper(ta) && proper(tb) && ta != schema.Person {
		if w := contained(a, b); w > 0 {
			return reason(Contained, w)
		}
	}
	return Reason{}
}

// proper reports whether things of a type have names that are theirs alone, so that a part of the name may stand for
// it.
func proper(t schema.NodeType) bool {
	return t.IsAny([]schema.NodeType{schema.Actor, schema.Place, schema.Agreement, schema.Initiative,
		schema.Document}) &&
		t != schema.Group
}

func isAcronym(short, long *name) bool {
	return short.acronym != "" && long.capitals &&
		(short.acronym == long.initials[0] || short.acronym == long.initials[1])
}

// nearlyAlike weighs names of which one word is spelt nearly as in the other: a letter more, less, changed or swapped
// with its neighbour, in a long word of several two. The longer the names, the less is it by chance.
func nearlyAlike(a, b *name) float64 {
	if len(a.words) != len(b.words) {
		if strings.ReplaceAll(a.folded, " ", "") == strings.ReplaceAll(b.folded, " ", "") {
			return 0.75
		}
		return 0
	}
	at := -1
	for i := range a.words {
		if a.words[i] != b.words[i] {
			if at >= 0 {
				return 0
			}
			at = i
		}
	}
	x, y := []rune(a.words[at]), []rune(b.words[at])
	limit := 0
	switch n := min(len(x), len(y)); {
	case n >= 8 && len(a.words) > 1:
		limit = 2
	case n >= 5:
		limit = 1
	}
	if limit == 0 || schema.Distance(x, y, limit) > limit {
		return 0
	}
	return 0.45 + 0.3*float64(min(utf8.RuneCountInString(a.folded), 20))/20
}

// sameSurname reports whether two names of persons end alike and the first names, as far as they are given, do not
// contradict each other: one has none, or an initial.
func sameSurname(a, b *name) bool {
	n, m := len(a.words)-1, len(b.words)-1
	if a.words[n] != b.words[m] || len(a.words[n]) < 3 {
		return false
	}
	if n == 0 || m == 0 {
		return true
	}
	x, y := a.words[0], b.words[0]
	return x == y || (len(x) == 1 || len(y) == 1) && x[0] == y[0]
}

// contained weighs a name in capitals all of whose words stand in the other, by how much of the other they are.
func contained(a, b *name) float64 {
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	if len(a.words) == len(b.words) || len(a.folded) < 3 || !a.capitals {
		return 0
	}
	if !within(b.words, a.words) {
		return 0
	}
	return 0.3 + 0.4*float64(len(a.words))/float64(len(b.words))
}

// within reports whether all words of a part stand in the whole.
func within(whole, part []string) bool {
	return !slices.ContainsFunc(part, func(w string) bool { return !slices.Contains(whole, w) })
}

// String gives r for people.
func (r Reason) String() string {
	if r.A == r.B {
		return fmt.Sprintf("%s: %q", r.Why.Sentence(), r.A)
	}
	return fmt.Sprintf("%s: %q, %q", r.Why.Sentence(), r.A, r.B)
}
