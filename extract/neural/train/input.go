package train

import (
	"math/bits"

	"entente/extract/neural"
)

// inputState is what the way back needs of the way from forms to vectors.
type inputState struct {
	drop  []neural.Features // features of each row, after words were dropped
	uniq  []int32           // distinct forms
	which []int32           // for each row, its index in uniq
	start []int             // first character row of each distinct form
	cols  []float32         // three characters a row
	best  []int32           // for each distinct form and filter, the row of the largest output, or -1
	chars []float32         // outputs of the character encoder
}

// input writes the vectors of the words of b to rows of x.
func (n *Net) input(w *worker, b *batch, x []float32) *inputState {
	c := &n.Config
	d := c.Input() + neural.HintBits
	st := &inputState{drop: make([]neural.Features, b.n), which: make([]int32, b.n)}
	seen := make(map[int32]int32)
	for i, s := range b.sents {
		for t, form := range s.forms {
			r := b.offset[t] + i
			u, ok := seen[form]
			if !ok {
				u = int32(len(st.uniq))
				seen[form] = u
				st.uniq = append(st.uniq, form)
			}
			st.which[r] = u
			f := n.forms.feats[form]
			if w.training {
				k := float32(n.forms.count[form])
				if w.rng.float() < n.set.WordDrop/(n.set.WordDrop+k) || w.rng.float() < 0.03 {
					f.Word = 0
				}
				if w.rng.float() < n.set.VectorDrop {
					f.Vector = -1
				}
			}
			st.drop[r] = f
		}
	}
	n.charForward(w, st)
	for r := range b.n {
		f := &st.drop[r]
		v := x[r*d : (r+1)*d]
		if f.Vector >= 0 {
			n.vectorRow(f.Vector, v[:c.Vector])
		}
		at := c.Vector
		for _, part := range n.parts(f) {
			copy(v[at:at+part.p.cols], part.p.row(part.row))
			at += part.p.cols
		}
		u := int(st.which[r])
		copy(v[at:], st.chars[u*c.CharOut:(u+1)*c.CharOut])
	}
	for i, s := range b.sents {
		bank := uint32(0)
		if w.training && w.rng.float() < 0.5 {
			bank = s.bank
		}
		for t, hints := range s.hints {
			v := x[(b.offset[t]+i)*d+c.Input():]
			for hints |= bank; hints != 0; hints &= hints - 1 {
				v[bits.TrailingZeros32(hints)] = 1
			}
		}
	}
	return st
}

// tablePart is a row of a table that is part of a word's vector.
type tablePart struct {
	p   *param
	row int32
}

// parts returns the rows of f in the order in which they stand in a word's vector.
func (n *Net) parts(f *neural.Features) [5]tablePart {
	return [5]tablePart{{n.word, f.Word}, {n.suffix3, f.Suffix3}, {n.prefix3, f.Prefix3}, {n.suffix2, f.Suffix2},
		{n.shape, f.Shape}}
}

// charForward encodes the distinct forms: a convolution over three characters, the largest output of each filter, and
// nothing below zero.
func (n *Net) charForward(w *worker, st *inputState) {
	c := &n.Config
	rows := 0
	for _, form := range st.uniq {
		st.start = append(st.start, rows)
		rows += len(n.forms.feats[form].Chars)
	}
	st.start = append(st.start, rows)
	width := 3 * c.Char
	st.cols = w.take(rows * width)
	for u, form := range st.uniq {
		chars := n.forms.feats[form].Chars
		for k := range chars {
			row := st.cols[(st.start[u]+k)*width:]
			for j := range 3 {
				if at := k + j - 1; at >= 0 && at < len(chars) {
					copy(row[j*c.Char:(j+1)*c.Char], n.char.row(int32(chars[at])))
				} else {
					copy(row[j*c.Char:(j+1)*c.Char], n.char.row(0))
				}
			}
		}
	}
	y := w.take(rows * c.CharOut)
	gemm(rows, st.cols, width, 1, &n.conv.fwd, y, c.CharOut)
	st.chars = w.take(len(st.uniq) * c.CharOut)
	st.best = make([]int32, len(st.uniq)*c.CharOut)
	for u := range st.uniq {
		out := st.chars[u*c.CharOut : (u+1)*c.CharOut]
		best := st.best[u*c.CharOut : (u+1)*c.CharOut]
		for k := range best {
			best[k] = -1
		}
		for r := st.start[u]; r < st.start[u+1]; r++ {
			row := y[r*c.CharOut : (r+1)*c.CharOut]
			for k, v := range row {
				if v += n.convBias.w[k]; v > out[k] {
					out[k], best[k] = v, int32(r)
				}
			}
		}
	}
}

// inputGrad is the gradient of the tables, kept until the shards are added up in order.
type inputGrad struct {
	st    *inputState
	dx    []float32
	dchar []float32
}

// inputBackward takes the gradient of x. The rows of tables are added later, by addTables.
func (n *Net) inputBackward(w *worker, b *batch, st *inputState, dx []float32) inputGrad {
	c := &n.Config
	d := c.Input() + neural.HintBits
	at := c.Input() - c.CharOut
	dout := w.take(len(st.uniq) * c.CharOut)
	for r := range b.n {
		u := int(st.which[r])
		addTo(dout[u*c.CharOut:(u+1)*c.CharOut], dx[r*d+at:r*d+at+c.CharOut])
	}
	rows := st.start[len(st.uniq)]
	dy := w.take(rows * c.CharOut)
	db := n.convBias.grad[w.shard]
	for i, r := range st.best {
		if r >= 0 {
			k := i % c.CharOut
			dy[int(r)*c.CharOut+k] += dout[i]
			db[k] += dout[i]
		}
	}
	width := 3 * c.Char
	w.scratch.pack(dy, rows, c.CharOut, c.CharOut, 1)
	gemm(width, st.cols, 1, width, &w.scratch, n.conv.grad[w.shard], c.CharOut)
	dcols := w.take(rows * width)
	gemm(rows, dy, c.CharOut, 1, &n.conv.bwd, dcols, width)
	dchar := w.take(n.char.rows * n.char.cols)
	for u, form := range st.uniq {
		chars := n.forms.feats[form].Chars
		for k := range chars {
			row := dcols[(st.start[u]+k)*width:]
			for j := range 3 {
				id := 0
				if at := k + j - 1; at >= 0 && at < len(chars) {
					id = int(chars[at])
				}
				addTo(dchar[id*c.Char:(id+1)*c.Char], row[j*c.Char:(j+1)*c.Char])
			}
		}
	}
	return inputGrad{st, dx, dchar}
}

// addTables adds the gradient of one table over all shards.
func (n *Net) addTables(table int, gs []inputGrad) {
	c := &n.Config
	d := c.Input() + neural.HintBits
	for _, g := range gs {
		if g.st == nil {
			continue
		}
		if table == 5 {
			for id := range n.char.rows {
				addTo(n.char.touch(int32(id)), g.dchar[id*c.Char:(id+1)*c.Char])
			}
			continue
		}
		at := c.Vector
		for k, part := range n.parts(&neural.Features{}) {
			if k == table {
				break
			}
			at += part.p.cols
		}
		for r := range g.st.drop {
			part := n.parts(&g.st.drop[r])[table]
			addTo(part.p.touch(part.row), g.dx[r*d+at:r*d+at+part.p.cols])
		}
	}
}
