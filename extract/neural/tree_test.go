package neural

import (
	"math/rand/v2"
	"testing"
)

// bruteForce returns the highest score of a projective tree with one root.
func bruteForce(scores []float32, n int) float32 {
	heads := make([]int32, n)
	top := float32(-1e30)
	var try func(i int)
	try = func(i int) {
		if i == n {
			if isTree(heads) && projective(heads) {
				top = max(top, sumScores(scores, heads))
			}
			return
		}
		for h := range n + 1 {
			if h != i+1 {
				heads[i] = int32(h)
				try(i + 1)
			}
		}
	}
	try(0)
	return top
}

func sumScores(scores []float32, heads []int32) float32 {
	var s float32
	for i, h := range heads {
		s += scores[i*(len(heads)+1)+int(h)]
	}
	return s
}

func projective(heads []int32) bool {
	for i, h := range heads {
		for k, g := range heads {
			a, b := min(i+1, int(h)), max(i+1, int(h))
			c, d := min(k+1, int(g)), max(k+1, int(g))
			if a < c && c < b && b < d {
				return false
			}
		}
	}
	return true
}

func TestEisner_BruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for trial := range 200 {
		n := 1 + trial%5
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(r.NormFloat64())
		}
		for i := range n {
			scores[i*(n+1)+i+1] = -1e9
		}
		heads := eisner(scores, n)
		if !isTree(heads) || !projective(heads) {
			t.Fatalf("%v is no projective tree with one root", heads)
		}
		if got, want := sumScores(scores, heads), bruteForce(scores, n); got < want-1e-4 {
			t.Fatalf("%d words: score %g of %v, want %g", n, got, heads, want)
		}
		if heads := decodeTree(scores, n); !isTree(heads) {
			t.Fatalf("%v is no tree with one root", heads)
		}
	}
}

func TestIsTree(t *testing.T) {
	for _, c := range []struct {
		name  string
		heads []int32
		want  bool
	}{
		{"one word", []int32{0}, true},
		{"chain", []int32{2, 3, 0}, true},
		{"two roots", []int32{0, 0}, false},
		{"no root", []int32{2, 1}, false},
		{"cycle beside a root", []int32{0, 3, 2}, false},
		{"non-projective", []int32{3, 4, 0, 3}, true},
	} {
		if got := isTree(c.heads); got != c.want {
			t.Errorf("%s: isTree(%v) = %v", c.name, c.heads, got)
		}
	}
}

// TestViterbi compares with all sequences.
func TestViterbi(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 50 {
		const n = 4
		scores := make([]float32, n*8)
		for i := range scores {
			scores[i] = float32(r.NormFloat64())
		}
		top, want := float32(-1e30), [n]int{}
		for code := range 7 * 7 * 7 * 7 {
			var tags [n]int
			rest, sum, prev, ok := code, float32(0), 0, true
			for i := range tags {
				tags[i] = rest % 7
				rest /= 7
				sum += scores[i*8+tags[i]]
				ok = ok && mayFollow(prev, tags[i])
				prev = tags[i]
			}
			if ok && sum > top {
				top, want = sum, tags
			}
		}
		got := viterbi(scores, 8, n)
		for i, g := range got {
			if int(g) != want[i] {
				t.Fatalf("got %v, want %v", got, want)
			}
		}
	}
}
