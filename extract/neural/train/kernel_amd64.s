#include "textflag.h"

// Kernels for AVX-512. A is read by broadcast with any strides, B is packed in panels of 32 columns, C is read and
// written in place.

#define ROW(src, lo, hi) \
	VBROADCASTSS src, Z31; \
	VFMADD231PS Z16, Z31, lo; \
	VFMADD231PS Z17, Z31, hi

#define ADDROW(lo, hi) \
	VADDPS (DI), lo, lo; \
	VADDPS 64(DI), hi, hi; \
	VMOVUPS lo, (DI); \
	VMOVUPS hi, 64(DI); \
	ADDQ R9, DI

// func gemm8x32(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·gemm8x32(SB), NOSPLIT, $0-56
	MOVQ k+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ rs+16(FP), R8
	MOVQ cs+24(FP), R10
	MOVQ b+32(FP), DX
	MOVQ c+40(FP), DI
	MOVQ ldc+48(FP), R9
	LEAQ (R8)(R8*2), R11 // 3 rows
	LEAQ (SI)(R8*4), BX  // row 4
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7
	VPXORQ Z8, Z8, Z8
	VPXORQ Z9, Z9, Z9
	VPXORQ Z10, Z10, Z10
	VPXORQ Z11, Z11, Z11
	VPXORQ Z12, Z12, Z12
	VPXORQ Z13, Z13, Z13
	VPXORQ Z14, Z14, Z14
	VPXORQ Z15, Z15, Z15
	TESTQ CX, CX
	JZ    done8
loop8:
	VMOVUPS (DX), Z16
	VMOVUPS 64(DX), Z17
	ROW((SI), Z0, Z1)
	ROW((SI)(R8*1), Z2, Z3)
	ROW((SI)(R8*2), Z4, Z5)
	ROW((SI)(R11*1), Z6, Z7)
	ROW((BX), Z8, Z9)
	ROW((BX)(R8*1), Z10, Z11)
	ROW((BX)(R8*2), Z12, Z13)
	ROW((BX)(R11*1), Z14, Z15)
	ADDQ $128, DX
	ADDQ R10, SI
	ADDQ R10, BX
	DECQ CX
	JNZ  loop8
done8:
	ADDROW(Z0, Z1)
	ADDROW(Z2, Z3)
	ADDROW(Z4, Z5)
	ADDROW(Z6, Z7)
	ADDROW(Z8, Z9)
	ADDROW(Z10, Z11)
	ADDROW(Z12, Z13)
	ADDROW(Z14, Z15)
	VZEROUPPER
	RET

// func gemm4x32(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·gemm4x32(SB), NOSPLIT, $0-56
	MOVQ k+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ rs+16(FP), R8
	MOVQ cs+24(FP), R10
	MOVQ b+32(FP), DX
	MOVQ c+40(FP), DI
	MOVQ ldc+48(FP), R9
	LEAQ (R8)(R8*2), R11
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7
	TESTQ CX, CX
	JZ    done4
loop4:
	VMOVUPS (DX), Z16
	VMOVUPS 64(DX), Z17
	ROW((SI), Z0, Z1)
	ROW((SI)(R8*1), Z2, Z3)
	ROW((SI)(R8*2), Z4, Z5)
	ROW((SI)(R11*1), Z6, Z7)
	ADDQ $128, DX
	ADDQ R10, SI
	DECQ CX
	JNZ  loop4
done4:
	ADDROW(Z0, Z1)
	ADDROW(Z2, Z3)
	ADDROW(Z4, Z5)
	ADDROW(Z6, Z7)
	VZEROUPPER
	RET

// func gemm1x32(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·gemm1x32(SB), NOSPLIT, $0-56
	MOVQ k+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ cs+24(FP), R10
	MOVQ b+32(FP), DX
	MOVQ c+40(FP), DI
	MOVQ ldc+48(FP), R9
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	TESTQ CX, CX
	JZ    done1
loop1:
	VMOVUPS (DX), Z16
	VMOVUPS 64(DX), Z17
	ROW((SI), Z0, Z1)
	ADDQ $128, DX
	ADDQ R10, SI
	DECQ CX
	JNZ  loop1
done1:
	ADDROW(Z0, Z1)
	VZEROUPPER
	RET

DATA tanhc<>+0(SB)/4, $0x40fcf84f // 7.9053111
DATA tanhc<>+4(SB)/4, $0xc0fcf84f
DATA tanhc<>+8(SB)/4, $0xa59f25c0  // alpha13
DATA tanhc<>+12(SB)/4, $0x2a61337e // alpha11
DATA tanhc<>+16(SB)/4, $0xaebd37ff // alpha9
DATA tanhc<>+20(SB)/4, $0x335c0041 // alpha7
DATA tanhc<>+24(SB)/4, $0x3779434a // alpha5
DATA tanhc<>+28(SB)/4, $0x3a270ded // alpha3
DATA tanhc<>+32(SB)/4, $0x3ba059dc // alpha1
DATA tanhc<>+36(SB)/4, $0x35a0d3d8 // beta6
DATA tanhc<>+40(SB)/4, $0x38f895d6 // beta4
DATA tanhc<>+44(SB)/4, $0x3b14aa05 // beta2
DATA tanhc<>+48(SB)/4, $0x3ba059dd // beta0
GLOBL tanhc<>(SB), RODATA, $52

