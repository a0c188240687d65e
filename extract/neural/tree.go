package neural

import "math"

// decodeTree returns the heads of n words, 0 for the root: the best head of each word where that makes a tree with one
// root, otherwise the best projective tree with one root. scores holds n rows of n+1 scores.
func decodeTree(scores []float32, n int) []int32 {
	heads := make([]int32, n)
	for i := range heads {
		heads[i] = best(scores[i*(n+1) : (i+1)*(n+1)])
	}
	if isTree(heads) {
		return heads
	}
	return eisner(scores, n)
}

// isTree reports whether exactly one word hangs on the root, and every word below it.
func isTree(heads []int32) bool {
	roots := 0
	state := make([]uint8, len(heads)+1) // 1: on the way, 2: reaches the root
	state[0] = 2
	var path []int32
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		path = path[:0]
		at := int32(i + 1)
		for state[at] == 0 {
			state[at] = 1
			path = append(path, at)
			at = heads[at-1]
		}
		if state[at] == 1 {
			return false
		}
		for _, p := range path {
			state[p] = 2
		}
	}
	return roots == 1
}

// eisner returns the projective tree with one root and the highest sum of scores (Eisner, 1996). The root word is
// chosen last, over complete spans to its left and right.
func eisner(scores []float32, n int) []int32 {
	c := newChart(scores, n)
	for width := 1; width < n; width++ {
		for i := 0; i+width < n; i++ {
			c.join(i, i+width)
		}
	}
	root, top := 0, float32(math.Inf(-1))
	for r := range n {
		if v := c.full[1][c.at(0, r)] + c.full[0][c.at(r, n-1)] + scores[r*(n+1)]; v > top {
			root, top = r, v
		}
	}
	return c.heads(root)
}

// A chart holds the best score of every span of words 0 … n-1, with the place where it is cut in two. The head of a
// span is its left (0) or its right end (1). A complete span has all words below its head; an open one ends with the
// arc between its ends.
type chart struct {
	n          int
	scores     []float32 // of heads: n rows of n+1
	full, open [2][]float32
	fullCut    [2][]int32
	openCut    []int32
}

func newChart(scores []float32, n int) *chart {
	floats := func() [2][]float32 { return [2][]float32{make([]float32, n*n), make([]float32, n*n)} }
	return &chart{
		n: n, scores: scores, full: floats(), open: floats(),
		fullCut: [2][]int32{make([]int32, n*n), make([]int32, n*n)}, openCut: make([]int32, n*n),
	}
}

func (c *chart) at(i, j int) int { return i*c.n + j }

// join finds the best spans from i to j out of shorter ones.
func (c *chart) join(i, j int) {
	at, span := c.at, c.at(i, j)
	cut, top := c.cut(c.full[0][at(i, i):at(i, j)], c.full[1][at(i+1, j):])
	c.openCut[span] = int32(i + cut)
	c.open[0][span] = top + c.scores[j*(c.n+1)+i+1]
	c.open[1][span] = top + c.scores[i*(c.n+1)+j+1]
	cut, top = c.cut(c.open[0][at(i, i+1):at(i, j+1)], c.full[0][at(i+1, j):])
	c.full[0][span], c.fullCut[0][span] = top, int32(i+1+cut)
	cut, top = c.cut(c.full[1][at(i, i):at(i, j)], c.open[1][at(i, j):])
	c.full[1][span], c.fullCut[1][span] = top, int32(i+cut)
}

// cut returns the place where a row of scores and a column of them, which begins at the first element, have the highest
// sum, and that sum.
func (c *chart) cut(row, column []float32) (int, float32) {
	at, top := 0, float32(math.Inf(-1))
	for k, v := range row {
		if v += column[k*c.n]; v > top {
			at, top = k, v
		}
	}
	return at, top
}

// heads follows the cuts down from the spans to the left and to the right of the root.
func (c *chart) heads(root int) []int32 {
	type span struct {
		i, j, side int
		open       bool
	}
	heads := make([]int32, c.n)
	todo := []span{{0, root, 1, false}, {root, c.n - 1, 0, false}}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if s.i == s.j {
			continue
		}
		switch at := c.at(s.i, s.j); {
		case s.open:
			if s.side == 0 {
				heads[s.j] = int32(s.i + 1)
			} else {
				heads[s.i] = int32(s.j + 1)
			}
			k := int(c.openCut[at])
			todo = append(todo, span{s.i, k, 0, false}, span{k + 1, s.j, 1, false})
		case s.side == 0:
			k := int(c.fullCut[0][at])
			todo = append(todo, span{s.i, k, 0, true}, span{k, s.j, 0, false})
		default:
			k := int(c.fullCut[1][at])
			todo = append(todo, span{s.i, k, 1, false}, span{k, s.j, 1, true})
		}
	}
	return heads
}
