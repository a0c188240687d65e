package train

import (
	"math"
	"testing"

	"entente/extract/neural"
)

// tiny returns a small network and sentences for it.
func tiny() (*Net, []*example) {
	c := neural.Config{Vector: 8, Word: 8, Suffix3: 4, Prefix3: 4, Suffix2: 4, Shape: 4, Char: 32, CharOut: 32,
		Hidden: 32, Layers: 2, Arc: 32, Label: 32, Name: 32}
	sents := []Sentence{
		{Words: []Word{{Form: "The", UPOS: "DET", XPOS: "DT", Head: 2, Deprel: "det", Name: "O"},
			{Form: "dog", UPOS: "NOUN", XPOS: "NN", Head: 3, Deprel: "nsubj", Name: "O"},
			{Form: "barks", UPOS: "VERB", XPOS: "VBZ", Head: 0, Deprel: "root", Name: "O"}}},
		{Words: []Word{{Form: "The", UPOS: "DET", XPOS: "DT", Head: 2, Deprel: "det", Name: "O"},
			{Form: "dog", UPOS: "NOUN", XPOS: "NN", Head: 0, Deprel: "root", Name: "O"}}},
		{Words: []Word{{Form: "Rex", UPOS: "PROPN", XPOS: "NNP", Head: 2, Deprel: "nsubj", Name: "B-PER"},
			{Form: "barks", UPOS: "VERB", XPOS: "VBZ", Head: 0, Deprel: "root", Name: "O"},
			{Form: "The", UPOS: "DET", XPOS: "DT", Head: 4, Deprel: "det", Name: "O"},
			{Form: "dog", UPOS: "NOUN", XPOS: "NN", Head: 2, Deprel: "nsubj", Name: "O"}}},
	}
	words := Inventory(&c, append(append([]Sentence{}, sents...), sents...))
	set := DefaultSettings()
	set.Drop, set.InputDrop, set.WordDrop, set.VectorDrop, set.Case = 0, 0, 0, 0, 0
	v := &Vectors{Words: []string{"the", "dog"}, Data: make([]int8, 16), Scale: 0.01}
	for i := range v.Data {
		v.Data[i] = int8(i*7%50 - 25)
	}
	known := neural.NewGazetteer(map[string]uint16{"rex": neural.KnownFirst})
	n := NewNet(c, set, v, words, known)
	r := newRNG(5)
	for _, p := range n.params {
		for i := range p.w {
			p.w[i] += 0.1 * r.normal()
		}
		p.repack()
	}
	return n, n.examples(sents, true)
}

// TestGradient compares the gradients with differences of the loss.
func TestGradient(t *testing.T) {
	n, sents := tiny()
	w := n.work[0]
	loss := func() float64 {
		w.training, w.rng = true, newRNG(7)
		for _, p := range n.params {
			p.repack()
		}
		l, _ := n.run(w, newBatch(sents), 1)
		for _, p := range n.params {
			clear(p.grad[0])
			for _, i := range p.touched {
				p.isTouch[i] = false
			}
			p.touched = nil
		}
		return l.loss
	}
	w.training, w.rng = true, newRNG(7)
	_, g := n.run(w, newBatch(sents), 1)
	var got [][]float32
	for i, p := range n.params {
		if p.table {
			n.addTables(i, []inputGrad{g})
		}
		got = append(got, append([]float32(nil), p.grad[0]...))
	}
	r := newRNG(11)
	for i, p := range n.params {
		for range 12 {
			// Take a weight that matters, if there is one.
			k := r.intn(len(p.w))
			for try := 0; got[i][k] == 0 && try < 5000; try++ {
				k = r.intn(len(p.w))
			}
			// A step may cross the corner of a unit that is clipped at zero; then a smaller one decides.
			var want float64
			ok := false
			for _, eps := range []float32{3e-3, 1e-3, 3e-4} {
				old := p.w[k]
				p.w[k] = old + eps
				up := loss()
				p.w[k] = old - eps
				down := loss()
				p.w[k] = old
				want = (up - down) / (2 * float64(eps))
				ok = ok || math.Abs(want-float64(got[i][k])) < 0.02+0.03*math.Abs(want)
			}
			if !ok {
				t.Errorf("%s[%d]: gradient %.5f, difference quotient %.5f", p.name, k, got[i][k], want)
			}
		}
	}
}

// TestGemm compares the kernels with the portable loops.
func TestGemm(t *testing.T) {
	r := newRNG(3)
	for m := range 20 {
		k, n := 1+r.intn(50), 1+r.intn(100)
		a, b := make([]float32, m*k), make([]float32, k*n)
		for i := range a {
			a[i] = r.normal()
		}
		for i := range b {
			b[i] = r.normal()
		}
		var p packed
		p.pack(b, k, n, n, 1)
		c, d := make([]float32, m*p.n), make([]float32, m*p.n)
		gemm(m, a, k, 1, &p, c, p.n)
		if m > 0 {
			gemmPortable(m, a, k, 1, &p, d, p.n)
		}
		for i := range c {
			if math.Abs(float64(c[i]-d[i])) > 1e-4 {
				t.Fatalf("%d×%d×%d: element %d is %g, want %g", m, k, n, i, c[i], d[i])
			}
		}
	}
}

// TestSquash compares the kernel with the tanh of the library.
func TestSquash(t *testing.T) {
	for x := float32(-12); x < 12; x += 0.37 {
		v := make([]float32, 17)
		for i := range v {
			v[i] = x
		}
		sigmoidAll(v)
		for i, y := range v {
			if want := 1 / (1 + math.Exp(-float64(x))); math.Abs(float64(y)-want) > 1e-5 {
				t.Fatalf("sigmoid(%g)[%d] = %g, want %g", x, i, y, want)
			}
		}
	}
}
