package prov

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// iri is the term of an IRI.
func iri(i schema.IRI) quad.IRI { return quad.IRI(i) }

// typed is the term of a literal; xsd:string has no datatype of its own in RDF 1.1.
func typed(lexical string, datatype schema.IRI) quad.Value {
	if datatype == voc.XSDString {
		return quad.String(lexical)
	}
	return quad.TypedString{Value: quad.String(lexical), Type: quad.IRI(datatype)}
}

func integer(n int) quad.Value { return typed(strconv.Itoa(n), voc.XSDInteger) }

// decimal writes a confidence with two digits.
func decimal(f float64) quad.Value { return typed(strconv.FormatFloat(f, 'f', 2, 64), voc.XSDDecimal) }

// lexical returns the text of a literal, and false for any other term.
func lexical(v quad.Value) (string, bool) {
	switch v := v.(type) {
	case quad.String:
		return string(v), true
	case quad.TypedString:
		return string(v.Value), true
	case quad.LangString:
		return string(v.Value), true
	}
	return "", false
}

// dateTypes tells the datatype of a time by its form.
var dateTypes = func() []dateForm {
	const (
		year  = `\d{4}`
		month = year + `-(0[1-9]|1[0-2])`
		day   = month + `-(0[1-9]|[12]\d|3[01])`
		clock = `([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?`
		zone  = `(Z|[+-]\d\d:\d\d)?`
	)
	form := func(expr string) *regexp.Regexp { return regexp.MustCompile("^" + expr + "$") }
	return []dateForm{
		{form(day), voc.XSDDate},
		{form(month), voc.XSDGYearMonth},
		{form(year), voc.XSDGYear},
		{form(day + "T" + clock + zone), voc.XSDDateTime},
	}
}()

type dateForm struct {
	form     *regexp.Regexp
	datatype schema.IRI
}

// Time is the term of an ISO 8601 time; what XML Schema has no datatype for, such as an interval, is a plain literal.
func Time(s string) quad.Value {
	if d := dateType(s); d != "" {
		return typed(s, d)
	}
	return quad.String(s)
}

func dateType(s string) schema.IRI {
	for _, t := range dateTypes {
		if t.form.MatchString(s) {
			return t.datatype
		}
	}
	return ""
}

// span names a stretch of a document's text by an RFC 5147 fragment; both count code points from 0.
func span(doc schema.IRI, start, end int) quad.IRI {
	return quad.IRI(string(doc) + "#char=" + strconv.Itoa(start) + "," + strconv.Itoa(end))
}

// parseSpan is the reverse of span.
func parseSpan(v quad.Value) (doc schema.IRI, start, end int, ok bool) {
	i, ok := v.(quad.IRI)
	if !ok {
		return "", 0, 0, false
	}
	d, frag, ok := strings.Cut(string(i), "#char=")
	if !ok {
		return "", 0, 0, false
	}
	from, to, ok := strings.Cut(frag, ",")
	if !ok {
		return "", 0, 0, false
	}
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	return schema.IRI(d), start, end, err1 == nil && err2 == nil
}
