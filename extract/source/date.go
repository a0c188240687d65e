package source

import (
	"regexp"
	"strings"
	"time"
)

// headLines is how many lines with words are searched for the date of publication.
const headLines = 6

const months = `(January|February|March|April|May|June|July|August|September|October|November|December|` +
	`Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?`

// Dates as they stand alone in a line ("Friday, August 21, 2015", "7 October 2020", "2020-10-07"), with a label
// before and a time after them allowed.
var (
	weekday  = `(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?`
	label    = `^(?:(?:published|updated|posted|date|last updated|released?)\s*(?:on|:)?\s*:?\s*)?`
	timePart = `(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d{2}.*)?$`

	capitals = `[A-Z][\p{Lu}\p{Ll}.,'’/\s-]{1,60}?,?\s+`
	dash     = `[^.\n]{0,40}?\s*(?:[—–]|--|-\s)`

	lineMDY = regexp.MustCompile(`(?i)` + label + weekday + months + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})` + timePart)
	lineDMY = regexp.MustCompile(`(?i)` + label + weekday + `(\d{1,2})(?:st|nd|rd|th)?\s+` + months +
		`,?\s+(\d{4})` + timePart)
	lineISO = regexp.MustCompile(`(?i)` + label + `(\d{4})-(\d{2})-(\d{2})(?:[T\s].*)?$`)
	// dateline is a date between the place in capitals and the dash that opens the story: "TOKYO, October 7, 2020 —".
	datelineMDY = regexp.MustCompile(`^` + capitals + months + `\s+(\d{1,2}),?\s+(\d{4})\b` + dash)
	datelineDMY = regexp.MustCompile(`^` + capitals + `(\d{1,2})\s+` + months + `,?\s+(\d{4})\b` + dash)
)

// FindDate returns the date of publication that a text gives of itself: a line that is a date, or the date of a
// dateline, among its first lines. A date in running text is when something happened, not when it was reported,
// and is left alone; without such a line ok is false.
func FindDate(s string) (date time.Time, ok bool) {
	seen := 0
	for line := range strings.Lines(s[:min(len(s), 4096)]) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if seen++; seen > headLines {
			break
		}
		if m := lineISO.FindStringSubmatch(line); m != nil {
			if t, err := time.Parse("2006-01-02", m[1]+"-"+m[2]+"-"+m[3]); err == nil {
				return t, true
			}
		}
		for _, re := range []*regexp.Regexp{lineMDY, datelineMDY} {
			if m := re.FindStringSubmatch(line); m != nil {
				if t, ok := day(m[3], m[1], m[2]); ok {
					return t, true
				}
			}
		}
		for _, re := range []*regexp.Regexp{lineDMY, datelineDMY} {
			if m := re.FindStringSubmatch(line); m != nil {
				if t, ok := day(m[3], m[2], m[1]); ok {
					return t, true
				}
			}
		}
	}
	return time.Time{}, false
}

func day(year, month, d string) (time.Time, bool) {
	t, err := time.Parse("2006 Jan 2", year+" "+strings.ToUpper(month[:1])+strings.ToLower(month[1:3])+" "+d)
	return t, err == nil
}
