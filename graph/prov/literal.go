package prov

import (
	"regexp"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// Literal returns the term of a literal. A number with a unit becomes one term of the datatype voc.Quantity, with the
// value, a blank and the unit ("50000000000 JPY"), and where the datatype of the value is not the one that its form
// tells, " ^^" and that datatype. The label for people is no part of the term.
func Literal(l schema.Literal) quad.Value {
	if l.Unit == "" && l.Datatype != voc.Quantity {
		return typed(l.Value, l.Datatype)
	}
	s := valueEscaper.Replace(l.Value)
	if l.Unit != "" {
		s += " " + unitEscaper.Replace(l.Unit)
	}
	if (l.Unit == "" && l.Datatype == voc.Quantity) || (l.Unit != "" && l.Datatype == numberType(l.Value)) {
		return typed(s, voc.Quantity)
	}
	return typed(s+" ^^"+string(l.Datatype), voc.Quantity)
}

// FromTerm is the reverse of Literal; it returns false for a term that is no literal. The label is what Literal would
// be called without one: value and unit.
func FromTerm(v quad.Value) (schema.Literal, bool) {
	s, ok := lexical(v)
	if !ok {
		return schema.Literal{}, false
	}
	l := schema.Literal{Value: s, Datatype: voc.XSDString}
	if t, ok := v.(quad.TypedString); ok {
		l.Datatype = schema.IRI(t.Type)
	}
	if l.Datatype == voc.Quantity {
		l = parseQuantity(s)
	}
	l.Label = DefaultLabel(l)
	return l, true
}

// DefaultLabel is what people read for a literal that has no label of its own.
func DefaultLabel(l schema.Literal) string { return strings.TrimSpace(l.Value + " " + l.Unit) }

func parseQuantity(s string) schema.Literal {
	s, datatype, explicit := strings.Cut(s, " ^^")
	value, unit, _ := strings.Cut(s, " ")
	l := schema.Literal{Value: unescaper.Replace(value), Unit: unescaper.Replace(unit), Datatype: schema.IRI(datatype)}
	switch {
	case explicit:
	case unit == "":
		l.Datatype = voc.Quantity
	default:
		l.Datatype = numberType(l.Value)
	}
	return l
}

var (
	valueEscaper = strings.NewReplacer("%", "%25", " ", "%20")
	unitEscaper  = strings.NewReplacer("%", "%25", "^", "%5E")
	unescaper    = strings.NewReplacer("%25", "%", "%20", " ", "%5E", "^")

	integerForm = regexp.MustCompile(`^[+-]?\d+$`)
)

// numberType is the datatype that the form of a number tells.
func numberType(s string) schema.IRI {
	if integerForm.MatchString(s) {
		return voc.XSDInteger
	}
	return voc.XSDDecimal
}
