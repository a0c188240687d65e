package ask

import (
	"regexp"
	"slices"
	"strings"

	"entente/schema"
)

// passage is a sentence that statements of the store were read from.
type passage struct {
	text       string
	statements []*schema.Statement
}

// minCover is how much of what a question says a sentence must say to be read for an answer.
const minCover = 0.85

// fromPassages reads a date, a place or a number out of sentences about the things of the question that say all that it
// says, where no statement holds it.
func (e *engine) fromPassages(c *collector, q *query) error {
	list, err := e.passages(q)
	if err != nil {
		return err
	}
	for i := range list {
		p := &list[i]
		cover, err := e.passageScore(q, p)
		if err != nil {
			return err
		}
		if cover < minCover {
			continue
		}
		for _, n := range e.read(q, p) {
			c.add(n, weightOfQuote*cover, wholeSentence(p.statements[0], p.text))
		}
	}
	return nil
}

// passages lists the sentences behind the statements about the things of the question, each once, in their order.
func (e *engine) passages(q *query) ([]passage, error) {
	type place struct {
		doc   schema.IRI
		start int
	}
	at := map[place]int{}
	var out []passage
	for _, p := range q.phrases() {
		for _, id := range append(p.all(), p.insideAll()...) {
			around, err := e.around(id)
			if err != nil {
				return nil, err
			}
			for i := range around {
				st := &around[i]
				key := place{st.Evidence.Document, st.Evidence.SentenceStart}
				k, ok := at[key]
				if !ok {
					text, err := e.sentence(st)
					if err != nil {
						return nil, err
					}
					k = len(out)
					at[key] = k
					out = append(out, passage{text: text})
				}
				out[k].statements = append(out[k].statements, st)
			}
		}
	}
	return out, nil
}

// passageScore is the share of what the question says that a sentence says, 0 if the predicate or a name is missing.
func (e *engine) passageScore(q *query, p *passage) (float64, error) {
	if e.r.negated || len(e.r.noun) == 0 && e.r.kind == asksAmount || !e.saysPredicate(p.text) {
		return 0, nil
	}
	said := stems(p.text)
	total, got := 0.0, 0.0
	for _, ph := range q.phrases() {
		for i := range ph.parts {
			part := &ph.parts[i]
			if part.unknown {
				return 0, nil
			}
			whole := e.namesPart(part, said)
			for j := range part.words {
				w := &part.words[j]
				fit := coverOf(w, said)
				if whole {
					fit = 1
				}
				if fit == 0 && w.name {
					return 0, nil
				}
				total += weightOf(w)
				got += fit * weightOf(w)
			}
		}
	}
	if total == 0 {
		return 0, nil
	}
	return got / total, nil
}

// namesPart reports whether a sentence says some name of what a phrase names.
func (e *engine) namesPart(p *part, said []string) bool {
	for _, id := range (&phrase{parts: []part{*p}}).all() {
		n, err := e.node(id)
		if err != nil || !p.exact || n.Entity == nil {
			return false
		}
		for _, name := range e.namesOf(n) {
			if len(name) > 0 && !slices.ContainsFunc(name, func(w string) bool { return !slices.Contains(said, w) }) {
				return true
			}
		}
	}
	return false
}

// saysPredicate reports whether a sentence has a form of the verb of the question, or one that says little asks for
// none.
func (e *engine) saysPredicate(text string) bool {
	if lightVerbs[e.r.verb] || e.r.verb == "" {
		return true
	}
	for _, w := range tokenize(text) {
		if w.lemma == canonOf(e.r.verb) {
			return true
		}
	}
	return false
}

// read takes what the question asks for out of a sentence, nothing where the sentence leaves a choice.
func (e *engine) read(q *query, p *passage) []schema.Node {
	switch e.r.kind {
	case asksAmount:
		if label := countIn(p.text, e.r.noun); label != "" {
			return []schema.Node{textNode(label)}
		}
	case asksTime:
		if q.subject != nil && q.subject.isNamed() && !lightVerbs[e.r.verb] && !p.hasWord(e.r.verb) {
			return nil // the predicate of the sentence may be another's
		}
		for _, st := range p.statements {
			if n, _ := timeOf(st); n.Literal != nil && st.Time != "" {
				return []schema.Node{n}
			}
		}
		if dates := dateIn.FindAllString(p.text, 2); len(dates) == 1 {
			return []schema.Node{textNode(strings.TrimPrefix(dates[0], "in "))}
		}
	case asksPlace:
		for _, st := range p.statements {
			if st.Place != nil && !inQuestion(q, schema.Node{Entity: st.Place}) {
				return []schema.Node{{Entity: st.Place}}
			}
		}
		return e.placeIn(q, p.text)
	}
	return nil
}

// hasWord reports whether a statement of a passage has a verb for its trigger.
func (p *passage) hasWord(verb string) bool {
	return slices.ContainsFunc(p.statements, func(st *schema.Statement) bool {
		return canonOf(st.Word) == canonOf(verb)
	})
}

// placeAfter is a preposition of place and the name after it.
var placeAfter = regexp.MustCompile(`\b(?:in|at|near) (?:the )?((?:\p{Lu}[\p{L}'’-]*)(?: (?:(?:of|the|de|al) )?\p{Lu}[\p{L}'’-]*)*)`)

// placeIn finds the one name of a place after a preposition of place.
func (e *engine) placeIn(q *query, text string) []schema.Node {
	var out []schema.Node
	for _, m := range placeAfter.FindAllStringSubmatch(text, -1) {
		list, err := e.resolve(m[1])
		if err != nil || monthNumber(foldCase(strings.Fields(m[1])[0])) > 0 {
			continue
		}
		n := textNode(m[1])
		if len(list) > 0 && isNameMatch(list[0].How) {
			if !list[0].Type.IsAny(places) {
				continue
			}
			if n, err = e.nodeOf(&list[0]); err != nil || inQuestion(q, n) {
				continue
			}
		}
		out = append(out, n)
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// wholeSentence is a statement with its whole sentence for evidence, since what was read stands anywhere in it.
func wholeSentence(st *schema.Statement, text string) *schema.Statement {
	out := *st
	if ev := &out.Evidence; ev.SentenceEnd > ev.SentenceStart {
		ev.Start, ev.End, ev.Exact = ev.SentenceStart, ev.SentenceEnd, text
	}
	return &out
}
