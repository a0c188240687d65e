package relation

import (
	"strconv"
	"strings"

	"entente/extract/text"
	"entente/schema"
)

// frameWords returns the tokens of the nouns that the frame of a claim has beside its verb: a quote of "held talks"
// needs both.
func (x *extractor) frameWords(c claim) []int {
	if x.d.Tokens[c.anchor].UPOS != "VERB" {
		return nil
	}
	var out []int
	for _, o := range x.direct(c.anchor) {
		f := c.trigger.Frame
		if (f == nil || len(f.Words) > 1) && x.d.Tokens[o].UPOS == "NOUN" && x.d.SentenceOf(o) == x.sentence {
			out = append(out, o)
		}
	}
	return out
}

// statement is a statement about to be written.
type statement struct {
	rel             string
	open            bool
	subject, object arg
	anchor          int
	manner          manner
	stage           string
	penalty         float64
	participants    []schema.Participant
	time            *timeValue
	place           *schema.Entity
	quiet           bool  // the anchor's own time, place and participants are not looked for
	words           []int // further tokens that the quote must hold
	plain           bool  // the writer's own words, whoever says what the clause says
}

// hollow nouns say nothing of what they mean without what stands around them.
var hollow = wordList("hollow")

// hollow reports whether the label of a says nothing by itself: "areas".
func (a *arg) hollow() bool {
	return a.node.Entity != nil && hollow[strings.ToLower(a.node.Entity.Label)]
}

// emit writes a statement with the qualifiers of its clause, once a sentence, unless one of its ends says nothing.
func (x *extractor) emit(s statement) {
	if s.subject.hollow() || s.object.hollow() {
		return
	}
	out := schema.Statement{
		Subject: s.subject.node, Relation: s.rel, Open: s.open, Object: s.object.node,
		Word: x.lemma(s.anchor), Text: x.d.Tokens[s.anchor].Form,
		Polarity: s.manner.polarity, Modality: s.manner.modality, Stage: s.stage, Participants: s.participants,
	}
	if x.negatedPhrase(s.subject.head) {
		out.Polarity = schema.Negative
	}
	if r, err := x.table.ByName(s.rel); err == nil && !s.open {
		out.EventType, out.CAMEO = r.Family, r.CAMEO
	}
	if !s.quiet {
		x.qualify(&out, &s)
	}
	if !s.plain {
		out.AttributedTo = x.attribution(s.anchor, s.subject.node.Entity)
	}
	out.Confidence = x.confidence(&s)
	out.Evidence = x.evidence(s.anchor, append([]int{s.subject.head, s.object.head}, s.words...)...)
	out.Seal()
	key := said(&out)
	if i, ok := x.known[key]; ok {
		// Of two readings of the same words the surer one stands, or the one that says when.
		have := &x.out[i]
		fuller := out.Confidence == have.Confidence && have.Time == "" && out.Time != ""
		if out.Confidence > have.Confidence || fuller {
			*have = out
		}
		return
	}
	x.known[key] = len(x.out)
	x.out = append(x.out, out)
	x.occasion(&out, &s)
}

// said names what a statement says, wherever in its sentence.
func said(s *schema.Statement) schema.IRI {
	return schema.FactIRI(schema.IRI(s.Subject.Key()), schema.IRI(s.Relation), strings.Join([]string{
		s.Object.Key(), string(s.Polarity), string(s.Modality), strconv.Itoa(s.Evidence.Sentence),
	}, "\x00"))
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// evidence returns the smallest span that holds the words of a statement: its anchor, and the phrases of its subject,
// its object and further tokens as far as they stand in the anchor's sentence.
func (x *extractor) evidence(anchor int, tokens ...int) schema.Evidence {
	s := x.d.Sentences[x.sentence]
	r := text.Range{First: -1}
	for _, t := range append(tokens, anchor) {
		if t < 0 || !s.Tokens.Has(t) {
			continue
		}
		var p text.Range
		if x.d.Tokens[t].UPOS == "VERB" && t != anchor {
			p = x.clauseRange(t)
		} else {
			// A title may head the name that follows it: the quote needs both.
			q := x.phrase(t)
			p = text.Range{First: min(t, q.First, x.valueStart(t)), Last: max(t+1, q.Last)}
		}
		if r.First < 0 {
			r = p
		}
		r.First, r.Last = min(r.First, p.First), max(r.Last, p.Last)
	}
	r.First, r.Last = max(r.First, s.Tokens.First), min(r.Last, s.Tokens.Last)
	span := x.d.SpanOf(r)
	return schema.Evidence{
		Document: x.doc, Sentence: x.sentence + 1,
		Start: x.runes.Offset(span.Start), End: x.runes.Offset(span.End), Exact: x.d.Slice(span),
		SentenceStart: x.runes.Offset(s.Start), SentenceEnd: x.runes.Offset(s.End),
	}
}
