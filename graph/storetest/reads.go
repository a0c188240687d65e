package storetest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/schema"
	"entente/schema/voc"
)

func statements(t *testing.T, s *graph.Store, f graph.Filter) []schema.Statement {
	t.Helper()
	list, err := s.Statements(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func facts(t *testing.T, s *graph.Store, f graph.Filter) []graph.Fact {
	t.Helper()
	list, err := s.Facts(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func testStatements(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, All()...)
	n := 0
	for _, a := range All() {
		n += len(a.Statements)
		for _, want := range a.Statements {
			got, err := s.Statement(t.Context(), want.ID)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want.Evidence, got.Evidence); d != "" {
				t.Errorf("%s: evidence\n%s", got, d)
			}
			if got.String() != want.String() && !strings.Contains(got.String(), "Japan") && want.Subject.Label() != "Nippon" {
				t.Errorf("got %s, want %s", got, &want)
			}
			if got.Seal(); got.ID != want.ID {
				t.Errorf("%s says something else than what was added", got)
			}
		}
	}
	all := statements(t, s, graph.Filter{})
	if len(all) != n {
		t.Errorf("%d statements, want %d", len(all), n)
	}
	if !slices.IsSortedFunc(all, func(a, b schema.Statement) int {
		if a.Evidence.Document != b.Evidence.Document {
			return 0
		}
		return a.Evidence.Start - b.Evidence.Start
	}) {
		t.Error("statements are not sorted")
	}
	if _, err := s.Statement(t.Context(), "s:nothing"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("unknown statement: %v", err)
	}
}

func testFilters(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, Cyber(), QuadMeeting())
	yen := Amount("50000000000", voc.XSDInteger, "JPY", "", "").Literal
	for _, c := range []struct {
		name string
		f    graph.Filter
		want int
	}{
		{"subject", graph.Filter{Subject: "e:india"}, 3},
		{"symmetric from the other side", graph.Filter{Subject: "e:japan", Relations: []string{"met"}}, 1},
		{"symmetric to the other side", graph.Filter{Object: "e:india", Relations: []string{"met"}}, 1},
		{"subject by full IRI", graph.Filter{Subject: India.ID, Relations: []string{"signed"}}, 2},
		{"either side", graph.Filter{Any: "e:japan"}, 6},
		{"object", graph.Filter{Object: "e:5g"}, 2},
		{"relations", graph.Filter{Relations: []string{"covers", "attachImportanceTo"}}, 2},
		{"literal", graph.Filter{Literal: yen}, 1},
		{"document", graph.Filter{Document: "quad.txt"}, 7},
		{"document and subject", graph.Filter{Document: "quad.txt", Subject: "e:india"}, 2},
		{"negated", graph.Filter{Polarity: schema.Negative}, 1},
		{"negated about", graph.Filter{Object: "e:china", Polarity: schema.Negative}, 1},
		{"possible about", graph.Filter{Any: "e:china", Modalities: []schema.Modality{schema.Possible}}, 1},
		{"planned", graph.Filter{Modalities: []schema.Modality{schema.Planned}}, 1},
		{"attributed", graph.Filter{AttributedTo: Ministry.ID}, 1},
		{"confident", graph.Filter{MinConfidence: 0.9}, 2},
		{"limit", graph.Filter{Limit: 4}, 4},
		{"nothing", graph.Filter{Subject: "e:mars"}, 0},
	} {
		if got := statements(t, s, c.f); len(got) != c.want {
			t.Errorf("%s: %d statements, want %d: %v", c.name, len(got), c.want, got)
		}
	}
	if _, err := s.Statements(t.Context(), graph.Filter{Document: "quid.txt"}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("unknown document: %v", err)
	}
}

func testFacts(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, Cyber())
	partners := graph.Filter{Relations: []string{"partnersOn"}, Object: IPOI.ID}
	if got := facts(t, s, partners); len(got) != 1 || got[0].Status != schema.Planned || got[0].Sources != 1 || len(got[0].Statements) != 1 {
		t.Errorf("one document: %+v", got)
	}
	Add(t, s, QuadMeeting())
	got := facts(t, s, partners)
	if len(got) != 1 || got[0].Status != schema.Asserted || got[0].Sources != 2 || len(got[0].Statements) != 2 {
		t.Fatalf("two documents: %+v", got)
	}
	if got[0].Statements[0].Modality != schema.Asserted {
		t.Error("the planned statement stands before the asserted one")
	}
	signed := facts(t, s, graph.Filter{Subject: India.ID, Relations: []string{"signed"}})
	if len(signed) != 1 || signed[0].First != "2020-10-06" || signed[0].Last != "2020-10-07" {
		t.Errorf("dates: %+v", signed)
	}
	if all := facts(t, s, graph.Filter{}); len(all) != 11 || all[0].Sources != 2 || all[10].Sources != 1 {
		t.Errorf("%d facts, sources of the first %d", len(all), all[0].Sources)
	}
	if got := facts(t, s, graph.Filter{Any: China.ID}); len(got) != 0 {
		t.Errorf("what is negated or possible became a fact: %+v", got)
	}
	if got := facts(t, s, graph.Filter{Any: China.ID, Polarity: schema.Negative}); len(got) != 0 {
		t.Errorf("negated facts: %+v", got)
	}
	amount := facts(t, s, graph.Filter{Subject: Loan.ID, Evidence: -1})
	if len(amount) != 1 || amount[0].Object.Literal == nil || amount[0].Object.Literal.Unit != "JPY" || amount[0].Statements != nil {
		t.Errorf("%+v", amount)
	}
}

