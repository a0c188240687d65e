package prov

import (
	"errors"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"entente/graph/rdf"
	"entente/schema"
)

func objects(t *testing.T, qs []quad.Quad) []string {
	t.Helper()
	var out []string
	for _, q := range qs {
		if q.Label != nil {
			continue // the fact itself
		}
		term, err := rdf.Term(q.Object)
		if err != nil {
			t.Fatal(err)
		}
		p, _ := q.Predicate.(quad.IRI)
		out = append(out, schema.IRI(p).Local()+" "+term)
	}
	return out
}

// TestFactTally: what is written of a fact follows from all its shares, and only what is not the usual.
func TestFactTally(t *testing.T) {
	const gYear = "^^<http://www.w3.org/2001/XMLSchema#gYear>"
	const integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
	planned := FactShare{ID: "urn:entente:f:x", Subject: "urn:entente:e:a", Relation: "urn:entente:r:met",
		Object: "<urn:entente:e:b>", Planned: 2, First: []string{"2020", "2020"}, Last: []string{"2020", "2022"}}
	asserted := planned
	asserted.Planned, asserted.Asserted = 0, 1
	asserted.First, asserted.Last = []string{"2019"}, []string{"2021"}
	var f FactTally
	check := func(sources int, want ...string) {
		t.Helper()
		f.Sources = sources
		if diff := cmp.Diff(want, objects(t, f.Quads())); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
	}
	f.Add(planned)
	check(1, `status "planned"`, `firstDate "2020"`+gYear, `lastDate "2022"`+gYear)
	f.Add(asserted)
	check(2, `firstDate "2019"`+gYear, `lastDate "2022"`+gYear, `sources "2"`+integer)
	if err := f.Remove(planned); err != nil {
		t.Fatal(err)
	}
	check(1, `firstDate "2019"`+gYear, `lastDate "2021"`+gYear)
	if err := f.Remove(asserted); err != nil || !f.Empty() || len(f.Quads()) != 0 || len(f.First)+len(f.Last) != 0 {
		t.Errorf("error %v, left %+v", err, f)
	}
	f.Add(asserted)
	other := asserted
	other.First, other.Last = []string{"2018"}, []string{"2018"}
	if err := f.Remove(other); !errors.Is(err, ErrTally) {
		t.Errorf("dates that no share gave were taken out: %v", err)
	}
}

// TestEntityTallyMerged: what was merged into an entity adds names, and only what nothing else tells.
func TestEntityTallyMerged(t *testing.T) {
	own := EntityShare{ID: "urn:entente:e:x", Labels: []string{"Japan"}}
	merged := EntityShare{ID: own.ID, Merged: &EntityShare{ID: own.ID, Labels: []string{"Nippon"}, QIDs: []string{"Q17"}}}
	var e EntityTally
	e.Add(own)
	e.Add(merged)
	want := &schema.Entity{ID: own.ID, Label: "Japan", QID: "Q17", Names: []string{"Japan", "Nippon"}}
	if diff := cmp.Diff(want, e.Entity()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if err := e.Remove(merged); err != nil || e.Merged != nil {
		t.Errorf("error %v, %+v is left of what was merged", err, e.Merged)
	}
	if err := e.Remove(merged); !errors.Is(err, ErrTally) {
		t.Errorf("what was merged was taken out twice: %v", err)
	}
	e = EntityTally{}
	if err := e.Remove(EntityShare{ID: own.ID}); !errors.Is(err, ErrTally) {
		t.Errorf("a document that was never counted was taken out: %v", err)
	}
}

// TestMost: the count decides, and of equals the order of bytes.
func TestMost(t *testing.T) {
	for want, m := range map[string]map[string]int{
		"":  nil,
		"a": {"b": 2, "a": 2, "c": 1},
		"c": {"a": 1, "b": 2, "c": 3},
	} {
		if got := most(m); got != want {
			t.Errorf("most of %v is %q, want %q", m, got, want)
		}
	}
}

// TestParticipants: they are written in the order of roles, then of terms, each once.
func TestParticipants(t *testing.T) {
	node := func(slug string) schema.Node {
		return schema.Node{Entity: &schema.Entity{ID: schema.EntityIRI(slug)}}
	}
	list := []schema.Participant{
		{Role: schema.RoleTopic, Node: node("a")}, {Role: schema.RoleAmount, Node: node("c")},
		{Role: schema.RoleAmount, Node: node("b")}, {Role: schema.RoleTopic, Node: node("a")},
	}
	given := slices.Clone(list)
	var got []string
	for _, p := range sortedParticipants(list) {
		got = append(got, string(p.Role)+" "+p.Node.Entity.ID.Local())
	}
	if diff := cmp.Diff([]string{"amount b", "amount c", "topic a"}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff(given, list); diff != "" {
		t.Errorf("the given list was changed:\n%s", diff)
	}
}
