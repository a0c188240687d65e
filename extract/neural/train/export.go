package train

import (
	"io"
	"math"
	"strings"

	"entente/extract/neural"
)

// Export writes the running means of the weights in the format that extract/neural reads: 8 bits with a scale for
// each column of a matrix, or one for a whole table.
func (n *Net) Export(w io.Writer) error {
	text := func(name string, list []string) neural.Tensor {
		return neural.Tensor{Name: name, Text: strings.Join(list, "\n") + "\n"}
	}
	ts := []neural.Tensor{
		text("vector.words", n.vectors.Words),
		text("word.words", n.words),
		{Name: "vector", Rows: len(n.vectors.Words), Cols: n.Vector, Bytes: n.vectors.Data,
			Scales: []float32{n.vectors.Scale}},
	}
	for _, p := range n.params {
		t := neural.Tensor{Name: p.name, Rows: p.rows, Cols: p.realCols(n)}
		switch {
		case p.table:
			t.Bytes, t.Scales = quantizeTable(p.mean)
		case p.rows == 1:
			t.Floats = p.mean[:t.Cols]
		case strings.HasPrefix(p.name, "lstm0") && strings.HasSuffix(p.name, ".in"):
			// The rows of hints are a tensor of their own.
			d := n.Input()
			h := neural.Tensor{Name: strings.TrimSuffix(p.name, "in") + "hints", Rows: neural.HintBits, Cols: p.cols}
			h.Bytes, h.Scales = quantizeColumns(p.mean[d*p.cols:], neural.HintBits, p.cols, p.cols)
			ts = append(ts, h)
			t.Rows = d
			t.Bytes, t.Scales = quantizeColumns(p.mean, d, p.cols, p.cols)
		default:
			t.Bytes, t.Scales = quantizeColumns(p.mean, p.rows, p.cols, t.Cols)
		}
		ts = append(ts, t)
	}
	// The bias of a layer's gates belongs to the side of the input.
	for i := range ts {
		if b, ok := strings.CutSuffix(ts[i].Name, ".bias"); ok && strings.HasPrefix(b, "lstm") {
			ts[i].Name = b + ".in.bias"
		}
	}
	c := n.Config
	return neural.WriteWeights(w, &c, n.known, ts)
}

// realCols is the number of columns without those that fill up a panel.
func (p *param) realCols(n *Net) int {
	switch strings.TrimSuffix(p.name, ".bias") {
	case "tag":
		return len(n.Tags)
	case "feat":
		return len(n.Feats)
	case "labOut":
		return len(n.Labels)
	case "nameOut":
		return len(neural.NameTags)
	}
	return p.cols
}

func quantizeTable(x []float32) ([]int8, []float32) {
	var top float32
	for _, v := range x {
		top = max(top, float32(math.Abs(float64(v))))
	}
	unit := max(top, 1e-9) / 127
	out := make([]int8, len(x))
	for i, v := range x {
		out[i] = int8(math.RoundToEven(float64(v / unit)))
	}
	return out, []float32{unit}
}

func quantizeColumns(x []float32, rows, ld, cols int) ([]int8, []float32) {
	out, units := make([]int8, rows*cols), make([]float32, cols)
	for c := range cols {
		var top float32
		for r := range rows {
			top = max(top, float32(math.Abs(float64(x[r*ld+c]))))
		}
		units[c] = max(top, 1e-9) / 127
		for r := range rows {
			out[r*cols+c] = int8(math.RoundToEven(float64(x[r*ld+c] / units[c])))
		}
	}
	return out, units
}
