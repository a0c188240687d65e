package open

import (
	"math"
	"slices"
	"strings"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/voc"
)

// proposition is what an open statement says, in tokens of its sentence.
type proposition struct {
	anchor          int // token whose clause it is: how it is meant, when and where
	subject, object phrase
	predicate       []int
	// says tells that the object is a clause, which the verb says, denies or announces.
	says bool
	// class is what the subject is said to be, nil where the object is no class; relation is the relation of the
	// closed table between things with a name, "" for none.
	class    *schema.Node
	relation string
	// office is the one that the subject gets or has, or nil.
	office *schema.Entity
	// word and name are the words of the predicate and of the relation's name, "" for those that predicate gives.
	word, name string
	// implied says that word stands nowhere in the text: the "is" of an apposition.
	implied    bool
	confidence float64
}

// Confidences, by how a proposition is expressed. Their order is that of the precision of each kind on the development
// half of CaRB (.66, .45, .31 and .21); they lie below those of the closed table, which come first.
const (
	ofClause     = 0.5 // a clause with a subject of its own
	ofShared     = 0.4 // one that shares the subject of another: a participle, an infinitive, a second verb
	ofNoun       = 0.3 // a noun phrase
	ofPossession = 0.2

	longObject     = 15 // more words than this are seldom right in full
	longObjectLess = 0.05
)

// state makes the statements of p: one, or one for each thing that a plural in it stands for.
func (x *extractor) state(p proposition) {
	if p.name == "" {
		p.name = x.name(p.predicate)
	}
	p.implied = p.word != ""
	if !p.implied {
		p.word = x.words(p.predicate)
	}
	if len(p.object.tokens) > longObject {
		p.confidence = math.Round(100*(p.confidence-longObjectLess)) / 100 // in hundredths, as all are
	}
	for _, s := range x.nodes(p.subject) {
		objects := x.nodes(p.object)
		if p.class != nil && s.Entity != nil && x.named[s.Entity.ID] {
			class := *p.class
			class.Text = x.words(p.object.tokens)
			objects = []schema.Node{class}
		}
		for _, o := range objects {
			if s.Key() != o.Key() {
				x.emit(&p, s, o)
			}
		}
	}
}

// emit writes the statement of p between two nodes, once a sentence.
func (x *extractor) emit(p *proposition, subject, object schema.Node) {
	s := schema.Statement{
		Subject: subject, Relation: schema.Camel(p.name), Open: true, Object: object,
		Word: x.lemma(p.anchor), Text: p.word, Confidence: p.confidence, Evidence: x.evidence(p),
	}
	s.Polarity, s.Modality = x.reader.Manner(x.sentence, p.anchor)
	if x.reader.Negated(p.subject.head) {
		s.Polarity = schema.Negative
	}
	x.reader.Qualify(&s, p.anchor, p.subject.head, p.object.head)
	s.AttributedTo = x.reader.Attribution(p.anchor, subject.Entity)
	if x.stated(p, &s) {
		return
	}
	x.close(p, &s)
	s.Seal()
	if x.known[s.ID] || s.Validate() != nil {
		return
	}
	x.known[s.ID] = true
	x.out = append(x.out, s)
}

// stated reports whether the closed table has stated what s says: a statement of the sentence whose words s only
// repeats. One by the same verb with the same ends is given the words of s, which are the whole of what the text says:
// auxiliaries, modifiers, adverbials.
func (x *extractor) stated(p *proposition, s *schema.Statement) bool {
	predicate, all := s.Text+" "+s.Word, s.Text+" "+s.Object.Text
	for _, c := range x.closed {
		if c.Subject.Key() == s.Subject.Key() && covers(c.Object.Text, s.Text+" "+s.Object.Text) {
			return true // "pledged to build a bridge": the closed statement has the clause as its object
		}
		if c.Evidence.Start >= s.Evidence.End || s.Evidence.Start >= c.Evidence.End ||
			c.Word != s.Word && !covers(all, c.Text) {
			continue
		}
		same := c.Word == s.Word || covers(predicate, c.Text)
		switch {
		case same && covers(s.Subject.Text, c.Subject.Text) && covers(s.Object.Text, c.Object.Text):
			if !p.implied {
				c.Text, c.Subject.Text, c.Object.Text = s.Text, s.Subject.Text, s.Object.Text
			}
			return true
		case covers(s.Subject.Text, c.Subject.Text) && covers(all, c.Object.Text),
			covers(s.Subject.Text, c.Object.Text) && covers(all, c.Subject.Text): // a passive the other way round
			return true
		}
	}
	return false
}

// covers reports whether text has all the words of part.
func covers(text, part string) bool {
	words := strings.Fields(text)
	for w := range strings.FieldsSeq(part) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

// nodes returns what a phrase stands for: the things that have a node in the graph anyway, times and quantities; or
// else its words.
func (x *extractor) nodes(p phrase) []schema.Node {
	words := x.words(p.tokens)
	if words == "" {
		return nil
	}
	var out []schema.Node
	if !p.text {
		for _, n := range x.reader.Nodes(p.head) {
			if n.Literal != nil || x.real[n.Entity.ID] {
				n.Text = words
				out = append(out, n)
			}
		}
	}
	if len(out) == 0 {
		text := &schema.Literal{Value: words, Datatype: voc.XSDString, Label: words}
		out = []schema.Node{{Literal: text, Text: words}}
	}
	return out
}

// isText reports whether n is words that stand for nothing but themselves.
func isText(n schema.Node) bool { return n.Literal != nil && n.Literal.Datatype == voc.XSDString }

// evidence returns the smallest span that holds the words of p.
func (x *extractor) evidence(p *proposition) schema.Evidence {
	s := x.d.Sentences[x.sentence]
	r := text.Range{First: p.anchor, Last: p.anchor + 1}
	for _, list := range [][]int{p.subject.tokens, p.predicate, p.object.tokens} {
		for _, t := range list {
			r.First, r.Last = min(r.First, t), max(r.Last, t+1)
		}
	}
	span := x.d.SpanOf(r)
	return schema.Evidence{
		Document: x.doc, Sentence: x.sentence + 1,
		Start: x.runes.Offset(span.Start), End: x.runes.Offset(span.End), Exact: x.d.Slice(span),
		SentenceStart: x.runes.Offset(s.Start), SentenceEnd: x.runes.Offset(s.End),
	}
}
