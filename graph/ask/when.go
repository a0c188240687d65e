package ask

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// span is a time that a question asks for: from and to are ISO dates, "" for no bound.
type span struct{ from, to string }

func (s span) empty() bool { return s.from == "" && s.to == "" }

// admits tells whether a time of a statement (a date, month, year or interval of ISO 8601) falls into s.
func (s span) admits(iso string) bool {
	first, last := bounds(iso)
	return (s.to == "" || first <= s.to) && (s.from == "" || last >= s.from)
}

// bounds gives the first and the last day of a time of ISO 8601.
func bounds(iso string) (first, last string) {
	if a, b, ok := strings.Cut(iso, "/"); ok {
		first, _ = bounds(a)
		_, last = bounds(b)
		return first, last
	}
	if len(iso) > 10 {
		iso = iso[:10]
	}
	if len(iso) < 4 {
		return iso, iso
	}
	return iso, iso + "-99-99"[len(iso)-4:]
}

var months = strings.Fields("january february march april may june july august september october november december")

var isYear = regexp.MustCompile(`^(19|20)\d\d$`)

// takeTime takes the time that a question asks for out of the words: "in 2020", "since March 2021", "before 2019",
// "between 2015 and 2018", "on 7 October 2020".
func (r *reading) takeTime(ws []word) []word {
	for i := 0; i < len(ws); i++ {
		prep := ws[i].lower
		if prep != "in" && prep != "since" && prep != "before" && prep != "after" && prep != "until" && prep != "by" && prep != "on" &&
			prep != "during" && prep != "between" && prep != "from" {
			continue
		}
		iso, n := readTime(ws[i+1:])
		if n == 0 {
			continue
		}
		end := i + 1 + n
		first, last := bounds(iso)
		switch prep {
		case "since":
			r.time = span{from: first}
		case "after":
			r.time = span{from: last}
		case "before", "until", "by":
			r.time = span{to: first}
		case "between", "from":
			if end < len(ws) && (ws[end].lower == "and" || ws[end].lower == "to" || ws[end].lower == "until") {
				if iso2, m := readTime(ws[end+1:]); m > 0 {
					_, last = bounds(iso2)
					end += 1 + m
				}
			}
			r.time = span{first, last}
		default:
			r.time = span{first, last}
		}
		return append(append([]word{}, ws[:i]...), ws[end:]...)
	}
	return ws
}

// aroundDate are words before a date that change nothing or too little to matter: "in the year 2014", "in early 2014".
var aroundDate = set("the year early late mid years")

// isDecade is a decade: 1990s.
var isDecade = regexp.MustCompile(`^(19|20)\d0s$`)

// readTime reads a date or a decade at the beginning of the words, and says how many of them it took.
func readTime(ws []word) (iso string, n int) {
	skip := 0
	for skip < len(ws) && aroundDate[ws[skip].lower] {
		skip++
	}
	if skip < len(ws) && isDecade.MatchString(ws[skip].lower) {
		decade := ws[skip].lower[:3]
		return decade + "0/" + decade + "9", skip + 1
	}
	if skip > 0 && ws[skip-1].lower == "the" {
		return "", 0 // "in the 2004 elections"
	}
	if iso, n = readDate(ws[skip:]); n > 0 {
		n += skip
	}
	return iso, n
}

// readDate reads a date at the beginning of the words and says how many of them it took.
func readDate(ws []word) (iso string, n int) {
	at := func(i int) string {
		if i < len(ws) {
			return ws[i].lower
		}
		return ""
	}
	year := func(i int) (string, int) {
		if isYear.MatchString(at(i)) {
			return at(i), i + 1
		}
		return "", i
	}
	if y, n := year(0); n > 0 {
		return y, n
	}
	if m := monthNumber(at(0)); m > 0 {
		if d := dayNumber(at(1)); d > 0 {
			if y, n := year(2); y != "" {
				return fmt.Sprintf("%s-%02d-%02d", y, m, d), n
			}
		} else if y, n := year(1); y != "" {
			return fmt.Sprintf("%s-%02d", y, m), n
		}
	}
	if d := dayNumber(at(0)); d > 0 {
		if m := monthNumber(at(1)); m > 0 {
			if y, n := year(2); y != "" {
				return fmt.Sprintf("%s-%02d-%02d", y, m, d), n
			}
		}
	}
	return "", 0
}

func monthNumber(w string) int {
	for i, m := range months {
		if w == m || len(w) == 3 && strings.HasPrefix(m, w) {
			return i + 1
		}
	}
	return 0
}

func dayNumber(w string) int {
	w = strings.TrimRight(w, "stndrh")
	if d, err := strconv.Atoi(w); err == nil && d >= 1 && d <= 31 {
		return d
	}
	return 0
}

// dateNames writes an ISO date as people do: "7 October 2020", "October 2020", "2020".
func dateNames(iso string) []string {
	parts := strings.Split(strings.SplitN(iso, "T", 2)[0], "-")
	out := []string{iso}
	if len(parts) >= 2 {
		m, err := strconv.Atoi(parts[1])
		if err != nil || m < 1 || m > 12 {
			return out
		}
		name := strings.ToUpper(months[m-1][:1]) + months[m-1][1:]
		if len(parts) == 3 {
			d, err := strconv.Atoi(parts[2])
			if err != nil {
				return out
			}
			return append(out, fmt.Sprintf("%d %s %s", d, name, parts[0]), fmt.Sprintf("%s %d", name, d))
		}
		out = append(out, name+" "+parts[0])
	}
	return out
}
