package value

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/extract/text"
	"entente/extract/token"
	"entente/schema"
	"entente/schema/voc"
)

var anchor = time.Date(2020, 10, 8, 12, 30, 0, 0, time.UTC)

func TestFrom(t *testing.T) {
	for _, c := range []struct{ words, ref, want string }{
		{"three years later", "2011", "2014"},
		{"three years later", "2011-05-02", "2014"},
		{"two months later", "2011-12-02", "2012-02"},
		{"the next day", "2020-12-31", "2021-01-01"},
		{"a week earlier", "2020-10-08", "2020-09-28/2020-10-04"},
		{"the same year", "2011-05-02", "2011"},
		{"three days later", "2011", ""},
		{"7:45 p.m.", "2020-10-07", "2020-10-07T19:45"},
		{"7:45 p.m.", "2020-10", ""},
		{"two days later", "2020-10-01/2020-10-03", "2020-10-05"},
		{"several years later", "2011", ""},
		{"2016", "2011", ""},
		{"three years later", "garbage", ""},
	} {
		v, ok := Time(c.words, anchor)
		if !ok {
			t.Fatalf("%q is no time", c.words)
		}
		got, ok := v.From(c.ref)
		if ok != (c.want != "") || ok && got.ISO != c.want {
			t.Errorf("%q from %s: got %q, want %q", c.words, c.ref, got.ISO, c.want)
		}
	}
}

func TestLiteral(t *testing.T) {
	for _, c := range []struct {
		words string
		want  schema.Literal
	}{
		{"October 7, 2020", schema.Literal{Value: "2020-10-07", Datatype: voc.XSDDate, Label: "7 October 2020"}},
		{"7:45 p.m. GMT yesterday", schema.Literal{Value: "2020-10-07T19:45:00Z", Datatype: voc.XSDDateTime,
			Label: "7 October 2020, 19:45 UTC"}},
		{"2015-2019", schema.Literal{Value: "2015/2019", Datatype: voc.XSDString, Label: "2015–2019"}},
		{"the  next day", schema.Literal{Value: "the next day", Datatype: voc.XSDString, Label: "the next day"}},
	} {
		v, ok := Time(c.words, anchor)
		if !ok {
			t.Fatalf("%q is no time", c.words)
		}
		if diff := cmp.Diff(c.want, v.Literal()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.words, diff)
		}
	}
}

// The anchor is a day: neither its hour nor its zone moves a date.
func TestAnchorIsADay(t *testing.T) {
	for _, a := range []time.Time{
		time.Date(2020, 10, 8, 0, 0, 0, 0, time.UTC),
		time.Date(2020, 10, 8, 23, 59, 0, 0, time.FixedZone("", 9*3600)),
		time.Date(2020, 10, 8, 0, 1, 0, 0, time.FixedZone("", -9*3600)),
	} {
		if v, _ := Time("yesterday", a); v.ISO != "2020-10-07" {
			t.Errorf("yesterday from %v is %s", a, v.ISO)
		}
	}
}

// A month that is in the name of a person is none.
func TestNamesOfPeople(t *testing.T) {
	d := sentence("Talks in May with April Jones failed in June.", anchor)
	d.Names = []text.Name{{Tokens: text.Range{First: 4, Last: 6}, Kind: "PER"}}
	var got []string
	for _, f := range FindTimes(d, text.Range{Last: len(d.Tokens)}) {
		got = append(got, f.Value.Text+"="+f.Value.ISO)
	}
	if diff := cmp.Diff([]string{"May=2020-05", "June=2020-06"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The tree says which noun a number counts, and that it counts none.
func TestTrees(t *testing.T) {
	d := sentence("The/DET two/NUM exchanged/VERB views/NOUN on/ADP 36/NUM Rafale/PROPN fighter/NOUN jets/NOUN "+
		"today/NOUN", anchor)
	for i, deprel := range []string{"det", "nsubj", "root", "obj", "case", "nummod", "compound", "compound", "obl",
		"obl"} {
		d.Tokens[i].Deprel = deprel
		d.Tokens[i].Head = []int{1, 2, -1, 2, 8, 8, 8, 8, 2, 2}[i]
	}
	var got []string
	for _, f := range FindQuantities(d, text.Range{Last: len(d.Tokens)}) {
		got = append(got, f.Literal.Value+" "+f.Literal.Unit)
	}
	if diff := cmp.Diff([]string{"2 ", "36 rafale fighter jets"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Tokens without offsets, as tests and readers of other formats make them, are read by their forms.
func TestTokensWithoutText(t *testing.T) {
	d := &text.Doc{Meta: text.Meta{Date: anchor}}
	for _, w := range strings.Fields("Japan lent 50 billion yen on Wednesday") {
		d.Tokens = append(d.Tokens, text.Token{Form: w, Head: text.NoHead, SpaceAfter: true})
	}
	all := text.Range{Last: len(d.Tokens)}
	q, v := FindQuantities(d, all), FindTimes(d, all)
	if len(q) != 1 || q[0].Literal.Value != "50000000000" || len(v) != 1 || v[0].Value.Text != "Wednesday" {
		t.Errorf("got %v and %v", q, v)
	}
}

// Time is linear: a text of one number word or one weekday again and again is read at once.
func TestLongTexts(t *testing.T) {
	for _, w := range []string{"two hundred and ", "Monday to ", "million ", "between March 3 and ", "5-", "the past ",
		"20-20/"} {
		d := &text.Doc{Text: strings.Repeat(w, 20000), Meta: text.Meta{Date: anchor}}
		token.Tokenize(d)
		start := time.Now()
		FindQuantities(d, text.Range{Last: len(d.Tokens)})
		FindTimes(d, text.Range{Last: len(d.Tokens)})
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%q took %v", w, took)
		}
	}
}
