package value

import (
	"fmt"
	"time"
)

// frame is what a time is seen from.
type frame struct {
	anchor time.Time // a day in UTC; the zero time if unknown
	tense  Tense
}

func newFrame(anchor time.Time, tense []Tense) frame {
	var f frame
	if !anchor.IsZero() {
		f.anchor = day(anchor.Year(), int(anchor.Month()), anchor.Day())
	}
	if len(tense) > 0 {
		f.tense = tense[0]
	}
	return f
}

// known reports whether there is an anchor.
func (f frame) known() bool { return !f.anchor.IsZero() }

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// number of the day in its week, 1 for Monday as in ISO 8601.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// monday returns the first day of the week of t.
func monday(t time.Time) time.Time { return t.AddDate(0, 0, 1-isoWeekday(t)) }

func isoDay(t time.Time) string { return t.Format("2006-01-02") }

func isoMonth(y, m int) string { return fmt.Sprintf("%04d-%02d", y, m) }

func isoYear(y int) string { return fmt.Sprintf("%04d", y) }

// daysIn returns the number of days of month m; February of an unknown year has 29.
func daysIn(y, m int) int {
	if y == 0 {
		y = 2000
	}
	return day(y, m+1, 0).Day()
}

// yearOf chooses the year of a day and month that are written without one, and with the weekday wd if it is not 0. Past
// takes the last such day up to two months after the anchor: news writes of coming days too, and adds the year only to
// what is far away. Future takes the first that is not before the anchor.
func (f frame) yearOf(m, d, wd int) int {
	if !f.known() {
		return 0
	}
	best := 0
	for y := f.anchor.Year() + 1; y >= f.anchor.Year()-8; y-- {
		if d > daysIn(y, m) {
			continue
		}
		t := day(y, m, d)
		if wd > 0 && isoWeekday(t) != wd {
			continue
		}
		if f.tense == Future {
			if !t.Before(f.anchor) {
				best = y
			} else if best == 0 {
				return y
			}
			continue
		}
		if !t.After(f.anchor.AddDate(0, 0, 60)) {
			return y
		}
	}
	if best == 0 && wd > 0 {
		return f.yearOf(m, d, 0) // the weekday fits no year near by
	}
	return best
}

// yearOfMonth chooses the year of a month (or of the month that begins a quarter) that is written without one.
func (f frame) yearOfMonth(m int) int {
	y, am := f.anchor.Year(), int(f.anchor.Month())
	switch {
	case !f.known():
		return 0
	case f.tense == Future && m < am:
		return y + 1
	case f.tense == Past && m > am:
		return y - 1
	}
	return y
}

// weekday returns the day that a bare weekday means.
func (f frame) weekday(wd int) time.Time {
	back := (isoWeekday(f.anchor) - wd + 7) % 7
	if f.tense == Future {
		return f.anchor.AddDate(0, 0, (7-back)%7)
	}
	return f.anchor.AddDate(0, 0, -back)
}

// unit is a unit of the calendar.
type unit uint8

const (
	noUnit unit = iota
	hours
	days
	weeks
	months
	years
	decades
)

var calendarUnits = map[string]unit{"minute": hours, "minutes": hours, "hour": hours, "hours": hours, "day": days,
	"days": days, "week": weeks, "weeks": weeks, "month": months, "months": months, "year": years, "years": years,
	"decade": decades, "decades": decades}

// valid returns a form if its ends have years of four digits, and "" otherwise.
func valid(iso string) string {
	_, _, ok := parsePoint(firstEnd(iso))
	_, _, ok2 := parsePoint(lastEnd(iso))
	if !ok || !ok2 {
		return ""
	}
	return iso
}

// period returns the ISO form of the unit that lies n units after t.
func period(t time.Time, n int, u unit) string {
	switch u {
	case hours:
		return isoDay(t)
	case days:
		return isoDay(t.AddDate(0, 0, n))
	case weeks:
		first := monday(t).AddDate(0, 0, 7*n)
		return isoDay(first) + "/" + isoDay(first.AddDate(0, 0, 6))
	case months:
		first := day(t.Year(), int(t.Month())+n, 1)
		return isoMonth(first.Year(), int(first.Month()))
	case years:
		return isoYear(t.Year() + n)
	case decades:
		y := t.Year()/10*10 + 10*n
		return isoYear(y) + "/" + isoYear(y+9)
	}
	return ""
}

// stretch returns the ISO form of the n units that end at the anchor (n < 0) or begin there (n > 0).
func stretch(t time.Time, n int, u unit) string {
	var a, b string
	switch u {
	case days:
		a, b = isoDay(t), isoDay(t.AddDate(0, 0, n))
	case weeks:
		a, b = isoDay(t), isoDay(t.AddDate(0, 0, 7*n))
	case months:
		a, b = period(t, 0, months), period(t, n, months)
	case years:
		a, b = isoYear(t.Year()), isoYear(t.Year()+n)
	case decades:
		a, b = isoYear(t.Year()), isoYear(t.Year()+10*n)
	default:
		return isoDay(t)
	}
	if a > b {
		a, b = b, a
	}
	return a + "/" + b
}
