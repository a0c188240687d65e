package value

import (
	"strings"

	"entente/schema"
	"entente/schema/voc"
)

// quantity is a quantity in the pieces [start, end).
type quantity struct {
	start, end int
	val        decimal
	negative   bool
	unit       string // code, "percent", or "" if the noun counts
	noun, tail int    // where the counted noun begins and where it ends; 0 for none
	single     bool   // the noun is a singular that is made plural
	broken     int
	score      bool // a range of small numbers with a dash, as scores are
}

// quantity reads the quantity that begins at i, with its hedges.
func (r *reader) quantity(i int) (quantity, bool) {
	q := quantity{start: i}
	if r.low(i) == "zero" && r.join(i+1) > i+1 {
		return q, false // zero-sum
	}
	i, between := r.hedge(i)
	if r.low(i) == "minus" || r.low(i) == "-" && r.at(i+1).gap == glued && (r.at(i).gap != glued || i == 0) {
		q.negative = true
		i++
	}
	first, ok := r.amount(i)
	if !ok {
		return q, false
	}
	q.val, q.unit, q.end, q.broken = first.val, first.unit, first.end, first.broken
	if second, ok := r.upper(first, between); ok {
		if r.low(i-1) == "from" && i == q.start {
			// "from 10 to 20" is a change, not a range.
		} else if v, unit, ok := distribute(first, second); ok {
			q.val, q.unit, q.end = v, unit, second.end
			q.score = r.low(first.end) == "-" && second.val.float() < 20
		}
	}
	if !r.phrase && r.low(q.end) == "-" && r.join(q.end) > q.end && r.at(q.end+1).kind == number {
		return q, false // a score, a telephone number
	}
	if q.unit == "" {
		r.count(&q, first)
	}
	return q, r.bounded(q.start, q.end)
}

// amount is a number with its currency or percent sign.
type amount struct {
	num
	unit string
	end  int
}

// amount reads a number and the unit that is written with it.
func (r *reader) amount(i int) (amount, bool) {
	code, j := r.currencyBefore(i)
	n, ok := r.cardinal(j, code != "")
	if !ok {
		return amount{}, false
	}
	a := amount{num: n, unit: code, end: n.next}
	if code != "" {
		if again, end := r.currencyAfter(a.end, true); again == code ||
			again != "" && (code == "USD" || code == "INR") {
			a.unit, a.end = again, end
		}
		return a, true
	}
	if unit, end := r.percent(a.end); unit != "" {
		a.unit, a.end = unit, end
		return a, true
	}
	k := a.end
	if n.plural && r.low(k) == "of" {
		k++
	}
	if code, end := r.currencyAfter(k, n.mag > 2); code != "" {
		a.unit, a.end = code, end
	}
	return a, true
}

// percent reads the words of a percentage at i.
func (r *reader) percent(i int) (string, int) {
	j := r.join(i)
	switch r.low(j) {
	case "%", "percent", "pct":
		j++
	case "per":
		if r.low(j+1) != "cent" {
			return "", i
		}
		j += 2
	case "percentage":
		if low := r.low(r.join(j + 1)); low == "point" || low == "points" {
			return "percentage points", r.join(j+1) + 1
		}
		return "", i
	default:
		return "", i
	}
	if low := r.low(r.join(j)); low == "point" || low == "points" {
		return "percentage points", r.join(j) + 1
	}
	return "percent", j
}

// upper reads the upper end of a range after first.
func (r *reader) upper(first amount, between bool) (amount, bool) {
	if first.plural || first.frac {
		return amount{}, false
	}
	j := r.dash(first.end)
	switch {
	case j > first.end:
		if r.at(j).gap != r.at(first.end).gap {
			return amount{}, false
		}
	case r.low(j) == "to" && !between, r.low(j) == "and" && between:
		j++
	case r.is(j, "-", "to", "-"):
		j += 3
	default:
		return amount{}, false
	}
	second, ok := r.amount(j)
	return second, ok && !second.plural && !second.frac
}

// distribute returns the lower bound of a range and its unit: the magnitude of the upper end holds for both ("10 to 20
// million"). It is no range if the units differ or the upper end is not above.
func distribute(first, second amount) (v decimal, unit string, ok bool) {
	if first.unit != "" && second.unit != "" && first.unit != second.unit {
		return decimal{}, "", false
	}
	unit = second.unit
	if unit == "" {
		unit = first.unit
	}
	lower := first.val
	if first.mag == 0 && second.mag > 2 && first.val.float() < 1000 {
		if up, ok := lower.shift(second.mag); ok && up.float() < second.val.float() {
			lower = up
		}
	}
	return lower, unit, lower.float() < second.val.float()
}

// count reads the counted noun of q.
func (r *reader) count(q *quantity, first amount) {
	i := q.end
	if j := r.join(i); measures[r.at(j).text] != "" && (r.at(i).gap == glued || r.at(i-1).kind == number) {
		q.unit, q.end = measures[r.at(j).text], j+1
		return
	}
	if r.low(i) == "+" && r.at(i).gap == glued {
		i++
		q.end = i
	}
	for _, after := range [][]string{{"or", "more"}, {"or", "so"}, {"-", "odd"}, {"-", "plus"}, {"odd"}} {
		if r.is(i, after...) {
			i += len(after)
			q.end = i
			break
		}
	}
	hyphen := r.join(i) > i
	i = r.join(i)
	if first.plural && r.low(i) == "of" {
		i++
	}
	for asides[r.low(i)] && r.at(i+1).kind == word {
		i++
	}
	n, exact := q.val.small()
	one := exact && n == 1
	end := i
	if hyphen {
		if p := r.at(i); p.kind == word && !functionWords[p.low] && !unmeasured[p.low] &&
			!strings.HasSuffix(p.low, "ed") {
			end = i + 1
		}
	} else if r.at(i).gap != glued {
		end = r.noun(i)
		if p := r.at(i); end == i && one && p.kind == word && p.upos == "" && p.low == p.text &&
			!functionWords[p.low] && !asides[p.low] &&
			!strings.HasSuffix(p.low, "ing") && !strings.HasSuffix(p.low, "ed") {
			end = i + 1 // "one soldier"
		}
	}
	if end == i {
		return
	}
	q.noun, q.tail, q.end = i, end, end
	q.single = hyphen || one
}

// unmeasured are words behind a number and a hyphen that are not counted: "two-way", "1,000-strong".
var unmeasured = lists.Set("unmeasured")

// measures are units that are written as abbreviations.
var measures = notations.Map("measures")

// literal returns q as a literal.
func (r *reader) literal(q quantity) schema.Literal {
	l := schema.Literal{Value: q.val.String(), Datatype: voc.XSDDecimal, Unit: q.unit, Label: r.label(q)}
	if q.val.integer() {
		l.Datatype = voc.XSDInteger
	}
	if q.negative && l.Value != "0" {
		l.Value = "-" + l.Value
	}
	if q.unit == "" && q.noun > 0 {
		words := make([]string, 0, 4)
		for i := q.noun; i < q.tail; i++ {
			p := r.at(i)
			w := strings.ToLower(p.text)
			if i == q.tail-1 && q.single {
				w = plural(w)
			}
			if p.gap == glued && len(words) > 0 {
				words[len(words)-1] += w
			} else {
				words = append(words, w)
			}
		}
		l.Unit = strings.Join(words, " ")
	}
	return l
}
