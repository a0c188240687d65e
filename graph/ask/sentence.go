package ask

import (
	"regexp"
	"strings"

	"entente/schema"
	"entente/schema/voc"
)

// fromSentence reads an amount or a date out of the sentences of the statements that fit, where no statement holds it:
// the sentence that says that Russia deploys peacekeepers also says how many.
func (e *engine) fromSentence(c *collector, hits []hit) error {
	for i := range hits {
		h := &hits[i]
		if !e.admits(h) || h.score < minYes {
			continue
		}
		sentence, err := e.sentence(h.st)
		if err != nil {
			return err
		}
		switch e.r.kind {
		case asksAmount:
			if label := countIn(sentence, e.r.noun); label != "" {
				c.add(textNode(label), 0.8*h.score, h.st)
			}
		case asksTime:
			if found := dateIn.FindAllString(sentence, 2); len(found) == 1 {
				c.add(textNode(found[0]), 0.7*h.score, h.st)
			}
		}
	}
	return nil
}

// fromReports answers when something happened by when it was first reported, where no text says more: what happened and
// what was published are different things, so that the answer says which it is.
func (e *engine) fromReports(c *collector, hits []hit) error {
	first, on := (*hit)(nil), ""
	for i := range hits {
		h := &hits[i]
		if e.r.kind != asksTime || h.score < minReported || h.st.Modality != schema.Asserted || !e.admits(h) {
			continue
		}
		day, err := e.dayOf(h.st)
		if err != nil {
			return err
		}
		if r, err := schema.Relations().ByName(h.st.Relation); day == "" || err == nil && r.Family == schema.NoEvent {
			continue
		}
		if on == "" || day < on {
			first, on = h, day
		}
	}
	if first == nil {
		return nil
	}
	names := dateNames(on)
	label := "reported " + names[min(1, len(names)-1)]
	n := schema.Node{Literal: &schema.Literal{Value: on, Datatype: voc.XSD + "date", Label: label}}
	c.add(n, first.score, first.st, names...)
	return nil
}

// minReported is the least score of a statement whose report dates what it says.
const minReported = 0.7

func textNode(label string) schema.Node {
	return schema.Node{Literal: &schema.Literal{Value: label, Datatype: voc.XSDString, Label: label}}
}

// dateIn is a date with a year or a day in a sentence.
var dateIn = regexp.MustCompile(`(?i)\b(?:\d{1,2} (?:` + monthNames + `)(?: \d{4})?|(?:` + monthNames + `) \d{1,2}(?:, \d{4})?\b|(?:` + monthNames +
	`) \d{4}|(?:in|since|until|during) (?:19|20)\d\d|in (?:` + monthNames + `))\b`)

const monthNames = "January|February|March|April|May|June|July|August|September|October|November|December"

// numberIn is a number in digits or in words, with the vague words before it.
var numberIn = regexp.MustCompile(`(?i)(?:(?:about|more than|over|nearly|up to|at least|almost|some|around) )?\b(?:\d[\d,.]*\d|\d|` +
	`(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds of|thousands of|dozens of))(?: (?:hundred|thousand|million|billion))?`)

// countIn finds the number that stands before a noun, with at most two words between them.
func countIn(sentence string, noun []word) string {
	h := head(noun)
	if h == nil {
		return ""
	}
	for _, at := range numberIn.FindAllStringIndex(sentence, -1) {
		rest := strings.Fields(sentence[at[1]:])
		for i := 0; i < len(rest) && i < 3; i++ {
			w := strings.Trim(rest[i], ".,;:()«»“”\"'")
			if w != "" && stem(foldCase(w)) == h.stem {
				words := append(strings.Fields(sentence[at[0]:at[1]]), rest[:i]...)
				return strings.Join(append(words, w), " ")
			}
			if strings.ContainsAny(rest[i], ".,;:") {
				break
			}
		}
	}
	return ""
}
