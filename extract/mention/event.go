package mention

import (
	"strconv"
	"strings"

	"entente/extract/text"
	"entente/schema"
)

// maxEvent is the longest name of an event in tokens after its year: "1994 United States Senate election in
// California".
const maxEvent = 9

// eventNames returns the events of a sentence that have a name by rule: a year, whose or where, and what it is ("2017
// United Kingdom general election", "2015 Paris climate conference"). One without a name in it ("the 2019 election") is
// a description, which needs its document.
func (f *finder) eventNames(r text.Range) []nameSpan {
	var out []nameSpan
	for i := r.First; i < r.Last; i++ {
		if !isYear(f.d.Tokens[i].Form) {
			continue
		}
		last, t := f.eventEnd(i, r.Last)
		if t == schema.Any {
			continue
		}
		first := i
		if i > r.First && isMonth(&f.d.Tokens[i-1]) {
			first-- // "February 1974 United Kingdom general election"
		}
		out = append(out, nameSpan{tokens: text.Range{First: first, Last: last}, typ: t})
		i = last - 1
	}
	return out
}

// eventEnd returns the end and the type of the event named from the year at token i, schema.Any if there is none.
func (f *finder) eventEnd(i, end int) (int, schema.NodeType) {
	named, house := false, false
	for j := i + 1; j < min(end, i+maxEvent); j++ {
		tok := &f.d.Tokens[j]
		switch t := eventNoun(tok); {
		case t != schema.Any && named:
			if house {
				return f.withPlace(j+1, end), t
			}
			return j + 1, t
		case tok.UPOS == "ADP" && strings.EqualFold(tok.Form, "of") && named:
		case tok.UPOS == "PUNCT" && tok.Form == "-" || tok.XPOS == "POS":
		case tok.UPOS != "ADJ" && tok.UPOS != "NOUN" && tok.UPOS != "PROPN" && !startsUpper(tok.Form):
			return 0, schema.Any
		}
		named = named || startsUpper(tok.Form)
		house = house || tok.Form == "Senate" || tok.Form == "House" || tok.Form == "Parliament"
	}
	return 0, schema.Any
}

// withPlace returns the end of the name of an election to a house, with the place in which it was held.
func (f *finder) withPlace(last, end int) int {
	if last+1 >= end || f.d.Tokens[last].Form != "in" || f.d.Tokens[last+1].UPOS != "PROPN" || isMonth(&f.d.Tokens[last+1]) {
		return last
	}
	for last++; last < end && f.d.Tokens[last].UPOS == "PROPN"; {
		last++
	}
	return last
}

// eventNoun returns the type of the noun that ends the name of an event held once, or schema.Any.
func eventNoun(tok *text.Token) schema.NodeType {
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" {
		return schema.Any
	}
	switch strings.ToLower(tok.Lemma) {
	case "election", "referendum", "by-election", "summit", "conference", "coup", "earthquake", "offensive", "uprising", "crisis":
		return NounType(tok.Lemma)
	case "plebiscite", "primary":
		return schema.Election
	}
	return schema.Any
}

// isYear reports whether a form is a year of modern history.
func isYear(form string) bool {
	year, err := strconv.Atoi(form)
	return err == nil && len(form) == 4 && year >= 1700 && year < 2100
}

// isMonth reports whether a token is the name of a month.
func isMonth(tok *text.Token) bool {
	if tok.Form == "March" {
		return tok.UPOS == "PROPN"
	}
	return startsUpper(tok.Form) && NounType(tok.Form) == schema.Time && !strings.HasSuffix(strings.ToLower(tok.Form), "day")
}
