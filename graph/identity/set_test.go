package identity

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
)

func decision(kind Kind, a, b string) Decision {
	return Decision{Kind: kind, A: schema.EntityIRI(a), B: schema.EntityIRI(b)}
}

// TestSet_Kept: of a group the one counts that nothing has merged into another, then the one that a gazetteer may know,
// whatever the order of the decisions.
func TestSet_Kept(t *testing.T) {
	for _, test := range []struct {
		name string
		list []Decision
		want string
	}{
		{"pair", []Decision{decision(Same, "b", "a")}, "b"},
		{"chain", []Decision{decision(Same, "b", "a"), decision(Same, "c", "b")}, "c"},
		{"two kept", []Decision{decision(Same, "x.person", "a"), decision(Same, "z", "a")}, "z"},
		{"circle", []Decision{decision(Same, "b", "a"), decision(Same, "c", "b"), decision(Same, "a", "c")}, "a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for range 6 {
				rand.Shuffle(len(test.list), func(i, j int) { test.list[i], test.list[j] = test.list[j], test.list[i] })
				s, err := NewSet(test.list)
				if err != nil {
					t.Fatal(err)
				}
				if got := s.Kept(schema.EntityIRI("a")); got != schema.EntityIRI(test.want) {
					t.Errorf("kept %s, want %s", got, test.want)
				}
			}
		})
	}
}

func TestSet_Of(t *testing.T) {
	inA := decision(Split, "jordan", "michael-jordan.person")
	inA.Document = "a.txt"
	s, err := NewSet([]Decision{inA, decision(Same, "mj", "michael-jordan.person")})
	if err != nil {
		t.Fatal(err)
	}
	jordan := schema.EntityIRI("jordan")
	if got, other := s.Of(jordan, schema.DocumentIRI("a.txt")); got != schema.EntityIRI("mj") || !other {
		t.Errorf("in a.txt: %s, %v", got, other)
	}
	if got, other := s.Of(jordan, schema.DocumentIRI("b.txt")); got != jordan || other {
		t.Errorf("in b.txt: %s, %v", got, other)
	}
	if d := s.Deciding(jordan, "a.txt"); d == nil || *d != inA {
		t.Errorf("decided by %v", d)
	}
	if d := s.Deciding(jordan, "b.txt"); d != nil {
		t.Errorf("decided by %v", d)
	}
	var none *Set
	if got, other := none.Of(jordan, schema.DocumentIRI("a.txt")); got != jordan || other || !none.Empty() {
		t.Errorf("without decisions: %s, %v", got, other)
	}
}

// TestNewSet_Mistakes: every decision that says nothing and every contradiction is told.
func TestNewSet_Mistakes(t *testing.T) {
	lonely := decision(Same, "a", "a")
	_, err := NewSet([]Decision{
		lonely, {Kind: "like"}, decision(Split, "a", "b"), decision(Same, "a", "b"), decision(Different, "b", "a"),
		decision(Same, "c", "d"), decision(Different, "c", "d"),
	})
	if !errors.Is(err, ErrDecision) || !errors.Is(err, ErrConflict) {
		t.Fatal(err)
	}
	if joined, ok := err.(interface{ Unwrap() []error }); !ok || len(joined.Unwrap()) != 5 {
		t.Errorf("not five mistakes: %v", err)
	}
}

func TestDecision_JSON(t *testing.T) {
	want := decision(Split, "a", "b.person")
	want.Document = "a.txt"
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if string(b) != `{"decision":"split","a":"e:a","b":"e:b.person","document":"a.txt"}` {
		t.Errorf("written as %s", b)
	}
	var got Decision
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
