package value

// relative reads a time that is said from the day of publication or from another time: "yesterday", "last week", "two
// days ago", "three years later".
func (r *reader) relative(i int) (when, int, bool) {
	for _, rule := range [...]func(*reader, int) (when, int, bool){
		(*reader).weekdayDate, (*reader).deictic, (*reader).selected, (*reader).distant, (*reader).related,
	} {
		if w, j, ok := rule(r, i); ok {
			return w, j, true
		}
	}
	return when{}, i, false
}

// seen returns the period n units after the anchor, open without an anchor.
func (r *reader) seen(n int, u unit) when {
	if !r.frame.known() {
		return when{open: true}
	}
	return when{fixed: valid(period(r.frame.anchor, n, u))}
}

// weekdayDate reads a weekday, with the date or the week that is written beside it.
func (r *reader) weekdayDate(i int) (when, int, bool) {
	wd := r.weekday(i)
	if wd == 0 {
		return when{}, i, false
	}
	j := i + 1
	k := j
	for r.low(k) == "," || r.low(k) == "(" || r.low(k) == "the" || r.low(k) == "on" {
		k++
	}
	for _, rule := range [...]func(*reader, int) (when, int, bool){(*reader).isoDate, (*reader).slashDate,
		(*reader).dayMonth, (*reader).monthDay} {
		if w, next, ok := rule(r, k); ok && w.d > 0 {
			w.wd = wd
			if r.low(k-1) == "(" {
				if r.low(next) != ")" {
					break
				}
				next++
			}
			return w, next, true
		}
	}
	if n, ok := selectors[r.low(j)]; ok && r.low(j+1) == "week" {
		if !r.frame.known() {
			return when{open: true}, j + 2, true
		}
		return when{}.on(monday(r.frame.anchor).AddDate(0, 0, 7*n+wd-1)), j + 2, true
	}
	return when{wd: wd, open: !r.frame.known()}, j, true
}

// deictic reads the words that point from today.
func (r *reader) deictic(i int) (when, int, bool) {
	switch r.low(i) {
	case "today", "tonight":
		return r.seen(0, days), i + 1, true
	case "yesterday":
		return r.seen(-1, days), i + 1, true
	case "tomorrow":
		return r.seen(1, days), i + 1, true
	case "the":
		if r.is(i, "the", "day", "before", "yesterday") {
			return r.seen(-2, days), i + 4, true
		}
		if r.is(i, "the", "day", "after", "tomorrow") {
			return r.seen(2, days), i + 4, true
		}
		if r.is(i, "the", "weekend") {
			if r.frame.tense == Past && isoWeekday(r.frame.anchor) < 6 {
				return r.weekend(-1), i + 2, true
			}
			return r.weekend(0), i + 2, true
		}
	}
	return when{}, i, false
}

// weekend returns the weekend of the anchor's week, or n weeks from it.
func (r *reader) weekend(n int) when {
	if !r.frame.known() {
		return when{open: true}
	}
	sat := monday(r.frame.anchor).AddDate(0, 0, 5+7*n)
	return when{fixed: isoDay(sat) + "/" + isoDay(sat.AddDate(0, 0, 1))}
}

