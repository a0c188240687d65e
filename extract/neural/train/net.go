// Package train teaches the network of extract/neural from treebanks.
//
// A Net holds the weights as float32 with their gradients; back-propagation is written by hand for its few kinds of
// layers, and Adam moves the weights. Every batch is computed in two parts, on one goroutine or two, and the parts are
// added in one order: a seed decides the result on a given machine. The widths of layers are multiples of 32, what a
// kernel handles at once.
package train

import (
	"entente/extract/neural"
)

// Settings steer the training.
type Settings struct {
	Seed       uint64
	Rate       float64 // learning rate after warm-up
	WarmUp     int     // updates in which the learning rate rises
	Words      int     // words of an update
	Drop       float32 // dropout between layers
	InputDrop  float32
	WordDrop   float32 // k in k/(k+count), the chance that a word counts as unknown
	VectorDrop float32 // chance that a word loses its pre-trained vector
	Swap       float32 // chance that the names of a sentence give way to others
	Case       float32 // chance that a sentence is read in small letters, in capitals, or with every word capital
	MeanDecay  float64 // decay of the running mean of the weights, per update
	Clip       float32
	Extra      int // sentences with names alone that are drawn for an epoch
	NameWeight float32
	FeatWeight float32
}

// DefaultSettings are the settings of the shipped weights.
func DefaultSettings() Settings {
	return Settings{
		Seed: 1, Rate: 2e-3, WarmUp: 200, Words: 1000,
		Drop: 0.33, InputDrop: 0.2, WordDrop: 0.25, VectorDrop: 0.03, Swap: 0.2, Case: 0.05,
		MeanDecay: 0.999, Clip: 5, Extra: 3000, NameWeight: 1, FeatWeight: 0.3,
	}
}

// Net is the network while it learns.
type Net struct {
	neural.Config
	set   Settings
	forms *interner
	known *neural.Gazetteer
	pool  *namePool

	vectors *Vectors // pre-trained, as they will be shipped
	words   []string // with learned vectors

	word, suffix3, prefix3, suffix2, shape, char *param
	conv, convBias                               *param
	layers                                       [][2]*lstm
	tag, feat, arcD, arcH, arcU, labD, labH      dense
	labOut, nameHid, nameOut                     dense
	arcRoot, labRoot                             *param

	params []*param
	opt    adam
	work   [shards]*worker
}

// Vocabulary returns the numbers of words with a pre-trained and with a learned vector.
func (n *Net) Vocabulary() (pretrained, learned int) { return len(n.vectors.Words), len(n.words) }

// worker is what one goroutine needs to compute its part of a batch.
type worker struct {
	arena
	shard    int
	training bool
	rng      *rng
	scratch  packed
}

// Vectors are pre-trained word vectors in 8 bits: row i is Data[i*width:(i+1)*width]*Scale.
type Vectors struct {
	Words []string
	Data  []int8
	Scale float32
}

// NewNet makes a network with random weights. Words are the forms with a learned vector; Words[0] is "".
func NewNet(c neural.Config, set Settings, vectors *Vectors, words []string, known *neural.Gazetteer) *Net {
	n := &Net{Config: c, set: set, known: known, forms: newInterner(neural.NewVocabulary(vectors.Words, words)),
		vectors: vectors, words: words}
	r := newRNG(set.Seed, 0x6e6574)
	add := n.add
	table := func(name string, rows, cols int) *param {
		return add(newParam(name, rows, cols, true)).normal(r, 0.1)
	}
	n.word = table("word", len(words), c.Word)
	n.suffix3 = table("suffix3", neural.Suffix3Buckets, c.Suffix3)
	n.prefix3 = table("prefix3", neural.Prefix3Buckets, c.Prefix3)
	n.suffix2 = table("suffix2", neural.Suffix2Buckets, c.Suffix2)
	n.shape = table("shape", neural.ShapeBuckets, c.Shape)
	n.char = table("char", neural.CharBuckets, c.Char)
	n.conv = add(newParam("conv", 3*c.Char, c.CharOut, false)).xavier(r)
	n.convBias = add(newParam("conv.bias", 1, c.CharOut, false))
	in := c.Input() + neural.HintBits
	for layer := range c.Layers {
		var pair [2]*lstm
		for dir := range pair {
			name := "lstm" + string('0'+rune(layer)) + string("fb"[dir])
			pair[dir] = n.newLSTM(name, in, dir == 1, r)
		}
		n.layers = append(n.layers, pair)
		in = 2 * c.Hidden
	}
	linear := func(name string, rows, cols int) dense {
		return dense{add(newParam(name, rows, roundUp(cols, panel), false)).xavier(r),
			add(newParam(name+".bias", 1, roundUp(cols, panel), false))}
	}
	n.tag = linear("tag", in, len(c.Tags))
	n.feat = linear("feat", in, len(c.Feats))
	n.arcD = linear("arcD", in, c.Arc)
	n.arcH = linear("arcH", in, c.Arc)
	n.arcU = linear("arcU", c.Arc, c.Arc)
	n.arcRoot = add(newParam("arcRoot", 1, c.Arc, false)).normal(r, 0.1)
	n.labD = linear("labD", in, c.Label)
	n.labH = linear("labH", in, c.Label)
	n.labRoot = add(newParam("labRoot", 1, c.Label, false)).normal(r, 0.1)
	n.labOut = linear("labOut", 2*c.Label, len(c.Labels))
	n.nameHid = linear("nameHid", in, c.Name)
	n.nameOut = linear("nameOut", c.Name, len(neural.NameTags))
	n.opt = adam{b1: 0.9, b2: 0.99, eps: 1e-8, clip: set.Clip}
	for i := range n.work {
		n.work[i] = &worker{shard: i}
	}
	for _, p := range n.params {
		copy(p.mean, p.w)
		p.repack()
	}
	return n
}

