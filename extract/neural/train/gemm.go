package train

import "math"

// panel is the number of columns that a kernel handles at once.
const panel = 32

func roundUp(n, to int) int { return (n + to - 1) / to * to }

// packed is a matrix of k rows in panels of 32 columns: the form in which kernels read the right-hand side.
type packed struct {
	k, n int // n is a multiple of panel
	data []float32
}

// pack copies a k×n matrix with the given strides into p, with columns of zeros up to a multiple of panel.
func (p *packed) pack(src []float32, k, n, rs, cs int) {
	p.k, p.n = k, roundUp(n, panel)
	if size := p.k * p.n; cap(p.data) < size {
		p.data = make([]float32, size)
	} else {
		p.data = p.data[:size]
	}
	for j := 0; j < p.n; j += panel {
		w := min(panel, n-j)
		dst := p.data[j*k:]
		for i := range k {
			d := dst[i*panel : (i+1)*panel]
			if cs == 1 {
				copy(d[:w], src[i*rs+j:i*rs+j+w])
			} else {
				at := i*rs + j*cs
				for x := range w {
					d[x] = src[at]
					at += cs
				}
			}
			clear(d[w:])
		}
	}
}

// gemm adds A·B to C: A is m×k with strides rs and cs, C has rows of ldc and at least b.n columns.
func gemm(m int, a []float32, rs, cs int, b *packed, c []float32, ldc int) {
	if m == 0 || b.k == 0 {
		return
	}
	_ = a[(m-1)*rs+(b.k-1)*cs]
	_ = c[(m-1)*ldc+b.n-1]
	if !fast {
		gemmPortable(m, a, rs, cs, b, c, ldc)
		return
	}
	// Parts of k keep a panel of B within the first level of the cache.
	parts := (b.k + depth - 1) / depth
	kc := (b.k + parts - 1) / parts
	for j := 0; j < b.n; j += panel {
		for p := 0; p < b.k; p += kc {
			kernels(m, min(kc, b.k-p), a[p*cs:], rs, cs, &b.data[j*b.k+p*panel], c[j:], ldc)
		}
	}
}

const depth = 192

func kernels(m, k int, a []float32, rs, cs int, bp *float32, c []float32, ldc int) {
	i := 0
	for ; i+8 <= m; i += 8 {
		gemm8x32(k, &a[i*rs], rs*4, cs*4, bp, &c[i*ldc], ldc*4)
	}
	if i+4 <= m {
		gemm4x32(k, &a[i*rs], rs*4, cs*4, bp, &c[i*ldc], ldc*4)
		i += 4
	}
	for ; i < m; i++ {
		gemm1x32(k, &a[i*rs], rs*4, cs*4, bp, &c[i*ldc], ldc*4)
	}
}

func gemmPortable(m int, a []float32, rs, cs int, b *packed, c []float32, ldc int) {
	for j := 0; j < b.n; j += panel {
		bp := b.data[j*b.k:]
		for i := range m {
			var acc [panel]float32
			for p := range b.k {
				x := a[i*rs+p*cs]
				row := bp[p*panel : (p+1)*panel]
				for q, y := range row {
					acc[q] += x * y
				}
			}
			dst := c[i*ldc+j : i*ldc+j+panel]
			for q, y := range acc {
				dst[q] += y
			}
		}
	}
}

// squash replaces x by out*tanh(in*x)+add.
func squash(x []float32, in, out, add float32) {
	i := 0
	if fast {
		if n := len(x) &^ 15; n > 0 {
			tanhVec(&x[0], n, in, out, add)
			i = n
		}
	}
	for ; i < len(x); i++ {
		x[i] = out*float32(math.Tanh(float64(in*x[i]))) + add
	}
}

func sigmoidAll(x []float32) { squash(x, 0.5, 0.5, 0.5) }
func tanhAll(x []float32)    { squash(x, 1, 1, 0) }

// addTo adds src to dst.
func addTo(dst, src []float32) {
	_ = dst[:len(src)]
	for i, v := range src {
		dst[i] += v
	}
}
