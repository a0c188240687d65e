#include "textflag.h"

// Products of activations of 16 bits with weights of 8 bits. Weights lie in blocks of 64 columns; within a block a pair
// of rows takes 128 bytes, column by column. All sums are exact, so that kernels agree.

// Four rows of activations at SI, SI+R8, SI+2*R8, SI+R11 times 16 columns at off.
#define FOUR(off, a, b, c, d) \
	VPMOVSXBW off(DX), Z16; \
	VPDPWSSD Z16, Z20, a; \
	VPDPWSSD Z16, Z21, b; \
	VPDPWSSD Z16, Z22, c; \
	VPDPWSSD Z16, Z23, d

#define STORE4(ptr, a, b, c, d) \
	VMOVDQU32 a, (ptr); \
	VMOVDQU32 b, 64(ptr); \
	VMOVDQU32 c, 128(ptr); \
	VMOVDQU32 d, 192(ptr)

// func mulFour512(dst *int32, ldd int, x *int16, ldx int, w *int8, pairs, blocks int)
TEXT ·mulFour512(SB), NOSPLIT, $0-56
	MOVQ dst+0(FP), DI
	MOVQ ldd+8(FP), R9
	MOVQ x+16(FP), R12
	MOVQ ldx+24(FP), R8
	MOVQ w+32(FP), DX
	MOVQ pairs+40(FP), R10
	MOVQ blocks+48(FP), BX
	LEAQ (R8)(R8*2), R11
four_block:
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
	MOVQ R12, SI
	MOVQ R10, CX
four_pair:
	VPBROADCASTD (SI), Z20
	VPBROADCASTD (SI)(R8*1), Z21
	VPBROADCASTD (SI)(R8*2), Z22
	VPBROADCASTD (SI)(R11*1), Z23
	FOUR(0, Z0, Z4, Z8, Z12)
	FOUR(32, Z1, Z5, Z9, Z13)
	FOUR(64, Z2, Z6, Z10, Z14)
	FOUR(96, Z3, Z7, Z11, Z15)
	ADDQ $128, DX
	ADDQ $4, SI
	DECQ CX
	JNZ  four_pair
	MOVQ DI, AX
	STORE4(AX, Z0, Z1, Z2, Z3)
	ADDQ R9, AX
	STORE4(AX, Z4, Z5, Z6, Z7)
	ADDQ R9, AX
	STORE4(AX, Z8, Z9, Z10, Z11)
	ADDQ R9, AX
	STORE4(AX, Z12, Z13, Z14, Z15)
	ADDQ $256, DI
	DECQ BX
	JNZ  four_block
	VZEROUPPER
	RET

#define ONE(off, x, a, b, c, d) \
	VPBROADCASTD x, Z20; \
	VPMOVSXBW off(DX), Z16; \
	VPMOVSXBW off+32(DX), Z17; \
	VPMOVSXBW off+64(DX), Z18; \
	VPMOVSXBW off+96(DX), Z19; \
	VPDPWSSD Z16, Z20, a; \
	VPDPWSSD Z17, Z20, b; \
	VPDPWSSD Z18, Z20, c; \
	VPDPWSSD Z19, Z20, d

// func mulOne512(dst *int32, x *int16, w *int8, pairs, blocks int)
TEXT ·mulOne512(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), R12
	MOVQ w+16(FP), DX
	MOVQ pairs+24(FP), R10
	MOVQ blocks+32(FP), BX
one_block:
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7
	MOVQ R12, SI
	MOVQ R10, CX
	SUBQ $2, CX
	JLT  one_tail
one_pair:
	ONE(0, (SI), Z0, Z1, Z2, Z3)
	ONE(128, 4(SI), Z4, Z5, Z6, Z7)
	ADDQ $256, DX
	ADDQ $8, SI
	SUBQ $2, CX
	JGE  one_pair
one_tail:
	ADDQ $2, CX
	JZ   one_done
	ONE(0, (SI), Z0, Z1, Z2, Z3)
	ADDQ $128, DX
one_done:
	VPADDD Z4, Z0, Z0
	VPADDD Z5, Z1, Z1
	VPADDD Z6, Z2, Z2
	VPADDD Z7, Z3, Z3
	STORE4(DI, Z0, Z1, Z2, Z3)
	ADDQ $256, DI
	DECQ BX
	JNZ  one_block
	VZEROUPPER
	RET

#define EIGHT(off, a) \
	VPMOVSXBW off(DX), Y9; \
	VPMADDWD Y9, Y8, Y9; \
	VPADDD Y9, a, a

// func mulOne256(dst *int32, x *int16, w *int8, pairs, blocks int)
TEXT ·mulOne256(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), R12
	MOVQ w+16(FP), DX
	MOVQ pairs+24(FP), R10
	MOVQ blocks+32(FP), BX
avx_block:
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	MOVQ R12, SI
	MOVQ R10, CX
