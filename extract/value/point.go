package value

// point reads one time at i and completes what it leaves out.
func (r *reader) point(i int) (when, int, bool) {
	w, j, ok := r.raw(i)
	if !ok {
		return w, i, false
	}
	w, ok = r.complete(w)
	return w, j, ok
}

// raw reads one time at i as it is written: what narrows it (early, late), a date or a relative time, and a time of day
// before or after it.
func (r *reader) raw(i int) (when, int, bool) {
	j := r.narrowing(i)
	if c, k, ok := r.clockAt(j); ok {
		w := when{clock: c, open: true, rest: rest{clock: c}}
		for r.low(k) == "on" || r.low(k) == "," || r.low(k) == "of" {
			k++
		}
		if d, next, ok := r.dateAt(r.narrowing(k)); ok && d.dated() {
			d.clock = c
			return d, next, true
		}
		for r.low(k-1) == "on" || r.low(k-1) == "," || r.low(k-1) == "of" {
			k--
		}
		return w, k, true
	}
	if k := r.partOf(j); k > j {
		if w, next, ok := r.dateAt(k); ok && w.dated() {
			return w, next, true
		}
	}
	w, k, ok := r.dateAt(j)
	if !ok && r.low(j) == "the" {
		if w, k, ok = r.absolute(j + 1); !ok {
			w, k, ok = r.weekdayDate(j + 1)
		}
	}
	if !ok {
		return w, i, false
	}
	if dayParts[r.low(k)] && w.dated() {
		k++
	}
	if w.dated() {
		if c, next, ok := r.clockAt(r.clockLead(k)); ok && w.clock == "" {
			w.clock, k = c, next
		}
	}
	return w, k, true
}

// dateAt reads a date or a relative time.
func (r *reader) dateAt(i int) (when, int, bool) {
	if w, j, ok := r.absolute(i); ok {
		return w, j, true
	}
	return r.relative(i)
}

// clockLead skips what stands between a date and its time of day.
func (r *reader) clockLead(i int) int {
	for k := 0; k < 3; k++ {
		switch r.low(i) {
		case ",", "at", "around", "about", "approximately", "from":
			i++
		default:
			return i
		}
	}
	return i
}

// partOf skips "the morning of", "the night of".
func (r *reader) partOf(i int) int {
	j := i
	if r.low(j) == "the" {
		j++
	}
	if dayParts[r.low(j)] && r.low(j+1) == "of" {
		if j += 2; r.low(j) == "the" {
			j++
		}
		return j
	}
	return i
}

// narrowing skips what narrows the time after it: "early", "mid-", "the end of", "later". The time keeps its grain, and
// the words say the rest.
func (r *reader) narrowing(i int) int {
	j := i
	for k := 0; k < 3; k++ {
		low := r.low(j)
		switch {
		case low == "early" || low == "late" || low == "mid" || low == "later" || low == "earlier" || low == "middle":
			n := r.join(j + 1)
			if n == j+1 && (r.low(n) == "on" || r.low(n) == "in") {
				n++
			}
			j = n
		case low == "about" || low == "around" || low == "approximately" || low == "circa":
			j++
		case periodEdges[low] && r.low(j+1) == "of":
			j += 2
		case low == "the" && (periodEdges[r.low(j+1)] && r.low(j+2) == "of"):
			j += 3
		case low == "the" && (r.low(j+1) == "early" || r.low(j+1) == "late" || r.low(j+1) == "mid"):
			j++
		default:
			return j
		}
	}
	return j
}

var periodEdges = lists.Set("periodEdges")
