package neural

// levels is the largest activation: 13 bits and a sign. With weights of 8 bits and at most 2048 rows no sum leaves 32
// bits, so that every kernel, in whatever order it adds, gets the same integers.
const levels = 8191

// block is the number of columns that a kernel handles at once.
const block = 64

// matrix is a matrix of weights in 8 bits with a scale for each column, laid out for one kernel.
type matrix struct {
	rows, cols int // as given
	width      int // cols rounded up to a multiple of block
	scale      []float32
	bias       []float32
	kernel     kernel
	pairs      []int8      // for SIMD: block of columns, pair of rows, column, row of the pair
	lanes      [][4]uint64 // for the portable kernel: eight columns, row, two columns a word
}

// newMatrix lays out w, which has rows of cols numbers; scale has one number a column, bias too or is nil.
func newMatrix(k kernel, w []int8, rows, cols int, scale, bias []float32) *matrix {
	m := &matrix{rows: rows, cols: cols, width: (cols + block - 1) / block * block, kernel: k}
	m.scale, m.bias = make([]float32, m.width), make([]float32, m.width)
	copy(m.scale, scale[:cols])
	if bias != nil {
		copy(m.bias, bias[:cols])
	}
	if k == portable {
		m.layLanes(w)
	} else {
		m.layPairs(w)
	}
	return m
}

func (m *matrix) layPairs(w []int8) {
	half := (m.rows + 1) / 2
	m.pairs = make([]int8, m.width*half*2)
	for r := range m.rows {
		for c, v := range w[r*m.cols : (r+1)*m.cols] {
			m.pairs[((c/block*half+r/2)*block+c%block)*2+r%2] = v
		}
	}
}

// layLanes puts two columns into each word, so that one multiplication of 64 bits does the work of two.
func (m *matrix) layLanes(w []int8) {
	m.lanes = make([][4]uint64, m.width/8*m.rows)
	for r := range m.rows {
		for c, v := range w[r*m.cols : (r+1)*m.cols] {
			m.lanes[c/8*m.rows+r][c%8/2] += uint64(int64(v)) << (32 * (c % 2))
		}
	}
}

// mul sets rows of dst, of m.width integers, to the products of the n rows of x, of rowLen(m.rows) numbers, with m.
func (m *matrix) mul(dst []int32, x []int16, n int) {
	_ = dst[:n*m.width]
	_ = x[:n*rowLen(m.rows)]
	if n == 0 {
		return
	}
	if m.kernel == portable {
		m.mulPortable(dst, x, n)
		return
	}
	m.mulSIMD(dst, x, n)
}

// rowLen is the distance of rows of activations: even, because kernels take two at a time.
func rowLen(n int) int { return (n + 1) &^ 1 }

func (m *matrix) mulPortable(dst []int32, x []int16, n int) {
	ld := rowLen(m.rows)
	i := 0
	for ; i+2 <= n; i += 2 {
		m.mulTwo(dst[i*m.width:(i+2)*m.width], x[i*ld:i*ld+m.rows], x[(i+1)*ld:(i+1)*ld+m.rows])
	}
	if i < n {
		m.mulOne(dst[i*m.width:(i+1)*m.width], x[i*ld:i*ld+m.rows])
	}
}

func (m *matrix) mulOne(dst []int32, x []int16) {
	for c := 0; c < m.width; c += 8 {
		a0, a1, a2, a3 := dotOne(m.lanes[c/8*m.rows:(c/8+1)*m.rows], x)
		d := (*[8]int32)(dst[c:])
		d[0], d[1] = split(a0)
		d[2], d[3] = split(a1)
		d[4], d[5] = split(a2)
		d[6], d[7] = split(a3)
	}
}

func (m *matrix) mulTwo(dst []int32, x, y []int16) {
	for c := 0; c < m.width; c += 8 {
		a0, a1, a2, a3, b0, b1, b2, b3 := dotTwo(m.lanes[c/8*m.rows:(c/8+1)*m.rows], x, y)
		d := (*[8]int32)(dst[c:])
		d[0], d[1] = split(a0)
		d[2], d[3] = split(a1)
		d[4], d[5] = split(a2)
		d[6], d[7] = split(a3)
		d = (*[8]int32)(dst[m.width+c:])
		d[0], d[1] = split(b0)
		d[2], d[3] = split(b1)
		d[4], d[5] = split(b2)
		d[6], d[7] = split(b3)
	}
}

// dotOne returns the sums of eight columns, two in each word. It is no part of its caller because the compiler would
// keep the caller's variables in the registers that the sums need.
//
//go:noinline
func dotOne(w [][4]uint64, x []int16) (a0, a1, a2, a3 uint64) {
	x = x[:len(w)]
	for i := range w {
		q := &w[i]
		v := uint64(int64(x[i]))
		a0 += v * q[0]
		a1 += v * q[1]
		a2 += v * q[2]
		a3 += v * q[3]
	}
	return a0, a1, a2, a3
}

// dotTwo is dotOne for two rows, which share what is read of w.
//
//go:noinline
func dotTwo(w [][4]uint64, x, y []int16) (a0, a1, a2, a3, b0, b1, b2, b3 uint64) {
	x, y = x[:len(w)], y[:len(w)]
	for i := range w {
		q := &w[i]
		v, u := uint64(int64(x[i])), uint64(int64(y[i]))
		p := q[0]
		a0 += v * p
		b0 += u * p
		p = q[1]
		a1 += v * p
		b1 += u * p
		p = q[2]
		a2 += v * p
		b2 += u * p
		p = q[3]
		a3 += v * p
		b3 += u * p
	}
	return a0, a1, a2, a3, b0, b1, b2, b3
}

// split takes two signed sums out of a word: the upper one lacks the borrow of the lower one's sign.
func split(a uint64) (lo, hi int32) {
	lo = int32(uint32(a))
	return lo, int32(uint32((a - uint64(int64(lo))) >> 32))
}
