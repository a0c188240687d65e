package value

import (
	"fmt"
	"strings"
	"time"

	"entente/schema"
	"entente/schema/voc"
)

// Datatype returns the datatype of XML Schema for a form of ISO 8601: xsd:date, xsd:gYearMonth, xsd:gYear or
// xsd:dateTime, and xsd:string for what XML Schema has no type for (intervals, quarters).
func Datatype(iso string) schema.IRI {
	_, grain, ok := parsePoint(iso)
	switch {
	case !ok:
		return voc.XSDString
	case strings.IndexByte(iso, 'T') > 0:
		return voc.XSDDateTime
	case grain == days:
		return voc.XSDDate
	case grain == months:
		return voc.XSDGYearMonth
	}
	return voc.XSDGYear
}

// Literal returns v as a literal of the graph. Its lexical form is that of the datatype: a xsd:dateTime has seconds. An
// open time is its words.
func (v Value) Literal() schema.Literal {
	if v.ISO == "" {
		return schema.Literal{Value: v.Text, Datatype: voc.XSDString, Label: v.Text}
	}
	l := schema.Literal{Value: v.ISO, Datatype: Datatype(v.ISO), Label: Label(v.ISO)}
	if l.Datatype == voc.XSDDateTime && strings.Count(l.Value, ":") == 1 {
		l.Value = strings.TrimSuffix(l.Value, "Z") + ":00" + strings.Repeat("Z", strings.Count(l.Value, "Z"))
	}
	return l
}

// parsePoint reads a year, month, day or day with a time of day, and says how fine it is.
func parsePoint(iso string) (time.Time, unit, bool) {
	if i := strings.IndexByte(iso, 'T'); i > 0 {
		if _, ok := clockLabel(iso[i+1:]); !ok || i != 10 {
			return time.Time{}, noUnit, false
		}
		iso = iso[:i]
	}
	for _, f := range [...]struct {
		layout string
		grain  unit
	}{{"2006-01-02", days}, {"2006-01", months}, {"2006", years}} {
		if len(iso) == len(f.layout) {
			t, err := time.Parse(f.layout, iso)
			return t, f.grain, err == nil
		}
	}
	return time.Time{}, noUnit, false
}

func isDay(iso string) bool {
	_, grain, ok := parsePoint(iso)
	return ok && grain == days && len(iso) == 10
}

// lastEnd returns the end of an interval, and any other form as it is.
func lastEnd(iso string) string { return iso[strings.IndexByte(iso, '/')+1:] }

// Label returns a form of ISO 8601 as people write it: "7 October 2020", "October 2020", "2015–2019", "since 2014". A
// form that it does not know is returned as it is.
func Label(iso string) string {
	from, to, interval := strings.Cut(iso, "/")
	switch {
	case !interval:
		if s, ok := pointLabel(iso); ok {
			return s
		}
		return iso
	case to == "..":
		return "since " + Label(from)
	case from == "..":
		return "until " + Label(to)
	}
	a, ga, ok := parsePoint(from)
	b, gb, ok2 := parsePoint(to)
	if !ok || !ok2 || ga != gb || strings.Contains(iso, "T") {
		return Label(from) + " – " + Label(to)
	}
	switch {
	case ga == years && a.Year()%10 == 0 && b.Year() == a.Year()+9:
		return from + "s"
	case ga == years && a.Year()%100 == 1 && b.Year() == a.Year()+99:
		return rank(b.Year()/100) + " century"
	case ga == years:
		return from + "–" + to
	case a.Year() == b.Year() && a.Month() == b.Month() && ga == days:
		return fmt.Sprintf("%d–%s", a.Day(), Label(to))
	case a.Year() == b.Year() && ga == months:
		return a.Month().String() + " – " + Label(to)
	case a.Year() == b.Year():
		return fmt.Sprintf("%d %s – %s", a.Day(), a.Month(), Label(to))
	}
	return Label(from) + " – " + Label(to)
}

func pointLabel(iso string) (string, bool) {
	if len(iso) == 7 && iso[4:6] == "-Q" && iso[6] >= '1' && iso[6] <= '4' {
		return [...]string{"first", "second", "third", "fourth"}[iso[6]-'1'] + " quarter of " + iso[:4], true
	}
	t, grain, ok := parsePoint(iso)
	switch {
	case !ok:
		return iso, false
	case grain == years:
		return iso, true
	case grain == months:
		return t.Month().String() + " " + iso[:4], true
	}
	s := fmt.Sprintf("%d %s %s", t.Day(), t.Month(), iso[:4])
	if len(iso) > 10 {
		c, _ := clockLabel(iso[11:])
		s += ", " + c
	}
	return s, true
}

// clockLabel reads the time of day after the T: hours and minutes, perhaps seconds, perhaps Z.
func clockLabel(s string) (string, bool) {
	c, utc := strings.CutSuffix(s, "Z")
	_, err := time.Parse("15:04", c)
	if err != nil {
		if _, err = time.Parse("15:04:05", c); err != nil || len(c) != 8 {
			return s, false
		}
	} else if len(c) != 5 {
		return s, false
	}
	if utc {
		c += " UTC"
	}
	return c, true
}

// rank returns n with the ending of an ordinal number.
func rank(n int) string {
	end := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return fmt.Sprint(n) + end
}
