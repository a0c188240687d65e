package value

import "entente/extract/wordlist"

// units are the number words below twenty, tens those from twenty.
var (
	units = map[string]uint64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
		"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
		"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
	tens = map[string]uint64{"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
		"seventy": 70, "eighty": 80, "ninety": 90}
)

// magnitude is a word that multiplies: by 10^exp, and by 12 if it is a dozen. Abbreviations are written out in labels;
// tight ones must be written on to the digits, and b counts for money only.
type magnitude struct {
	exp   int
	dozen bool
	full  string
	tight bool
	money bool
}

var magnitudes = map[string]magnitude{
	"dozen": {dozen: true}, "dozens": {dozen: true},
	"hundred": {exp: 2}, "thousand": {exp: 3}, "thousands": {exp: 3},
	"lakh": {exp: 5}, "lakhs": {exp: 5}, "lac": {exp: 5, full: "lakh"}, "lacs": {exp: 5, full: "lakh"},
	"crore": {exp: 7}, "crores": {exp: 7},
	"million": {exp: 6}, "millions": {exp: 6}, "billion": {exp: 9}, "billions": {exp: 9},
	"trillion": {exp: 12}, "trillions": {exp: 12}, "quadrillion": {exp: 15},
	"k": {exp: 3, full: "thousand", tight: true}, "m": {exp: 6, full: "million", tight: true},
	"mn": {exp: 6, full: "million"}, "mln": {exp: 6, full: "million"}, "mio": {exp: 6, full: "million"},
	"b": {exp: 9, full: "billion", tight: true, money: true}, "bn": {exp: 9, full: "billion"},
	"bln": {exp: 9, full: "billion"}, "t": {exp: 12, full: "trillion", tight: true, money: true},
	"tn": {exp: 12, full: "trillion"}, "trn": {exp: 12, full: "trillion"}, "cr": {exp: 7, full: "crore"},
}

// plurals are the magnitudes that stand for a vague number of themselves ("hundreds of"): the least that they mean is
// one.
var plurals = map[string]decimal{"tens": {1, 1}, "dozens": {12, 0}, "scores": {20, 0}, "hundreds": {1, 2},
	"thousands": {1, 3}, "lakhs": {1, 5}, "crores": {1, 7}, "millions": {1, 6}, "billions": {1, 9},
	"trillions": {1, 12}}

// vague are the words for a few: at least two.
var vague = wordlist.Of("several few couple")

// vulgar are the fractions that are one character.
var vulgar = map[string]decimal{"½": {5, -1}, "¼": {25, -2}, "¾": {75, -2}}

// denominators are the words of fractions, with the number of parts.
var denominators = map[string]uint64{"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
	"fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10,
	"tenths": 10}

// ordinals are the ordinal words below twenty, and the tens.
var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
	"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
	"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
	"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
	"hundredth": 100, "thousandth": 1000}
