package value

// absolute reads a date, a month, a quarter, a decade or a year at i that needs no other time to be understood.
func (r *reader) absolute(i int) (when, int, bool) {
	for _, rule := range [...]func(*reader, int) (when, int, bool){
		(*reader).isoDate, (*reader).slashDate, (*reader).dayMonth, (*reader).monthDay, (*reader).monthYear,
		(*reader).quarterYear, (*reader).decade, (*reader).century, (*reader).seasonYear, (*reader).plainYear,
	} {
		if w, j, ok := rule(r, i); ok {
			return w, j, true
		}
	}
	return when{}, i, false
}

// year4 reads a year of four digits at i, by its form alone.
func (r *reader) year4(i int) (int, bool) {
	y, ok := r.natural(i)
	if !ok || len(r.low(i)) != 4 || y < 1000 || y > 2199 {
		return 0, false
	}
	next := r.at(i + 1)
	if next.gap == glued && (next.kind == word || next.low == "%" ||
		next.low == "/" && r.at(i+2).kind == number && len(r.low(i+2)) > 2) {
		return 0, false
	}
	if p := r.at(i - 1); p.gap != glued && r.at(i).gap == glued && i > 0 && symbols[p.low] != "" {
		return 0, false
	}
	return y, true
}

// day reads a day of the month at i, in digits or as an ordinal.
func (r *reader) day(i int) (int, int, bool) {
	if n, j, ok := r.ordinal(i); ok {
		return n, j, n <= 31
	}
	n, ok := r.natural(i)
	if !ok || n < 1 || n > 31 || len(r.low(i)) > 2 {
		return 0, i, false
	}
	if next := r.at(i + 1); next.gap == glued &&
		(next.kind != symbol || next.low == "%" || next.low == ":" || next.low == "/") &&
		next.text != "" {
		return 0, i, false
	}
	return n, i + 1, true
}

// yearAfter reads the year that follows a day or month: ", 2020", "2020", "of 2020", "last year".
func (r *reader) yearAfter(i int) (int, int) {
	j := i
	if r.low(j) == "," || r.low(j) == "of" || r.low(j) == "in" && r.phrase {
		j++
	}
	j = r.join(j)
	if y, ok := r.year4(j); ok && !r.countedAfter(j+1) {
		return y, j + 1
	}
	if r.low(i+1) == "year" && r.frame.known() {
		switch r.low(i) {
		case "last":
			return r.frame.anchor.Year() - 1, i + 2
		case "this":
			return r.frame.anchor.Year(), i + 2
		case "next":
			return r.frame.anchor.Year() + 1, i + 2
		}
	}
	return 0, i
}

// countedAfter reports whether what follows at i makes the number before it a count.
func (r *reader) countedAfter(i int) bool {
	low := r.low(i)
	if low == "%" || low == "percent" || low == "per" && r.low(i+1) == "cent" || same[low] {
		return true
	}
	_, mag := magnitudes[low]
	code, _ := r.currencyAfter(i, false)
	return mag && magnitudes[low].full == "" || code != "" && low != "won"
}

// isoDate reads 2020-10-08, 2020-10 and 2020-10-08T19:45Z (ISO 8601, extended format).
func (r *reader) isoDate(i int) (when, int, bool) {
	y, ok := r.year4(i)
	j := r.join(i + 1)
	if !ok || j == i+1 || len(r.low(j)) != 2 {
		return when{}, i, false
	}
	m, ok := r.natural(j)
	if !ok || m < 1 || m > 12 {
		return when{}, i, false
	}
	k := r.join(j + 1)
	d, ok := r.natural(k)
	if k == j+1 || !ok || len(r.low(k)) != 2 {
		if y%100 < m {
			return when{}, i, false // 2009-10 is two years
		}
		return when{y: y, m: m}, j + 1, true
	}
	w := when{y: y, m: m, d: d}
	if d < 1 || d > daysIn(y, m) {
		return when{}, i, false
	}
	k++
	if r.low(k) == "t" && r.at(k).gap == glued {
		if c, next, ok := r.clockAt(k + 1); ok {
			w.clock = c
			return w, next, true
		}
	}
	return w, k, true
}

