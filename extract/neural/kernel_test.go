package neural

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestMatrix_Kernels checks that every kernel gives the integers of plain loops.
func TestMatrix_Kernels(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for trial := range 60 {
		rows, cols, n := 1+r.IntN(300), 1+r.IntN(200), r.IntN(11)
		w := make([]int8, rows*cols)
		for i := range w {
			w[i] = int8(r.IntN(255) - 127)
		}
		ld := rowLen(rows)
		x := make([]int16, n*ld)
		for i := range n {
			for k := range rows {
				x[i*ld+k] = int16(r.IntN(2*levels+1) - levels)
				if trial%7 == 0 {
					x[i*ld+k] = levels
				}
			}
		}
		scale := make([]float32, cols)
		for _, k := range kernels() {
			m := newMatrix(k, w, rows, cols, scale, nil)
			dst := make([]int32, n*m.width)
			m.mul(dst, x, n)
			for i := range n {
				for c := range cols {
					var want int32
					for p := range rows {
						want += int32(x[i*ld+p]) * int32(w[p*cols+c])
					}
					if got := dst[i*m.width+c]; got != want {
						t.Fatalf("%v, %d×%d: row %d column %d is %d, want %d", k, rows, cols, i, c, got, want)
					}
				}
			}
		}
	}
}

// TestSquash_Kernels checks that every kernel gives the same bits, and about tanh.
func TestSquash_Kernels(t *testing.T) {
	var x []float32
	for v := float32(-20); v < 20; v += 0.0137 {
		x = append(x, v)
	}
	want := append([]float32(nil), x...)
	squash(portable, want, 0.5, 0.5, 0.5)
	for i, v := range want {
		if exact := 1 / (1 + math.Exp(-float64(x[i]))); math.Abs(exact-float64(v)) > 1e-4 {
			t.Fatalf("sigmoid(%g) = %g, want %g", x[i], v, exact)
		}
	}
	for _, k := range kernels() {
		got := append([]float32(nil), x...)
		squash(k, got, 0.5, 0.5, 0.5)
		for i := range got {
			if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
				t.Fatalf("%v: sigmoid(%g) = %g, portable %g", k, x[i], got[i], want[i])
			}
		}
	}
}

func TestQuantize_Kernels(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for n := range 200 {
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(r.NormFloat64())
		}
		want := make([]int16, n+3)
		unit := quantize(portable, want, x, levels)
		sum := dot(portable, want, want)
		for _, k := range kernels() {
			got := make([]int16, n+3)
			if u := quantize(k, got, x, levels); u != unit {
				t.Fatalf("%v: unit %g, want %g", k, u, unit)
			}
			for i := range got {
				if got[i] != want[i] {
					t.Fatalf("%v: %g is %d, want %d", k, x[i], got[i], want[i])
				}
			}
			if s := dot(k, got, got); s != sum {
				t.Fatalf("%v: sum of products %d, want %d", k, s, sum)
			}
		}
	}
}
