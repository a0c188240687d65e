package value

import "fmt"

// zones are the names of time zones after a time of day. Only UTC has a form of its own, since most abbreviations name
// several zones.
var zones = map[string]string{"gmt": "Z", "utc": "Z", "z": "Z", "est": "", "edt": "", "et": "", "cst": "", "cdt": "",
	"pst": "", "pdt": "", "cet": "", "cest": "", "bst": "", "ist": "", "jst": "", "msk": "", "eet": "", "eest": "",
	"hkt": "", "kst": ""}

// clockAt reads the time of day at i: "7:45 p.m.", "19:45 GMT", "7.45pm", "noon", "1800 UTC", "3 o'clock". Its form
// begins with T.
func (r *reader) clockAt(i int) (string, int, bool) {
	switch r.low(i) {
	case "noon", "midday":
		return "T12:00", i + 1, true
	case "midnight":
		return "T00:00", i + 1, true
	}
	c, ok := r.clockDigits(i)
	if !ok {
		return "", i, false
	}
	c.next = r.join(c.next)
	if !r.clockHalf(&c, len(r.low(i)) == 4) {
		return "", i, false
	}
	if r.low(c.next) == "." && r.at(c.next).gap == glued && r.phrase {
		c.next++
	}
	if !c.exact || c.hour > 23 || c.minute > 59 {
		return "", i, false
	}
	zone, j := r.zone(c.next)
	return fmt.Sprintf("T%02d:%02d%s", c.hour, c.minute, zone), j, true
}

// clock is a time of day as far as it is read.
type clock struct {
	hour, minute int
	next         int  // the index after it
	exact        bool // what is read can be nothing but a time of day
}

// clockDigits reads the hour and the minute at i: "7", "seven", "7:45", "7:45:10", "7.45" before am or pm, "1800"
// before a zone or "hours".
func (r *reader) clockDigits(i int) (c clock, ok bool) {
	p := r.at(i)
	c.next = i + 1
	if p.kind != number {
		n, word := units[p.low]
		c.hour = int(n)
		return c, word && n > 0 && n <= 12
	}
	c.hour, ok = r.natural(i)
	switch {
	case len(p.low) == 4 && ok:
		if zone, known := zones[r.low(c.next)]; (!known || zone == "") && r.low(c.next) != "hours" {
			return c, false
		}
		c.hour, c.minute, c.exact = c.hour/100, c.hour%100, true
	case r.sixtieth(c.next):
		minute, whole := r.natural(c.next + 1)
		ok = ok && whole
		c.minute, c.next, c.exact = minute, c.next+2, true
		if r.sixtieth(c.next) {
			c.next += 2
		}
	case !ok && (len(p.low) == 4 || len(p.low) == 5) && p.low[len(p.low)-3] == '.':
		if _, err := fmt.Sscanf(p.low, "%d.%d", &c.hour, &c.minute); err != nil {
			return c, false
		}
		ok = r.low(c.next) == "am" || r.low(c.next) == "pm"
	}
	return c, ok
}

// sixtieth reports whether a colon and two characters are written on at i: minutes or seconds.
func (r *reader) sixtieth(i int) bool {
	return r.low(i) == ":" && r.at(i).gap == glued && len(r.low(i+1)) == 2 && r.at(i+1).gap == glued
}

// clockHalf reads what says which half of the day is meant, if anything does, and false if that cannot be.
func (r *reader) clockHalf(c *clock, military bool) bool {
	switch low := r.low(c.next); low {
	case "am", "pm":
		if c.hour > 12 && low == "am" || c.hour > 23 || c.hour == 0 && low == "pm" {
			return false
		}
		if c.hour <= 12 {
			c.hour %= 12
			if low == "pm" {
				c.hour += 12
			}
		}
		c.next, c.exact = c.next+1, true
	case "o'clock":
		c.next, c.exact = c.next+1, c.hour <= 12
	case "hours":
		if military {
			c.next++
		}
	}
	return true
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
	if r.is(j, "local", "time") || r.is(j, "eastern", "time") || r.is(j, "moscow", "time") ||
		r.is(j, "universal", "time") {
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