// slashDate reads 2020/10/08, 08/10/2020 and 08.10.2020. Of day and month the one above 12 is the day; where both may
// be, only the year is known.
func (r *reader) slashDate(i int) (when, int, bool) {
	p := r.at(i)
	if p.kind != number {
		return when{}, i, false
	}
	if len(p.low) >= 8 && len(p.low) <= 10 {
		if d, m, y, ok := dotted(p.low); ok && d <= daysIn(y, m) {
			return when{y: y, m: m, d: d}, i + 1, true
		}
	}
	a, ok1 := r.natural(i)
	b, ok2 := r.natural(i + 2)
	c, ok3 := r.natural(i + 4)
	if r.low(i+1) != "/" || r.low(i+3) != "/" || r.at(i+4).gap != glued || r.at(i+2).gap != glued || !ok1 || !ok2 ||
		!ok3 {
		return when{}, i, false
	}
	w := when{}
	switch {
	case a > 999 && b >= 1 && b <= 12:
		w = when{y: a, m: b, d: c}
	case c < 1000 || c > 2199:
		return when{}, i, false
	case a > 12 && b >= 1 && b <= 12:
		w = when{y: c, m: b, d: a}
	case b > 12 && a >= 1 && a <= 12:
		w = when{y: c, m: a, d: b}
	case a == b && a >= 1:
		w = when{y: c, m: a, d: b}
	case a >= 1 && b >= 1 && a <= 12 && b <= 12:
		return when{y: c}, i + 5, true
	}
	return w, i + 5, w.d > 0 && w.d <= daysIn(w.y, w.m)
}

// dotted reads 08.10.2020.
func dotted(s string) (d, m, y int, ok bool) {
	part, parts := 0, [3]int{}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '.' && part < 2:
			part++
		case digit(s, i):
			parts[part] = parts[part]*10 + int(s[i]-'0')
		default:
			return 0, 0, 0, false
		}
	}
	d, m, y = parts[0], parts[1], parts[2]
	return d, m, y, part == 2 && d >= 1 && m >= 1 && m <= 12 && y >= 1000 && y <= 2199
}

// dayMonth reads "7 October 2020", "7th of October", "7-Oct-2020".
func (r *reader) dayMonth(i int) (when, int, bool) {
	d, j, ok := r.day(i)
	if !ok {
		return when{}, i, false
	}
	if r.low(j) == "of" {
		j++
	} else {
		j = r.join(j)
	}
	m := r.month(j)
	if m == 0 || d > daysIn(0, m) {
		return when{}, i, false
	}
	w := when{m: m, d: d}
	w.y, j = r.yearAfter(j + 1)
	return w, j, w.y == 0 || d <= daysIn(w.y, m)
}

// monthDay reads "October 7, 2020", "Oct. 7th", "October the seventh".
func (r *reader) monthDay(i int) (when, int, bool) {
	m := r.month(i)
	if m == 0 {
		return when{}, i, false
	}
	j := r.join(i + 1)
	if r.low(j) == "the" {
		j++
	}
	d, j, ok := r.day(j)
	if !ok || d > daysIn(0, m) || r.head(j-1) >= j && r.head(j-1) != i {
		return when{}, i, false
	}
	if r.at(j-1).kind == word && r.at(j).kind == word && r.low(j) != "of" && !r.phrase && ordinals[r.low(j-1)] > 0 {
		return when{}, i, false // "the March first round"
	}
	w := when{m: m, d: d}
	w.y, j = r.yearAfter(j)
	if m == 9 && d == 11 && w.y == 0 && terror[r.low(j)] {
		w.y = 2001
	}
	return w, j, w.y == 0 || d <= daysIn(w.y, m)
}

// terror are the words after September 11 that make it the day of 2001.
var terror = lists.Set("terror")

// monthYear reads "October 2020", "October of last year", "October".
func (r *reader) monthYear(i int) (when, int, bool) {
	m := r.month(i)
	if m == 0 {
		return when{}, i, false
	}
	y, j := r.yearAfter(i + 1)
	if y == 0 && r.low(i+1) == "of" {
		if y, j = r.yearAfter(i + 2); y == 0 {
			j = i + 1
		}
	}
	if y == 0 && !r.bareMonth(i) {
		return when{}, i, false
	}
	return when{y: y, m: m}, j, true
}
