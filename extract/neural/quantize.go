package neural

// quantize writes x in units of its largest value over levels, and returns the unit. What dst has beyond x is cleared.
func quantize(k kernel, dst []int16, x []float32, levels float32) float32 {
	top, n := maxAbsKernel(k, x)
	for _, v := range x[n:] {
		if v < 0 {
			v = -v
		}
		if v > top {
			top = v
		}
	}
	if !(top > 1e-20) || top > 1e20 {
		clear(dst)
		return 0
	}
	scaleTo(k, dst, x, levels/top)
	clear(dst[len(x):])
	return top / levels
}

// scaleTo sets dst to the integers towards zero of x*by.
func scaleTo(k kernel, dst []int16, x []float32, by float32) {
	for i := scaleKernel(k, dst, x, by); i < len(x); i++ {
		dst[i] = int16(int32(float32(x[i] * by)))
	}
}

// linear sets rows of y, of m.width numbers, to x·m+bias. Rows of x have m.rows numbers.
func (m *matrix) linear(s *scratch, y, x []float32, n int) {
	ld := rowLen(m.rows)
	q, unit := s.ints16(n*ld), s.floats(n)
	for i := range n {
		unit[i] = quantize(m.kernel, q[i*ld:(i+1)*ld], x[i*m.rows:(i+1)*m.rows], levels)
	}
	acc := s.ints(n * m.width)
	m.mul(acc, q, n)
	for i := range n {
		m.finish(y[i*m.width:(i+1)*m.width], acc[i*m.width:(i+1)*m.width], unit[i])
	}
}

// linearInts is linear for rows of x that are integers in the given unit.
func (m *matrix) linearInts(s *scratch, y []float32, q []int16, unit float32, n int) {
	acc := s.ints(n * m.width)
	m.mul(acc, q, n)
	for i := range n {
		m.finish(y[i*m.width:(i+1)*m.width], acc[i*m.width:(i+1)*m.width], unit)
	}
}

// finish turns sums into numbers. The conversions keep the compiler from fusing a product with a sum, which would give
// other last bits on other machines.
func (m *matrix) finish(y []float32, acc []int32, unit float32) {
	scale, bias := m.scale[:len(y)], m.bias[:len(y)]
	acc = acc[:len(y)]
	for k, a := range acc {
		y[k] = float32(float32(a)*float32(unit*scale[k])) + bias[k]
	}
}

// dot returns the sum of products of two rows of integers, which must not leave 32 bits.
func dot(k kernel, x, y []int16) int32 {
	sum, n := dotKernel(k, x, y)
	x, y = x[n:], y[n:]
	var a, b, c, d int32
	for len(x) >= 4 && len(y) >= 4 {
		a += int32(x[0]) * int32(y[0])
		b += int32(x[1]) * int32(y[1])
		c += int32(x[2]) * int32(y[2])
		d += int32(x[3]) * int32(y[3])
		x, y = x[4:], y[4:]
	}
	for i, v := range x {
		a += int32(v) * int32(y[i])
	}
	return sum + a + b + c + d
}
