package value

import "strings"

// label returns the words of q for people: white space is single, magnitudes are written out, and the hyphens that tie
// a number to its unit are gone ("50-billion-yen" is "50 billion yen").
func (r *reader) label(q quantity) string {
	var b strings.Builder
	for i := q.start; i < q.end; i++ {
		p := r.at(i)
		w := p.text
		switch {
		case q.broken > 0 && i == q.broken:
			continue
		case q.broken > 0 && i == q.broken-1:
			// The value of the two parts together, before its magnitude: "three .2" is "3.2".
			v, _ := r.torn(num{val: r.leading(i), next: q.broken})
			w = v.val.String()
		case p.low == "-" && i > q.start && i+1 < q.end && p.gap == glued && r.at(i+1).gap == glued && r.loose(i, q):
			continue
		case q.single && i == q.tail-1:
			if low := plural(p.low); r.low(i-1) == "-" {
				w = p.text + strings.TrimPrefix(low, p.low)
				if !strings.HasPrefix(low, p.low) {
					w = low
				}
			}
		default:
			if m, ok := magnitudes[p.low]; ok && m.full != "" && i > q.start && (q.noun == 0 || i < q.noun) &&
				r.afterNumber(i) {
				w = m.full
			}
		}
		if b.Len() > 0 && r.apart(i, q) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// leading returns the number at i, of which the fraction stands apart.
func (r *reader) leading(i int) decimal {
	if v, ok := units[r.low(i)]; ok {
		return whole(v)
	}
	if v, ok := tens[r.low(i)]; ok {
		return whole(v)
	}
	if v, ok := units[r.low(i)]; ok && i > 1 {
		return whole(v)
	}
	v, _ := parseDecimal(r.low(i))
	return v
}

// apart reports whether a space stands before the piece at i in the label.
func (r *reader) apart(i int, q quantity) bool {
	p := r.at(i)
	if p.gap != glued {
		return true
	}
	if m, ok := magnitudes[p.low]; ok && r.afterNumber(i) && (m.full != "" || p.kind == word) {
		return true
	}
	return r.low(i-1) == "-" && i-1 > q.start && r.loose(i-1, q) && r.at(i-1).gap == glued
}

// afterNumber reports whether a number or a magnitude ends before i, a hyphen aside.
func (r *reader) afterNumber(i int) bool {
	if r.low(i-1) == "-" {
		i--
	}
	p := r.at(i - 1)
	return p.kind == number || r.numeral(i-1) || vulgar[p.low].coef > 0
}

// numeral reports whether the word at i is a number word or a magnitude.
func (r *reader) numeral(i int) bool {
	low := r.low(i)
	_, unit := units[low]
	_, mag := magnitudes[low]
	return unit || tens[low] > 0 || mag
}

// loose reports whether the hyphen at i gives way to a space: it stands behind a number and not within number words, a
// range or a fraction.
func (r *reader) loose(i int, q quantity) bool {
	if !r.afterNumber(i) || r.at(i+1).kind == number || symbols[r.low(i+1)] != "" {
		return false
	}
	if _, mag := magnitudes[r.low(i+1)]; mag {
		return true
	}
	if r.numeral(i+1) || denominators[r.low(i+1)] > 0 && (q.noun == 0 || i+1 < q.noun) {
		return false
	}
	switch r.low(i + 1) {
	case "odd", "plus", "and":
		return false
	}
	return true
}

// ofPhrase returns the end of "of" and the words after it, and i if there are none. What follows is kept as words
// alone.
func (r *reader) ofPhrase(i int) int {
	if r.low(i) != "of" {
		return i
	}
	j := i + 1
	for ; j < len(r.pieces) && j-i < 10; j++ {
		if p := r.at(j); p.kind == symbol && p.low != "-" && p.low != "'" {
			return i
		}
	}
	if j == i+1 {
		return i
	}
	return j
}
