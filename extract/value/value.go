// Package value reads the values that the words of news state: quantities and times.
//
// A quantity is a number with its unit: money ("50-billion yen"), a share ("2.5 per cent") or a count ("80 Rafale
// jets"). It becomes a schema.Literal whose lexical form is a decimal of XML Schema (XSD 1.1 part 2) without grouping
// and whose unit is a code of ISO 4217 for money, "percent", or the counted noun. A time becomes a Value in the forms
// of ISO 8601: a date, a month, a year, a quarter, a date with a time of day, or an interval of these, with ".." for an
// open end as in ISO 8601-2. What the words leave open stays open: the form is empty and the words are kept, so an
// undated article gives dates only where it writes them out.
//
// One string is read whole (Quantity, Ordinal, Time); the tokens of a sentence are searched (FindQuantities,
// FindTimes). The search goes by forms. Tags, trees and names are used where stages before have filled them, to tell
// May from may, the year 2016 from 2016 people, and where the counted noun ends.
//
// Everything is a function of its arguments: no clock, no locale, no table that changes. Time is linear in the text,
// since no rule looks further than a fixed number of tokens. Ages, scores, telephone numbers, festivals and numbers
// that are names (Article 370, Boeing 747) are not read; numerals are Arabic, and words are English.
package value

import (
	"time"

	"entente/extract/text"
	"entente/schema"
)

// Found is a quantity among the tokens of a document.
type Found struct {
	Tokens  text.Range
	Literal schema.Literal
}

// FoundTime is a time among the tokens of a document. A preposition that only places it (on, in, at, during) is not
// among the tokens; one that says which way it reaches (since, until, by, before, after, from … to) is.
type FoundTime struct {
	Tokens text.Range
	Value  Value
}

// Value is a time. ISO is its form in ISO 8601, "" where the words leave it open; Text is the words.
type Value struct {
	ISO  string
	Text string

	// rest is what From needs to complete an open value.
	rest rest
}

// Tense says which way a time without its year, month or week is read from the day of publication.
type Tense uint8

// The tenses. Past is the usual one of news: "on Wednesday" is the last Wednesday that is not after the anchor. Future
// is for the times of what is yet to come: the first Wednesday not before it.
const (
	Past Tense = iota
	Future
)

// maxPhrase is the longest phrase in bytes that Quantity, Ordinal and Time read; what is longer is no value.
const maxPhrase = 400

// Quantity reads a whole phrase as a quantity. Ranges and vague numbers ("10 to 20", "hundreds of protesters") have
// their lower bound as value; hedges ("about", "at least") do not change it. Both are kept in the label. Words after
// "of" are kept in the label alone ("2% of GDP").
func Quantity(s string) (schema.Literal, bool) {
	if len(s) > maxPhrase {
		return schema.Literal{}, false
	}
	r := reader{pieces: lex(nil, s, 0, ""), phrase: true}
	q, ok := r.quantity(0)
	if !ok {
		return schema.Literal{}, false
	}
	if q.end = r.ofPhrase(q.end); q.end != len(r.pieces) {
		return schema.Literal{}, false
	}
	return r.literal(q), true
}

// Time reads a whole phrase as a time seen from the anchor, the day of publication. If the anchor is the zero time,
// what is relative to it has no ISO form. The tense, Past unless told, decides between the past and the coming one of
// days and months that recur.
func Time(s string, anchor time.Time, tense ...Tense) (Value, bool) {
	if len(s) > maxPhrase {
		return Value{}, false
	}
	r := reader{pieces: lex(nil, s, 0, ""), phrase: true, frame: newFrame(anchor, tense)}
	i := 0
	for placing[r.low(i)] && i < 2 {
		i++
	}
	w, next, ok := r.expression(i)
	if !ok || next != len(r.pieces) {
		return Value{}, false
	}
	return Value{ISO: w.iso(), Text: trim(s), rest: w.rest}, true
}
