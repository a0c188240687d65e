package storetest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/schema"
)

// testSummary compares summaries with what reading all facts and statements of an entity tells.
func testSummary(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	entities := []schema.IRI{Japan.ID, Quad.ID, TokyoCity.ID}
	for i := range 12 {
		a := World{}.Article(i)
		Add(t, s, a)
		entities = append(entities, a.Statements[0].Subject.Entity.ID)
	}
	slices.Sort(entities)
	all, err := s.View()
	if err != nil {
		t.Fatal(err)
	}
	defer all.Close()
	for name, v := range map[string]*graph.View{
		"all": all, "as of": all.AsOf(time.Date(2020, 10, 8, 0, 0, 0, 0, time.UTC)),
	} {
		for _, id := range slices.Compact(entities) {
			t.Run(fmt.Sprintf("%s/%s", name, id.Local()), func(t *testing.T) {
				checkSummary(t, v, id, graph.SummaryOptions{})
				checkSummary(t, v, id, graph.SummaryOptions{Facts: 2, OpenGroups: 1, Evidence: 1})
			})
		}
	}
}

func checkSummary(t *testing.T, v *graph.View, id schema.IRI, o graph.SummaryOptions) {
	t.Helper()
	got, err := v.Summary(t.Context(), id, o)
	if err != nil {
		t.Fatal(err)
	}
	checkGroups(t, v, got, o)
	others := unasserted(t, v, id)
	if got.OtherTotal != len(others) {
		t.Errorf("%d statements that assert nothing, want %d", got.OtherTotal, len(others))
	}
	if o.Facts > 0 {
		others = others[:min(len(others), o.Facts)]
	}
	if d := gocmp.Diff(others, got.Others); d != "" {
		t.Errorf("statements that assert nothing: %s", d)
	}
	documents, err := v.Documented(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if d := gocmp.Diff(documents, got.Documents); d != "" {
		t.Errorf("documents: %s", d)
	}
}

// unasserted reads the statements about an entity that support no fact: denied ones first.
func unasserted(t *testing.T, v *graph.View, id schema.IRI) []schema.Statement {
	t.Helper()
	var denied, hedged []schema.Statement
	list, err := v.Statements(t.Context(), graph.Filter{Any: id})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		switch {
		case s.Polarity == schema.Negative:
			denied = append(denied, s)
		case !s.Supports():
			hedged = append(hedged, s)
		}
	}
	return append(denied, hedged...)
}

// groupName tells a group of facts from others.
type groupName struct {
	relation string
	incoming bool
}

func checkGroups(t *testing.T, v *graph.View, got *graph.Summary, o graph.SummaryOptions) {
	t.Helper()
	facts, err := v.Facts(t.Context(), graph.Filter{Any: got.Entity.ID, Evidence: -1})
	if err != nil {
		t.Fatal(err)
	}
	want := map[groupName][]schema.IRI{} // in the order of Facts
	for _, f := range facts {
		n := groupName{f.Relation, f.Subject.Key() != string(got.Entity.ID)}
		if r, err := schema.Relations().ByName(f.Relation); err == nil && r.Symmetric {
			n.incoming = false
		}
		want[n] = append(want[n], f.ID)
	}
	if len(got.Groups) != len(want) {
		t.Errorf("%d groups, want %d", len(got.Groups), len(want))
	}
	open := 0
	for i, g := range got.Groups {
		ids := want[groupName{g.Relation, g.Incoming}]
		if g.Total != len(ids) {
			t.Errorf("%s: %d facts, want %d", g.Relation, g.Total, len(ids))
		}
		if i > 0 && compareGroups(got.Groups[i-1], g) > 0 {
			t.Errorf("%s stands behind %s", g.Relation, got.Groups[i-1].Relation)
		}
		if g.Open {
			open++
		}
		if o.OpenGroups > 0 && open > o.OpenGroups {
			ids = nil
		} else if o.Facts > 0 {
			ids = ids[:min(len(ids), o.Facts)]
		}
		checkGroup(t, v, g, ids, o.Evidence)
	}
}

func compareGroups(a, b graph.FactGroup) int {
	if a.Open != b.Open {
		return map[bool]int{false: -1, true: 1}[a.Open]
	}
	return cmp.Compare(b.Total, a.Total)
}

// checkGroup compares the facts of a group with those of the IRIs, read one by one.
func checkGroup(t *testing.T, v *graph.View, g graph.FactGroup, ids []schema.IRI, evidence int) {
	t.Helper()
	var want []graph.Fact
	for _, id := range ids {
		f, err := v.Fact(context.Background(), id, evidence)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, *f)
	}
	slices.SortStableFunc(want, func(a, b graph.Fact) int { return cmp.Compare(b.Sources, a.Sources) })
	if d := gocmp.Diff(want, g.Facts); d != "" {
		t.Errorf("facts of %s: %s", g.Relation, d)
	}
}
