package ask

import (
	"strings"
	"unicode"

	"entente/schema"
	"entente/schema/voc"
)

// Shares of the best score below which an answer is left out.
const (
	shareOfNodes = 0.68
	shareOfOne   = 0.92 // where one answer is to be expected
)

// answerNodes answers who, whom, what and which: by statements of the relation that is asked for, else by those that
// come near.
func (e *engine) answerNodes(q *query, hits []hit) ([]*found, error) {
	var sure []hit
	for i := range hits {
		if hits[i].direct {
			sure = append(sure, hits[i])
		}
	}
	for _, list := range [][]hit{sure, hits} {
		c, err := e.nodesOf(q, list)
		if err != nil {
			return nil, err
		}
		if out := c.keep(shareOfNodes); len(out) > 0 && out[0].score >= minYes || len(list) == len(hits) {
			return out, nil
		}
	}
	return nil, nil
}

// nodesOf collects the nodes that are asked for from statements that fit.
func (e *engine) nodesOf(q *query, hits []hit) (*collector, error) {
	c := newCollector()
	for i := range hits {
		h := &hits[i]
		if !e.admits(h) || inQuestion(q, h.answer) {
			continue
		}
		listed, err := e.addListed(c, q, h)
		if err != nil {
			return nil, err
		}
		if f := e.wantedScore(h.answer); f > 0 && !listed {
			c.add(h.answer, h.score*f, h.st)
		}
	}
	if len(c.list) == 0 && len(e.r.noun) == 0 && e.r.target == atSubject {
		// "who" may be answered by what is no actor, where no actor is: who killed → the earthquake.
		for i := range hits {
			if h := &hits[i]; e.admits(h) && !inQuestion(q, h.answer) && h.score > 0.8 {
				c.add(h.answer, 0.6*h.score, h.st)
			}
		}
	}
	return c, nil
}

// vagueTypes are those that extraction gives to what it does not know better.
var vagueTypes = []schema.NodeType{schema.Topic, schema.Quantity}

// wantedScore tells how well a node fits the type or noun that the question asks for, 0 if it cannot answer.
func (e *engine) wantedScore(n schema.Node) float64 {
	if n.Entity == nil && n.Literal == nil {
		return 0
	}
	if len(e.r.noun) == 0 {
		switch {
		case e.r.want == nil || fitsType(n.Type(), e.r.want):
			return 1
		case e.r.target == atObject && n.Type().IsAny(vagueTypes):
			return 0.6 // "a number of Britons" may be read as a topic
		}
		return 0
	}
	noun := part{words: (&chunk{words: e.r.noun}).content(), ids: map[schema.IRI]float64{}}
	lex := 0.0
	if h := head(noun.words); h != nil {
		for _, name := range e.namesOf(n) {
			lex = max(lex, coverOf(h, name))
		}
	}
	if !e.belongs(&noun, n) {
		return 0
	}
	if f := e.genericScore(&noun, n); f < 1 {
		return f
	}
	switch {
	case len(e.r.want) == 0 && len(noun.words) == 0:
		return 1
	case len(e.r.want) == 0:
		return 0.7 + 0.3*lex
	case lex > 0.8 && fitsType(n.Type(), e.r.want):
		return 1
	case n.Type() == schema.Any || lex > 0.8:
		return 0.9
	case fitsType(n.Type(), e.r.want):
		return e.typeScore(n)
	}
	return 0
}

// genericScore lowers what only repeats the noun of the question ("which officials" … "Chinese officials"), what names
// several where one is asked for ("which city" … "Ukrainian cities"), and what is called another kind of thing ("which
// universities" … "Japanese companies").
func (e *engine) genericScore(noun *part, n schema.Node) float64 {
	h, label := head(noun.words), strings.Fields(n.Label())
	if h == nil || len(label) == 0 {
		return 1
	}
	l := (&chunk{words: tokenize(n.Label())}).content()
	k := head(l)
	if k == nil || k.name {
		return 1
	}
	same := akin(k.stem, h.stem) > 0.8
	switch {
	case same && precision(noun.words, stems(n.Label())) == 1:
		return 0.5
	case same && k.lower != k.stem && h.lower == h.stem:
		return 0.6
	case !same && nounTypes[k.stem] != nil && nounTypes[h.stem] != nil && len(l) > 1 && n.Type().Is(schema.Organization):
		return 0.5
	}
	return 1
}

// typeScore prefers the first types of a noun: a city is better than a place, and a bank than any organization.
func (e *engine) typeScore(n schema.Node) float64 {
	if n.Type().Is(e.r.want[0]) {
		return 0.95
	}
	return 0.75
}

// hasDigit reports whether a label holds a number.
func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// numberWords are numbers in words.
var numberWords = set(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
	eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens million
	billion several half`)

// isCounted reports whether a node says how many: a quantity, or a group with its number.
func isCounted(n schema.Node) bool {
	if n.Literal != nil && n.Literal.Datatype != voc.XSDString {
		return n.Type() == schema.Quantity
	}
	if hasDigit(n.Label()) {
		return true
	}
	for _, w := range strings.Fields(foldCase(n.Label())) {
		if numberWords[w] {
			return true
		}
	}
	return false
}
