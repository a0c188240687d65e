package train

import "math"

// relu clips x below zero, and drops units when training; it returns the factor that the gradient is multiplied with.
func (w *worker) relu(x []float32, p float32) []float32 {
	f := w.take(len(x))
	if w.training && p > 0 {
		w.rng.mask(f, p)
	} else {
		for i := range f {
			f[i] = 1
		}
	}
	for i, v := range x {
		if v <= 0 {
			f[i] = 0
		}
		x[i] = v * f[i]
	}
	return f
}

// dense is x·W+bias.
type dense struct{ w, bias *param }

func (l dense) forward(w *worker, x []float32, n int) []float32 {
	y := w.take(n * l.w.cols)
	for r := range n {
		copy(y[r*l.w.cols:(r+1)*l.w.cols], l.bias.w)
	}
	gemm(n, x, l.w.rows, 1, &l.w.fwd, y, l.w.cols)
	return y
}

// backward adds the gradient of x to dx.
func (l dense) backward(w *worker, x, dy, dx []float32, n int) {
	w.scratch.pack(dy, n, l.w.cols, l.w.cols, 1)
	gemm(l.w.rows, x, 1, l.w.rows, &w.scratch, l.w.grad[w.shard], l.w.cols)
	sumRows(l.bias.grad[w.shard], dy, n, l.w.cols)
	gemm(n, dy, l.w.cols, 1, &l.w.bwd, dx, l.w.rows)
}

// softmax turns the first len(x) scores into the gradient of the cross entropy against gold, times weight, and returns
// the loss and whether the best score is the gold one.
func softmax(x []float32, gold int, weight float32) (float64, bool) {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	top := x[best]
	var sum float64
	for i, v := range x {
		e := math.Exp(float64(v - top))
		x[i] = float32(e)
		sum += e
	}
	loss := math.Log(sum) - math.Log(math.Max(float64(x[gold]), 1e-30))
	scale := weight / float32(sum)
	for i := range x {
		x[i] *= scale
	}
	x[gold] -= weight
	return loss * float64(weight), best == gold
}

// classify scores rows of y against gold and leaves the gradient in y; rows with a negative gold class get none.
func classify(y []float32, cols, classes int, gold []int32, weight float32) (loss float64, right int) {
	for r, g := range gold {
		row := y[r*cols : (r+1)*cols]
		if g < 0 {
			clear(row)
			continue
		}
		l, ok := softmax(row[:classes], int(g), weight)
		clear(row[classes:])
		loss += l
		if ok {
			right++
		}
	}
	return loss, right
}

// arcs scores the heads of one sentence: q and h have one row a word, root is the row of the root. It returns the
// scores, rows of ld columns of which the first is the root.
func (w *worker) arcs(q, h, root []float32, n, a int) (scores []float32, hr []float32, ld int) {
	hr = w.take((n + 1) * a)
	copy(hr, root)
	copy(hr[a:], h[:n*a])
	ld = roundUp(n+1, panel)
	scores = w.take(n * ld)
	w.scratch.pack(hr, a, n+1, 1, a)
	gemm(n, q, a, 1, &w.scratch, scores, ld)
	for i := range n {
		scores[i*ld+i+1] = -1e9
	}
	return scores, hr, ld
}

// arcsBackward takes the gradient of scores and adds those of q, h and root.
func (w *worker) arcsBackward(scores, hr, q, dq, dh, droot []float32, n, a, ld int) {
	w.scratch.pack(hr, n+1, a, a, 1)
	gemm(n, scores, ld, 1, &w.scratch, dq, a)
	w.scratch.pack(q, n, a, a, 1)
	dhr := w.take((n + 1) * a)
	gemm(n+1, scores, 1, ld, &w.scratch, dhr, a)
	addTo(droot, dhr[:a])
	addTo(dh, dhr[a:])
}
