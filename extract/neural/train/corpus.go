package train

import (
	"slices"
	"strings"

	"entente/extract/neural"
)

// Inventory collects tags, features and labels of the training data into c, most frequent first, and returns the forms
// that get a learned vector: those seen at least twice, after "".
func Inventory(c *neural.Config, sents []Sentence) (words []string) {
	tags, feats, labels, forms := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	pairs := map[string]map[string]int{}
	for _, s := range sents {
		for _, w := range s.Words {
			t := w.UPOS + "\t" + w.XPOS
			tags[t]++
			feats[w.Feats]++
			labels[w.Deprel]++
			forms[neural.WordKey(neural.Normalize(w.Form))]++
			if pairs[t] == nil {
				pairs[t] = map[string]int{}
			}
			pairs[t][w.Feats]++
		}
	}
	c.Tags, c.Feats, c.Labels = byCount(tags, 2), byCount(feats, 3), byCount(labels, 2)
	index := make(map[string]int32)
	for i, f := range c.Feats {
		index[f] = int32(i)
	}
	c.TagFeats = make([][]int32, len(c.Tags))
	for i, t := range c.Tags {
		for _, f := range byCount(pairs[t], 2) {
			if k, ok := index[f]; ok {
				c.TagFeats[i] = append(c.TagFeats[i], k)
			}
		}
		if len(c.TagFeats[i]) == 0 {
			c.TagFeats[i] = []int32{index[""]}
		}
		slices.Sort(c.TagFeats[i])
	}
	return append([]string{""}, byCount(forms, 2)...)
}

// byCount returns the keys with a count of at least atLeast, most frequent first.
func byCount(m map[string]int, atLeast int) []string {
	var keys []string
	for k, n := range m {
		if n >= atLeast {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		if m[a] != m[b] {
			return m[b] - m[a]
		}
		return strings.Compare(a, b)
	})
	return keys
}

// examples turns sentences into numbers; classes that the inventory does not know are -1.
func (n *Net) examples(sents []Sentence, count bool) []*example {
	index := func(list []string) map[string]int32 {
		m := make(map[string]int32, len(list))
		for i, s := range list {
			m[s] = int32(i)
		}
		return m
	}
	tags, feats, labels, names := index(n.Tags), index(n.Feats), index(n.Labels), index(neural.NameTags)
	find := func(m map[string]int32, s string) int32 {
		if i, ok := m[s]; ok {
			return i
		}
		return -1
	}
	var out []*example
	for _, s := range sents {
		e := &example{bank: s.Bank}
		forms := make([]string, len(s.Words))
		for i, w := range s.Words {
			forms[i] = w.Form
		}
		e.hints = n.known.Hints(forms)
		for _, w := range s.Words {
			form := n.forms.intern(w.Form)
			if count {
				n.forms.count[form]++
			}
			e.forms = append(e.forms, form)
			e.tags = append(e.tags, find(tags, w.UPOS+"\t"+w.XPOS))
			e.feats = append(e.feats, find(feats, w.Feats))
			e.heads = append(e.heads, int32(w.Head))
			e.label = append(e.label, find(labels, w.Deprel))
			if w.Name != "" {
				e.names = append(e.names, find(names, w.Name))
			}
		}
		if len(e.names) != len(e.forms) {
			e.names = nil
		}
		out = append(out, e)
	}
	return out
}

// batches shuffles the examples of an epoch into batches of sentences of similar length.
func (n *Net) batches(all []*example, epoch int) [][]*example {
	r := newRNG(n.set.Seed, 0x65706f6368, uint64(epoch))
	list := make([]*example, len(all))
	for i, e := range all {
		if r.float() < n.set.Swap {
			e = n.swapNames(e, r)
		}
		if r.float() < n.set.Case {
			e = n.recase(e, r.intn(3))
		}
		list[i] = e
	}
	shuffle(r, list)
	const pool = 4000
	var out [][]*example
	for len(list) > 0 {
		part := list[:min(pool, len(list))]
		list = list[len(part):]
		slices.SortStableFunc(part, func(a, b *example) int { return len(b.forms) - len(a.forms) })
		for len(part) > 0 {
			words, k := 0, 0
			for k < len(part) && (k < shards || words < n.set.Words) {
				words += len(part[k].forms)
				k++
			}
			out = append(out, part[:k:k])
			part = part[k:]
		}
	}
	shuffle(r, out)
	return out
}

func shuffle[T any](r *rng, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		k := r.intn(i + 1)
		list[i], list[k] = list[k], list[i]
	}
}
