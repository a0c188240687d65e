package train

// lstm is one direction of a layer (Hochreiter and Schmidhuber, 1997). The gates of a step stand in the order input,
// forget, output, candidate.
type lstm struct {
	in, rec, bias *param
	hidden        int
	back          bool // reads from the last word to the first
}

// lstmState is what the way back needs of the way forth.
type lstmState struct {
	gates, cell, tanh []float32
}

func (l *lstm) at(b *batch, step int) int {
	if l.back {
		return len(b.active) - 1 - step
	}
	return step
}

// before returns the time whose output enters time t, and the number of sentences that have one.
func (l *lstm) before(b *batch, t int) (prev, n int) {
	if l.back {
		if t+1 < len(b.active) {
			return t + 1, b.active[t+1]
		}
		return 0, 0
	}
	if t > 0 {
		return t - 1, b.active[t]
	}
	return 0, 0
}

// forward reads x (rows of width d) and writes its outputs to out, rows of width ldo, from column col on.
func (l *lstm) forward(w *worker, b *batch, x []float32, d int, out []float32, ldo, col int) *lstmState {
	h, g4 := l.hidden, 4*l.hidden
	st := &lstmState{w.take(b.n * g4), w.take(b.n * h), w.take(b.n * h)}
	for r := range b.n {
		copy(st.gates[r*g4:(r+1)*g4], l.bias.w)
	}
	gemm(b.n, x, d, 1, &l.in.fwd, st.gates, g4)
	zeros := w.take(h)
	for step := range b.active {
		t := l.at(b, step)
		prev, np := l.before(b, t)
		lo, n := b.offset[t], b.active[t]
		if np > 0 {
			gemm(np, out[b.offset[prev]*ldo+col:], ldo, 1, &l.rec.fwd, st.gates[lo*g4:], g4)
		}
		for i := range n {
			g := st.gates[(lo+i)*g4 : (lo+i+1)*g4]
			sigmoidAll(g[:3*h])
			tanhAll(g[3*h:])
			cp := zeros
			if i < np {
				cp = st.cell[(b.offset[prev]+i)*h : (b.offset[prev]+i+1)*h]
			}
			c := st.cell[(lo+i)*h : (lo+i+1)*h]
			gi, gf, gu := g[:h], g[h:2*h], g[3*h:4*h]
			for k := range c {
				c[k] = gf[k]*cp[k] + gi[k]*gu[k]
			}
		}
		tc := st.tanh[lo*h : (lo+n)*h]
		copy(tc, st.cell[lo*h:(lo+n)*h])
		tanhAll(tc)
		for i := range n {
			o := out[(lo+i)*ldo+col : (lo+i)*ldo+col+h]
			go_ := st.gates[(lo+i)*g4+2*h : (lo+i)*g4+3*h]
			t := tc[i*h : (i+1)*h]
			for k := range o {
				o[k] = go_[k] * t[k]
			}
		}
	}
	return st
}

// backward takes the gradient of the outputs in dout, which it changes, and adds that of the inputs to dx.
func (l *lstm) backward(w *worker, b *batch, st *lstmState, x []float32, d int, out, dout []float32, ldo, col int,
	dx []float32) {
	h, g4 := l.hidden, 4*l.hidden
	dg := w.take(b.n * g4)
	carry := w.take(len(b.sents) * h)
	zeros := w.take(h)
	hprev := w.take(b.n * h)
	for step := len(b.active) - 1; step >= 0; step-- {
		t := l.at(b, step)
		prev, np := l.before(b, t)
		lo, n := b.offset[t], b.active[t]
		for i := range n {
			r := lo + i
			cp := zeros
			if i < np {
				p := b.offset[prev] + i
				cp = st.cell[p*h : (p+1)*h]
				copy(hprev[r*h:(r+1)*h], out[p*ldo+col:p*ldo+col+h])
			}
			cellBackward(h, st.gates[r*g4:(r+1)*g4], cp, st.tanh[r*h:(r+1)*h], dout[r*ldo+col:r*ldo+col+h],
				carry[i*h:(i+1)*h], dg[r*g4:(r+1)*g4])
		}
		if np > 0 {
			gemm(np, dg[lo*g4:], g4, 1, &l.rec.bwd, dout[b.offset[prev]*ldo+col:], ldo)
		}
	}
	p := &w.scratch
	p.pack(dg, b.n, g4, g4, 1)
	gemm(d, x, 1, d, p, l.in.grad[w.shard], g4)
	gemm(h, hprev, 1, h, p, l.rec.grad[w.shard], g4)
	sumRows(l.bias.grad[w.shard], dg, b.n, g4)
	if dx != nil {
		gemm(b.n, dg, g4, 1, &l.in.bwd, dx, d)
	}
}

// cellBackward goes back through one cell: carry is the gradient of its state, replaced by that of the state before.
func cellBackward(h int, g, cp, tc, dh, carry, dg []float32) {
	gi, gf, gout, gu := g[:h:h], g[h:2*h:2*h], g[2*h:3*h:3*h], g[3*h:4*h:4*h]
	di, df, do, du := dg[:h:h], dg[h:2*h:2*h], dg[2*h:3*h:3*h], dg[3*h:4*h:4*h]
	cp, tc, dh, carry = cp[:h], tc[:h], dh[:h], carry[:h]
	for k := range dh {
		i, f, o, u, t, y := gi[k], gf[k], gout[k], gu[k], tc[k], dh[k]
		dc := carry[k] + y*o*(1-t*t)
		do[k] = y * t * o * (1 - o)
		di[k] = dc * u * i * (1 - i)
		df[k] = dc * cp[k] * f * (1 - f)
		du[k] = dc * i * (1 - u*u)
		carry[k] = dc * f
	}
}

func sumRows(dst, src []float32, n, width int) {
	for r := range n {
		addTo(dst[:width], src[r*width:(r+1)*width])
	}
}
