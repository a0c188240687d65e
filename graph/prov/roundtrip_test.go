package prov_test

import (
	"context"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"entente/graph/prov"
	"entente/graph/storetest"
	"entente/schema"
)

// quads is a Source in memory.
type quads []quad.Quad

func (qs quads) Quads(_ context.Context, p quad.Quad, fn func(quad.Quad) bool) error {
	for _, q := range qs {
		if (p.Subject == nil || p.Subject == q.Subject) && (p.Predicate == nil || p.Predicate == q.Predicate) &&
			(p.Object == nil || p.Object == q.Object) && (p.Label == nil || p.Label == q.Label) && !fn(q) {
			return nil
		}
	}
	return nil
}

func TestLiftOfLowerIsTheArticle(t *testing.T) {
	for _, a := range storetest.All() {
		t.Run(a.Name, func(t *testing.T) {
			qs, err := prov.Quads(a)
			if err != nil {
				t.Fatal(err)
			}
			l := prov.NewLifter(quads(qs))
			for i := range a.Statements {
				want := &a.Statements[i]
				got, err := l.Statement(t.Context(), want.ID)
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(usual(*want), usual(*got)); d != "" {
					t.Errorf("%s: -want +got\n%s", want, d)
				}
				got.Seal()
				if got.ID != want.ID {
					t.Errorf("%s: the lifted statement seals to another ID", want)
				}
			}
			got, err := l.Document(t.Context(), a.ID)
			if err != nil {
				t.Fatal(err)
			}
			want := *a
			want.Text, want.Statements = "", nil
			if d := cmp.Diff(&want, got); d != "" {
				t.Errorf("document: -want +got\n%s", d)
			}
			t.Logf("%d quads, %.1f a statement", len(qs), float64(len(qs))/float64(len(a.Statements)))
		})
	}
}

// usual brings a statement into the form that comes back: names with the label first and the others sorted, words of
// nodes where there were none left out, entities of the article merged.
func usual(s schema.Statement) schema.Statement {
	node := func(n schema.Node) schema.Node {
		if n.Entity != nil {
			n.Entity = usualEntity(n.Entity)
		}
		if n.Text == "" {
			n.Text = "-"
		}
		return n
	}
	s.Subject, s.Object = node(s.Subject), node(s.Object)
	s.AttributedTo, s.Place = usualEntity(s.AttributedTo), usualEntity(s.Place)
	s.Participants = slices.Clone(s.Participants)
	for i := range s.Participants {
		s.Participants[i].Node = node(s.Participants[i].Node)
	}
	return s
}

func usualEntity(e *schema.Entity) *schema.Entity {
	if e == nil {
		return nil
	}
	c := *e
	var names []string
	for _, n := range c.Names {
		if n != c.Label {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	c.Names = append([]string{c.Label}, names...)
	return &c
}
