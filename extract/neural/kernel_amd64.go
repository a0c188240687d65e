package neural

import "golang.org/x/sys/cpu"

// kernels lists what this machine can run, best first.
func kernels() []kernel {
	var list []kernel
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VL &&
		cpu.X86.HasAVX512VNNI {
		list = append(list, avx512)
	}
	if cpu.X86.HasAVX2 {
		list = append(list, avx2)
	}
	return append(list, portable)
}

//go:noescape
func mulFour512(dst *int32, ldd int, x *int16, ldx int, w *int8, pairs, blocks int)

//go:noescape
func mulOne512(dst *int32, x *int16, w *int8, pairs, blocks int)

//go:noescape
func mulOne256(dst *int32, x *int16, w *int8, pairs, blocks int)

//go:noescape
func tanh512(x *float32, n int, in, mul, add float32)

//go:noescape
func tanh256(x *float32, n int, in, mul, add float32)

//go:noescape
func maxAbs512(x *float32, n int) float32

//go:noescape
func maxAbs256(x *float32, n int) float32

//go:noescape
func scale512(dst *int16, x *float32, n int, by float32)

//go:noescape
func scale256(dst *int16, x *float32, n int, by float32)

//go:noescape
func dot512(x, y *int16, n int) int32

//go:noescape
func dot256(x, y *int16, n int) int32

func (m *matrix) mulSIMD(dst []int32, x []int16, n int) {
	ld := rowLen(m.rows)
	pairs, blocks := ld/2, m.width/block
	if pairs == 0 || blocks == 0 {
		clear(dst)
		return
	}
	i := 0
	if m.kernel == avx512 {
		for ; i+4 <= n; i += 4 {
			mulFour512(&dst[i*m.width], 4*m.width, &x[i*ld], 2*ld, &m.pairs[0], pairs, blocks)
		}
		for ; i < n; i++ {
			mulOne512(&dst[i*m.width], &x[i*ld], &m.pairs[0], pairs, blocks)
		}
		return
	}
	for ; i < n; i++ {
		mulOne256(&dst[i*m.width], &x[i*ld], &m.pairs[0], pairs, blocks)
	}
}

// tanhKernel does what squash does for as many numbers as it can, and returns how many that are.
func tanhKernel(k kernel, x []float32, in, mul, add float32) int {
	switch k {
	case avx512:
		if n := len(x) &^ 15; n > 0 {
			tanh512(&x[0], n, in, mul, add)
			return n
		}
	case avx2:
		if n := len(x) &^ 7; n > 0 {
			tanh256(&x[0], n, in, mul, add)
			return n
		}
	}
	return 0
}

// maxAbsKernel returns the largest magnitude of the first n numbers of x, and n.
func maxAbsKernel(k kernel, x []float32) (top float32, n int) {
	switch k {
	case avx512:
		if n = len(x) &^ 15; n > 0 {
			top = maxAbs512(&x[0], n)
		}
	case avx2:
		if n = len(x) &^ 7; n > 0 {
			top = maxAbs256(&x[0], n)
		}
	}
	return top, n
}

// scaleKernel does what scaleTo does for as many numbers as it can, and returns how many that are.
func scaleKernel(k kernel, dst []int16, x []float32, by float32) (n int) {
	switch k {
	case avx512:
		if n = len(x) &^ 15; n > 0 {
			scale512(&dst[:n][0], &x[0], n, by)
		}
	case avx2:
		if n = len(x) &^ 7; n > 0 {
			scale256(&dst[:n][0], &x[0], n, by)
		}
	}
	return n
}

// dotKernel returns the sum of the first n products, and n.
func dotKernel(k kernel, x, y []int16) (sum int32, n int) {
	y = y[:len(x)]
	switch k {
	case avx512:
		if n = len(x) &^ 31; n > 0 {
			sum = dot512(&x[0], &y[0], n)
		}
	case avx2:
		if n = len(x) &^ 15; n > 0 {
			sum = dot256(&x[0], &y[0], n)
		}
	}
	return sum, n
}
