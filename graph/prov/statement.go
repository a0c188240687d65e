package prov

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/graph/rdf"
	"entente/schema"
	"entente/schema/voc"
)

// writer collects quads of one subject under one label.
type writer struct {
	subject, label quad.Value
	out            []quad.Quad
}

func (w *writer) add(predicate schema.IRI, object quad.Value) {
	w.out = append(w.out, quad.Quad{Subject: w.subject, Predicate: iri(predicate), Object: object, Label: w.label})
}

// text adds a plain literal unless it is empty.
func (w *writer) text(predicate schema.IRI, s string) {
	if s != "" {
		w.add(predicate, quad.String(s))
	}
}

// nodeTerm is the term of a node.
func nodeTerm(n schema.Node) quad.Value {
	if n.Entity != nil {
		return iri(n.Entity.ID)
	}
	return Literal(*n.Literal)
}

// ends returns subject and object of the fact of a statement. The fact of a symmetric relation has them in the order
// of their IRIs, so that both ways to say it support one fact; reversed tells that the statement has them the other
// way round.
func ends(s *schema.Statement) (subject, object schema.Node, reversed bool) {
	r, err := schema.Relations().ByName(s.Relation)
	if err == nil && !s.Open && r.Symmetric && s.Object.Entity != nil && s.Object.Entity.ID < s.Subject.Entity.ID {
		return s.Object, s.Subject, true
	}
	return s.Subject, s.Object, false
}

// factID names the fact of a statement.
func factID(s *schema.Statement) (schema.IRI, error) {
	subject, object, _ := ends(s)
	if object.Entity != nil {
		return schema.FactIRI(subject.Entity.ID, schema.RelationIRI(s.Relation), string(object.Entity.ID)), nil
	}
	term, err := rdf.Term(Literal(*object.Literal))
	return schema.FactIRI(subject.Entity.ID, schema.RelationIRI(s.Relation), term), err
}

func sentenceQuads(q, doc schema.IRI, e *schema.Evidence) []quad.Quad {
	w := writer{subject: iri(q), label: iri(doc)}
	w.add(voc.ProvWasDerivedFrom, iri(doc))
	w.add(voc.Number, integer(e.Sentence))
	w.add(voc.OAHasTarget, span(doc, e.SentenceStart, e.SentenceEnd))
	return w.out
}

func statementQuads(s *schema.Statement, sentence, doc schema.IRI) []quad.Quad {
	w := &writer{subject: iri(s.ID), label: iri(doc)}
	w.claim(s)
	w.add(voc.ProvWasQuotedFrom, iri(sentence))
	w.add(voc.OAHasTarget, span(doc, s.Evidence.Start, s.Evidence.End))
	w.add(voc.OAExact, quad.String(s.Evidence.Exact))
	w.text(voc.Word, s.Word)
	if s.Text != s.Word {
		w.text(voc.WordText, s.Text)
	}
	w.add(voc.Confidence, decimal(s.Confidence))
	w.qualifiers(s)
	w.relation(s)
	w.nodeText(s.Subject, s.Evidence.Exact, voc.SubjectText, "")
	w.nodeText(s.Object, s.Evidence.Exact, voc.ObjectText, voc.ObjectLabel)
	w.participants(s)
	return w.out
}

// claim says what the statement states: the fact that it supports, or the three parts of what it does not assert.
func (w *writer) claim(s *schema.Statement) {
	if s.Supports() {
		if id, err := factID(s); err == nil {
			w.add(voc.Supports, iri(id))
			if _, _, reversed := ends(s); reversed {
				w.add(voc.Reversed, typed("true", voc.XSDBoolean))
			}
			return
		}
	}
	w.add(voc.RDFSubject, iri(s.Subject.Entity.ID))
	w.add(voc.RDFPredicate, iri(schema.RelationIRI(s.Relation)))
	w.add(voc.RDFObject, nodeTerm(s.Object))
}

// qualifiers says how the statement is meant, where that is not the usual.
func (w *writer) qualifiers(s *schema.Statement) {
	if s.Polarity != schema.Positive {
		w.text(voc.Polarity, string(s.Polarity))
	}
	if s.Modality != schema.Asserted {
		w.text(voc.Modality, string(s.Modality))
	}
	if s.AttributedTo != nil {
		w.add(voc.AttributedTo, iri(s.AttributedTo.ID))
	}
	if s.Time != "" {
		w.add(voc.Time, Time(s.Time))
	}
	w.text(voc.TimeText, s.TimeText)
	if s.Place != nil {
		w.add(voc.Place, iri(s.Place.ID))
	}
	w.text(voc.Stage, s.Stage)
}

// relation says what the relation's name alone does not tell.
func (w *writer) relation(s *schema.Statement) {
	if name := schema.RelationIRI(s.Relation).Local(); name != s.Relation {
		w.text(voc.RelationName, s.Relation)
	}
	event, cameo, known := usualEvent(s.Relation)
	if s.Open && known {
		w.add(voc.Open, typed("true", voc.XSDBoolean))
	}
	if s.EventType != event {
		w.text(voc.EventType, orDash(string(s.EventType)))
	}
	if s.CAMEO != cameo {
		w.text(voc.CAMEO, orDash(s.CAMEO))
	}
}

// usualEvent returns what the table of relations says of a relation, and false if the relation is not in the table.
func usualEvent(relation string) (event schema.EventType, cameo string, known bool) {
	r, err := schema.Relations().ByName(relation)
	if err != nil {
		return schema.NoEvent, "", false
	}
	return r.Family, r.CAMEO, true
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// nodeText adds the words of a node where the quote and the node do not tell them, and the label of a literal that its
// form does not tell.
func (w *writer) nodeText(n schema.Node, quote string, text, label schema.IRI) {
	if n.Literal != nil {
		name := literalLabel(*n.Literal)
		if name != DefaultLabel(*n.Literal) {
			w.text(label, name)
		}
		if n.Text != name {
			w.text(text, n.Text)
		}
		return
	}
	if n.Text != nameIn(quote, n.Entity.ID) {
		w.text(text, n.Text)
	}
}

func literalLabel(l schema.Literal) string {
	if l.Label == "" {
		return DefaultLabel(l)
	}
	return l.Label
}

// participants adds the further participants; the words of the n-th one in a role hang on a node of their own.
func (w *writer) participants(s *schema.Statement) {
	count := map[schema.Role]int{}
	for _, p := range sortedParticipants(s.Participants) {
		count[p.Role]++
		w.add(voc.Role(p.Role), nodeTerm(p.Node))
		part := &writer{subject: ParticipantIRI(s.ID, p.Role, count[p.Role]), label: w.label}
		part.nodeText(p.Node, s.Evidence.Exact, voc.Text, voc.Label)
		w.out = append(w.out, part.out...)
	}
}

// ParticipantIRI names the words of the n-th participant of a statement in a role, counted from 1 in the order of
// terms.
func ParticipantIRI(s schema.IRI, r schema.Role, n int) quad.IRI {
	return quad.IRI(string(s) + "#" + string(r) + "=" + strconv.Itoa(n))
}

// sortedParticipants orders participants by role and key and leaves out what is said twice.
func sortedParticipants(list []schema.Participant) []schema.Participant {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b schema.Participant) int {
		if d := slices.Index(schema.Roles, a.Role) - slices.Index(schema.Roles, b.Role); d != 0 {
			return d
		}
		return strings.Compare(a.Node.Key(), b.Node.Key())
	})
	return slices.CompactFunc(out, func(a, b schema.Participant) bool {
		return a.Role == b.Role && a.Node.Key() == b.Node.Key()
	})
}
