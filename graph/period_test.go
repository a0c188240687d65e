package graph_test

import (
	"testing"

	"entente/graph"
)

func TestParsePeriod(t *testing.T) {
	for in, want := range map[string]graph.Period{
		"2020":                 {First: "2020-01-01", Last: "2020-12-31"},
		"2020-02":              {First: "2020-02-01", Last: "2020-02-29"},
		"2020-10-07":           {First: "2020-10-07", Last: "2020-10-07"},
		"2020-10-07T11:30:00Z": {First: "2020-10-07", Last: "2020-10-07"},
		"2020-Q3":              {First: "2020-07-01", Last: "2020-09-30"},
		"2020-H2":              {First: "2020-07-01", Last: "2020-12-31"},
		"2019/2020-03":         {First: "2019-01-01", Last: "2020-03-31"},
		"2019/..":              {First: "2019-01-01"},
		"/2019":                {Last: "2019-12-31"},
	} {
		if got, err := graph.ParsePeriod(in); err != nil || got != want {
			t.Errorf("%q: %+v, %v; want %+v", in, got, err, want)
		}
	}
	for _, bad := range []string{"", "soon", "2020-13", "2020-H3", "2020-2-1", "2020/2019", "/", "../..", "20201007"} {
		if got, err := graph.ParsePeriod(bad); err == nil {
			t.Errorf("%q is read as %+v", bad, got)
		}
	}
}

func TestPeriodsMeet(t *testing.T) {
	for _, c := range []struct {
		a, b          string
		meets, within bool // within: a in b
	}{
		{"2020-10-07", "2020-10", true, true}, {"2020-10", "2020-10-07", true, false}, {"2020-10", "2020-10", true, true},
		{"2020-09", "2020-10", false, false}, {"2019/..", "2020", true, false}, {"2021", "../2020", false, false},
		{"2020", "2019/..", true, true}, {"2019/2020", "2020/2021", true, false},
	} {
		a, err1 := graph.ParsePeriod(c.a)
		b, err2 := graph.ParsePeriod(c.b)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if a.Meets(b) != c.meets || b.Meets(a) != c.meets || a.Within(b) != c.within {
			t.Errorf("%s and %s: meets %v, within %v", c.a, c.b, a.Meets(b), a.Within(b))
		}
	}
}
