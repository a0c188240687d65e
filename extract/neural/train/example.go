package train

import (
	"sort"

	"entente/extract/neural"
)

// example is a sentence as numbers.
type example struct {
	forms []int32 // indices of interned forms
	tags  []int32
	feats []int32
	heads []int32 // 0 for the root, otherwise 1-based
	label []int32
	names []int32 // nil where names are not annotated
	hints []uint32
	bank  uint32 // the hint of the treebank
}

// interner gives each form its features once.
type interner struct {
	vocab *neural.Vocabulary
	index map[string]int32
	forms []string
	feats []neural.Features
	count []int32 // how often the form is in the training data
}

func newInterner(v *neural.Vocabulary) *interner {
	return &interner{vocab: v, index: make(map[string]int32)}
}

func (in *interner) intern(form string) int32 {
	if i, ok := in.index[form]; ok {
		return i
	}
	i := int32(len(in.forms))
	in.index[form] = i
	in.forms = append(in.forms, form)
	in.feats = append(in.feats, in.vocab.Features(form))
	in.count = append(in.count, 0)
	return i
}

// batch is a part of an update: sentences by falling length, laid out by time. Row offset[t]+b is word t of sentence
// b; the first active[t] sentences have a word t.
type batch struct {
	sents  []*example
	active []int
	offset []int
	n      int   // words
	rows   []int // for word k in the order of sentences, its row
	first  []int // for sentence b, its first word in the order of sentences
}

func newBatch(sents []*example) *batch {
	b := &batch{sents: append([]*example(nil), sents...)}
	sort.SliceStable(b.sents, func(i, j int) bool { return len(b.sents[i].forms) > len(b.sents[j].forms) })
	if len(b.sents) == 0 {
		return b
	}
	for t := range b.sents[0].forms {
		a := sort.Search(len(b.sents), func(i int) bool { return len(b.sents[i].forms) <= t })
		b.active = append(b.active, a)
		b.offset = append(b.offset, b.n)
		b.n += a
	}
	for i, s := range b.sents {
		b.first = append(b.first, len(b.rows))
		for t := range s.forms {
			b.rows = append(b.rows, b.offset[t]+i)
		}
	}
	return b
}

// arena hands out scratch slices of zeros and takes them all back at once.
type arena struct {
	chunks [][]float32
	chunk  int
	used   int
}

const arenaChunk = 1 << 21

func (a *arena) reset() { a.chunk, a.used = 0, 0 }

func (a *arena) take(n int) []float32 {
	for {
		if a.chunk == len(a.chunks) {
			a.chunks = append(a.chunks, make([]float32, max(n, arenaChunk)))
		}
		if c := a.chunks[a.chunk]; a.used+n <= len(c) {
			s := c[a.used : a.used+n : a.used+n]
			a.used += (n + 15) &^ 15
			clear(s)
			return s
		}
		a.chunk++
		a.used = 0
	}
}
