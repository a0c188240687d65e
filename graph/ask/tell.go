package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente/graph"
	"entente/schema"
	"entente/schema/voc"
)

// speech are the relations by which somebody says something of a matter, beside said itself.
var speech = set(`said announced emphasized warned criticized welcomed accused calledFor urged supports rejected denied proposed
	requested threatened pledged recognized opposes discussed`)

// speechVerbs are the verbs of "what did X say about Y".
var speechVerbs = set("say state tell comment note remark think write claim add declare")

// answerSpeech answers what somebody said: the content, or what was done in words.
func (e *engine) answerSpeech(q *query) ([]*found, error) {
	c := newCollector()
	for _, id := range q.subject.all() {
		said := graph.Filter{Subject: id, Relations: sortedKeys(speech), Limit: maxOfEntity}
		if err := e.speechIn(c, q, said); err != nil {
			return nil, err
		}
		if len(c.list) > 0 || len(q.modifiers) == 0 {
			continue // what a speaker says of all things is read from the speaker's own statements
		}
		if of := first(q.modifiers[0].all()); of != "" {
			if err := e.speechIn(c, q, graph.Filter{AttributedTo: id, Any: of, Limit: maxNeighbours}); err != nil {
				return nil, err
			}
		}
	}
	return c.keep(0.6), nil
}

// speechIn adds what statements say that somebody said.
func (e *engine) speechIn(c *collector, q *query, f graph.Filter) error {
	list, err := e.facts(f)
	if err != nil {
		return err
	}
	for i := range list {
		if err := e.addSpeech(c, q, &list[i]); err != nil {
			return err
		}
	}
	return nil
}

func first(ids []schema.IRI) schema.IRI {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

func (e *engine) addSpeech(c *collector, q *query, st *schema.Statement) error {
	score := 0.8
	if st.Relation == "said" || canonOf(st.Word) == e.r.verb {
		score = 1
	}
	topics := append([]phrase{}, q.modifiers...)
	if q.object != nil {
		topics = append(topics, *q.object)
	}
	for i := range topics {
		s, err := e.score(&topics[i], st.Object)
		if err != nil {
			return err
		}
		for _, p := range st.Participants {
			t, err := e.score(&topics[i], p.Node)
			if err != nil {
				return err
			}
			s = max(s, t)
		}
		t := shareSaid(&topics[i], stems(st.Evidence.Exact))
		if s = max(s, 0.9*t); s < 0.5 {
			return nil
		}
		score *= s
	}
	if st.Relation == "said" {
		c.add(st.Object, score, st)
		return nil
	}
	c.add(telling(st), score, st, st.Object.Label())
	return nil
}

// telling is a statement in words, as a node: "criticized the sanctions".
func telling(st *schema.Statement) schema.Node {
	verb := st.Text
	if !saysAlone(st) {
		verb = inWords(st.Relation)
	}
	if st.Polarity == schema.Negative {
		verb = "not: " + verb
	}
	text := strings.TrimSpace(fmt.Sprintf("%s %s", verb, st.Object.Label()))
	return schema.Node{Literal: &schema.Literal{Value: text, Datatype: voc.XSDString, Label: text}}
}

// saysAlone reports whether the trigger of a statement says its relation without further words: "annexed" does, but
// neither "annexation" nor the "imposed" of "imposed sanctions" does.
func saysAlone(st *schema.Statement) bool {
	if w := newWord(orSpace(st.Text)); st.Open || w.shape() == 0 {
		return st.Open
	}
	r, err := schema.Relations().ByName(st.Relation)
	return err == nil && slices.ContainsFunc(r.Verbs, func(f schema.Frame) bool {
		return f.Lemma == canonOf(st.Word) && len(nounsOf(f.Words)) == 0
	})
}

// answerHappened answers "what happened between A and B in 2020" and "what happened in X".
func (e *engine) answerHappened(q *query) ([]*found, error) {
	var sides []*phrase
	for i := range q.modifiers {
		for j := range q.modifiers[i].parts {
			sides = append(sides, &phrase{prep: q.modifiers[i].prep, parts: q.modifiers[i].parts[j : j+1]})
		}
	}
	if q.object != nil {
		for j := range q.object.parts {
			sides = append(sides, &phrase{prep: q.object.prep, parts: q.object.parts[j : j+1]})
		}
	}
	c := newCollector()
	if len(sides) == 0 {
		return nil, nil
	}
	for _, id := range sides[0].all() {
		list, err := e.src.Statements(e.ctx, graph.Filter{Any: id, Limit: maxOfEntity})
		if err != nil {
			return nil, err
		}
		for i := range list {
			if err := e.addHappened(c, sides, &list[i]); err != nil {
				return nil, err
			}
		}
	}
	return c.keep(0.5), nil
}

func (e *engine) addHappened(c *collector, sides []*phrase, st *schema.Statement) error {
	r, err := schema.Relations().ByName(st.Relation)
	event := err == nil && r.Family != schema.NoEvent
	placed := st.Relation == "occurredIn"
	if !event && !placed || !e.admits(&hit{st: st}) {
		return nil
	}
	score := 1.0
	for _, p := range sides[1:] {
		h := &hit{st: st, subject: st.Subject, object: st.Object}
		s, err := e.modifierScore(p, nil, h)
		if err != nil {
			return err
		}
		score *= s
	}
	if score < 0.55 {
		return nil
	}
	if !e.r.time.empty() {
		s, err := e.timeScore(st)
		if err != nil || s == 0 {
			return err
		}
		score *= s
	}
	n := schema.Node{Literal: &schema.Literal{Datatype: voc.XSDString}}
	n.Literal.Label = st.Subject.Label() + " " + telling(st).Literal.Label
	n.Literal.Value = n.Literal.Label
	if placed {
		n = st.Subject
	}
	c.add(n, score, st)
	return nil
}

// answerConnected answers "how are A and B connected" by the shortest ways from one to the other.
func (e *engine) answerConnected(q *query) ([]*found, error) {
	if len(q.subject.parts) != 2 {
		return nil, nil
	}
	from, to := (&phrase{parts: q.subject.parts[:1]}).all(), (&phrase{parts: q.subject.parts[1:]}).all()
	if len(from) == 0 || len(to) == 0 {
		return nil, nil
	}
	paths, err := e.src.Paths(e.ctx, from[0], to[0], graph.PathOptions{Planned: true})
	if err != nil {
		return nil, err
	}
	var out []*found
	for _, p := range paths {
		f := &found{modality: schema.Asserted}
		var text []string
		for i, s := range p.Steps {
			a, b := s.Fact.Subject.Label(), s.Fact.Object.Label()
			arrow := fmt.Sprintf("—%s→ %s", s.Fact.Relation, b)
			start := a
			if s.Backward {
				arrow, start = fmt.Sprintf("←%s— %s", s.Fact.Relation, a), b
			}
			if i == 0 {
				text = append(text, start)
			}
			text = append(text, arrow)
			if s.Fact.Status == schema.Planned {
				f.modality = schema.Planned
			}
			for j := range s.Fact.Statements {
				f.statements = append(f.statements, &s.Fact.Statements[j])
			}
		}
		label := strings.Join(text, " ")
		f.node = schema.Node{Text: label}
		f.names = []string{label}
		out = append(out, f)
	}
	return out, nil
}
