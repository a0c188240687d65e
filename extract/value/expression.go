package value

// expression reads the longest time at i: a point, or a range of two.
func (r *reader) expression(i int) (when, int, bool) {
	switch r.low(i) {
	case "since", "after":
		return r.halfOpen(i, false)
	case "until", "till", "til", "by", "before":
		return r.halfOpen(i, true)
	case "between":
		if w, j, ok := r.interval(i+1, "and"); ok {
			return w, j, true
		}
		return when{}, i, false
	case "from":
		if w, j, ok := r.interval(i+1, "to"); ok {
			return w, j, true
		}
		return r.point(i + 1)
	}
	if w, j, ok := r.interval(i, ""); ok {
		return w, j, true
	}
	return r.point(i)
}

// halfOpen reads a time with one end: "since 2014" is 2014/.. and "until March" ../2020-03. The day of an event ("after
// Wednesday's attack", "before the 2019 elections") is no end, and is left to be found by itself.
func (r *reader) halfOpen(i int, until bool) (when, int, bool) {
	j := i + 1
	for r.low(j) == "at" || r.low(j) == "about" || r.low(j) == "around" || r.low(j) == "least" {
		j++
	}
	w, k, ok := r.point(j)
	if !ok {
		return when{}, i, false
	}
	low := r.low(i)
	if low == "before" || low == "after" || low == "by" {
		next := r.at(k)
		if r.low(k-2) == "the" && r.at(k-1).kind == number || next.gap == glued && next.low == "'s" ||
			next.low == "'" && next.gap == glued ||
			!r.phrase && (next.upos == "NOUN" || r.countNoun(k)) || w.rest.unit != noUnit {
			return when{}, i, false
		}
	}
	iso := w.iso()
	switch {
	case iso == "":
		return when{open: true}, k, true
	case until:
		return when{fixed: "../" + lastEnd(iso)}, k, true
	}
	from := iso
	for c := 0; c < len(iso); c++ {
		if iso[c] == '/' {
			from = iso[:c]
		}
	}
	return when{fixed: from + "/.."}, k, true
}

// interval reads two points with what ties them: "to", "through", a dash, or the word given. Parts that one end leaves
// out are those of the other: "March 3 to 5, 2020", "3 and 5 March".
func (r *reader) interval(i int, tie string) (when, int, bool) {
	a, j, ok := r.end(i, tie != "")
	bare := !ok
	if bare {
		var d int
		if d, j, ok = r.day(i); !ok {
			return when{}, i, false
		}
		a = when{d: d}
	}
	k, and := r.tie(j, tie)
	if k == j {
		return when{}, i, false
	}
	b, next, ok := r.end(k, a.y > 0)
	if !ok && a.m > 0 && a.d > 0 && !a.open {
		var d int
		if d, next, ok = r.day(k); ok {
			b = when{m: a.m, d: d}
			if a.y > 0 {
				b.y = a.y
			} else {
				b.y, next = r.yearAfter(next)
			}
		}
		if ok && r.countedAfter(next) {
			ok = false
		}
	}
	if !ok || bare && (b.d == 0 || b.open || b.fixed != "" || b.clock != "") {
		return when{}, i, false
	}
	if bare {
		a.m, a.y = b.m, b.y
	}
	return r.between(a, b, and, i, next)
}

// between makes the interval of a and b.
func (r *reader) between(a, b when, and bool, i, next int) (when, int, bool) {
	if a.y == 0 && b.y > 0 && a.m > 0 && !a.open {
		a.y = b.y
		if a.m > b.m {
			a.y--
		}
	}
	if a.quarter > 0 && a.y == 0 {
		a.y = b.y
	}
	a, ok1 := r.complete(a)
	b, ok2 := r.complete(b)
	if !ok1 || !ok2 {
		return when{}, i, false
	}
	if b.y > 0 && a.y > b.y && b.m > 0 && a.m > 0 && !a.open {
		b.y = a.y // "December to March", each without a year
		if b.m < a.m {
			b.y++
		}
	}
	from, to := a.iso(), b.iso()
	if from == "" || to == "" {
		return when{open: true}, next, !and && (a.dated() || b.dated() || a.open && b.open || a.m > 0)
	}
	from = firstEnd(from)
	to = lastEnd(to)
	if from >= to || and && !consecutive(from, to) {
		return when{}, i, false
	}
	return when{fixed: from + "/" + to}, next, true
}

// end reads one end of an interval.
func (r *reader) end(i int, year bool) (when, int, bool) {
	if year {
		if y, ok := r.year4(i); ok && !r.countedAfter(i+1) && !r.countNoun(i+1) && r.low(i+1) != "-" {
			return when{y: y}, i + 1, true
		}
	}
	if y, ok := r.year4(i); ok && r.low(i+1) == "-" {
		if z, ok := r.year4(i + 2); ok && y < z && !r.countNoun(i+3) && r.at(i+1).gap == r.at(i+2).gap &&
			!naming[r.low(i-1)] {
			return when{y: y}, i + 1, true
		}
	}
	return r.raw(i)
}

// tie returns the index after what ties two ends, j itself if nothing does. And reports that it is a bare "and", which
// ties only neighbours.
func (r *reader) tie(j int, tie string) (k int, and bool) {
	low := r.low(j)
	switch {
	case tie == "and":
		if low == "and" {
			return j + 1, false
		}
		return j, false
	case low == "to" || low == "through" || low == "thru" || low == "until" || low == "till":
		return j + 1, false
	case low == "-" && r.at(j).gap == r.at(j+1).gap:
		return j + 1, false
	case low == "and" && tie == "":
		return j + 1, true
	}
	return j, false
}

func firstEnd(iso string) string {
	for i := range iso {
		if iso[i] == '/' {
			return iso[:i]
		}
	}
	return iso
}

// consecutive reports whether two ends follow one another: days, months or years.
func consecutive(a, b string) bool {
	t, g, ok := parsePoint(a)
	u, h, ok2 := parsePoint(b)
	if !ok || !ok2 || g != h || len(a) != len(b) {
		return false
	}
	return period(t, 1, g) == b && u.After(t)
}
