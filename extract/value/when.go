package value

import "time"

// when is a time while it is read. Parts that are 0 are not known.
type when struct {
	y, m, d int
	quarter int // 1 to 4
	half    int // 1 or 2
	span    int // number of years from y on: 10 for a decade
	wd      int // the weekday that is written with a date
	clock   string
	// fixed is the ISO form of a relative time that has been resolved; open says that there is none.
	fixed string
	open  bool
	rest  rest
}

// rest is what an open time needs another time for: a distance from it, or a time of day on it.
type rest struct {
	shift int
	unit  unit
	clock string
}

// iso returns the form of w.
func (w when) iso() string {
	s := w.date()
	if w.clock != "" && isDay(s) {
		return s + w.clock
	}
	if w.clock != "" && w.fixed == "" && w.y == 0 {
		return ""
	}
	return s
}

func (w when) date() string {
	switch {
	case w.open:
		return ""
	case w.fixed != "":
		return w.fixed
	case w.y == 0:
		return ""
	case w.d > 0:
		return isoDay(day(w.y, w.m, w.d))
	case w.m > 0:
		return isoMonth(w.y, w.m)
	case w.quarter > 0:
		return isoYear(w.y) + "-Q" + string(rune('0'+w.quarter))
	case w.half > 0:
		return isoMonth(w.y, 6*w.half-5) + "/" + isoMonth(w.y, 6*w.half)
	case w.span > 0:
		return isoYear(w.y) + "/" + isoYear(w.y+w.span-1)
	}
	return isoYear(w.y)
}

// complete fills the year that is not written, or leaves w open. A day that its month does not have is no time.
func (r *reader) complete(w when) (when, bool) {
	if w.open || w.fixed != "" {
		return w, true
	}
	if w.y == 0 {
		switch {
		case w.d > 0:
			w.y = r.frame.yearOf(w.m, w.d, w.wd)
		case w.m > 0:
			w.y = r.frame.yearOfMonth(w.m)
		case w.quarter > 0:
			w.y = r.frame.yearOfMonth(3*w.quarter - 2)
		case w.half > 0:
			w.y = r.frame.yearOfMonth(6*w.half - 5)
		case w.wd > 0 && r.frame.known():
			w = w.on(r.frame.weekday(w.wd))
		}
	}
	return w, w.d == 0 || w.d <= daysIn(w.y, w.m)
}

// on returns w on the day t.
func (w when) on(t time.Time) when {
	w.y, w.m, w.d = t.Year(), int(t.Month()), t.Day()
	return w
}

// dated reports whether w is a date with its day and month, or a weekday.
func (w when) dated() bool {
	return !w.open && w.fixed == "" && (w.d > 0 || w.wd > 0) || isDay(w.fixed)
}

// From completes an open time by another one that it hangs on: "three years later" by the year before it, "7:45 p.m."
// by its day. It fails if v hangs on none, or if ref is not as fine as v needs.
func (v Value) From(ref string) (Value, bool) {
	t, grain, ok := parsePoint(lastEnd(ref))
	if v.ISO != "" || !ok {
		return v, false
	}
	if c := v.rest.clock; c != "" {
		if grain != days {
			return v, false
		}
		v.ISO = isoDay(t) + c
		v.rest = rest{}
		return v, true
	}
	u := v.rest.unit
	if u == noUnit || u < grain {
		return v, false
	}
	iso := valid(period(t, v.rest.shift, u))
	if iso == "" {
		return v, false
	}
	v.ISO, v.rest = iso, rest{}
	return v, true
}
