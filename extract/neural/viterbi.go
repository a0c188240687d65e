package neural

import "math"

// viterbi returns the best sequence of NameTags in which an I follows a B or an I of its kind. scores has n rows of ld
// numbers.
func viterbi(scores []float32, ld, n int) []int8 {
	const tags = 7
	var now [tags]float32
	back := make([][tags]int8, n)
	for i := range n {
		var next [tags]float32
		for t := range tags {
			from, top := 0, float32(math.Inf(-1))
			for p := range tags {
				v := now[p]
				if !mayFollow(p, t) || i == 0 && p != 0 {
					continue
				}
				if v > top {
					from, top = p, v
				}
			}
			back[i][t] = int8(from)
			next[t] = top + scores[i*ld+t]
		}
		now = next
	}
	out := make([]int8, n)
	t := int8(best(now[:]))
	for i := n - 1; i >= 0; i-- {
		out[i] = t
		t = back[i][t]
	}
	return out
}

// mayFollow reports whether tag t may follow tag p: I-X, which has an even number above 0, only follows B-X and I-X.
func mayFollow(p, t int) bool {
	return t == 0 || t%2 == 1 || p == t || p == t-1
}
