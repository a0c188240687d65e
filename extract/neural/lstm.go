package neural

import "math/bits"

// layer is a bidirectional LSTM layer (Hochreiter and Schmidhuber, 1997). Gates stand in the order input, forget,
// output, candidate; those of the backward direction follow those of the forward one.
type layer struct {
	in  *matrix
	rec [2]*matrix
}

// unit is that of the outputs of a layer, whose magnitude is at most 1.
const unit = float32(1) / levels

// run reads the words in one direction. gates(i) is the input side of the gates of word i; the outputs go to rows of
// ld integers.
func (m *Model) run(s *scratch, rec *matrix, n int, back bool, gates func(int) []float32, out []int16, ld int) {
	h, k := m.Hidden, m.kernel
	state := s.floats(h)
	clear(state)
	t := s.floats(h)
	z := s.floats(4 * h)
	acc := s.ints(rec.width)
	scale := s.floats(len(z))
	for i := range scale {
		scale[i] = unit * rec.scale[i]
	}
	prev := -1
	for step := range n {
		i := step
		if back {
			i = n - 1 - step
		}
		x := gates(i)[:4*h]
		if prev < 0 {
			copy(z, x)
		} else {
			rec.mul(acc, out[prev*ld:prev*ld+h], 1)
			a := acc[:len(z)]
			for k, v := range x {
				z[k] = float32(float32(a[k])*scale[k]) + v
			}
		}
		squash(k, z[:3*h], 0.5, 0.5, 0.5)
		squash(k, z[3*h:], 1, 1, 0)
		gi, gf, u := z[:h], z[h:2*h], z[3*h:4*h]
		for k, v := range state {
			v = float32(gf[k]*v) + float32(gi[k]*u[k])
			state[k] = v
			t[k] = v
		}
		squash(k, t, 1, 1, 0)
		for k, g := range z[2*h : 3*h] {
			t[k] = g * t[k]
		}
		scaleTo(m.kernel, out[i*ld:i*ld+h], t, levels)
		prev = i
	}
}

// encode runs all layers over the words and returns one row of 2*Hidden integers, in units, for each.
func (m *Model) encode(s *scratch, forms []string) []int16 {
	n, h := len(forms), m.Hidden
	first := m.gates(s, forms)
	for i, hints := range m.known.Hints(forms) {
		if hints != 0 {
			first[i] = m.addHints(s, first[i], hints)
		}
	}
	var x []int16
	for k := range m.layers {
		l := &m.layers[k]
		out := s.ints16(n * 2 * h)
		gates := func(i int) []float32 { return first[i] }
		if k > 0 {
			y := s.floats(n * l.in.width)
			l.in.linearInts(s, y, x, unit, n)
			gates = func(i int) []float32 { return y[i*l.in.width:] }
		}
		m.run(s, l.rec[0], n, false, gates, out, 2*h)
		m.run(s, l.rec[1], n, true, func(i int) []float32 { return gates(i)[4*h:] }, out[h:], 2*h)
		x = out
	}
	return x
}

// addHints returns the gates of a word with what its hints add; those of the form alone are left as they are.
func (m *Model) addHints(s *scratch, gates []float32, hints uint32) []float32 {
	out := s.floats(len(gates))
	copy(out, gates)
	n := 4 * m.Hidden
	for ; hints != 0; hints &= hints - 1 {
		bit := bits.TrailingZeros32(hints)
		for dir, w := range m.hints {
			dst := out[dir*n : (dir+1)*n]
			for k, v := range w[bit*n : (bit+1)*n] {
				dst[k] += v
			}
		}
	}
	return out
}