// selectors are the words that select a period beside the present one.
var selectors = map[string]int{"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

// selected reads what last, this and next select: "last week", "this year", "next Wednesday", "last October", "the past
// two weeks".
func (r *reader) selected(i int) (when, int, bool) {
	s := selector{at: i}
	if low := r.low(i); low == "the" || low == "these" || low == "those" {
		s.at, s.the = i+1, true
	}
	n, ok := selectors[r.low(s.at)]
	if !ok {
		if low := r.low(s.at); (low == "recent" || low == "previous") && r.manyUnits(s.at+1) {
			return when{open: true}, s.at + 2, true
		}
		return when{}, i, false
	}
	if next := r.low(s.at + 1); r.low(s.at) == "this" && (next == "coming" || next == "past") {
		s.at++
		n = selectors[next]
	}
	s.n, s.word = n, r.low(s.at)
	for _, rule := range [...]func(*reader, selector) (when, int, bool){
		(*reader).selectedUnit, (*reader).selectedCount, (*reader).selectedPart, (*reader).selectedName,
	} {
		if w, j, ok := rule(r, s); j > 0 {
			return w, j, ok
		}
	}
	return when{}, i, false
}

// A selector is a word of selectors: where it stands, how far from the present it points, and whether an article stands
// before it. What it selects comes after it. A rule for that returns 0 as the index after it where it does not apply,
// and false with another index where it says that this is no time.
type selector struct {
	at, n int
	word  string
	the   bool
}

// manyUnits reports whether a calendar unit in the plural stands at i.
func (r *reader) manyUnits(i int) bool {
	low := r.low(i)
	return calendarUnits[low] > hours && low[len(low)-1] == 's'
}

// selectedUnit reads a calendar unit: "next week", "the coming months".
func (r *reader) selectedUnit(s selector) (when, int, bool) {
	k := s.at + 1
	low := r.low(k)
	u := calendarUnits[low]
	switch {
	case u <= hours && low == "fortnight":
		return r.stretched(2*s.n, weeks), k + 1, true
	case u <= hours:
		return when{}, 0, false
	case r.manyUnits(k):
		return when{open: true}, k + 1, s.n != 0 // "in the coming weeks"
	case s.the && s.word == "next":
		return when{open: true, rest: rest{shift: 1, unit: u}}, k + 1, true
	case u > days && (s.word == "past" || s.word == "coming" || s.the && u < years && s.n != 0):
		return r.stretched(s.n, u), k + 1, true
	}
	return r.seen(s.n, u), k + 1, u > days || s.the && s.word != "last" && s.word != "past"
}

// selectedCount reads a number of units: "the past two weeks", "the next few days".
func (r *reader) selectedCount(s selector) (when, int, bool) {
	k := s.at + 1
	if c, next, ok := r.number(k); ok && s.n != 0 && !c.plural {
		next = r.join(next)
		u := calendarUnits[r.low(next)]
		if u == noUnit {
			return when{}, next, false
		}
		count, exact := c.val.small()
		if !exact || count > 1000 || vague[r.low(k)] || vague[r.low(k+1)] {
			return when{open: true}, next + 1, true
		}
		return r.stretched(s.n*count, u), next + 1, true
	}
	if vague[r.low(k)] && calendarUnits[r.low(k+1)] > noUnit {
		return when{open: true}, k + 2, s.n != 0
	}
	return when{}, 0, false
}

// selectedPart reads a part of a day, a week or a year: "last night", "this weekend", "next quarter", "last summer".
func (r *reader) selectedPart(s selector) (when, int, bool) {
	k := s.at + 1
	switch low := r.low(k); {
	case low == "weekend":
		if s.n < 0 && r.frame.known() && isoWeekday(r.frame.anchor) == 7 {
			return r.weekend(-1), k + 1, true
		}
		return r.weekend(s.n), k + 1, true
	case low == "night" && s.n < 0:
		return r.seen(-1, days), k + 1, true
	case dayParts[low] && s.n == 0 && low != "dawn" && low != "dusk":
		return r.seen(0, days), k + 1, true
	case low == "quarter":
		return r.nearQuarter(s.n), k + 1, true
	case seasons[low] && s.n == 0:
		return r.seen(0, years), k + 1, low != "fall" || r.phrase || r.at(k).upos == "NOUN"
	case seasons[low]:
		return when{open: true}, k + 1, true
	}
	return when{}, 0, false
}

// selectedName reads the name of a weekday or a month.
func (r *reader) selectedName(s selector) (when, int, bool) {
	k := s.at + 1
	if wd := r.weekday(k); wd > 0 {
		return r.nearWeekday(s.n, wd), k + 1, true
	}
	if m := r.month(k); m > 0 && len(r.low(k)) > 2 {
		return r.nearMonth(s.n, m), k + 1, true
	}
	return when{}, 0, false
}

func (r *reader) stretched(n int, u unit) when {
	if !r.frame.known() {
		return when{open: true}
	}
	return when{fixed: valid(stretch(r.frame.anchor, n, u))}
}

func (r *reader) nearQuarter(n int) when {
	if !r.frame.known() {
		return when{open: true}
	}
	t := r.frame.anchor
	q := t.Year()*4 + (int(t.Month())-1)/3 + n
	return when{y: q / 4, quarter: q%4 + 1}
}

// nearWeekday returns the weekday strictly before or after the anchor, or in its week.
func (r *reader) nearWeekday(n, wd int) when {
	if !r.frame.known() {
		return when{open: true}
	}
	t := r.frame.anchor
	switch {
	case n == 0:
		t = monday(t).AddDate(0, 0, wd-1)
	case n < 0:
		t = t.AddDate(0, 0, -((isoWeekday(t)-wd+6)%7 + 1))
	default:
		t = t.AddDate(0, 0, (wd-isoWeekday(t)+6)%7+1)
	}
	return when{}.on(t)
}

// nearMonth returns the month strictly before or after that of the anchor, or in its year.
func (r *reader) nearMonth(n, m int) when {
	if !r.frame.known() {
		return when{open: true}
	}
	y, am := r.frame.anchor.Year(), int(r.frame.anchor.Month())
	switch {
	case n < 0 && m >= am:
		y--
	case n > 0 && m <= am:
		y++
	}
	return when{y: y, m: m}
}
