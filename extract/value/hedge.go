package value

import (
	"cmp"
	"slices"
	"strings"
)

// hedges are the phrases that make a number less exact, or say which way it is bounded, by their first word, the
// longest first. They are kept in labels and never change the value.
var hedges = func() map[string][][]string {
	m := map[string][][]string{}
	for _, phrase := range lists["hedges"] {
		words := strings.Split(phrase, "_")
		m[words[0]] = append(m[words[0]], words)
	}
	for _, phrases := range m {
		slices.SortStableFunc(phrases, func(a, b []string) int { return cmp.Compare(len(b), len(a)) })
	}
	return m
}()

// overVerbs take "over" as their particle: in "handed over 20 prisoners" it is no hedge.
var overVerbs = lists.Set("overVerbs")

// hedge reads up to three hedges at i and returns the index after them. Between reports that the last one opens a range
// with "and".
func (r *reader) hedge(i int) (end int, between bool) {
	end = i
	for k := 0; k < 3; k++ {
		next := r.oneHedge(end)
		if next == end {
			break
		}
		between = r.low(end) == "between"
		end = next
	}
	return end, between
}

func (r *reader) oneHedge(i int) int {
	if low := r.low(i); (low == "over" || low == "under") && overVerbs[r.low(i-1)] {
		return i
	}
	for _, h := range hedges[r.low(i)] {
		if r.is(i, h...) {
			return i + len(h)
		}
	}
	return i
}