// func tanhVec(x *float32, n int, in, mul, add float32)
// Replaces x by out*tanh(in*x)+add; n is a multiple of 16.
TEXT ·tanhVec(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	VBROADCASTSS in+16(FP), Z20
	VBROADCASTSS mul+20(FP), Z21
	VBROADCASTSS add+24(FP), Z22
	VBROADCASTSS tanhc<>+0(SB), Z0
	VBROADCASTSS tanhc<>+4(SB), Z1
	VBROADCASTSS tanhc<>+8(SB), Z2
	VBROADCASTSS tanhc<>+12(SB), Z3
	VBROADCASTSS tanhc<>+16(SB), Z4
	VBROADCASTSS tanhc<>+20(SB), Z5
	VBROADCASTSS tanhc<>+24(SB), Z6
	VBROADCASTSS tanhc<>+28(SB), Z7
	VBROADCASTSS tanhc<>+32(SB), Z8
	VBROADCASTSS tanhc<>+36(SB), Z9
	VBROADCASTSS tanhc<>+40(SB), Z10
	VBROADCASTSS tanhc<>+44(SB), Z11
	VBROADCASTSS tanhc<>+48(SB), Z12
	SHRQ $4, CX
	JZ   tanhdone
tanhloop:
	VMULPS (DI), Z20, Z13
	VMINPS Z0, Z13, Z13
	VMAXPS Z1, Z13, Z13
	VMULPS Z13, Z13, Z14     // x squared
	VMOVAPS Z2, Z15
	VFMADD213PS Z3, Z14, Z15 // Z15 = Z14*Z15 + Z3
	VFMADD213PS Z4, Z14, Z15
	VFMADD213PS Z5, Z14, Z15
	VFMADD213PS Z6, Z14, Z15
	VFMADD213PS Z7, Z14, Z15
	VFMADD213PS Z8, Z14, Z15
	VMULPS Z13, Z15, Z15
	VMOVAPS Z9, Z16
	VFMADD213PS Z10, Z14, Z16
	VFMADD213PS Z11, Z14, Z16
	VFMADD213PS Z12, Z14, Z16
	VDIVPS Z16, Z15, Z15
	VFMADD213PS Z22, Z21, Z15
	VMOVUPS Z15, (DI)
	ADDQ $64, DI
	DECQ CX
	JNZ  tanhloop
tanhdone:
	VZEROUPPER
	RET

// func adamVec(w, gr, m, v *float32, n int, b1, b2, rate, eps, scale float32)
// One step of Adam; rate holds the correction of the bias, scale multiplies the gradient. n is a multiple of 16.
TEXT ·adamVec(SB), NOSPLIT, $0-60
	MOVQ w+0(FP), DI
	MOVQ gr+8(FP), SI
	MOVQ m+16(FP), DX
	MOVQ v+24(FP), BX
	MOVQ n+32(FP), CX
	VBROADCASTSS b1+40(FP), Z0
	VBROADCASTSS b2+44(FP), Z1
	VBROADCASTSS rate+48(FP), Z2
	VBROADCASTSS eps+52(FP), Z3
	VBROADCASTSS scale+56(FP), Z4
	MOVL $0x3f800000, AX
	VPBROADCASTD AX, Z5
	VSUBPS Z0, Z5, Z6 // 1-b1
	VSUBPS Z1, Z5, Z7 // 1-b2
	SHRQ $4, CX
	JZ   adamdone
adamloop:
	VMULPS (SI), Z4, Z10
	VMULPS (DX), Z0, Z11
	VFMADD231PS Z6, Z10, Z11
	VMOVUPS Z11, (DX)
	VMULPS Z10, Z10, Z12
	VMULPS (BX), Z1, Z13
	VFMADD231PS Z7, Z12, Z13
	VMOVUPS Z13, (BX)
	VSQRTPS Z13, Z13
	VADDPS Z3, Z13, Z13
	VMULPS Z2, Z11, Z11
	VDIVPS Z13, Z11, Z11
	VMOVUPS (DI), Z14
	VSUBPS Z11, Z14, Z14
	VMOVUPS Z14, (DI)
	ADDQ $64, DI
	ADDQ $64, SI
	ADDQ $64, DX
	ADDQ $64, BX
	DECQ CX
	JNZ  adamloop
adamdone:
	VZEROUPPER
	RET
