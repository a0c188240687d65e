package value

import (
	"strings"

	"entente/extract/wordlist"
)

// monthNames are the months, in full and as abbreviations.
var monthNames = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
	"jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

// weekdayNames are the days of the week, 1 for Monday as in ISO 8601.
var weekdayNames = map[string]int{"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sunday": 7, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}

var (
	// placing are the prepositions that only say that something is at a time.
	placing = lists.Set("placing")
	// dating are words before a bare month or year that make it one.
	dating = lists.Set("dating")
	// personal are months that are other words or first names as well.
	personal = wordlist.Of("may march april june august")
	// dayParts are the parts of a day; the day stands for them.
	dayParts = lists.Set("dayParts")
	seasons  = wordlist.Of("spring summer autumn winter fall")
	// dubbed are the words that make a weekday part of a name.
	dubbedBefore = lists.Set("dubbedBefore")
	dubbedAfter  = lists.Set("dubbedAfter")
)

// month reads the name of a month at i, or 0. Outside of a whole phrase it has a capital and the tag of a noun.
func (r *reader) month(i int) int {
	p := r.at(i)
	m := monthNames[p.low]
	if m == 0 || p.kind != word || r.phrase {
		return m
	}
	if !r.capital(i) || !r.tagged(i, true, "PROPN", "NOUN", "X", "NUM", "ADJ") || r.named(i) {
		return 0
	}
	return m
}

// named reports whether the piece at i is in the name of a person.
func (r *reader) named(i int) bool { return r.names != nil && i < len(r.names) && r.names[i] }

// bareMonth reports whether the month at i, with neither day nor year, is a month all the same.
func (r *reader) bareMonth(i int) bool {
	p := r.at(i)
	if r.phrase {
		return len(p.low) > 3 || p.low == "may"
	}
	if len(p.low) <= 4 && p.low != "may" && p.low != "june" && p.low != "july" {
		return false
	}
	placed := dating[r.low(i-1)] || r.low(i-1) == "-" && r.at(i).gap == glued && dating[r.low(i-2)]
	if next := r.at(i + 1); !placed && next.kind == word && r.capital(i+1) && next.upos != "VERB" &&
		next.upos != "AUX" {
		return false // the October Revolution
	}
	if personal[p.low] {
		return placed && !(r.at(i+1).kind == word && r.capital(i+1) && r.at(i+1).upos != "VERB" && r.weekday(i+1) == 0)
	}
	return true
}

// weekday reads the name of a weekday at i, or 0.
func (r *reader) weekday(i int) int {
	p := r.at(i)
	wd := weekdayNames[p.low]
	if wd == 0 || p.kind != word {
		return 0
	}
	short := !strings.HasSuffix(p.low, "day")
	if r.phrase {
		return wd
	}
	if !r.capital(i) || r.named(i) || dubbedBefore[r.low(i-1)] && r.capital(i-1) || dubbedAfter[r.low(i+1)] ||
		!r.tagged(i, true, "PROPN", "NOUN", "X", "ADV") {
		return 0
	}
	if short && p.text[len(p.text)-1] != '.' && !r.dateAfter(i+1) {
		return 0
	}
	return wd
}

// dateAfter reports whether a month or a number follows at i, perhaps after a comma.
func (r *reader) dateAfter(i int) bool {
	if r.low(i) == "," {
		i++
	}
	return monthNames[r.low(i)] > 0 || r.at(i).kind == number
}
