package coref

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"
)

// Hidden is the number of hidden units of the ranker.
const Hidden = 8

// A Ranker says how likely a mention means each of its candidates. For each class it has a network of one hidden layer:
// features are rows of weights that are added up, what is positive of the sum counts. All arithmetic that decides is
// on integers, so that the same text has the same clusters on every machine.
//
// The model is the mention-ranking one of Denis and Baldridge ("Specialized models and ranking for coreference
// resolution", 2008), with the features of Durrett and Klein ("Easy victories and uphill battles in coreference
// resolution", 2013) and a hidden layer in place of their conjunctions.
type Ranker struct {
	// Lexicon are the head lemmas that have rows of their own; Lexicon[0] stands for all others.
	Lexicon []string
	Weights [Classes]Weights
	index   map[string]int
}

// Weights are the weights of one class, in units of 1/Scale.
type Weights struct {
	Rows [][Hidden]int16 // of each feature
	// Bias and Out are the bias of the hidden units and what they count for a candidate.
	Bias, Out [Hidden]int16
	// New are the features' weights for the mention meaning none of the candidates, over the rows of the mention.
	New     [][Hidden]int16
	NewBias [Hidden]int16
	NewOut  [Hidden]int16
}

// Scale is how many units of the weights are 1.
const Scale = 512

// NumFeatures is the number of rows of weights.
func NumFeatures() int { return rows }

//go:embed weights/ranker.gz
var embedded []byte

// load returns the ranker of the embedded weights, read once.
var load = sync.OnceValue(func() *Ranker {
	r, err := ReadRanker(bytes.NewReader(embedded))
	if err != nil {
		panic(fmt.Errorf("embedded weights: %w", err))
	}
	return r
})

// NewRanker returns a ranker without weights for the given lexicon of at most MaxLexicon lemmas.
func NewRanker(lexicon []string) *Ranker {
	r := &Ranker{Lexicon: append([]string{""}, lexicon...)}
	for c := range r.Weights {
		r.Weights[c].Rows, r.Weights[c].New = make([][Hidden]int16, rows), make([][Hidden]int16, rows)
	}
	r.indexLexicon()
	return r
}

// MaxLexicon is the largest lexicon.
const MaxLexicon = maxLexicon - 1

func (r *Ranker) indexLexicon() {
	r.index = make(map[string]int, len(r.Lexicon))
	for i, w := range r.Lexicon {
		r.index[w] = i
	}
}

func (r *Ranker) lexical(lemma string) int { return r.index[lemma] }

// ReadRanker reads what Write has written.
func ReadRanker(in io.Reader) (*Ranker, error) {
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWeights, err)
	}
	var head struct{ Rows, Hidden, Lexicon uint32 }
	if err := binary.Read(z, binary.LittleEndian, &head); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWeights, err)
	}
	if int(head.Rows) != rows || head.Hidden != Hidden || head.Lexicon > 1<<16 {
		return nil, fmt.Errorf("%w: made for %d features, %d units; train them anew with entente-train coref",
			ErrWeights, head.Rows, head.Hidden)
	}
	words := make([]byte, head.Lexicon)
	if _, err := io.ReadFull(z, words); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWeights, err)
	}
	r := NewRanker(strings.Fields(string(words)))
	for c := range r.Weights {
		w := &r.Weights[c]
		for _, part := range []any{w.Rows, &w.Bias, &w.Out, w.New, &w.NewBias, &w.NewOut} {
			if err := binary.Read(z, binary.LittleEndian, part); err != nil {
				return nil, fmt.Errorf("%w: %w", ErrWeights, err)
			}
		}
	}
	return r, nil
}

// Write writes the ranker, compressed.
func (r *Ranker) Write(out io.Writer) error {
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	words := strings.Join(r.Lexicon, "\n")
	if err := binary.Write(z, binary.LittleEndian, []uint32{uint32(rows), Hidden, uint32(len(words))}); err != nil {
		return err
	}
	if _, err := io.WriteString(z, words); err != nil {
		return err
	}
	for c := range r.Weights {
		w := &r.Weights[c]
		for _, part := range []any{w.Rows, &w.Bias, &w.Out, w.New, &w.NewBias, &w.NewOut} {
			if err := binary.Write(z, binary.LittleEndian, part); err != nil {
				return err
			}
		}
	}
	return z.Close()
}

// Choose returns the index of the best candidate of c, or -1 if the mention rather means something new, and how
// probable it is, from 0 to 1, that this is right.
func (r *Ranker) Choose(c *Choice) (best int, probability float64) {
	w := &r.Weights[c.Class]
	newScore := score(w.New, w.NewBias, &w.NewOut, c.Features)
	top := newScore
	best = -1
	base := wide(w.Bias)
	sum(&base, w.Rows, c.Features)
	scores := make([]int64, len(c.Candidates))
	for k := range c.Candidates {
		h := base
		sum(&h, w.Rows, c.Candidates[k].Features)
		scores[k] = out(&h, &w.Out)
		if scores[k] > top {
			best, top = k, scores[k]
		}
	}
	total := math.Exp(float64(newScore-top) / (Scale * Scale))
	for _, s := range scores {
		total += math.Exp(float64(s-top) / (Scale * Scale))
	}
	return best, 1 / total
}

func score(rows [][Hidden]int16, bias [Hidden]int16, outs *[Hidden]int16, features []int32) int64 {
	h := wide(bias)
	sum(&h, rows, features)
	return out(&h, outs)
}

func wide(b [Hidden]int16) (h [Hidden]int32) {
	for k := range b {
		h[k] = int32(b[k])
	}
	return h
}

func sum(h *[Hidden]int32, rows [][Hidden]int16, features []int32) {
	for _, f := range features {
		row := &rows[f]
		for k := range h {
			h[k] += int32(row[k])
		}
	}
}

func out(h *[Hidden]int32, w *[Hidden]int16) (s int64) {
	for k := range h {
		if h[k] > 0 {
			s += int64(h[k]) * int64(w[k])
		}
	}
	return s
}
