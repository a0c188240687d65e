package coref

import (
	"slices"
	"sort"

	"entente/extract/text"
	"entente/schema"
)

// addCoordinations makes mentions of the coordinated phrases of d ("India and Japan"), each with its conjunction as
// head, so that a plural may mean one.
func addCoordinations(d *text.Doc) {
	tree := text.NewTree(d)
	byHead := map[int]int{}
	for i := range d.Mentions {
		byHead[d.Mentions[i].Head] = i
	}
	var more []text.Mention
	for i := range d.Mentions {
		h := d.Mentions[i].Head
		if tree.Is(h, "conj", "amod", "compound") || tree.Child(h, "conj") < 0 {
			continue
		}
		if m, ok := coordination(d, tree, byHead, h); ok {
			more = append(more, m)
		}
	}
	if len(more) > 0 {
		insert(d, more)
	}
}

// coordination returns the mention of the coordinated phrase whose first part token h heads, if all parts are mentions.
func coordination(d *text.Doc, tree *text.Tree, byHead map[int]int, h int) (text.Mention, bool) {
	parts := tree.Conjuncts(h)
	m := text.Mention{Head: -1, Type: schema.Group, Cluster: -1, Reason: text.Reason{Antecedent: -1}}
	first, last := len(d.Tokens), 0
	for _, t := range parts {
		k, ok := byHead[t]
		if !ok {
			return m, false
		}
		p := &d.Mentions[k]
		if !p.Type.Is(schema.Actor) {
			m.Type = schema.Any
		}
		first, last = min(first, phraseOf(p).First), max(last, phraseOf(p).Last)
		if cc := tree.Child(t, "cc"); cc >= 0 && d.Tokens[cc].UPOS == "CCONJ" {
			m.Head = cc
		}
	}
	if m.Head < first || m.Head >= last {
		return m, false
	}
	m.Tokens = text.Range{First: first, Last: last}
	m.Phrase, m.Span = m.Tokens, d.SpanOf(m.Tokens)
	return m, true
}

// insert puts mentions among those of d, in the order of the text, and adjusts the clusters.
func insert(d *text.Doc, more []text.Mention) {
	old := len(d.Mentions)
	all := append(slices.Clone(d.Mentions), more...)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		a, b := all[order[i]].Span, all[order[j]].Span
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
	index := make([]int, old)
	d.Mentions = make([]text.Mention, len(all))
	for at, i := range order {
		d.Mentions[at] = all[i]
		if i < old {
			index[i] = at
		}
	}
	renumber(d, index)
}

// dropCoordinations removes the coordinated phrases that nothing has meant.
func dropCoordinations(d *text.Doc) {
	index := make([]int, len(d.Mentions))
	kept := d.Mentions[:0]
	for i := range d.Mentions {
		index[i] = -1
		if m := d.Mentions[i]; m.Cluster >= 0 || d.Tokens[m.Head].UPOS != "CCONJ" {
			index[i] = len(kept)
			kept = append(kept, m)
		}
	}
	d.Mentions = kept
	renumber(d, index)
}

// renumber gives every mention that d refers to its new index.
func renumber(d *text.Doc, index []int) {
	for c := range d.Clusters {
		for k, i := range d.Clusters[c].Mentions {
			d.Clusters[c].Mentions[k] = index[i]
		}
	}
	for i := range d.Mentions {
		if a := d.Mentions[i].Reason.Antecedent; a >= 0 && a < len(index) {
			d.Mentions[i].Reason.Antecedent = index[a]
		}
	}
}
