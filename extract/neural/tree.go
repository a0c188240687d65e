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
	// Words are 0 … n-1. Spans [i, j] are complete or not, with the head on the left (0) or on the right (1).
	at := func(i, j int) int { return i*n + j }
	full := [2][]float32{make([]float32, n*n), make([]float32, n*n)}
	open := [2][]float32{make([]float32, n*n), make([]float32, n*n)}
	fullCut := [2][]int32{make([]int32, n*n), make([]int32, n*n)}
	openCut := make([]int32, n*n)
	for width := 1; width < n; width++ {
		for i := 0; i+width < n; i++ {
			j := i + width
			top, cut := float32(math.Inf(-1)), i
			for k := i; k < j; k++ {
				if v := full[0][at(i, k)] + full[1][at(k+1, j)]; v > top {
					top, cut = v, k
				}
			}
			openCut[at(i, j)] = int32(cut)
			open[0][at(i, j)] = top + scores[j*(n+1)+i+1]
			open[1][at(i, j)] = top + scores[i*(n+1)+j+1]
			top, cut = float32(math.Inf(-1)), j
			for k := i + 1; k <= j; k++ {
				if v := open[0][at(i, k)] + full[0][at(k, j)]; v > top {
					top, cut = v, k
				}
			}
			full[0][at(i, j)], fullCut[0][at(i, j)] = top, int32(cut)
			top, cut = float32(math.Inf(-1)), i
			for k := i; k < j; k++ {
				if v := full[1][at(i, k)] + open[1][at(k, j)]; v > top {
					top, cut = v, k
				}
			}
			full[1][at(i, j)], fullCut[1][at(i, j)] = top, int32(cut)
		}
	}
	root, top := 0, float32(math.Inf(-1))
	for r := range n {
		if v := full[1][at(0, r)] + full[0][at(r, n-1)] + scores[r*(n+1)]; v > top {
			root, top = r, v
		}
	}
	heads := make([]int32, n)
	type span struct {
		i, j, side int
		open       bool
	}
	todo := []span{{0, root, 1, false}, {root, n - 1, 0, false}}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if s.i == s.j {
			continue
		}
		switch {
		case s.open:
			if s.side == 0 {
				heads[s.j] = int32(s.i + 1)
			} else {
				heads[s.i] = int32(s.j + 1)
			}
			k := int(openCut[at(s.i, s.j)])
			todo = append(todo, span{s.i, k, 0, false}, span{k + 1, s.j, 1, false})
		case s.side == 0:
			k := int(fullCut[0][at(s.i, s.j)])
			todo = append(todo, span{s.i, k, 0, true}, span{k, s.j, 0, false})
		default:
			k := int(fullCut[1][at(s.i, s.j)])
			todo = append(todo, span{s.i, k, 1, false}, span{k, s.j, 1, true})
		}
	}
	return heads
}
