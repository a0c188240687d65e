//go:build !amd64

package train

const fast = false

func gemm8x32(k int, a *float32, rs, cs int, b, c *float32, ldc int)        { panic("no such kernel") }
func gemm4x32(k int, a *float32, rs, cs int, b, c *float32, ldc int)        { panic("no such kernel") }
func gemm1x32(k int, a *float32, rs, cs int, b, c *float32, ldc int)        { panic("no such kernel") }
func tanhVec(x *float32, n int, in, mul, add float32)                       { panic("no such kernel") }
func adamVec(w, gr, m, v *float32, n int, b1, b2, rate, eps, scale float32) { panic("no such kernel") }
