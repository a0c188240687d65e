package gazetteer

import (
	"cmp"
	_ "embed"
	"encoding/binary"
	"slices"
	"sort"
	"strings"
)

// index is the list of all aliases sorted by key. A sorted list answers
// both look-ups and "does any alias start so", and takes less room and time
// to make than a tree.
type index struct {
	entries  []indexEntry
	keys     string // all keys, one after the other
	entities []Entity
	aliases  []Alias
}

// indexEntry is an alias under its key. head is the start of the key as a
// number, which makes most comparisons one instruction; without pointers the
// list is quick to sort.
type indexEntry struct {
	head          uint64
	start, end    uint32 // the key in keys
	entity, alias int32
}

func newIndex(entities []Entity, aliases []Alias) index {
	size := 0
	for i := range aliases {
		size += len(aliases[i].Text)
	}
	x := index{entities: entities, aliases: aliases, entries: make([]indexEntry, len(aliases))}
	places := placesIn(embeddedOrder, len(aliases))
	var keys strings.Builder
	keys.Grow(size)
	var form, key []byte
	alias := int32(0)
	for i := range entities {
		for range entities[i].Aliases {
			start := keys.Len()
			form = appendForm(form[:0], aliases[alias].Text)
			key = appendLower(key[:0], form)
			keys.Write(key)
			x.entries[places[alias]] = indexEntry{head(key), uint32(start), uint32(keys.Len()), int32(i), alias}
			alias++
		}
	}
	x.keys = keys.String()
	if !slices.IsSortedFunc(x.entries, x.compare) {
		x.sort()
	}
	return x
}

// embeddedOrder is the order of the entries of the tables that the program carries, each as the place of its alias in
// four bytes, the least significant first. It saves sorting them at every start, and costs nothing but that where the
// tables are others; UPDATE=1 go test writes it.
//
//go:embed order.bin
var embeddedOrder []byte

// placesIn returns for each alias its place in an order of so many, or each its own where order is none of so many.
func placesIn(order []byte, n int) []uint32 {
	places := make([]uint32, n)
	for i := range places {
		places[i] = uint32(i)
	}
	if len(order) != 4*n {
		return places
	}
	taken := make([]bool, n)
	for i := range n {
		alias := binary.LittleEndian.Uint32(order[4*i:])
		if int(alias) >= n || taken[alias] {
			return placesIn(nil, n)
		}
		taken[alias] = true
		places[alias] = uint32(i)
	}
	return places
}

// order returns the order of the entries, as embeddedOrder has it.
func (x *index) order() []byte {
	out := make([]byte, 0, 4*len(x.entries))
	for _, en := range x.entries {
		out = binary.LittleEndian.AppendUint32(out, uint32(en.alias))
	}
	return out
}

// sort spreads the entries by the first two bytes of their keys, then sorts
// each of the small heaps that this makes.
func (x *index) sort() {
	const heaps = 1 << 16
	next := make([]int32, heaps+1)
	for i := range x.entries {
		next[x.entries[i].head>>48+1]++
	}
	for h := range heaps {
		next[h+1] += next[h]
	}
	sorted := make([]indexEntry, len(x.entries))
	for _, en := range x.entries {
		h := en.head >> 48
		sorted[next[h]] = en
		next[h]++
	}
	start := int32(0)
	for h := range heaps {
		if end := next[h]; end > start+1 {
			slices.SortFunc(sorted[start:end], x.compare)
		}
		start = next[h]
	}
	x.entries = sorted
}

func (x *index) key(en indexEntry) string { return x.keys[en.start:en.end] }

// compare sorts by key, and under one key the likelier candidate first.
func (x *index) compare(a, b indexEntry) int {
	if a.head != b.head {
		return cmp.Compare(a.head, b.head)
	}
	if c := strings.Compare(x.key(a), x.key(b)); c != 0 {
		return c
	}
	ea, eb := &x.entities[a.entity], &x.entities[b.entity]
	aa, ab := &x.aliases[a.alias], &x.aliases[b.alias]
	return cmp.Or(
		cmp.Compare(rank(ea, aa.Kind), rank(eb, ab.Kind)),
		cmp.Compare(eb.Weight, ea.Weight),
		strings.Compare(ea.ID, eb.ID),
		cmp.Compare(aa.Kind, ab.Kind),
		strings.Compare(aa.Text, ab.Text),
	)
}

// head returns the first eight bytes of key as a number that sorts as they do.
func head(key []byte) uint64 {
	var b [8]byte
	copy(b[:], key)
	return binary.BigEndian.Uint64(b[:])
}

// narrow returns the part of entries whose keys start with prefix.
func (x *index) narrow(entries []indexEntry, prefix string) []indexEntry {
	lo := sort.Search(len(entries), func(i int) bool { return x.key(entries[i]) >= prefix })
	entries = entries[lo:]
	n := sort.Search(len(entries), func(i int) bool { return !strings.HasPrefix(x.key(entries[i]), prefix) })
	return entries[:n]
}

// stop marks the aliases that are spelled like word as in need of their exact
// case, unless they are written small: "energy" is weak in any case. Without a
// type, countries are left alone.
func (x *index) stop(word string, weak bool, typ string) {
	key := Key(word)
	for _, en := range x.narrow(x.entries, key) {
		if x.key(en) != key {
			break
		}
		if t := x.entities[en.entity].Type; typ == t || typ == "" && t != "Country" {
			a := &x.aliases[en.alias]
			a.Exact = a.Exact || strings.ToLower(a.Text) != a.Text
			a.Weak = a.Weak || weak
		}
	}
}

// candidates returns what the entries with this very key offer for a string of
// the given form, weak ones last. Two aliases of one entity and kind count once.
// The string is cut into words at the gaps, which are offsets in form: "and a"
// has the key of Anda but does not name it.
func (x *index) candidates(entries []indexEntry, key string, form []byte, gaps []int) []Candidate {
	var out []Candidate
	var own []byte
	for _, en := range entries {
		if x.key(en) != key {
			break
		}
		a := &x.aliases[en.alias]
		own = appendForm(own[:0], a.Text)
		same := string(own) == string(form)
		if !same && (a.Exact || !hasGaps(a.Text, gaps)) {
			continue
		}
		c := Candidate{&x.entities[en.entity], a.Text, a.Kind, a.Weak, same}
		if n := len(out); n > 0 && out[n-1].Entity == c.Entity && out[n-1].Kind == c.Kind {
			if same && !out[n-1].ExactCase {
				out[n-1] = c
			}
			continue
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return weakness(a) - weakness(b) })
	return out
}

// hasGaps reports whether the alias is cut by a space, hyphen or the like at
// each of the gaps.
func hasGaps(alias string, gaps []int) bool {
	var form []byte
	for _, r := range alias {
		if len(gaps) == 0 {
			return true
		}
		had := len(form)
		form = appendForm(form, string(r))
		if len(form) == had && had >= gaps[0] {
			if had > gaps[0] {
				return false
			}
			gaps = gaps[1:]
		}
	}
	return len(gaps) == 0
}

func weakness(c Candidate) int {
	if c.Weak {
		return 1
	}
	return 0
}
