package graph

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Period is the days that a time of ISO 8601 covers, both ends included, as in 2020-10-07; "" for an end that is open.
type Period struct{ First, Last string }

// The forms of a period beside years, months and days: a quarter or half of a year.
var partOfYear = regexp.MustCompile(`^(\d{4})-([QH])([1-4])$`)

// ParsePeriod reads a year, month, quarter ("2020-Q3"), half ("2020-H1"), day, moment, or an interval of two of them,
// in which one end may be open: "..", or nothing.
func ParsePeriod(iso string) (Period, error) {
	from, to, interval := strings.Cut(iso, "/")
	if !interval {
		return parsePoint(iso)
	}
	var p Period
	for i, end := range []string{from, to} {
		if end == "" || end == ".." {
			continue
		}
		point, err := parsePoint(end)
		if err != nil {
			return Period{}, err
		}
		if i == 0 {
			p.First = point.First
		} else {
			p.Last = point.Last
		}
	}
	if p == (Period{}) || p.Last != "" && p.First > p.Last {
		return Period{}, fmt.Errorf("%q is no period: it ends before it begins", iso)
	}
	return p, nil
}

// parsePoint reads a period that is no interval.
func parsePoint(iso string) (Period, error) {
	day, _, _ := strings.Cut(iso, "T")
	if m := partOfYear.FindStringSubmatch(day); m != nil {
		months := map[string]int{"Q": 3, "H": 6}[m[2]]
		year, _ := strconv.Atoi(m[1]) // four digits
		if n, _ := strconv.Atoi(m[3]); n*months <= 12 {
			first := time.Date(year, time.Month((n-1)*months+1), 1, 0, 0, 0, 0, time.UTC)
			return days(first, first.AddDate(0, months, 0)), nil
		}
	}
	for layout, next := range map[string][3]int{time.DateOnly: {0, 0, 1}, "2006-01": {0, 1, 0}, "2006": {1, 0, 0}} {
		if t, err := time.Parse(layout, day); err == nil && len(day) == len(layout) {
			return days(t, t.AddDate(next[0], next[1], next[2])), nil
		}
	}
	return Period{}, fmt.Errorf("%q is no date: write 2020, 2020-10 or 2020-10-07", iso)
}

// days is the period from a day to the day before another.
func days(first, after time.Time) Period {
	return Period{first.Format(time.DateOnly), after.AddDate(0, 0, -1).Format(time.DateOnly)}
}

// Meets reports whether two periods have a day in common.
func (p Period) Meets(q Period) bool {
	return (p.Last == "" || q.First == "" || q.First <= p.Last) && (q.Last == "" || p.First == "" || p.First <= q.Last)
}

// admits reports whether a time of ISO 8601 meets p, which admits all if it has no bounds.
func (p Period) admits(iso string) bool {
	if p == (Period{}) {
		return true
	}
	q, err := ParsePeriod(iso)
	return err == nil && q.Meets(p)
}

// Within reports whether p lies in q.
func (p Period) Within(q Period) bool {
	return (q.First == "" || p.First != "" && q.First <= p.First) && (q.Last == "" || p.Last != "" && p.Last <= q.Last)
}

// Span returns the period of the days from since to until, each a date that ParsePeriod reads or "" for no bound.
func Span(since, until string) (Period, error) {
	var p Period
	for i, s := range []string{since, until} {
		if s == "" {
			continue
		}
		point, err := parsePoint(s)
		if err != nil {
			return Period{}, err
		}
		if i == 0 {
			p.First = point.First
		} else {
			p.Last = point.Last
		}
	}
	if p.First != "" && p.Last != "" && p.First > p.Last {
		return Period{}, fmt.Errorf("%s is after %s", since, until)
	}
	return p, nil
}
