package neural

import "sync/atomic"

// cache keeps what the first layer makes of the last words seen: the input side of its gates, for both directions. A
// slot holds one word, and the newest wins; whether a word is found changes the time, never the result.
type cache struct {
	slots [cacheSlots]atomic.Pointer[cached]
}

const cacheSlots = 4096

type cached struct {
	form  string
	gates []float32
}

// maxCachedForm is the length of the longest form that is kept.
const maxCachedForm = 40

// gates returns what the first layer makes of each form, before it looks at context.
func (m *Model) gates(s *scratch, forms []string) [][]float32 {
	out := make([][]float32, len(forms))
	var missing []int
	for i, form := range forms {
		if c := m.recall.slots[hash(form, 'c')%cacheSlots].Load(); c != nil && c.form == form {
			out[i] = c.gates
		} else {
			missing = append(missing, i)
		}
	}
	if len(missing) == 0 {
		return out
	}
	d := m.Input()
	x := s.floats(len(missing) * d)
	for k, i := range missing {
		m.embed(s, forms[i], x[k*d:(k+1)*d])
	}
	in := m.layers[0].in
	y := s.floats(len(missing) * in.width)
	in.linear(s, y, x, len(missing))
	for k, i := range missing {
		g := make([]float32, 8*m.Hidden)
		copy(g, y[k*in.width:])
		out[i] = g
		if len(forms[i]) <= maxCachedForm {
			m.recall.slots[hash(forms[i], 'c')%cacheSlots].Store(&cached{forms[i], g})
		}
	}
	return out
}

// embed writes the vector of form to x.
func (m *Model) embed(s *scratch, form string, x []float32) {
	f := m.vocab.Features(form)
	at := m.Vector
	if f.Vector >= 0 {
		m.vectors.row(f.Vector, x[:at])
	} else {
		clear(x[:at])
	}
	for _, part := range [...]struct {
		t   *table
		row int32
	}{{&m.word, f.Word}, {&m.suffix3, f.Suffix3}, {&m.prefix3, f.Prefix3}, {&m.suffix2, f.Suffix2},
		{&m.shape, f.Shape}} {
		part.t.row(part.row, x[at:])
		at += part.t.cols
	}
	m.encodeChars(s, f.Chars, x[at:])
}

// encodeChars writes the largest output of each filter over three characters, and nothing below zero.
func (m *Model) encodeChars(s *scratch, chars []uint8, out []float32) {
	n, w := len(chars), m.Char
	cols := s.floats(n * 3 * w)
	for k := range chars {
		for j := range 3 {
			id := int32(0)
			if at := k + j - 1; at >= 0 && at < n {
				id = int32(chars[at])
			}
			m.char.row(id, cols[(k*3+j)*w:])
		}
	}
	y := s.floats(n * m.conv.width)
	m.conv.linear(s, y, cols, n)
	clear(out)
	for k := range n {
		for j, v := range y[k*m.conv.width : k*m.conv.width+len(out)] {
			if v > out[j] {
				out[j] = v
			}
		}
	}
}
