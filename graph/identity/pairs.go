package identity

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"entente/schema"
)

// Pair is two entities that may be one. A is the one that the gazetteer knows or that more documents name.
type Pair struct {
	A, B    Entity
	Score   float64 // from 0 to 1, two digits
	Reasons []Reason
}

// Options says which pairs are wanted.
type Options struct {
	// Min is the least score; 0 means MinScore.
	Min float64
	// Skip leaves out pairs that wait for no decision; nil for none.
	Skip func(a, b schema.IRI) bool
}

// MinScore is the least score of a pair that is worth a look.
const MinScore = 0.4

// maxBlock is how many names may share a key. A key that more have in common tells nothing, and would make the work
// grow with the square of their number.
const maxBlock = 50

// Pairs finds the entities of a list that may be one, the likeliest first, then those that the most documents name.
// Only names that share a key are compared: a name but for one letter, a word, initials, a skeleton of consonants. So
// the work grows with the number of names and not with its square.
func Pairs(list []Entity, o Options) []Pair {
	if o.Min == 0 {
		o.Min = MinScore
	}
	entities := prepare(list)
	var out []Pair
	for _, p := range candidates(entities) {
		a, b := &entities[p.a], &entities[p.b]
		if o.Skip != nil && o.Skip(a.ID, b.ID) {
			continue
		}
		reasons, score := compare(a, b)
		if score = math.Round(100*score) / 100; score < o.Min || len(reasons) == 0 {
			continue
		}
		if better(b.Entity, a.Entity) {
			a, b = b, a
			for i := range reasons {
				reasons[i].A, reasons[i].B = reasons[i].B, reasons[i].A
			}
		}
		out = append(out, Pair{*a.Entity, *b.Entity, score, reasons})
	}
	slices.SortFunc(out, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score),
			cmp.Compare(y.A.Documents+y.B.Documents, x.A.Documents+x.B.Documents),
			cmp.Compare(x.A.ID, y.A.ID), cmp.Compare(x.B.ID, y.B.ID))
	})
	return out
}

// better reports whether a is the one of two under which both should be known: the gazetteer knows it, its identifier
// is certain, more documents name it.
func better(a, b *Entity) bool {
	known := func(e *Entity) int {
		if e.QID != "" {
			return 0
		}
		return 1 + strings.Count(e.ID.Local(), ".")
	}
	return cmp.Or(cmp.Compare(known(a), known(b)), cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.ID, b.ID)) < 0
}

// prepare makes the entities ready that can be compared, by ID. A name that is a part of the label ("the president" of
// the president of France) is left out: what it tells the label tells, and it says nothing of what else is called so.
func prepare(list []Entity) []entity {
	out := make([]entity, 0, len(list))
	for i := range list {
		e := entity{Entity: &list[i]}
		if IsLocal(e.ID) {
			continue
		}
		label, _ := newName(e.Label)
		for _, text := range e.Names {
			n, ok := newName(text)
			if ok && len(e.names) < maxNames && (text == e.Label || !within(label.words, n.words)) {
				e.names = append(e.names, n)
			}
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b entity) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// candidate is two entities by their place in the list, a before b.
type candidate struct{ a, b int32 }

// candidates lists the pairs of entities of which two names share a key, in order.
func candidates(list []entity) []candidate {
	keys := keysOf(list)
	var out []candidate
	for start := 0; start < len(keys); {
		end := start + 1
		for end < len(keys) && keys[end].hash == keys[start].hash {
			end++
		}
		if block := keys[start:end]; len(block) <= maxBlock {
			for i := range block {
				for j := i + 1; j < len(block); j++ {
					out = append(out, candidate{block[i].entity, block[j].entity})
				}
			}
		}
		start = end
	}
	slices.SortFunc(out, func(x, y candidate) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return slices.Compact(out)
}

// blockKey is a key of a name, as a hash: names with one hash and different keys are compared in vain.
type blockKey struct {
	hash   uint64
	entity int32
}

// keysOf lists the keys of all entities, sorted, each once.
func keysOf(list []entity) []blockKey {
	var keys []blockKey
	for i := range list {
		for j := range list[i].names {
			list[i].names[j].eachKey(func(kind byte, key string) {
				keys = append(keys, blockKey{hash(kind, key), int32(i)})
			})
		}
	}
	slices.SortFunc(keys, func(a, b blockKey) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.entity, b.entity))
	})
	return slices.Compact(keys)
}

// hash is FNV-1a, which gives equal keys equal numbers in every run.
func hash(kind byte, key string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := (uint64(offset) ^ uint64(kind)) * prime
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * prime
	}
	return h
}

// Kinds of key.
const (
	wordKey     = 'w' // each word: names that hold each other, surnames
	acronymKey  = 'a' // an acronym, or initials
	skeletonKey = 's'
	letterKey   = 'l' // the name without gaps, and without each one of its letters: names one letter apart
	restKey     = 'r' // the name without each one of its words: names that differ in one word
)

// eachKey calls fn with the keys of a name.
func (n *name) eachKey(fn func(kind byte, key string)) {
	for _, w := range n.words {
		fn(wordKey, w)
	}
	for _, a := range []string{n.acronym, n.initials[0], n.initials[1]} {
		if a != "" {
			fn(acronymKey, a)
		}
	}
	if n.skeleton != "" {
		fn(skeletonKey, n.skeleton)
	}
	closed := strings.Join(n.words, "")
	fn(letterKey, closed)
	if len(n.words) < 3 {
		for i, r := range closed {
			fn(letterKey, closed[:i]+closed[i+len(string(r)):])
		}
		return
	}
	for i := range n.words {
		fn(restKey, strings.Join(slices.Concat(n.words[:i], n.words[i+1:]), " "))
	}
}
