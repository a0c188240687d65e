package value

// num is a cardinal number that has been read up to next.
type num struct {
	val  decimal
	next int
	// words says that no digit is in it, plural that it is a vague plural ("hundreds"), frac that it is a fraction of
	// something ("two-thirds").
	words, plural, frac bool
	// mag is the exponent of its last magnitude, 0 for none.
	mag int
	// broken is the index of a fraction that stands apart (three .2 million), 0 for none.
	broken int
}

// maxWords bounds how many pieces a number has.
const maxWords = 24

// cardinal reads the number at i, in digits or in words. Money says that a currency stands before it.
func (r *reader) cardinal(i int, money bool) (num, bool) {
	n, ok := r.group(i, money)
	if !ok || n.plural || n.frac {
		return n, ok
	}
	for n.mag > 0 && n.next-i < maxWords {
		j := r.join(n.next)
		if n.words && r.low(j) == "and" {
			j = r.join(j + 1)
		}
		if low := r.low(j); low == "a" || low == "an" || low == "half" {
			break
		}
		g, ok := r.group(j, money)
		if !ok || g.plural || g.frac || g.words != n.words || !g.words && g.mag == 0 || g.mag >= n.mag ||
			g.val.float() >= float64(pow10[min(n.mag, 18)]) {
			break
		}
		sum, ok := n.val.plus(g.val)
		if !ok {
			break
		}
		n.val, n.next, n.mag = sum, g.next, g.mag
	}
	return n, true
}

// group reads a number with the magnitudes that multiply it.
func (r *reader) group(i int, money bool) (num, bool) {
	n, ok := r.base(i)
	if !ok || n.plural || n.frac {
		return n, ok
	}
	for {
		m, j, ok := r.magnitude(n.next, money, n.words)
		if !ok {
			return n, true
		}
		v, fits := n.val.shift(m.exp)
		if m.dozen {
			v, fits = n.val.times(12)
		}
		if !fits {
			return n, false
		}
		n.val, n.next, n.mag = v, j, n.mag+m.exp
	}
}

// magnitude reads the magnitude at i.
func (r *reader) magnitude(i int, money, words bool) (magnitude, int, bool) {
	j := r.join(i)
	m, ok := magnitudes[r.low(j)]
	if !ok || m.full != "" && (words || !lowerOrTight(r.at(j))) || m.money && !money ||
		m.tight && r.at(i).gap != glued {
		return magnitude{}, i, false
	}
	return m, j + 1, true
}

// lowerOrTight keeps "Cr", "MN" and the like from counting where they stand apart.
func lowerOrTight(p *piece) bool {
	return p.gap == glued || p.low == p.text || p.low+"." == p.text || p.low == "cr"
}

// base reads a number without its magnitudes.
func (r *reader) base(i int) (num, bool) {
	p := r.at(i)
	switch {
	case p.kind == number:
		return r.digits(i)
	case p.kind == symbol:
		v, ok := vulgar[p.low]
		return num{val: v, next: i + 1}, ok
	}
	if v, ok := plurals[p.low]; ok {
		return r.plural(i, v)
	}
	if n, ok := r.fraction(i); ok {
		return n, true
	}
	switch p.low {
	case "a", "an":
		if m, ok := magnitudes[r.low(i+1)]; ok && m.full == "" && r.low(i + 1)[len(r.low(i+1))-1] != 's' {
			return num{val: whole(1), next: i + 1, words: true}, true
		}
		if low := r.low(i + 1); low == "few" || low == "couple" {
			return r.base(i + 1)
		}
		return num{}, false
	case "half":
		j := r.join(i + 1)
		if low := r.low(j); low == "a" || low == "an" {
			j = r.join(j + 1)
		}
		m, ok := magnitudes[r.low(j)]
		return num{val: decimal{5, -1}, next: j, words: true}, ok && m.full == ""
	}
	if vague[p.low] {
		j := i + 1
		if p.low == "couple" && r.low(j) == "of" {
			j++
		}
		m, ok := magnitudes[r.low(j)]
		return num{val: whole(2), next: j, words: true}, ok && m.full == ""
	}
	return r.words(i)
}

// digits reads the number in digits at i. A fraction that has been torn off (3 .2 million) is put back if a magnitude
// or a percent sign follows.
func (r *reader) digits(i int) (num, bool) {
	p := r.at(i)
	v, ok := parseDecimal(p.low)
	if !ok {
		return num{}, false
	}
	n := num{val: v, next: i + 1}
	for v.exp == 0 && r.at(n.next).kind == number && r.at(n.next).gap == noBreak && len(r.low(n.next)) == 3 &&
		len(p.low) <= 3 {
		w, ok := parseDecimal(r.low(n.next))
		up, fits := n.val.shift(3)
		if !ok || !fits || w.exp != 0 {
			break
		}
		if n.val, ok = up.plus(w); !ok {
			return num{}, false
		}
		n.next++
	}
	if f, ok := vulgar[r.low(n.next)]; ok && r.at(n.next).gap == glued && v.exp == 0 {
		n.val, ok = n.val.plus(f)
		n.next++
		return n, ok
	}
	return r.torn(n)
}

// torn puts a fraction that stands apart back to the number before it.
func (r *reader) torn(n num) (num, bool) {
	p := r.at(n.next)
	if p.kind != number || p.low[0] != '.' || n.val.exp != 0 || n.val.coef > 999 {
		return n, true
	}
	f, ok := parseDecimal(p.low)
	if _, mag := magnitudes[r.low(n.next+1)]; !ok || !mag && r.low(n.next+1) != "%" {
		return n, true
	}
	sum, ok := n.val.plus(f)
	if !ok {
		return n, true
	}
	return num{val: sum, next: n.next + 1, broken: n.next}, true
}

// plural reads a vague plural: "hundreds", "tens of thousands".
func (r *reader) plural(i int, v decimal) (num, bool) {
	n := num{val: v, next: i + 1, words: true, plural: true}
	for r.low(n.next) == "of" {
		w, ok := plurals[r.low(n.next+1)]
		if !ok || w.exp < 2 {
			break
		}
		if n.val, ok = n.val.times(w.coef); !ok {
			return n, false
		}
		if n.val, ok = n.val.shift(w.exp); !ok {
			return n, false
		}
		n.next += 2
	}
	low := r.low(i)
	return n, r.low(n.next) == "of" || n.next > i+1 || low != "scores" && low != "tens" && low != "lakhs"
}