// add registers weights of the network.
func (n *Net) add(p *param) *param {
	n.params = append(n.params, p)
	return p
}

// newLSTM makes one direction of a layer. The forget gates begin open.
func (n *Net) newLSTM(name string, in int, back bool, r *rng) *lstm {
	l := &lstm{hidden: n.Hidden, back: back}
	l.in = n.add(newParam(name+".in", in, 4*n.Hidden, false)).xavier(r)
	l.rec = n.add(newParam(name+".rec", n.Hidden, 4*n.Hidden, false)).orthogonal(r, 4)
	l.bias = n.add(newParam(name+".bias", 1, 4*n.Hidden, false))
	for k := n.Hidden; k < 2*n.Hidden; k++ {
		l.bias.w[k] = 1
	}
	return l
}

// vectorRow writes the pre-trained vector of row i.
func (n *Net) vectorRow(i int32, dst []float32) {
	src := n.vectors.Data[int(i)*n.Vector : (int(i)+1)*n.Vector]
	for k, v := range src {
		dst[k] = float32(v) * n.vectors.Scale
	}
}

// losses are sums over words.
type losses struct {
	words                                  int
	loss                                   float64
	tags, feats, arcs, labels, names, gold int
}

func (l *losses) add(m losses) {
	l.words += m.words
	l.loss += m.loss
	l.tags += m.tags
	l.feats += m.feats
	l.arcs += m.arcs
	l.labels += m.labels
	l.names += m.names
	l.gold += m.gold
}

// columnMask multiplies the rows of each sentence by one random mask, and keeps the masks (Gal and Ghahramani, 2016).
func (w *worker) columnMask(b *batch, x []float32, d int, p float32) []float32 {
	if !w.training || p == 0 {
		return nil
	}
	m := w.take(len(b.sents) * d)
	w.rng.mask(m, p)
	b.applyMask(x, m, d)
	return m
}

func (b *batch) applyMask(x, m []float32, d int) {
	if m == nil {
		return
	}
	for t, lo := range b.offset {
		for i := range b.active[t] {
			row, mask := x[(lo+i)*d:(lo+i+1)*d], m[i*d:(i+1)*d]
			for k, v := range mask {
				row[k] *= v
			}
		}
	}
}

// run computes the part of a batch, and the gradients when training; weight is that of one word.
func (n *Net) run(w *worker, b *batch, weight float32) (losses, inputGrad) {
	c := &n.Config
	w.reset()
	if b.n == 0 {
		return losses{}, inputGrad{}
	}
	d, h2 := c.Input()+neural.HintBits, 2*c.Hidden
	x := w.take(b.n * d)
	in := n.input(w, b, x)
	xs, widths := [][]float32{x}, []int{d}
	masks := [][]float32{w.columnMask(b, x, d, n.set.InputDrop)}
	var states [][2]*lstmState
	for _, pair := range n.layers {
		out := w.take(b.n * h2)
		var st [2]*lstmState
		for dir, l := range pair {
			st[dir] = l.forward(w, b, x, widths[len(widths)-1], out, h2, dir*c.Hidden)
		}
		states = append(states, st)
		// The raw outputs are needed on the way back, so masks go on a copy.
		y := w.take(b.n * h2)
		copy(y, out)
		masks = append(masks, w.columnMask(b, y, h2, n.set.Drop))
		xs, widths = append(xs, out, y), append(widths, h2)
		x = y
	}
	s := w.take(b.n * h2)
	for k, r := range b.rows {
		copy(s[k*h2:(k+1)*h2], x[r*h2:(r+1)*h2])
	}
	ds := w.take(b.n * h2)
	l := n.heads(w, b, s, ds, weight)
	if !w.training {
		return l, inputGrad{}
	}
	dx := w.take(b.n * h2)
	for k, r := range b.rows {
		copy(dx[r*h2:(r+1)*h2], ds[k*h2:(k+1)*h2])
	}
	for i := len(n.layers) - 1; i >= 0; i-- {
		b.applyMask(dx, masks[i+1], h2)
		out := xs[2*i+1]
		src := xs[2*i]
		prev := w.take(b.n * widths[i])
		for dir, l := range n.layers[i] {
			l.backward(w, b, states[i][dir], src, widths[i], out, dx, h2, dir*c.Hidden, prev)
		}
		dx = prev
	}
	b.applyMask(dx, masks[0], d)
	return l, n.inputBackward(w, b, in, dx)
}
