package prov

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"entente/schema"
	"entente/schema/voc"
)

// Statement rebuilds a statement with its evidence.
func (l *Lifter) Statement(ctx context.Context, id schema.IRI) (*schema.Statement, error) {
	p, doc, err := l.properties(ctx, quad.Quad{Subject: iri(id)})
	if err != nil {
		return nil, err
	}
	if len(p) == 0 {
		return nil, fmt.Errorf("statement %s: %w", id, ErrNotFound)
	}
	s := &schema.Statement{ID: id, Polarity: schema.Positive, Modality: schema.Asserted,
		Evidence: schema.Evidence{Document: doc}}
	if err := errors.Join(l.claim(ctx, s, p), l.evidence(ctx, s, p), l.qualifiers(ctx, s, p)); err != nil {
		return nil, fmt.Errorf("statement %s: %w", id, err)
	}
	s.Subject.Text = nodeText(p, s.Subject, s.Evidence.Exact, voc.SubjectText, "")
	s.Object.Text = nodeText(p, s.Object, s.Evidence.Exact, voc.ObjectText, voc.ObjectLabel)
	return s, l.participants(ctx, s, p)
}

// claim finds subject, relation and object: those of the fact, or those that the statement has itself.
func (l *Lifter) claim(ctx context.Context, s *schema.Statement, p properties) error {
	var relation schema.IRI
	if f := p.iri(voc.Supports); f != "" {
		fact, err := l.Fact(ctx, f)
		if err != nil {
			return err
		}
		s.Subject, relation, s.Object = fact.Subject, fact.Relation, copyLiteral(fact.Object)
		if p.text(voc.Reversed) == "true" {
			s.Subject, s.Object = s.Object, s.Subject
		}
	} else {
		var err error
		if len(p[voc.RDFSubject]) != 1 || len(p[voc.RDFObject]) != 1 {
			return fmt.Errorf("%w: neither a fact nor one subject and one object", ErrShape)
		}
		if s.Subject, err = l.node(ctx, p[voc.RDFSubject][0]); err != nil {
			return err
		}
		if s.Object, err = l.node(ctx, p[voc.RDFObject][0]); err != nil {
			return err
		}
		relation = p.iri(voc.RDFPredicate)
	}
	s.Relation, s.Open = RelationName(relation)
	if name := p.text(voc.RelationName); name != "" {
		s.Relation, s.Open = name, true
	}
	s.Open = s.Open || p.text(voc.Open) == "true"
	return nil
}

// copyLiteral keeps the literal of a remembered fact from being given the label of one statement.
func copyLiteral(n schema.Node) schema.Node {
	if n.Literal != nil {
		lit := *n.Literal
		n.Literal = &lit
	}
	return n
}

// evidence finds the quote, where it stands, and the sentence around it.
func (l *Lifter) evidence(ctx context.Context, s *schema.Statement, p properties) error {
	e := &s.Evidence
	e.Exact = p.text(voc.OAExact)
	var ok bool
	if len(p[voc.OAHasTarget]) == 1 {
		_, e.Start, e.End, ok = parseSpan(p[voc.OAHasTarget][0])
	}
	if !ok {
		return fmt.Errorf("%w: no span", ErrShape)
	}
	sent, err := l.sentence(ctx, p.iri(voc.ProvWasQuotedFrom))
	e.Sentence, e.SentenceStart, e.SentenceEnd = sent.number, sent.start, sent.end
	return err
}

func (l *Lifter) sentence(ctx context.Context, id schema.IRI) (sentence, error) {
	if s, ok := l.sentences[id]; ok || id == "" {
		return s, nil
	}
	p, _, err := l.properties(ctx, quad.Quad{Subject: iri(id)})
	if err != nil {
		return sentence{}, err
	}
	var s sentence
	var ok bool
	if len(p[voc.OAHasTarget]) == 1 {
		_, s.start, s.end, ok = parseSpan(p[voc.OAHasTarget][0])
	}
	if s.number, err = strconv.Atoi(p.text(voc.Number)); err != nil || !ok {
		return sentence{}, fmt.Errorf("%w: sentence %s", ErrShape, id)
	}
	return remember(l.sentences, id, s), nil
}

// qualifiers finds how the statement is meant.
func (l *Lifter) qualifiers(ctx context.Context, s *schema.Statement, p properties) error {
	if v := p.text(voc.Polarity); v != "" {
		s.Polarity = schema.Polarity(v)
	}
	if v := p.text(voc.Modality); v != "" {
		s.Modality = schema.Modality(v)
	}
	s.Time, s.TimeText, s.Stage = p.text(voc.Time), p.text(voc.TimeText), p.text(voc.Stage)
	s.Word, s.Text = p.text(voc.Word), p.text(voc.WordText)
	if s.Text == "" {
		s.Text = s.Word
	}
	s.EventType, s.CAMEO, _ = usualEvent(s.Relation)
	if v := p.text(voc.EventType); v != "" {
		s.EventType = schema.EventType(strings.TrimPrefix(v, "-"))
	}
	if v := p.text(voc.CAMEO); v != "" {
		s.CAMEO = strings.TrimPrefix(v, "-")
	}
	var err error
	if s.Confidence, err = strconv.ParseFloat(p.text(voc.Confidence), 64); err != nil {
		return fmt.Errorf("%w: confidence %q", ErrShape, p.text(voc.Confidence))
	}
	if i := p.iri(voc.AttributedTo); i != "" {
		if s.AttributedTo, err = l.Entity(ctx, i); err != nil {
			return err
		}
	}
	if i := p.iri(voc.Place); i != "" {
		s.Place, err = l.Entity(ctx, i)
	}
	return err
}

// nodeText gives a literal its label and returns the words of the node.
func nodeText(p properties, n schema.Node, quote string, text, label schema.IRI) string {
	if n.Literal != nil {
		if s := p.text(label); s != "" {
			n.Literal.Label = s
		}
	}
	switch s := p.text(text); {
	case s != "":
		return s
	case n.Literal != nil:
		return n.Literal.Label
	}
	return nameIn(quote, n.Entity.ID)
}

// participants finds the further participants.
func (l *Lifter) participants(ctx context.Context, s *schema.Statement, p properties) error {
	for _, role := range schema.Roles {
		var list []schema.Participant
		for _, v := range p[voc.Role(role)] {
			n, err := l.node(ctx, v)
			if err != nil {
				return err
			}
			list = append(list, schema.Participant{Role: role, Node: n})
		}
		list = sortedParticipants(list)
		for i := range list {
			about, _, err := l.properties(ctx, quad.Quad{Subject: ParticipantIRI(s.ID, role, i+1)})
			if err != nil {
				return err
			}
			list[i].Node.Text = nodeText(about, list[i].Node, s.Evidence.Exact, voc.Text, voc.Label)
		}
		s.Participants = slices.Concat(s.Participants, list)
	}
	return nil
}
