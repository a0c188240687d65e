package value

import "fmt"

// zones are the names of time zones after a time of day. Only UTC has a form of its own, since most abbreviations name several
// zones.
var zones = map[string]string{"gmt": "Z", "utc": "Z", "z": "Z", "est": "", "edt": "", "et": "", "cst": "", "cdt": "", "pst": "",
	"pdt": "", "cet": "", "cest": "", "bst": "", "ist": "", "jst": "", "msk": "", "eet": "", "eest": "", "hkt": "", "kst": ""}

// clockAt reads the time of day at i: "7:45 p.m.", "19:45 GMT", "7.45pm", "noon", "1800 UTC", "3 o'clock". Its form begins
// with T.
func (r *reader) clockAt(i int) (string, int, bool) {
	switch r.low(i) {
	case "noon", "midday":
		return "T12:00", i + 1, true
	case "midnight":
		return "T00:00", i + 1, true
	}
	p := r.at(i)
	h, ok := r.natural(i)
	if p.kind != number {
		if n, word := units[p.low]; word && n > 0 && n <= 12 {
			h, ok = int(n), true
		}
	}
	minute, j, exact := 0, i+1, false
	switch {
	case p.kind == number && len(p.low) == 4 && ok:
		// 1800 GMT, 0900 hours
		if zone, known := zones[r.low(j)]; known && zone != "" || r.low(j) == "hours" {
			h, minute, exact = h/100, h%100, true
		} else {
			return "", i, false
		}
	case p.kind == number && r.low(j) == ":" && r.at(j).gap == glued && len(r.low(j+1)) == 2 && r.at(j+1).gap == glued:
		if minute, ok = r.natural(j + 1); !ok {
			return "", i, false
		}
		j, exact = j+2, true
		if r.low(j) == ":" && r.at(j).gap == glued && len(r.low(j+1)) == 2 && r.at(j+1).gap == glued {
			j += 2
		}
	case p.kind == number && !ok && (len(p.low) == 4 || len(p.low) == 5) && p.low[len(p.low)-3] == '.':
		// 7.45pm
		if _, err := fmt.Sscanf(p.low, "%d.%d", &h, &minute); err != nil {
			return "", i, false
		}
		ok = true
		if low := r.low(j); low != "am" && low != "pm" {
			return "", i, false
		}
	}
	if !ok {
		return "", i, false
	}
	j = r.join(j)
	switch r.low(j) {
	case "am", "pm":
		if h > 12 && r.low(j) == "am" || h > 23 || h == 0 && r.low(j) == "pm" {
			return "", i, false
		}
		if h <= 12 {
			h %= 12
			if r.low(j) == "pm" {
				h += 12
			}
		}
		j, exact = j+1, true
	case "o'clock":
		j, exact = j+1, h <= 12
	case "hours":
		if len(p.low) == 4 {
			j++
		}
	}
	if r.low(j) == "." && r.at(j).gap == glued && r.phrase {
		j++
	}
	if !exact || h > 23 || minute > 59 {
		return "", i, false
	}
	zone, j := r.zone(j)
	return fmt.Sprintf("T%02d:%02d%s", h, minute, zone), j, true
}

// zone reads a time zone, and the words that say that the time is local.
func (r *reader) zone(i int) (string, int) {
	j := i
	if r.low(j) == "(" {
		j++
	}
	if z, ok := zones[r.low(j)]; ok && r.low(j) != "et" || ok && r.at(j).text == "ET" {
		if j == i {
			return z, j + 1
		}
		return "", i
	}
	if r.is(j, "local", "time") || r.is(j, "eastern", "time") || r.is(j, "moscow", "time") || r.is(j, "universal", "time") {
		if j == i {
			return "", j + 2
		}
	}
	return "", i
}

// natural reads a whole number in plain digits of at most four.
func (r *reader) natural(i int) (int, bool) {
	p := r.at(i)
	if p.kind != number || len(p.low) > 4 {
		return 0, false
	}
	n := 0
	for k := 0; k < len(p.low); k++ {
		if !digit(p.low, k) {
			return 0, false
		}
		n = n*10 + int(p.low[k]-'0')
	}
	return n, true
}
