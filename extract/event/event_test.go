package event_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extract/event"
	"entente/extract/text"
	"entente/schema"
)

// entity makes a node of type t.
func entity(id string, t schema.NodeType) schema.Node {
	return schema.Node{Entity: &schema.Entity{ID: schema.EntityIRI(id), Label: id, Type: t}}
}

func iris(ids ...string) []schema.IRI {
	var out []schema.IRI
	for _, id := range ids {
		out = append(out, schema.EntityIRI(id))
	}
	return out
}

func TestCode(t *testing.T) {
	japan, india := entity("japan", schema.Country), entity("india", schema.Country)
	literal := schema.Node{Literal: &schema.Literal{Value: "200", Label: "200"}}
	for _, test := range []struct {
		name string
		in   schema.Statement
		want []schema.Event
	}{
		{
			"the object receives if it can act",
			schema.Statement{ID: "s1", Subject: japan, Relation: "met", Object: india, Polarity: schema.Positive, Modality: schema.Asserted, EventType: schema.Consult, CAMEO: "04"},
			[]schema.Event{{Type: schema.Consult, CAMEO: "04", Actors: iris("japan"), Recipients: iris("india"), Statement: "s1"}},
		},
		{
			"a group can act",
			schema.Statement{ID: "s1", Subject: japan, Relation: "expelled", Object: entity("diplomats", schema.Group), Polarity: schema.Positive, EventType: schema.Sanction, CAMEO: "16"},
			[]schema.Event{{Type: schema.Sanction, CAMEO: "16", Actors: iris("japan"), Recipients: iris("diplomats"), Statement: "s1"}},
		},
		{
			"a thing does not receive",
			schema.Statement{ID: "s2", Subject: japan, Relation: "signed", Object: entity("pact", schema.Agreement), Polarity: schema.Positive, EventType: schema.Agree, CAMEO: "05"},
			[]schema.Event{{Type: schema.Agree, CAMEO: "05", Actors: iris("japan"), Statement: "s2"}},
		},
		{
			"nor does a number",
			schema.Statement{ID: "s2", Subject: japan, Relation: "killed", Object: literal, Polarity: schema.Positive, EventType: schema.Assault, CAMEO: "18"},
			[]schema.Event{{Type: schema.Assault, CAMEO: "18", Actors: iris("japan"), Statement: "s2"}},
		},
		{
			"a recipient receives, other participants do not",
			schema.Statement{
				ID: "s3", Subject: japan, Relation: "supplied", Object: entity("ships", schema.Weapon), Polarity: schema.Positive, EventType: schema.Cooperate, CAMEO: "06",
				Participants: []schema.Participant{{Role: schema.RoleRecipient, Node: india}, {Role: schema.RoleSource, Node: entity("chad", schema.Country)}, {Role: schema.RoleRecipient, Node: literal}},
			},
			[]schema.Event{{Type: schema.Cooperate, CAMEO: "06", Actors: iris("japan"), Recipients: iris("india"), Statement: "s3"}},
		},
		{
			"what is planned is an event",
			schema.Statement{ID: "s4", Subject: japan, Relation: "met", Object: india, Polarity: schema.Positive, Modality: schema.Planned, EventType: schema.Consult, CAMEO: "04"},
			[]schema.Event{{Type: schema.Consult, Mode: "future", CAMEO: "04", Actors: iris("japan"), Recipients: iris("india"), Statement: "s4"}},
		},
		{
			"what is negated is none",
			schema.Statement{ID: "s5", Subject: japan, Relation: "met", Object: india, Polarity: schema.Negative, EventType: schema.Consult, CAMEO: "04"},
			nil,
		},
		{
			"a state is none",
			schema.Statement{ID: "s6", Subject: japan, Relation: "partyTo", Object: entity("pact", schema.Agreement), Polarity: schema.Positive},
			nil,
		},
		{
			"nor is what nobody does",
			schema.Statement{ID: "s7", Subject: literal, Relation: "met", Object: india, Polarity: schema.Positive, EventType: schema.Consult},
			nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := &text.Doc{Statements: []schema.Statement{test.in}, Events: []schema.Event{{Statement: "left from before"}}}
			event.Code(d)
			if len(d.Events) == 0 {
				d.Events = nil
			}
			if diff := cmp.Diff(test.want, d.Events); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
