package train

import (
	"math"
	"math/rand/v2"

	"entente/extract/coref"
)

// matrix is a table of weights with the sums of squared gradients that AdaGrad (Duchi et al., 2011) divides by.
type matrix struct {
	w, g, total []float32
}

func newMatrix(rows int) *matrix {
	n := rows * coref.Hidden
	return &matrix{make([]float32, n), make([]float32, n), make([]float32, n)}
}

func (m *matrix) row(i int32) []float32 {
	return m.w[int(i)*coref.Hidden : (int(i)+1)*coref.Hidden]
}

// randomize fills the weights evenly from -by to by.
func (m *matrix) randomize(rng *rand.Rand, by float32) {
	for i := range m.w {
		m.w[i] = (2*rng.Float32() - 1) * by
	}
}

// update takes a step down the gradient in row i.
func (m *matrix) update(i int32, gradient *[coref.Hidden]float32, rate, decay float32) {
	at := int(i) * coref.Hidden
	for k, g := range gradient {
		g += decay * m.w[at+k]
		m.g[at+k] += g * g
		m.w[at+k] -= rate * g / float32(math.Sqrt(float64(m.g[at+k]))+1e-6)
	}
}

// scorer is a network of one hidden layer over sparse features: rows are added up, and what is positive counts by out.
type scorer struct {
	rows, bias, out *matrix
}

func newScorer(rng *rand.Rand, rows int) *scorer {
	s := &scorer{newMatrix(rows), newMatrix(1), newMatrix(1)}
	s.rows.randomize(rng, 0.05)
	s.out.randomize(rng, 0.5)
	for k := range s.bias.w {
		s.bias.w[k] = 0.1
	}
	return s
}

func (s *scorer) matrices() []*matrix { return []*matrix{s.rows, s.bias, s.out} }

// forward adds the rows of features to h and returns the score; h must hold the bias.
func (s *scorer) forward(h *[coref.Hidden]float32, lists ...[]int32) float64 {
	copy(h[:], s.bias.w)
	for _, features := range lists {
		for _, f := range features {
			for k, w := range s.rows.row(f) {
				h[k] += w
			}
		}
	}
	var sum float64
	for k, x := range h {
		if x > 0 {
			sum += float64(x) * float64(s.out.w[k])
		}
	}
	return sum
}

// backward takes a step for hidden units h and the derivative d of the loss by the score.
func (s *scorer) backward(h *[coref.Hidden]float32, d float64, set *Settings, lists ...[]int32) {
	var inner, outer [coref.Hidden]float32
	for k, x := range h {
		if x > 0 {
			inner[k], outer[k] = float32(d)*s.out.w[k], float32(d)*x
		}
	}
	rate, decay := float32(set.Rate), float32(set.Decay)
	s.out.update(0, &outer, rate, 0)
	s.bias.update(0, &inner, rate, 0)
	for _, features := range lists {
		for _, f := range features {
			s.rows.update(f, &inner, rate, decay)
		}
	}
}

// net is the ranker in floating point: of each class the scorer of candidates and that of meaning something new.
type net struct {
	pair, fresh [coref.Classes]*scorer
	averaged    int // passes that total sums over
}

func newNet(rng *rand.Rand) *net {
	n := &net{}
	for c := range n.pair {
		n.pair[c], n.fresh[c] = newScorer(rng, coref.NumFeatures()), newScorer(rng, coref.NumFeatures())
	}
	return n
}

func (n *net) matrices() []*matrix {
	var out []*matrix
	for c := range n.pair {
		out = append(out, n.pair[c].matrices()...)
		out = append(out, n.fresh[c].matrices()...)
	}
	return out
}

// remember adds the weights as they are to their mean.
func (n *net) remember() {
	n.averaged++
	for _, m := range n.matrices() {
		for i, w := range m.w {
			m.total[i] += w
		}
	}
}

// ranker returns the mean of the remembered weights, rounded as the ranker keeps them.
func (n *net) ranker(lexicon []string) *coref.Ranker {
	r := coref.NewRanker(lexicon)
	for c := range n.pair {
		w := &r.Weights[c]
		n.round(n.pair[c].rows, w.Rows)
		n.round(n.fresh[c].rows, w.New)
		w.Bias, w.Out = n.roundOne(n.pair[c].bias), n.roundOne(n.pair[c].out)
		w.NewBias, w.NewOut = n.roundOne(n.fresh[c].bias), n.roundOne(n.fresh[c].out)
	}
	return r
}

func (n *net) round(m *matrix, to [][coref.Hidden]int16) {
	for i := range to {
		for k := range to[i] {
			// Rows that no step has touched hold their random start: no weights.
			if at := i*coref.Hidden + k; m.g[at] > 0 {
				to[i][k] = toFixed(m.total[at] / float32(n.averaged))
			}
		}
	}
}

func (n *net) roundOne(m *matrix) (out [coref.Hidden]int16) {
	for k := range out {
		out[k] = toFixed(m.total[k] / float32(n.averaged))
	}
	return out
}

func toFixed(x float32) int16 {
	return int16(min(max(math.Round(float64(x)*coref.Scale), math.MinInt16), math.MaxInt16))
}
