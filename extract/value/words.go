package value

// words reads the number in words at i that is below a thousand: "twenty-one", "two hundred and fifty", "three point
// two", "two and a half".
func (r *reader) words(i int) (num, bool) {
	v, j, ok := r.below100(i)
	if !ok {
		return num{}, false
	}
	n := num{val: whole(v), next: j, words: true}
	if k := r.join(j); r.low(k) == "hundred" && v > 0 {
		n.val, n.next, n.mag = whole(v*100), k+1, 2
		k = r.join(n.next)
		if r.low(k) == "and" {
			k = r.join(k + 1)
		}
		if w, next, ok := r.below100(k); ok && w > 0 && r.low(r.join(next)) != "hundred" {
			n.val, n.next, n.mag = whole(v*100+w), next, 0
		}
		return n, true
	}
	if k := r.join(j); r.is(k, "and") {
		k = r.join(k + 1)
		if (r.low(k) == "a" || r.low(k) == "one") && r.low(r.join(k+1)) == "half" {
			n.val, n.next = decimal{v*10 + 5, -1}, r.join(k+1)+1
			return n, true
		}
	}
	if r.low(j) == "point" {
		return r.spoken(n), true
	}
	return r.torn(n)
}

// spoken reads the digits after "point".
func (r *reader) spoken(n num) num {
	j := n.next + 1
	out := n
	for k := 0; k < 6; k++ {
		d, ok := units[r.low(j)]
		if !ok || d > 9 {
			break
		}
		v, fits := out.val.times(10)
		if !fits {
			break
		}
		out.val = decimal{v.coef + d, v.exp - 1}
		j++
		out.next = j
	}
	return out
}

// below100 reads a number word below a hundred.
func (r *reader) below100(i int) (uint64, int, bool) {
	if v, ok := units[r.low(i)]; ok {
		return v, i + 1, true
	}
	v, ok := tens[r.low(i)]
	if !ok {
		return 0, i, false
	}
	if u, ok := units[r.low(r.join(i+1))]; ok && u > 0 && u < 10 {
		return v + u, r.join(i+1) + 1, true
	}
	return v, i + 1, true
}

// fraction reads "two-thirds", "a quarter of", "three quarters of a million". Only what cannot be an ordinal is read:
// the plural, the hyphen, or "of" after it.
func (r *reader) fraction(i int) (num, bool) {
	above, ok := units[r.low(i)]
	j := i + 1
	if low := r.low(i); low == "a" || low == "half" || low == "one" {
		above, ok = 1, true
		if low == "half" {
			j = i
		}
	}
	if !ok || above == 0 || above > 9 {
		return num{}, false
	}
	k := r.join(j)
	below := denominators[r.low(k)]
	if below == 0 || above >= below || k > j && r.at(i).kind != word {
		return num{}, false
	}
	low, end := r.low(k), k+1
	if (low == "half" || low == "quarter" || low == "quarters") && r.low(end) == "of" &&
		(r.low(end+1) == "a" || r.low(end+1) == "an") {
		if m, ok := magnitudes[r.low(end+2)]; ok && m.full == "" && !m.dozen {
			return num{val: decimal{above * 100 / below, -2}, next: end + 2, words: true}, true
		}
	}
	if !(low[len(low)-1] == 's' && above > 1 || k > j || r.low(end) == "of") {
		return num{}, false
	}
	// Four digits are enough for what has no end: 0.3333.
	return num{val: decimal{(above*100000/below + 5) / 10, -4}, next: end, words: true, frac: true}, true
}

// Ordinal reads a whole phrase as an ordinal number: "second", "27th", "twenty-seventh", "two hundredth".
func Ordinal(s string) (int, bool) {
	if len(s) > maxPhrase {
		return 0, false
	}
	r := reader{pieces: lex(nil, s, 0, ""), phrase: true}
	n, next, ok := r.ordinal(0)
	return n, ok && next == len(r.pieces)
}

// ordinal reads the ordinal at i.
func (r *reader) ordinal(i int) (int, int, bool) {
	p := r.at(i)
	if p.kind == number {
		v, ok := parseDecimal(p.low)
		suffix := r.at(i + 1)
		if !ok || v.exp != 0 || v.coef == 0 || v.coef > 1e9 || suffix.gap != glued || suffix.kind != word {
			return 0, i, false
		}
		switch suffix.low {
		case "st", "nd", "rd", "th":
			return int(v.coef), i + 2, true
		}
		return 0, i, false
	}
	if n, ok := ordinals[p.low]; ok {
		return n, i + 1, true
	}
	if t, ok := tens[p.low]; ok {
		if n := ordinals[r.low(r.join(i+1))]; n > 0 && n < 10 {
			return int(t) + n, r.join(i+1) + 1, true
		}
		return 0, i, false
	}
	if n, ok := units[p.low]; ok && n > 0 {
		j := r.join(i + 1)
		switch r.low(j) {
		case "hundredth", "thousandth":
			return int(n) * ordinals[r.low(j)], j + 1, true
		case "hundred":
			if j = r.join(j + 1); r.low(j) == "and" {
				j = r.join(j + 1)
			}
			if _, again := units[r.low(j)]; again {
				break // no ordinal below a hundred begins so
			}
			if m, next, ok := r.ordinal(j); ok && m < 100 {
				return int(n)*100 + m, next, true
			}
		}
	}
	return 0, i, false
}
