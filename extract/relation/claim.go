package relation

import (
	"strings"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// claim is a relation about to be stated.
type claim struct {
	trigger schema.Trigger
	// anchor is the verb or noun that expresses the relation.
	anchor   int
	subjects []arg
	object   int // token that heads the object
	// objects are used instead of what object stands for, if not nil.
	objects []arg
	// manner is set where it is not that of the clause at the anchor.
	manner *manner
	// penalty is taken from the confidence.
	penalty float64
}

// baseConfidence is the confidence of a statement of a clause whose arguments are names.
const baseConfidence = 0.85

// state makes the statements of c, one for each subject and each object, and reports whether it made any. Arguments
// that the relation does not admit make none.
func (x *extractor) state(c claim) bool {
	rel, frame := c.trigger.Relation, c.trigger.Frame
	objects := c.objects
	if objects == nil {
		for _, o := range x.meant(rel, c.object) {
			objects = append(objects, x.args(o)...)
		}
	}
	m := x.mannerOf(c.anchor)
	if c.manner != nil {
		m = *c.manner
	}
	if c.object >= 0 && c.objects == nil && x.negatedPhrase(c.object) {
		m.polarity = schema.Negative
	}
	if frame != nil && len(frame.Words) > 1 && c.manner == nil {
		// "made no mention of": the noun of the frame is negated.
		for _, o := range x.direct(c.anchor) {
			if x.negatedPhrase(o) {
				m.polarity = schema.Negative
			}
		}
	}
	subjects := c.subjects
	if len(subjects) == 0 && c.object >= 0 && (rel.Name == "deployed" || rel.Name == "withdrewForces") {
		subjects = x.troopsOf(c.object)
	}
	if frame != nil && frame.ToSubject {
		subjects, objects = objects, subjects
	}
	stated := false
	for _, s := range subjects {
		for _, o := range objects {
			stage := ""
			if frame != nil {
				stage = frame.Stage
			}
			s, o = x.acting(s, rel.Domain), x.acting(o, rel.Range)
			if rel.Name == "threatens" && o.head >= 0 && x.d.Tokens[o.head].UPOS == "VERB" {
				continue // to threaten to do something is no danger to it
			}
			if x.fits(rel, frame, s, o) {
				x.emit(statement{rel: rel.Name, subject: s, object: o, anchor: c.anchor, manner: m, stage: stage, penalty: c.penalty, words: x.frameWords(c)})
				stated = true
				if whole := x.wholeOf(o.head); rel.Name == "partnersOn" && whole >= 0 {
					// Who is a partner in a pillar of an initiative is a partner in the initiative.
					for _, w := range x.args(whole) {
						x.emit(statement{rel: rel.Name, subject: s, object: w, anchor: c.anchor, manner: m, penalty: c.penalty + 0.05})
					}
				}
				if o.typ == schema.Agreement && (rel.Name == "signed" || rel.Name == "ratified") {
					// Who signs is a party.
					x.emit(statement{rel: "partyTo", subject: s, object: o, anchor: c.anchor, manner: m, penalty: c.penalty + 0.05})
				}
			}
		}
	}
	return stated
}

// wholeOf returns the token of the named initiative or body that the thing at o is a part of, or -1.
func (x *extractor) wholeOf(o int) int {
	if o < 0 || !parts[x.lemma(o)] {
		return -1
	}
	for _, c := range x.tree.Children(o) {
		if x.tree.Is(c, "nmod") && x.tree.Case(c) == "of" && (x.typeOf(c) == schema.Initiative || x.typeOf(c).Is(schema.Organization)) {
			return c
		}
	}
	return -1
}

// acting turns a capital where somebody must act into the country that it is the capital of: an ambassador is recalled
// from a country.
func (x *extractor) acting(a arg, types []schema.NodeType) arg {
	if a.typ != schema.City || a.node.Entity == nil || a.typ.IsAny(types) {
		return a
	}
	for _, c := range x.g.Lookup(a.node.Entity.Label) {
		if c.Kind == gazetteer.KindMetonym && c.Entity.Type == string(schema.Country) && schema.Country.IsAny(types) {
			a.node.Entity, a.typ, a.indirect = x.intern(entityOf(x.g, c.Entity)), schema.Country, true
			return a
		}
	}
	return a
}

// troopsOf returns the country whose troops token o heads: when French troops are stationed somewhere, France has sent them.
func (x *extractor) troopsOf(o int) []arg {
	for _, c := range x.tree.Children(o) {
		if c < o && x.tree.Is(c, "amod", "compound", "nmod:poss") && x.typeOf(c) == schema.Country {
			return x.args(c)
		}
	}
	return nil
}

// frameWords returns the tokens of the nouns that the frame of a claim has beside its verb: a quote of "held talks" needs
// both.
func (x *extractor) frameWords(c claim) []int {
	if x.d.Tokens[c.anchor].UPOS != "VERB" {
		return nil
	}
	var out []int
	for _, o := range x.direct(c.anchor) {
		if f := c.trigger.Frame; (f == nil || len(f.Words) > 1) && x.d.Tokens[o].UPOS == "NOUN" && x.d.SentenceOf(o) == x.sentence {
			out = append(out, o)
		}
	}
	return out
}

// fits reports whether rel admits the subject and the object. An object whose type says little (a topic) is admitted
// where the range asks for a thing rather than somebody who acts.
func (x *extractor) fits(rel *schema.Relation, frame *schema.Frame, s, o arg) bool {
	if s.node.Entity == nil || s.node.Key() == o.node.Key() {
		return false
	}
	if o.node.Literal != nil && !takesValue(rel.Range) {
		return false
	}
	if !s.typ.IsAny(rel.Domain) {
		return false
	}
	if frame != nil && !frame.Admits(o.typ) {
		return false
	}
	if o.typ.IsAny(rel.Range) {
		return true
	}
	if frame != nil && (frame.Weak || len(frame.Types) > 0) {
		return false
	}
	return o.typ == schema.Topic && !onlyActors(rel.Range)
}

// Nouns through which a relation reaches what depends on them: to stress the importance of peace is to stress peace.
var transparent = set("importance need necessity significance possibility urgency value prospect issue question matter")

// Nouns that state their own relation: to reaffirm one's support for something is to support it.
var selfStating = set("support opposition commitment resolve readiness determination")

// meant returns the tokens of what an object stands for: what depends on a transparent noun, nothing where the noun
// states its own relation, or the object itself.
func (x *extractor) meant(rel *schema.Relation, o int) []int {
	if o < 0 {
		return nil
	}
	speaks := rel.Name == "emphasized" || rel.Name == "discussed" || rel.Name == "welcomed" || rel.Name == "supports" || rel.Name == "pledged" || rel.Name == "announced"
	if !speaks || x.d.Tokens[o].UPOS != "NOUN" {
		return []int{o}
	}
	if rel.Name != "welcomed" && selfStating[x.lemma(o)] && x.tree.Child(o, "nmod", "acl") >= 0 {
		return nil
	}
	if !transparent[x.lemma(o)] {
		return []int{o}
	}
	var out []int
	for _, c := range x.tree.Children(o) {
		switch {
		case x.tree.Is(c, "nmod") && (x.tree.Case(c) == "of" || x.tree.Case(c) == "for"):
			out = append(out, c)
		case x.tree.Is(c, "acl") && x.d.Tokens[c].UPOS == "VERB" && len(x.direct(c)) > 0 && x.d.Tokens[c].XPOS != "VBN":
			out = append(out, x.direct(c)...)
		}
	}
	if len(out) == 0 {
		return []int{o}
	}
	return out
}

// onlyActors reports whether types admits a time or a quantity by name.
func takesValue(types []schema.NodeType) bool {
	for _, t := range types {
		if t.Literal() {
			return true
		}
	}
	return false
}

// onlyActors reports whether types admits only who can act, values or places.
func onlyActors(types []schema.NodeType) bool {
	for _, t := range types {
		if !t.Is(schema.Actor) && !t.Is(schema.Place) && !t.Literal() {
			return false
		}
	}
	return true
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

// emit writes a statement with the qualifiers of its clause, once a sentence.
func (x *extractor) emit(s statement) {
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
	out.Evidence = x.evidence(append([]int{s.subject.head, s.anchor, s.object.head}, s.words...)...)
	out.Seal()
	key := said(&out)
	if i, ok := x.known[key]; ok {
		if out.Confidence > x.out[i].Confidence {
			x.out[i] = out
		}
		return
	}
	if out.Validate() != nil {
		// What the vocabulary does not allow is not said; the tests of this package show that nothing is lost by it.
		return
	}
	x.known[key] = len(x.out)
	x.out = append(x.out, out)
}

// said names what a statement says, wherever in its sentence.
func said(s *schema.Statement) schema.IRI {
	return schema.FactIRI(schema.IRI(s.Subject.Key()), schema.IRI(s.Relation), strings.Join([]string{
		s.Object.Key(), string(s.Polarity), string(s.Modality), string(rune('0' + s.Evidence.Sentence)),
	}, "\x00"))
}

func (x *extractor) confidence(s *statement) float64 {
	c := baseConfidence - s.penalty
	if s.open {
		c -= 0.25
	}
	for _, a := range []arg{s.subject, s.object} {
		if a.indirect {
			c -= 0.1
		}
		if a.head >= 0 && x.d.SentenceOf(a.head) == x.d.SentenceOf(s.anchor) && abs(a.head-s.anchor) > 15 {
			c -= 0.05
		}
		if a.typ == schema.Topic {
			c -= 0.05
		}
	}
	return max(0.05, float64(int(c*100+0.5))/100)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// evidence returns the smallest span that holds the words of a statement: its subject, its anchor and its object, each
// as far as it stands in the anchor's sentence.
func (x *extractor) evidence(tokens ...int) schema.Evidence {
	s := x.d.Sentences[x.sentence]
	r := text.Range{First: -1}
	for _, t := range tokens {
		if t < 0 || !s.Tokens.Has(t) {
			continue
		}
		p := text.Range{First: t, Last: t + 1}
		switch q := x.phrase(t); {
		case x.d.Tokens[t].UPOS == "VERB" && t != tokens[1]:
			p = x.clauseRange(t)
		case q.Has(t):
			p = q
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
