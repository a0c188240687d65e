package value

// quarterYear reads "the third quarter of 2020", "Q3 2020", "the first half of the year", "H1 2021".
func (r *reader) quarterYear(i int) (when, int, bool) {
	w := when{}
	j := i
	switch low := r.low(i); {
	case (low == "q" || low == "h") && r.at(i+1).gap == glued && r.at(i+1).kind == number:
		n, ok := r.natural(i + 1)
		if !ok || n < 1 || n > 4 || low == "h" && n > 2 {
			return w, i, false
		}
		if low == "q" {
			w.quarter = n
		} else {
			w.half = n
		}
		j = i + 2
	default:
		n, k, ok := r.ordinal(i)
		if !ok || n > 4 {
			return w, i, false
		}
		k = r.join(k)
		switch {
		case r.low(k) == "quarter":
			w.quarter = n
		case r.low(k) == "half" && n <= 2:
			w.half = n
		default:
			return w, i, false
		}
		j = k + 1
	}
	if y, next := r.yearAfter(j); y > 0 {
		w.y = y
		return w, next, true
	}
	if r.low(j) == "of" {
		if y, next := r.yearAfter(j + 1); y > 0 {
			w.y = y
			return w, next, true
		}
		if r.is(j, "of", "the", "year") || r.is(j, "of", "this", "year") {
			if r.frame.known() {
				w.y = r.frame.anchor.Year()
			}
			w.open = w.y == 0
			return w, j + 3, true
		}
		return w, i, false
	}
	// Bare quarters and halves are those of a game as often as of a year.
	return w, j, r.low(i) == "q" || r.phrase && w.quarter > 0
}

var decadeNames = map[string]int{"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
	"seventies": 1970, "eighties": 1980, "nineties": 1990}

// decade reads "1990s", "'90s", "the nineties".
func (r *reader) decade(i int) (when, int, bool) {
	if y, ok := decadeNames[r.low(i)]; ok && (r.low(i-1) == "the" || r.phrase && i == 0) {
		return when{y: y, span: 10}, i + 1, true
	}
	j, short := i, false
	if r.low(j) == "'" && r.at(j+1).gap == glued {
		j, short = j+1, true
	}
	y, ok := r.natural(j)
	s := j + 1
	if r.low(s) == "'" && r.at(s).gap == glued {
		s++
	}
	if !ok || y%10 != 0 || r.low(s) != "s" || r.at(s).gap != glued {
		return when{}, i, false
	}
	switch {
	case len(r.low(j)) == 2 && (short || r.low(i-1) == "the") && y >= 20:
		return when{y: 1900 + y, span: 10}, s + 1, true
	case len(r.low(j)) == 4 && y >= 1000 && y <= 2190:
		return when{y: y, span: 10}, s + 1, true
	}
	return when{}, i, false
}

// century reads "19th century", "twenty-first century".
func (r *reader) century(i int) (when, int, bool) {
	n, j, ok := r.ordinal(i)
	j = r.join(j)
	if !ok || n < 11 || n > 22 || r.low(j) != "century" {
		return when{}, i, false
	}
	return when{y: n*100 - 99, span: 100}, j + 1, true
}

// seasonYear reads "spring 2020" and "the summer of 2019": the year, since seasons differ between hemispheres.
func (r *reader) seasonYear(i int) (when, int, bool) {
	if !seasons[r.low(i)] {
		return when{}, i, false
	}
	y, j := r.yearAfter(i + 1)
	return when{y: y}, j, y > 0
}

// plainYear reads a year that stands alone: "2016", "2019-20", "FY2020-21", "fiscal year 2020".
func (r *reader) plainYear(i int) (when, int, bool) {
	fiscal := false
	switch {
	case r.low(i) == "fy":
		i, fiscal = r.join(i+1), true
	case r.is(i, "fiscal", "year"), r.is(i, "financial", "year"):
		i, fiscal = i+2, true
	case r.low(i) == "year":
		i, fiscal = i+1, true
	}
	y, ok := r.year4(i)
	if !ok {
		return when{}, i, false
	}
	if sep := r.at(i + 1); (sep.low == "-" || sep.low == "/") && sep.gap == glued && r.at(i+2).gap == glued {
		if n, ok := r.natural(i + 2); ok && len(r.low(i+2)) == 2 && n > y%100 && (r.phrase || r.at(i+2).last) &&
			r.at(i+3).low != "-" {
			return when{y: y, span: n - y%100 + 1}, i + 3, true
		}
	}
	if fiscal || r.phrase || r.isYear(i) {
		return when{y: y}, i + 1, true
	}
	return when{}, i, false
}

var (
	// counting are words before a number that make it a count.
	counting = lists.Set("counting")
	// yearly are words before a number of four digits that make it a year, whatever follows.
	yearly = lists.Set("yearly")
	// possessive are the words before a year that describes the noun after it ("the 2019 elections").
	possessive = lists.Set("possessive")
)

// isYear reports whether the number of four digits at i is a year rather than a count or a name.
func (r *reader) isYear(i int) bool {
	y, _ := r.natural(i)
	before, after := r.low(i-1), i+1
	if r.tied(i) && !(before == "-" && dating[r.low(i-2)]) && before != "/" || naming[before] ||
		r.at(i-1).kind == number ||
		symbols[before] != "" || codes[r.at(i-1).text] {
		return false
	}
	if counting[before] || r.countedAfter(after) {
		return false
	}
	if before == "of" && (r.low(i-2) == "total" || r.low(i-2) == "number" || r.low(i-2) == "excess") {
		return false
	}
	counted := r.countNoun(after) || r.head(i) > i && r.at(r.head(i)).upos == "NOUN" && r.pluralForm(r.head(i))
	if before == "(" && (r.low(after) == ")" || r.low(after) == "-" || r.low(after) == ",") {
		return true
	}
	if yearly[before] && before != "of" && before != "from" && before != "around" && before != "after" {
		return true
	}
	if y < 1800 || y > 2099 {
		return yearly[before] && !counted
	}
	if counted && y >= 1900 && y%100 != 0 && r.eventAt(after) {
		return true
	}
	if possessive[before] {
		return !counted || !r.peopleAt(after) && y%100 != 0
	}
	if counted {
		return false
	}
	if p := r.at(i - 1); i > 0 && p.kind == word && !dating[before] && !functionWords[before] && r.weekday(i-1) == 0 &&
		(p.upos == "PROPN" || p.upos == "" && r.capital(i-1) && i > 1) {
		return false // a name: Agenda 2030
	}
	return true
}

// countNoun reports whether a plural noun follows at i, within a noun phrase of a word or two.
func (r *reader) countNoun(i int) bool {
	if r.at(i).kind != word {
		return false
	}
	if r.at(i).upos == "" {
		return r.nounPlain(i) > i
	}
	end := r.nounTagged(i)
	return end > i && r.pluralForm(end-1)
}

// eventAt reports whether the noun phrase at i is of events that are named by their year.
func (r *reader) eventAt(i int) bool {
	for j := i; j < i+5 && (r.at(j).kind == word || r.low(j) == "-"); j++ {
		if yearNamed[r.low(j)] {
			return true
		}
	}
	return false
}

var yearNamed = lists.Set("yearNamed")

// peopleAt reports whether the noun phrase at i counts people.
func (r *reader) peopleAt(i int) bool {
	for j := i; j < i+3; j++ {
		if same[r.low(j)] || irregular[r.low(j)] || folk[r.low(j)] {
			return true
		}
	}
	return false
}

var folk = lists.Set("folk")
