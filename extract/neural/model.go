// Package neural is the network that reads English: from the forms of a sentence to tags, features, a tree and names.
//
// A Model turns each word into a vector (pre-trained, learned, and from affixes, shape and characters), adds Hints
// (what a Gazetteer knows about the word, how the sentence is written), runs two bidirectional LSTM layers, and scores
// tags and features (one softmax each), arcs (biaffine: Dozat and Manning, "Deep Biaffine Attention for Neural
// Dependency Parsing", 2017), labels, and the BIO tags of names. A Reading is what it decides.
//
// Weights have 8 bits and activations 13; products are added as integers, and what is not integer is rounded step by
// step in one order. So every kernel, portable Go or assembly, decides alike on every machine. The embedded weights are
// used where they lie: a program that reads no text does not touch them, and Load reads them once.
//
// Package train makes the weights; extract/parse turns readings into layers of a text.Doc. Weights and lemmas are under
// CC BY-SA 4.0; NOTICE.md names their sources.
package neural

import (
	"fmt"
	"sync"
)

// Model is a network that reads sentences. It is safe for use by several goroutines at once.
type Model struct {
	Config
	vocab  *Vocabulary
	known  *Gazetteer
	kernel kernel

	vectors                                      table
	word, suffix3, prefix3, suffix2, shape, char table

	conv   *matrix
	layers []layer
	hints  [2][]float32 // what each hint adds to the gates of the first layer

	// heads holds the columns of all projections of the last layer, one after the other, as parts says.
	heads                 *matrix
	parts                 headParts
	arcU, labOut, nameOut *matrix
	arcRoot, labRoot      []float32
	rootLabel             int32

	recall    cache
	scratches sync.Pool
}

// headParts are the first columns of the projections of the last layer.
type headParts struct{ tag, feat, arcD, arcH, labD, labH, name int }

// table is a matrix whose rows are looked up.
type table struct {
	data  []int8
	cols  int
	scale float32
}

func (t *table) row(i int32, dst []float32) {
	src := t.data[int(i)*t.cols : (int(i)+1)*t.cols]
	dst = dst[:len(src)]
	for k, v := range src {
		dst[k] = float32(v) * t.scale
	}
}

// Load returns the embedded network. It is read once, on the first call.
var Load = sync.OnceValues(func() (*Model, error) { return parseModel(embedded, kernels()[0]) })

// ParseModel reads a network from the content of a file of weights.
func ParseModel(data string) (*Model, error) { return parseModel(data, kernels()[0]) }

func parseModel(data string, k kernel) (*Model, error) {
	c, tensors, err := readWeights(data)
	if err != nil {
		return nil, err
	}
	l := &loader{tensors: tensors, kernel: k}
	m := &Model{Config: *c, kernel: k}
	m.vocab = &Vocabulary{vectors: parseWordTable(l.text("vector.words")), words: parseWordTable(l.text("word.words"))}
	m.known = &Gazetteer{}
	if tensors["gazetteer.hashes"] != nil {
		m.known = parseGazetteer(l.bytes("gazetteer.hashes", 4), l.bytes("gazetteer.masks", 2))
	}
	m.readInput(l)
	width := m.readLayers(l)
	m.readHeads(l, width)
	if l.err != nil {
		return nil, l.err
	}
	if err := m.checkLists(); err != nil {
		return nil, err
	}
	m.scratches.New = func() any { return new(scratch) }
	return m, nil
}

// readInput reads the tables that make a word a vector.
func (m *Model) readInput(l *loader) {
	c := &m.Config
	m.vectors = l.table("vector", m.vocab.vectors.len(), c.Vector)
	m.word = l.table("word", m.vocab.words.len(), c.Word)
	m.suffix3 = l.table("suffix3", Suffix3Buckets, c.Suffix3)
	m.prefix3 = l.table("prefix3", Prefix3Buckets, c.Prefix3)
	m.suffix2 = l.table("suffix2", Suffix2Buckets, c.Suffix2)
	m.shape = l.table("shape", ShapeBuckets, c.Shape)
	m.char = l.table("char", CharBuckets, c.Char)
	m.conv = l.matrix("conv", 3*c.Char, c.CharOut)
}

// readLayers reads the LSTM layers and returns the width of what comes out of the last one.
func (m *Model) readLayers(l *loader) int {
	c := &m.Config
	width := c.Input()
	for i := range c.Layers {
		m.layers = append(m.layers, l.layer(i, width, c.Hidden))
		width = 2 * c.Hidden
	}
	for dir, name := range []string{"lstm0f.hints", "lstm0b.hints"} {
		if l.tensors[name] == nil { // trained without a gazetteer
			m.hints[dir] = make([]float32, HintBits*4*c.Hidden)
			continue
		}
		t := l.tensor(name, "bytes", HintBits, 4*c.Hidden)
		w := make([]float32, HintBits*4*c.Hidden)
		for i, v := range t.Bytes {
			w[i] = float32(v) * t.Scales[i%t.Cols]
		}
		m.hints[dir] = w
	}
	return width
}

// readHeads reads what scores the classes out of vectors of a width.
func (m *Model) readHeads(l *loader, width int) {
	c := &m.Config
	var heads joined
	m.parts = headParts{
		tag:  heads.add(l, "tag", width, len(c.Tags)),
		feat: heads.add(l, "feat", width, len(c.Feats)),
		arcD: heads.add(l, "arcD", width, c.Arc),
		arcH: heads.add(l, "arcH", width, c.Arc),
		labD: heads.add(l, "labD", width, c.Label),
		labH: heads.add(l, "labH", width, c.Label),
		name: heads.add(l, "nameHid", width, c.Name),
	}
	m.heads = heads.matrix(l, width)
	m.arcU = l.matrix("arcU", c.Arc, c.Arc)
	m.labOut = l.matrix("labOut", 2*c.Label, len(c.Labels))
	m.nameOut = l.matrix("nameOut", c.Name, len(NameTags))
	m.arcRoot, m.labRoot = l.floats("arcRoot", c.Arc), l.floats("labRoot", c.Label)
}

// checkLists makes sure that every class can be named.
func (m *Model) checkLists() error {
	m.rootLabel = -1
	for i, l := range m.Labels {
		if l == "root" {
			m.rootLabel = int32(i)
		}
	}
	if m.Hidden%2 != 0 || m.Layers < 1 || m.rootLabel < 0 || len(m.Labels) < 2 || len(m.Tags) == 0 ||
		len(m.TagFeats) != len(m.Tags) {
		return fmt.Errorf("%w: lists of classes or widths", ErrWeights)
	}
	for _, list := range m.TagFeats {
		for _, f := range list {
			if f < 0 || int(f) >= len(m.Feats) {
				return fmt.Errorf("%w: lists of classes", ErrWeights)
			}
		}
	}
	return nil
}

// Known reports whether a word in small letters is among the frequent words of English.
func (m *Model) Known(word string) bool { return m.vocab.Known(word) }
