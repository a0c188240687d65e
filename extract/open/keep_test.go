package open_test

import (
	"errors"
	"slices"
	"testing"

	"entente/extract/open"
	"entente/extract/text"
	"entente/schema"
	"entente/schema/voc"
)

// TestKeep: closed statements stay in every scope, open ones by what they are about, and an event goes with the
// statement that it belongs to.
func TestKeep(t *testing.T) {
	entity := func(id string) schema.Node {
		return schema.Node{Entity: &schema.Entity{ID: schema.EntityIRI(id), Label: id}}
	}
	literal := func(value, datatype string) schema.Node {
		iri := schema.IRI("http://www.w3.org/2001/XMLSchema#" + datatype)
		return schema.Node{Literal: &schema.Literal{Value: value, Datatype: iri}}
	}
	japan, words := entity("japan"), literal("the plan", "string")
	statements := []schema.Statement{
		{ID: "closed", Subject: japan, Relation: "rejected", Object: words},
		{ID: "entity", Subject: japan, Relation: "border", Open: true, Object: entity("india")},
		{ID: "year", Subject: japan, Relation: "beginIn", Open: true, Object: literal("2020", "gYear")},
		{ID: "text", Subject: japan, Relation: "shelve", Open: true, Object: words},
		{ID: "words", Subject: words, Relation: "please", Open: true, Object: japan},
	}
	for scope, want := range map[open.Scope][]schema.IRI{
		open.All:   {"closed", "entity", "year", "text", "words"},
		open.Named: {"closed", "entity", "year"},
		open.None:  {"closed"},
	} {
		d := &text.Doc{Statements: slices.Clone(statements)}
		for _, s := range statements {
			d.Events = append(d.Events, schema.Event{Type: schema.Reject, Statement: s.ID})
		}
		open.Keep(d, scope)
		var kept, events []schema.IRI
		for _, s := range d.Statements {
			kept = append(kept, s.ID)
		}
		for _, e := range d.Events {
			events = append(events, e.Statement)
		}
		if !slices.Equal(kept, want) || !slices.Equal(events, want) {
			t.Errorf("%s: statements %v and events of %v, want %v", scope, kept, events, want)
		}
	}
}

func TestParseScope(t *testing.T) {
	for _, name := range open.Scopes {
		if s, err := open.ParseScope(name); err != nil || string(s) != name {
			t.Errorf("ParseScope(%q) = %q, %v", name, s, err)
		}
	}
	if _, err := open.ParseScope("some"); !errors.Is(err, open.ErrScope) {
		t.Errorf("ParseScope of an unknown scope: %v", err)
	}
}

// TestTells: a text is the subject of nothing, and what says nothing of its own needs a thing at the other end.
func TestTells(t *testing.T) {
	japan := schema.Node{Entity: &schema.Entity{ID: schema.EntityIRI("japan"), Label: "Japan"}}
	india := schema.Node{Entity: &schema.Entity{ID: schema.EntityIRI("india"), Label: "India"}}
	words := schema.Node{Literal: &schema.Literal{Value: "the plan", Datatype: voc.XSDString}}
	year := schema.Node{Literal: &schema.Literal{Value: "2020", Datatype: voc.XSDGYear}}
	for _, c := range []struct {
		s    schema.Statement
		want bool
	}{
		{schema.Statement{Subject: words, Relation: "please", Open: true, Object: japan}, false},
		{schema.Statement{Subject: japan, Relation: "have", Open: true, Object: words}, false},
		{schema.Statement{Subject: japan, Relation: "have", Open: true, Object: india}, true},
		{schema.Statement{Subject: japan, Relation: "be", Open: true, Object: year}, true},
		{schema.Statement{Subject: japan, Relation: "shelve", Open: true, Object: words}, true},
		{schema.Statement{Subject: japan, Relation: "said", Object: words}, true},
	} {
		if got := open.Tells(&c.s); got != c.want {
			t.Errorf("Tells(%s %s %s) = %v, want %v", c.s.Subject.Label(), c.s.Relation, c.s.Object.Label(), got, c.want)
		}
	}
}
