package value

// distant reads a distance with its direction: "two days ago" is seen from the anchor, "three weeks later" from a time that
// another expression must give.
func (r *reader) distant(i int) (when, int, bool) {
	if u := calendarUnits[r.low(i)]; u > hours && r.low(i+1) == "ago" {
		return when{open: true}, i + 2, true // "decades ago"
	}
	j, _ := r.hedge(i)
	inexact := j > i && !softHedge[r.low(j-1)]
	n, exact := 0, true
	switch low := r.low(j); {
	case (low == "a" || low == "an" || low == "one") && calendarUnits[r.low(j+1)] > noUnit:
		n, j = 1, j+1
	case vague[low]:
		exact, j = false, j+1
	case (low == "a" || low == "some") && vague[r.low(j+1)]:
		exact, j = false, j+2
		if r.low(j) == "of" {
			j++
		}
	default:
		c, next, ok := r.number(j)
		if !ok {
			return when{}, i, false
		}
		var whole bool
		n, whole = c.val.small()
		exact = whole && !c.plural && n <= 3000
		j = next
		if c.plural && r.low(j) == "of" {
			j++
		}
	}
	j = r.join(j)
	u := calendarUnits[r.low(j)]
	if u == noUnit {
		return when{}, i, false
	}
	j++
	switch r.low(j) {
	case "ago":
		if !exact || inexact || u == decades || !r.frame.known() {
			return when{open: true}, j + 1, true
		}
		return r.seen(-n, u), j + 1, true
	case "earlier", "before", "previously", "prior":
		n = -n
	case "later", "after", "afterwards", "afterward", "on":
		if r.low(j) == "on" && (r.at(j+1).kind == word || r.at(j+1).kind == number) {
			return when{}, i, false
		}
	case "from":
		if r.low(j+1) != "now" && r.low(j+1) != "today" {
			return when{}, i, false
		}
		if !exact || inexact || u == decades || !r.frame.known() {
			return when{open: true}, j + 2, true
		}
		return r.seen(n, u), j + 2, true
	default:
		return when{}, i, false
	}
	w := when{open: true}
	if exact && !inexact && u > hours && u < decades {
		w.rest = rest{shift: n, unit: u}
	}
	return w, j + 1, true
}

// softHedge are the hedges that leave a distance as it is.
var softHedge = set("about around some roughly approximately exactly just only approx between")

// number is cardinal with the index after it.
func (r *reader) number(i int) (num, int, bool) {
	n, ok := r.cardinal(i, false)
	return n, n.next, ok
}

// relations are the words of times that hang on another one.
var relations = map[string]int{"next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0, "day": 0, "year": 0,
	"week": 0, "month": 0}

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
		if u <= hours || low[len(low)-1] == 's' || r.low(j) == "that" && (r.at(i).upos == "SCONJ" || r.at(i).upos == "PRON") {
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
