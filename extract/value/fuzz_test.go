package value

import (
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"entente/extract/text"
	"entente/extract/token"
	"entente/schema"
)

var seeds = []string{
	"", "50-billion-yen", "three .2 million debit cards", "$5-10 million", "Rs 2,00,000", "2 lakh crore", "−0.4%",
	"2½ million", "Wednesday, October 7, 2020, at 7:45 p.m. GMT", "from March 3 to 5", "between 2015 and 2019",
	"the '90s", "08.10.2020", "three weeks later", "the past two weeks", "December to February 2020", "1.1.1.1",
	"99999999999999999999", "a a a few",
	"In 2016 some 2,019 troops met on 29 February 2100; two years later 80 Rafale jets came.",
	"9/11/2001T", "’90s", "\xff5m",
	"two hundred two hundred two hundredth", "5 000 000 €", "since until by before 2020/../..", "Q4 H1 FY2020-21",
	"K 5 k",
}

// FuzzQuantity asserts that lexical forms are decimals of XML Schema, and that found tokens are in order and inside.
func FuzzQuantity(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if l, ok := Quantity(s); ok {
			checkLiteral(t, l)
		}
		if n, ok := Ordinal(s); ok && n <= 0 {
			t.Fatalf("ordinal %q is %d", s, n)
		}
		d := &text.Doc{Text: s}
		token.Tokenize(d)
		for _, r := range ranges(d) {
			end := r.First
			for _, q := range FindQuantities(d, r) {
				end = checkRange(t, d, r, q.Tokens, end)
				checkLiteral(t, q.Literal)
			}
		}
	})
}

// FuzzTime asserts that forms are of ISO 8601, with an anchor and without, in both tenses, and that found
// tokens are in order and inside.
func FuzzTime(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, int64(1602115200))
	}
	f.Fuzz(func(t *testing.T, s string, unix int64) {
		anchor := time.Unix(unix%4e9, 0)
		for _, a := range []time.Time{anchor, {}} {
			for _, tense := range []Tense{Past, Future} {
				if v, ok := Time(s, a, tense); ok {
					checkISO(t, v)
				}
			}
		}
		d := &text.Doc{Text: s, Meta: text.Meta{Date: anchor}}
		token.Tokenize(d)
		for _, r := range ranges(d) {
			end := r.First
			for _, v := range FindTimes(d, r) {
				end = checkRange(t, d, r, v.Tokens, end)
				checkISO(t, v.Value)
			}
		}
	})
}

// ranges returns the sentences of d, and all of it as one.
func ranges(d *text.Doc) []text.Range {
	out := []text.Range{{Last: len(d.Tokens)}, {First: -1, Last: len(d.Tokens) + 1}}
	for _, s := range d.Sentences {
		out = append(out, s.Tokens)
	}
	return out
}

func checkRange(t *testing.T, d *text.Doc, in, r text.Range, end int) int {
	t.Helper()
	if r.First < max(end, in.First, 0) || r.Last <= r.First || r.Last > min(in.Last, len(d.Tokens)) {
		t.Fatalf("range %v out of order or outside %v in %q", r, in, d.Text)
	}
	return r.Last
}

func checkLiteral(t *testing.T, l schema.Literal) {
	t.Helper()
	whole, _, fraction := strings.Cut(l.Value, ".")
	if _, err := strconv.ParseFloat(l.Value, 64); err != nil || strings.ContainsAny(l.Value, "eE+_xXnN") ||
		l.Value == "-0" {
		t.Fatalf("%q is no decimal", l.Value)
	}
	if fraction != strings.HasSuffix(string(l.Datatype), "decimal") || strings.HasSuffix(l.Value, ".") || whole == "" {
		t.Fatalf("%q has type %s", l.Value, l.Datatype)
	}
	if l.Label == "" || l.Unit != strings.TrimSpace(l.Unit) || utf8.RuneCountInString(l.Label) > 2*maxPhrase {
		t.Fatalf("label %q, unit %q", l.Label, l.Unit)
	}
}

func checkISO(t *testing.T, v Value) {
	t.Helper()
	if v.ISO == "" {
		return
	}
	from, to, interval := strings.Cut(v.ISO, "/")
	ends := []string{from}
	if interval {
		ends = append(ends, to)
	}
	open := 0
	for _, e := range ends {
		if e == ".." && interval {
			open++
			continue
		}
		if _, ok := pointLabel(e); !ok {
			t.Fatalf("%q of %q is no form of ISO 8601", v.ISO, v.Text)
		}
	}
	if open > 1 || interval && open == 0 && from > to {
		t.Fatalf("%q of %q is no interval", v.ISO, v.Text)
	}
	if Label(v.ISO) == "" || v.Literal().Value == "" || Datatype(v.ISO) == "" {
		t.Fatalf("%q has no label or type", v.ISO)
	}
}
