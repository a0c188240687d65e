package prov

import "unicode/utf8"

// Text slices a text by code points. It remembers the byte offset of every stride-th code point, so that a slice costs
// at most two short walks.
type Text struct {
	text  string
	marks []int
	n     int
}

const stride = 64

// NewText returns text made ready to be sliced.
func NewText(text string) *Text {
	t := &Text{text: text}
	for i := range text {
		if t.n%stride == 0 {
			t.marks = append(t.marks, i)
		}
		t.n++
	}
	return t
}

// Len returns the number of code points.
func (t *Text) Len() int { return t.n }

// Slice returns the code points from start to end, and false if the text does not have them.
func (t *Text) Slice(start, end int) (string, bool) {
	if start < 0 || end < start || end > t.n {
		return "", false
	}
	return t.text[t.offset(start):t.offset(end)], true
}

// offset returns where code point i begins; i is at most t.n.
func (t *Text) offset(i int) int {
	if i == t.n {
		return len(t.text)
	}
	off := t.marks[i/stride]
	for range i % stride {
		_, size := utf8.DecodeRuneInString(t.text[off:])
		off += size
	}
	return off
}