// testCopies adds one text under two names.
func testCopies(t *testing.T, opener Opener) {
	s := Open(t, opener)
	Add(t, s, Cyber(), Wire())
	got := facts(t, s, graph.Filter{Subject: India.ID, Relations: []string{"signed"}})
	if len(got) != 1 || got[0].Sources != 1 || len(got[0].Statements) != 2 {
		t.Errorf("%+v", got)
	}
}

// testSymmetric adds a symmetric fact from either side.
func testSymmetric(t *testing.T, opener Opener) {
	s := Open(t, opener)
	forth := Article("forth.txt", "", "", "India met Japan.", Claim{"India met Japan", Of(India, "India"), "met", Of(Japan, "Japan"), nil})
	back := Article("back.txt", "", "", "Japan met India there.", Claim{"Japan met India", Of(Japan, "Japan"), "met", Of(India, "India"), nil})
	Add(t, s, back, forth)
	got := facts(t, s, graph.Filter{Subject: Japan.ID})
	if len(got) != 1 || got[0].Sources != 2 || len(got[0].Statements) != 2 || got[0].Subject.Entity.ID != India.ID {
		t.Errorf("%+v", got)
	}
	for _, a := range []*schema.Article{forth, back} {
		want := &a.Statements[0]
		st, err := s.Statement(t.Context(), want.ID)
		if err != nil || st.String() != want.String() || st.Subject.Text != want.Subject.Text {
			t.Errorf("%s comes back as %s, %v", want, st, err)
		}
	}
	for text, want := range map[string]string{
		`g.V("Japan").Out("met").All()`:            "id=e:india (India)",
		`g.V("India").In(["met"]).All()`:           "id=e:japan (Japan)",
		`g.V().Has("met", "India").All()`:          "id=e:japan (Japan)",
		`g.V().Has("met", "Japan").All()`:          "id=e:india (India)",
		`g.V("India").Has("met", "Japan").Count()`: "1",
	} {
		if list, _, err := rows(t, s, "gizmo", text, graph.QueryOptions{}); err != nil || len(list) != 1 || list[0] != want {
			t.Errorf("%s: %v, %v, want %s", text, list, err, want)
		}
	}
}
