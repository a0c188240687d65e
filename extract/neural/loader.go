package neural

import "fmt"

// loader takes tensors out of a file and remembers the first error.
type loader struct {
	tensors map[string]*Tensor
	kernel  kernel
	err     error
}

func (l *loader) tensor(name, kind string, rows, cols int) *Tensor {
	t := l.tensors[name]
	if t == nil || t.Kind != kind || kind != "text" && (t.Rows != rows || t.Cols != cols) {
		if l.err == nil {
			l.err = fmt.Errorf("%w: tensor %s is missing or of another shape", ErrWeights, name)
		}
		return &Tensor{Rows: rows, Cols: cols, Bytes: make([]int8, rows*cols), Scales: make([]float32, max(1, cols)),
			Floats: make([]float32, rows*cols)}
	}
	return t
}

func (l *loader) text(name string) string { return l.tensor(name, "text", 0, 0).Text }

// bytes returns the content of a tensor with any number of rows.
func (l *loader) bytes(name string, cols int) []int8 {
	rows := 0
	if t := l.tensors[name]; t != nil {
		rows = t.Rows
	}
	return l.tensor(name, "bytes", rows, cols).Bytes
}

func (l *loader) table(name string, rows, cols int) table {
	t := l.tensor(name, "bytes", rows, cols)
	return table{t.Bytes, cols, t.Scales[0]}
}

func (l *loader) floats(name string, cols int) []float32 {
	return l.tensor(name, "floats", 1, cols).Floats
}

func (l *loader) matrix(name string, rows, cols int) *matrix {
	var j joined
	j.add(l, name, rows, cols)
	return j.matrix(l, rows)
}

// layer reads both directions of an LSTM layer. Their input sides are one matrix: both read the same words.
func (l *loader) layer(i, in, hidden int) layer {
	var out layer
	var both joined
	for dir := range out.rec {
		name := fmt.Sprintf("lstm%d%c", i, "fb"[dir])
		both.add(l, name+".in", in, 4*hidden)
		var rec joined
		rec.addTensor(l, l.tensor(name+".rec", "bytes", hidden, 4*hidden), nil)
		out.rec[dir] = rec.matrix(l, hidden)
	}
	out.in = both.matrix(l, in)
	return out
}

// joined collects matrices with the same rows, side by side.
type joined struct {
	tensors     []*Tensor
	scale, bias []float32
}

// add puts a matrix and its bias to the right of those before, and returns its first column.
func (j *joined) add(l *loader, name string, rows, cols int) int {
	return j.addTensor(l, l.tensor(name, "bytes", rows, cols), l.floats(name+".bias", cols))
}

func (j *joined) addTensor(l *loader, t *Tensor, bias []float32) int {
	first := len(j.scale)
	if len(t.Scales) != t.Cols && l.err == nil {
		l.err = fmt.Errorf("%w: tensor %s has %d scales", ErrWeights, t.Name, len(t.Scales))
	}
	if bias == nil {
		bias = make([]float32, t.Cols)
	}
	j.tensors = append(j.tensors, t)
	j.scale, j.bias = append(j.scale, t.Scales...), append(j.bias, bias...)
	return first
}

func (j *joined) matrix(l *loader, rows int) *matrix {
	if l.err != nil {
		return nil
	}
	w := make([]int8, 0, rows*len(j.scale))
	for r := range rows {
		for _, t := range j.tensors {
			w = append(w, t.Bytes[r*t.Cols:(r+1)*t.Cols]...)
		}
	}
	return newMatrix(l.kernel, w, rows, len(j.scale), j.scale, j.bias)
}
