package score

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
)

// names makes the names of a node.
func names(list ...string) []string { return list }

func gold(subject, relation, object string) Gold {
	return Gold{Subject: names(subject), Relation: relation, Object: names(object), Polarity: schema.Positive,
		Modality: schema.Asserted}
}

func given(subject, relation, object string) Fact {
	return Fact{Document: "a", Subject: names(subject), Relation: relation, Object: names(object)}
}

func TestLevels(t *testing.T) {
	for _, test := range []struct {
		name string
		gold Gold
		fact Fact
		want Level
	}{
		{"the same", gold("Japan", "signed", "pact"), given("Japan", "signed", "pact"), Strict},
		{"one group", gold("Japan", "signed", "pact"), given("Japan", "agreedTo", "pact"), Group},
		{"another group", gold("Japan", "signed", "pact"), given("Japan", "rejected", "pact"), Pair},
		{"a relation of no group", gold("Japan", "owns", "pact"), given("Japan", "faces", "pact"), Pair},
		{"another subject", gold("Japan", "signed", "pact"), given("India", "signed", "pact"), None},
		{"another object", gold("Japan", "signed", "pact"), given("Japan", "signed", "lease"), None},
		{"turned round", gold("Japan", "attacked", "India"), given("India", "attacked", "Japan"), None},
		{"symmetric", gold("Japan", "met", "India"), given("India", "met", "Japan"), Strict},
		{"symmetric in the gold alone", gold("Japan", "met", "India"), given("India", "visited", "Japan"), Group},
		{"symmetric in the fact alone", gold("Japan", "hosted", "India"), given("India", "met", "Japan"), Group},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := Documents([]Document{{"a", []Gold{test.gold}}}, []Fact{test.fact}).Total
			got := None
			switch {
			case c.Strict == 1:
				got = Strict
			case c.Group == 1:
				got = Group
			case c.Pair == 1:
				got = Pair
			}
			if got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// TestDocuments shows what each count counts.
func TestDocuments(t *testing.T) {
	core := gold("Japan", "gave", "loan")
	core.Core = true
	negated := gold("Japan", "sanctioned", "Iran")
	negated.Polarity = schema.Negative
	docs := []Document{
		{"a", []Gold{core, negated, gold("Japan", "supports", "IPOI"), gold("Japan", "said", "all"),
			gold("Iran", "faces", "drought")}},
		{"b", []Gold{gold("Chad", "met", "Mali")}},
	}
	open := given("Iran", "withstand", "drought")
	open.Open = true
	planned := given("Japan", "supports", "IPOI")
	planned.Modality = schema.Planned
	elsewhere := given("Chad", "met", "Mali")
	elsewhere.Document = "c"
	r := Documents(docs, []Fact{
		given("Japan", "gave", "loan"),
		given("Japan", "gave", "the loan"), // another thing by its label, but the gold fact is taken
		given("Japan", "gave", "loan"),     // said twice
		given("Japan", "sanctioned", "Iran"),
		given("Japan", "said", "all"), // never counted
		planned, open, elsewhere,
	})
	want := Counts{
		Gold: 5, Core: 1, Closed: 4, Open: 1, Strict: 3, Group: 3, Pair: 3, AnyPair: 4,
		CoreStrict: 1, CoreGroup: 1, CorePair: 1, PolarityRight: 2, ModalityRight: 2,
	}
	if diff := cmp.Diff(want, r.Total); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(r.Total, r.PerDocument[0].add(r.PerDocument[1])); diff != "" {
		t.Errorf("documents do not add up to the total (-total +sum)\n%s", diff)
	}
	wantRelations := map[string]PRF{
		"gave": {1, 2, 1}, "sanctioned": {1, 1, 1}, "supports": {1, 1, 1}, "faces": {0, 0, 1}, "met": {0, 0, 1},
	}
	if diff := cmp.Diff(wantRelations, r.PerRelation); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	wantText := `documents 2  gold 5 (core 1)  extracted: closed 4, open 1
strict  P 0.750  R 0.600  F1 0.667
group   P 0.750  R 0.600  F1 0.667
pair    P 0.750  R 0.600  F1 0.667
strict  mean over documents  P 0.375  R 0.375  F1 0.375
group   mean over documents  P 0.375  R 0.375  F1 0.375
pair with open relations: R 0.800
core facts: strict R 1.000  group R 1.000  pair R 1.000
of the strict hits: polarity right 0.667  modality right 0.667
`
	if diff := cmp.Diff(wantText, r.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestBestLevelFirst: an earlier fact of a lower level does not take the gold fact away.
func TestBestLevelFirst(t *testing.T) {
	d := []Document{{"a", []Gold{gold("Japan", "signed", "pact"), gold("Japan", "ratified", "pact")}}}
	c := Documents(d, []Fact{given("Japan", "ratified", "pact"), given("Japan", "rejected", "pact"),
		given("Japan", "signed", "pact")}).Total
	if c.Strict != 2 || c.Pair != 2 || c.Closed != 3 {
		t.Errorf("%+v", c)
	}
}

func TestTidy(t *testing.T) {
	shared := []Fact{
		{Subject: names("Japan", "Tokyo", "capital"), Relation: "met", Object: names("India", "Delhi", "capital")},
		{Subject: names("Tokyo"), Relation: "hosted", Object: names("Japan", "Nippon")},
	}
	got := tidy(shared)
	want := []Fact{
		{Subject: names("Japan"), Relation: "met", Object: names("India", "Delhi")},
		{Subject: names("Tokyo"), Relation: "hosted", Object: names("Japan", "Nippon")},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(shared[0].Subject) != 3 {
		t.Error("the facts that were given have changed")
	}
	many := Fact{Subject: names("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"), Object: names("z")}
	if n := len(tidy([]Fact{many})[0].Subject); n != MaxNames {
		t.Errorf("%d names, want %d", n, MaxNames)
	}
	if got := tidy([]Fact{{}}); len(got) != 1 {
		t.Errorf("a fact without names: %v", got)
	}
}

func TestNothing(t *testing.T) {
	r := Documents(nil, nil)
	if m := r.Mean(Strict); m != (Mean{}) || r.Total.PRF(Strict).F1() != 0 {
		t.Errorf("%v", r)
	}
}

func TestPRF(t *testing.T) {
	p := PRF{Found: 1, Given: 2, Gold: 4}.add(PRF{Found: 2, Given: 2, Gold: 2})
	if p != (PRF{3, 4, 6}) || p.String() != "P 0.750  R 0.500  F1 0.600" {
		t.Errorf("%+v %v", p, p)
	}
}

// TestGroupsAreOfTheVocabulary: a group that names an unknown relation measures nothing.
func TestGroupsAreOfTheVocabulary(t *testing.T) {
	for r := range groupOf {
		if _, err := schema.Relations().ByName(r); err != nil {
			t.Error(err)
		}
	}
	for r := range skipped {
		if _, err := schema.Relations().ByName(r); err != nil {
			t.Error(err)
		}
	}
	want := set("met spokeWith cooperatesWith exercisesWith tradesWith ceasedFire competesWith")
	if diff := cmp.Diff(want, symmetric()); diff != "" {
		t.Errorf("the symmetric relations have changed, and with them the measure (-want +got)\n%s", diff)
	}
}
