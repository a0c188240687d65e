package storetest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/schema"
)

func testAddTwice(t *testing.T, opener Opener) {
	s := Open(t, opener)
	first, err := s.Add(t.Context(), Cyber())
	if err != nil {
		t.Fatal(err)
	}
	want := graph.Added{Document: Cyber().ID, Outcome: graph.New, Statements: 8, Facts: 6, Quads: strings.Count(Export(t, s), "\n")}
	if d := cmp.Diff(want, first); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	before := Export(t, s)
	again, err := s.Add(t.Context(), Cyber())
	if err != nil {
		t.Fatal(err)
	}
	if again.Outcome != graph.Unchanged || again.Quads != 0 {
		t.Errorf("added again: %+v", again)
	}
	if after := Export(t, s); after != before {
		t.Errorf("adding again changed the store:\n%s", cmp.Diff(before, after))
	}
}

func testAnyOrder(t *testing.T, opener Opener) {
	want := ""
	for i, order := range permutations(All()) {
		s := Open(t, opener)
		Add(t, s, order...)
		got := Export(t, s)
		if i == 0 {
			want = got
		} else if got != want {
			t.Fatalf("order %v gives another store:\n%s", names(order), cmp.Diff(want, got))
		}
	}
}

func testRemove(t *testing.T, opener Opener) {
	alone := map[string]string{}
	for _, a := range All() {
		s := Open(t, opener)
		Add(t, s, a)
		alone[a.Name] = Export(t, s)
	}
	for _, kept := range All() {
		s := Open(t, opener)
		Add(t, s, All()...)
		for _, a := range All() {
			if a.Name != kept.Name {
				if err := s.Remove(t.Context(), a.Name); err != nil {
					t.Fatal(err)
				}
			}
		}
		if d := cmp.Diff(alone[kept.Name], Export(t, s)); d != "" {
			t.Errorf("what is left of %s is not the same as %s alone:\n%s", names(All()), kept.Name, d)
		}
	}
	s := Open(t, opener)
	Add(t, s, All()...)
	for _, a := range All() {
		if err := s.Remove(t.Context(), a.ID.Short()); err != nil {
			t.Fatal(err)
		}
	}
	if got := Export(t, s); got != "" {
		t.Errorf("an empty store exports\n%s", got)
	}
	stats, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if stats.Terms != 0 || stats.Documents != 0 || stats.Entities != 0 || len(stats.Relations) != 0 || len(stats.Types) != 0 {
		t.Errorf("an empty store counts %+v", stats)
	}
	err = s.Remove(t.Context(), "cyber.txt")
	if !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("removing again: %v", err)
	}
	Add(t, s, Cyber())
	if err = s.Remove(t.Context(), "ciber.txt"); err == nil || !strings.Contains(err.Error(), "did you mean cyber.txt?") {
		t.Errorf("removing a misspelt name: %v", err)
	}
}

func testReplace(t *testing.T, opener Opener) {
	changed := Cyber()
	changed.Title = "Another headline"
	changed.Statements = changed.Statements[:3]
	alone := Open(t, opener)
	Add(t, alone, changed, QuadMeeting())
	s := Open(t, opener)
	Add(t, s, Cyber(), QuadMeeting())
	added, err := s.Add(t.Context(), changed)
	if err != nil {
		t.Fatal(err)
	}
	if added.Outcome != graph.Replaced || added.Quads >= 0 {
		t.Errorf("%+v", added)
	}
	if d := cmp.Diff(Export(t, alone), Export(t, s)); d != "" {
		t.Errorf("-added alone +replaced\n%s", d)
	}
}

func testFailedAdd(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, QuadMeeting())
	before := Export(t, s)
	for name, spoil := range map[string]func(a *schema.Article){
		"quote":    func(a *schema.Article) { a.Statements[2].Evidence.Exact = "The agreement covers 6G" },
		"span":     func(a *schema.Article) { a.Statements[2].Evidence.End = 100_000; a.Statements[2].Seal() },
		"sentence": func(a *schema.Article) { a.Statements[2].Evidence.SentenceEnd = 100_000 },
		"seal":     func(a *schema.Article) { a.Statements[2].Stage = "later" },
		"document": func(a *schema.Article) { a.Statements[2].Evidence.Document = "urn:entente:d:x"; a.Statements[2].Seal() },
		"relation": func(a *schema.Article) { a.Statements[2].Relation = "nonsense"; a.Statements[2].Seal() },
		"hash":     func(a *schema.Article) { a.Hash = strings.Repeat("0", 64) },
		"utf-8":    func(a *schema.Article) { a.Title = "\xff" },
		"name":     func(a *schema.Article) { a.Name = "" },
		"label": func(a *schema.Article) {
			a.Statements[2].Subject.Entity = Entity("x", "a\xffb", schema.Topic)
			a.Statements[2].Seal()
		},
		"injection": func(a *schema.Article) {
			a.Statements[2].Subject.Entity = &schema.Entity{ID: "urn:entente:e:x> <urn:y> <urn:z", Label: "x"}
			a.Statements[2].Seal()
		},
	} {
		a := Cyber()
		spoil(a)
		if _, err := s.Add(t.Context(), a); !errors.Is(err, graph.ErrArticle) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if d := cmp.Diff(before, Export(t, s)); d != "" {
		t.Errorf("failed adds changed the store\n%s", d)
	}
}

// testEmptyArticle stores an article without statements, title or date.
func testEmptyArticle(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, &schema.Article{Name: "empty.txt"})
	list, err := s.Statements(t.Context(), graph.Filter{Document: "empty.txt"})
	if err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
	if a, err := s.Article(t.Context(), "empty.txt"); err != nil || a.ID != schema.DocumentIRI("empty.txt") || a.Text != "" {
		t.Errorf("%+v, %v", a, err)
	}
}

func names(list []*schema.Article) []string {
	var out []string
	for _, a := range list {
		out = append(out, a.Name)
	}
	return out
}

// permutations lists all orders.
func permutations(list []*schema.Article) [][]*schema.Article {
	if len(list) <= 1 {
		return [][]*schema.Article{list}
	}
	var out [][]*schema.Article
	for i := range list {
		rest := slices.Concat(list[:i], list[i+1:])
		for _, p := range permutations(rest) {
			out = append(out, append([]*schema.Article{list[i]}, p...))
		}
	}
	return out
}
