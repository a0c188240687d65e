package relation

import (
	"strconv"

	"entente/extract/mention"
	"entente/extract/text"
	"entente/extract/value"
	"entente/schema"
)

// values are the times and quantities of a document by the tokens that hold them.
type values struct {
	times      []timeValue
	quantities []schema.Literal
	// timeOf and quantityOf map a token to its place above, or -1.
	timeOf, quantityOf []int32
}

// timeValue is a time as the text gives it: its form in ISO 8601, "" where it is open, and its words.
type timeValue struct {
	iso, text string
}

// literal returns the time as a literal; an open one has its words as value.
func (v *timeValue) literal() *schema.Literal {
	if v.iso == "" {
		return &schema.Literal{Value: v.text, Datatype: xsdString, Label: v.text}
	}
	return &schema.Literal{Value: v.iso, Datatype: value.Datatype(v.iso), Label: value.Label(v.iso)}
}

// xsdString is the datatype of a text.
const xsdString = "http://www.w3.org/2001/XMLSchema#string"

// findValues reads the times and quantities of the document.
func (x *extractor) findValues() {
	v := &x.values
	v.timeOf, v.quantityOf = make([]int32, len(x.d.Tokens)), make([]int32, len(x.d.Tokens))
	for i := range x.d.Tokens {
		v.timeOf[i], v.quantityOf[i] = -1, -1
	}
	for _, s := range x.d.Sentences {
		for _, f := range value.FindTimes(x.d, s.Tokens) {
			for i := f.Tokens.First; i < f.Tokens.Last; i++ {
				v.timeOf[i] = int32(len(v.times))
			}
			v.times = append(v.times, timeValue{f.Value.ISO, f.Value.Text})
		}
		for _, f := range value.FindQuantities(x.d, s.Tokens) {
			for i := f.Tokens.First; i < f.Tokens.Last; i++ {
				if v.timeOf[i] < 0 {
					v.quantityOf[i] = int32(len(v.quantities))
				}
			}
			v.quantities = append(v.quantities, f.Literal)
		}
	}
}

// timeAt returns the time that token i is part of.
func (x *extractor) timeAt(i int) (*timeValue, bool) {
	if k := x.values.timeOf[i]; k >= 0 {
		return &x.values.times[k], true
	}
	return nil, false
}

// timeWithin returns the time that token i is part of, as far as the noun phrase at h holds it: in "after the May 2017
// attack" the month alone.
func (x *extractor) timeWithin(i, h int) (*timeValue, bool) {
	v, ok := x.timeAt(i)
	first := mention.PhraseRange(x.tree, x.d, h).First
	if !ok || i > h || first == 0 || x.values.timeOf[first-1] != x.values.timeOf[i] {
		return v, ok
	}
	for _, f := range value.FindTimes(x.d, text.Range{First: first, Last: h}) {
		if f.Tokens.Has(i) {
			return &timeValue{f.Value.ISO, f.Value.Text}, true
		}
	}
	return nil, false
}

// quantityAt returns the quantity that token i is part of.
func (x *extractor) quantityAt(i int) (*schema.Literal, bool) {
	if k := x.values.quantityOf[i]; k >= 0 {
		return &x.values.quantities[k], true
	}
	return nil, false
}

// valueStart returns the first token of the quantity that token i is part of, or i: "more than 300".
func (x *extractor) valueStart(i int) int {
	for k := x.values.quantityOf[i]; k >= 0 && i > 0 && x.values.quantityOf[i-1] == k; {
		i--
	}
	return i
}

// ordinal returns the number that an ordinal word says, as a literal labelled by the word.
func ordinal(word string) (*schema.Literal, bool) {
	n, ok := value.Ordinal(word)
	if !ok {
		return nil, false
	}
	return &schema.Literal{Value: strconv.Itoa(n), Datatype: "http://www.w3.org/2001/XMLSchema#integer", Label: word}, true
}

// money reports whether the phrase at o is a sum of money: its unit is a code of ISO 4217.
func (x *extractor) money(o int) bool {
	lit, ok := x.quantityAt(o)
	return ok && len(lit.Unit) == 3 && lit.Unit >= "AAA" && lit.Unit <= "ZZZ"
}