avx_pair:
	VPBROADCASTD (SI), Y8
	EIGHT(0, Y0)
	EIGHT(16, Y1)
	EIGHT(32, Y2)
	EIGHT(48, Y3)
	EIGHT(64, Y4)
	EIGHT(80, Y5)
	EIGHT(96, Y6)
	EIGHT(112, Y7)
	ADDQ $128, DX
	ADDQ $4, SI
	DECQ CX
	JNZ  avx_pair
	VMOVDQU Y0, 0(DI)
	VMOVDQU Y1, 32(DI)
	VMOVDQU Y2, 64(DI)
	VMOVDQU Y3, 96(DI)
	VMOVDQU Y4, 128(DI)
	VMOVDQU Y5, 160(DI)
	VMOVDQU Y6, 192(DI)
	VMOVDQU Y7, 224(DI)
	ADDQ $256, DI
	DECQ BX
	JNZ  avx_block
	VZEROUPPER
	RET

DATA tanhc<>+0(SB)/4, $0x40fcf84f // 7.90531110763549805
DATA tanhc<>+4(SB)/4, $0xc0fcf84f
DATA tanhc<>+8(SB)/4, $0xa59f25c0 // alpha13
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

// func tanh512(x *float32, n int, in, mul, add float32)
// Replaces x by mul*tanh(in*x)+add; n is a multiple of 16. Products are rounded before they are added, as in Go.
TEXT ·tanh512(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	SHRQ $4, CX
	JZ   tz_done
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
	VBROADCASTSS in+16(FP), Z20
	VBROADCASTSS mul+20(FP), Z21
	VBROADCASTSS add+24(FP), Z22
tz_loop:
	VMULPS (DI), Z20, Z13
	VMINPS Z0, Z13, Z13
	VMAXPS Z1, Z13, Z13
	VMULPS Z13, Z13, Z14
	VMULPS Z2, Z14, Z15
	VADDPS Z3, Z15, Z15
	VMULPS Z15, Z14, Z15
	VADDPS Z4, Z15, Z15
	VMULPS Z15, Z14, Z15
	VADDPS Z5, Z15, Z15
	VMULPS Z15, Z14, Z15
	VADDPS Z6, Z15, Z15
	VMULPS Z15, Z14, Z15
	VADDPS Z7, Z15, Z15
	VMULPS Z15, Z14, Z15
	VADDPS Z8, Z15, Z15
	VMULPS Z15, Z13, Z15
	VMULPS Z9, Z14, Z16
	VADDPS Z10, Z16, Z16
	VMULPS Z16, Z14, Z16
	VADDPS Z11, Z16, Z16
	VMULPS Z16, Z14, Z16
	VADDPS Z12, Z16, Z16
	VDIVPS Z16, Z15, Z15
	VMULPS Z15, Z21, Z15
	VADDPS Z22, Z15, Z15
	VMOVUPS Z15, (DI)
	ADDQ $64, DI
	DECQ CX
	JNZ  tz_loop
tz_done:
	VZEROUPPER
	RET

// func tanh256(x *float32, n int, in, mul, add float32)
// Replaces x by mul*tanh(in*x)+add; n is a multiple of 8. Products are rounded before they are added, as in Go.
TEXT ·tanh256(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	SHRQ $3, CX
	JZ   ty_done
	VBROADCASTSS tanhc<>+0(SB), Y4
	VBROADCASTSS tanhc<>+4(SB), Y5
	VBROADCASTSS tanhc<>+8(SB), Y6
	VBROADCASTSS tanhc<>+12(SB), Y7
	VBROADCASTSS tanhc<>+16(SB), Y8
	VBROADCASTSS tanhc<>+20(SB), Y9
	VBROADCASTSS tanhc<>+24(SB), Y10
	VBROADCASTSS tanhc<>+28(SB), Y11
	VBROADCASTSS tanhc<>+32(SB), Y12
	VBROADCASTSS tanhc<>+36(SB), Y13
	VBROADCASTSS tanhc<>+40(SB), Y14
	VBROADCASTSS tanhc<>+44(SB), Y15
ty_loop:
	VBROADCASTSS in+16(FP), Y0
	VMULPS (DI), Y0, Y0
	VMINPS Y4, Y0, Y0
	VMAXPS Y5, Y0, Y0
	VMULPS Y0, Y0, Y1
	VMULPS Y6, Y1, Y2
	VADDPS Y7, Y2, Y2
	VMULPS Y2, Y1, Y2
	VADDPS Y8, Y2, Y2
	VMULPS Y2, Y1, Y2
	VADDPS Y9, Y2, Y2
	VMULPS Y2, Y1, Y2
	VADDPS Y10, Y2, Y2
	VMULPS Y2, Y1, Y2
	VADDPS Y11, Y2, Y2
	VMULPS Y2, Y1, Y2
	VADDPS Y12, Y2, Y2
	VMULPS Y2, Y0, Y2
	VMULPS Y13, Y1, Y3
	VADDPS Y14, Y3, Y3
	VMULPS Y3, Y1, Y3
	VADDPS Y15, Y3, Y3
	VMULPS Y3, Y1, Y3
	VBROADCASTSS tanhc<>+48(SB), Y1
	VADDPS Y1, Y3, Y3
	VDIVPS Y3, Y2, Y2
	VBROADCASTSS mul+20(FP), Y1
	VMULPS Y2, Y1, Y2
	VBROADCASTSS add+24(FP), Y1
	VADDPS Y1, Y2, Y2
	VMOVUPS Y2, (DI)
	ADDQ $32, DI
	DECQ CX
	JNZ  ty_loop
ty_done:
	VZEROUPPER
	RET

// func maxAbs512(x *float32, n int) float32
// The largest magnitude of x; n is a multiple of 16.
TEXT ·maxAbs512(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	MOVL $0x7fffffff, AX
	VPBROADCASTD AX, Z1
	VPXORQ Z0, Z0, Z0
	SHRQ $4, CX
	JZ   mz_done
mz_loop:
	VPANDD (SI), Z1, Z2
	VMAXPS Z2, Z0, Z0
	ADDQ $64, SI
	DECQ CX
	JNZ  mz_loop
mz_done:
	VEXTRACTF64X4 $1, Z0, Y1
	VMAXPS Y1, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VMAXPS X1, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// func scale512(dst *int16, x *float32, n int, by float32)
// Sets dst to the integers towards zero of x*by; n is a multiple of 16.
TEXT ·scale512(SB), NOSPLIT, $0-28
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS by+24(FP), Z0
	SHRQ $4, CX
	JZ   sz_done
sz_loop:
	VMULPS (SI), Z0, Z1
	VCVTTPS2DQ Z1, Z1
	VPMOVDW Z1, (DI)
	ADDQ $64, SI
	ADDQ $32, DI
	DECQ CX
	JNZ  sz_loop
sz_done:
	VZEROUPPER
	RET

// func dot512(x, y *int16, n int) int32
// The sum of products; n is a multiple of 32.
TEXT ·dot512(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), SI
	MOVQ y+8(FP), DI
	MOVQ n+16(FP), CX
	VPXORQ Z0, Z0, Z0
	SHRQ $5, CX
	JZ   dz_done
dz_loop:
	VMOVDQU32 (SI), Z1
	VPDPWSSD (DI), Z1, Z0
	ADDQ $64, SI
	ADDQ $64, DI
	DECQ CX
	JNZ  dz_loop
dz_done:
	VEXTRACTI64X4 $1, Z0, Y1
	VPADDD Y1, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VPADDD X1, X0, X0
	VMOVD X0, AX
	MOVL AX, ret+24(FP)
	VZEROUPPER
	RET

// func dot256(x, y *int16, n int) int32
// The sum of products; n is a multiple of 16.
TEXT ·dot256(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), SI
	MOVQ y+8(FP), DI
	MOVQ n+16(FP), CX
	VPXOR Y0, Y0, Y0
	SHRQ $4, CX
	JZ   dy_done
dy_loop:
	VMOVDQU (SI), Y1
	VPMADDWD (DI), Y1, Y1
	VPADDD Y1, Y0, Y0
	ADDQ $32, SI
	ADDQ $32, DI
	DECQ CX
	JNZ  dy_loop
dy_done:
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VPADDD X1, X0, X0
	VMOVD X0, AX
	MOVL AX, ret+24(FP)
	VZEROUPPER
	RET

// func maxAbs256(x *float32, n int) float32
// The largest magnitude of x; n is a multiple of 8.
TEXT ·maxAbs256(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VPCMPEQD Y1, Y1, Y1
	VPSRLD $1, Y1, Y1
	VPXOR Y0, Y0, Y0
	SHRQ $3, CX
	JZ   my_done
my_loop:
	VPAND (SI), Y1, Y2
	VMAXPS Y2, Y0, Y0
	ADDQ $32, SI
	DECQ CX
	JNZ  my_loop
my_done:
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VMAXPS X1, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// func scale256(dst *int16, x *float32, n int, by float32)
// Sets dst to the integers towards zero of x*by; n is a multiple of 8.
TEXT ·scale256(SB), NOSPLIT, $0-28
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS by+24(FP), Y0
	SHRQ $3, CX
	JZ   sy_done
sy_loop:
	VMULPS (SI), Y0, Y1
	VCVTTPS2DQ Y1, Y1
	VEXTRACTI128 $1, Y1, X2
	VPACKSSDW X2, X1, X1
	VMOVDQU X1, (DI)
	ADDQ $32, SI
	ADDQ $16, DI
	DECQ CX
	JNZ  sy_loop
sy_done:
	VZEROUPPER
	RET
