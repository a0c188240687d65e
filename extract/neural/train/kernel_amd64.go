package train

import "golang.org/x/sys/cpu"

var fast = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VL && cpu.X86.HasFMA

//go:noescape
func gemm8x32(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func gemm4x32(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func gemm1x32(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func tanhVec(x *float32, n int, in, mul, add float32)

//go:noescape
func adamVec(w, gr, m, v *float32, n int, b1, b2, rate, eps, scale float32)
