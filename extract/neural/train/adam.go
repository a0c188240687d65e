package train

import (
	"math"
	"slices"
)

// adam is the optimiser of Kingma and Ba (2015), with a running mean of the weights (Polyak and Juditsky, 1992).
type adam struct {
	b1, b2, eps float32
	clip        float32 // largest norm of the gradient
	step        int
}

// meanEvery is the number of updates between two of the running mean.
const meanEvery = 8

// norm returns the norm of the gradient of p, whose shards have been summed.
func (p *param) norm() float64 {
	var s float64
	add := func(g []float32) {
		var t float32
		for _, x := range g {
			t += x * x
		}
		s += float64(t)
	}
	if p.table {
		for _, i := range p.touched {
			add(p.touch(i))
		}
		return s
	}
	for at := 0; at < len(p.grad[0]); at += 4096 {
		add(p.grad[0][at:min(at+4096, len(p.grad[0]))])
	}
	return s
}

// apply makes one step on p and clears its gradient. The bias of the moments is corrected by the step of the whole.
func (a *adam) apply(p *param, rate, scale float32) {
	c1 := 1 - math.Pow(float64(a.b1), float64(a.step))
	c2 := 1 - math.Pow(float64(a.b2), float64(a.step))
	rate = float32(float64(rate) * math.Sqrt(c2) / c1)
	eps := float32(float64(a.eps) * math.Sqrt(c2))
	if !p.table {
		a.update(p.w, p.grad[0], p.m, p.v, rate, eps, scale)
		for i := range p.grad {
			clear(p.grad[i])
		}
		return
	}
	slices.Sort(p.touched)
	for _, i := range p.touched {
		lo, hi := int(i)*p.cols, (int(i)+1)*p.cols
		a.update(p.w[lo:hi], p.grad[0][lo:hi], p.m[lo:hi], p.v[lo:hi], rate, eps, scale)
		clear(p.grad[0][lo:hi])
		p.isTouch[i] = false
	}
	p.touched = p.touched[:0]
}

func (a *adam) update(w, g, m, v []float32, rate, eps, scale float32) {
	i := 0
	if fast {
		if n := len(w) &^ 15; n > 0 {
			adamVec(&w[0], &g[0], &m[0], &v[0], n, a.b1, a.b2, rate, eps, scale)
			i = n
		}
	}
	for ; i < len(w); i++ {
		x := g[i] * scale
		m[i] = a.b1*m[i] + (1-a.b1)*x
		v[i] = a.b2*v[i] + (1-a.b2)*x*x
		w[i] -= rate * m[i] / (float32(math.Sqrt(float64(v[i]))) + eps)
	}
}

// average moves the running mean towards the weights.
func (a *adam) average(p *param, decay float64) {
	updates := float64(a.step / meanEvery)
	d := float32(math.Min(math.Pow(decay, meanEvery), updates/(updates+9)))
	e := 1 - d
	for i, x := range p.w {
		p.mean[i] = d*p.mean[i] + e*x
	}
}
