package value

// distant reads a distance with its direction: "two days ago" is seen from the anchor, "three weeks later" from a time
// that another expression must give.
func (r *reader) distant(i int) (when, int, bool) {
	if u := calendarUnits[r.low(i)]; u > hours && r.low(i+1) == "ago" {
		return when{open: true}, i + 2, true // "decades ago"
	}
	d, j, ok := r.distance(i)
	if !ok {
		return when{}, i, false
	}
	switch r.low(j) {
	case "ago":
		return r.from(d.times(-1)), j + 1, true
	case "from":
		if r.low(j+1) != "now" && r.low(j+1) != "today" {
			return when{}, i, false
		}
		return r.from(d), j + 2, true
	case "earlier", "before", "previously", "prior":
		return d.times(-1).hanging(), j + 1, true
	case "on":
		if r.at(j+1).kind == word || r.at(j+1).kind == number {
			return when{}, i, false
		}
		return d.hanging(), j + 1, true
	case "later", "after", "afterwards", "afterward":
		return d.hanging(), j + 1, true
	}
	return when{}, i, false
}

// distance is a number of units of time.
type distance struct {
	n     int
	unit  unit
	exact bool // said without a hedge or a vague word
}

func (d distance) times(n int) distance {
	d.n *= n
	return d
}

// hanging returns the time at a distance from one that another expression must give.
func (d distance) hanging() when {
	w := when{open: true}
	if d.exact && d.unit > hours && d.unit < decades {
		w.rest = rest{shift: d.n, unit: d.unit}
	}
	return w
}

// from returns the time at a distance from the anchor.
func (r *reader) from(d distance) when {
	if !d.exact || d.unit == decades {
		return when{open: true}
	}
	return r.seen(d.n, d.unit)
}

// distance reads a number of units of time at i: "two days", "about a year", "several weeks", "thousands of years".
func (r *reader) distance(i int) (distance, int, bool) {
	j, _ := r.hedge(i)
	d := distance{n: 1, exact: j == i || softHedge[r.low(j-1)]}
	switch low := r.low(j); {
	case (low == "a" || low == "an" || low == "one") && calendarUnits[r.low(j+1)] > noUnit:
		j++
	case vague[low]:
		d.exact = false
		j++
	case (low == "a" || low == "some") && vague[r.low(j+1)]:
		d.exact = false
		if j += 2; r.low(j) == "of" {
			j++
		}
	default:
		c, next, ok := r.number(j)
		if !ok {
			return d, i, false
		}
		n, whole := c.val.small()
		d.n, d.exact = n, d.exact && whole && !c.plural && n <= 3000
		if j = next; c.plural && r.low(j) == "of" {
			j++
		}
	}
	j = r.join(j)
	d.unit = calendarUnits[r.low(j)]
	return d, j + 1, d.unit != noUnit
}

// softHedge are the hedges that leave a distance as it is.
var softHedge = lists.Set("softHedge")

// number is cardinal with the index after it.
func (r *reader) number(i int) (num, int, bool) {
	n, ok := r.cardinal(i, false)
	return n, n.next, ok
}

// relations are the words of times that hang on another one.
var relations = map[string]int{"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0, "day": 0,
	"year": 0, "week": 0, "month": 0}

// related reads what hangs on a time before it: "the next day", "the same year", "the previous month", "that week".
func (r *reader) related(i int) (when, int, bool) {
	j := i
	the := r.low(j) == "the"
	if the {
		j++
	}
	n, ok := relations[r.low(j)]
	if !ok && !(r.low(j) == "that" && !the) {
		return when{}, i, false
	}
	u := calendarUnits[r.low(j)]
	switch {
	case u > hours:
		// "the day after", "the year before"
		if !the {
			return when{}, i, false
		}
		switch r.low(j + 1) {
		case "before":
			n = -1
		case "after":
			n = 1
		default:
			return when{}, i, false
		}
		j++
	case r.low(j) == "that", r.low(j) == "same", the:
		u = calendarUnits[r.low(j+1)]
		low := r.low(j + 1)
		if u <= hours || low[len(low)-1] == 's' ||
			r.low(j) == "that" && (r.at(i).upos == "SCONJ" || r.at(i).upos == "PRON") {
			return when{}, i, false
		}
		j++
	case r.low(j) == "next" && r.low(j+1) == "day", r.low(j) == "following" && calendarUnits[r.low(j+1)] > hours:
		u = calendarUnits[r.low(j+1)]
		j++
	default:
		return when{}, i, false
	}
	w := when{open: true}
	if u < decades {
		w.rest = rest{shift: n, unit: u}
	}
	return w, j + 1, true
}
