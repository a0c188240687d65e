package pattern

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
)

// TestMistakes: every mistake of a file is told at once, each with its place and the way out.
func TestMistakes(t *testing.T) {
	raw, err := os.ReadFile("testdata/mistakes.rules")
	if err != nil {
		t.Fatal(err)
	}
	_, err = ParseFile("mistakes.rules", string(raw), Language{Parts: []string{"subject", "object"}})
	if err == nil {
		t.Fatal("no mistakes")
	}
	const golden = "testdata/mistakes.golden"
	got := err.Error() + "\n"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("UPDATE=1 go test accepts this (-want +got)\n%s", diff)
	}
}

const sampleRules = `# Aid that is given.
list giving: give lend
  # lists go on below
  grant "set aside"

rule: gift
match: {lemma:@giving}=verb >obj {type:Aid; unit:money}=what
  >obl {case:to}=to # who gets it
yield: verb.subject[Country Person] providedAid to [stage=offered, modality=planned, purpose=what]
yield: verb.subject gave what [doubt=0.1]
keep: verb what
+ India lent Japan aid. => India providedAid Japan; India gave aid
- India lent an ear to Japan.
`

func TestParseFile(t *testing.T) {
	f, err := ParseFile("sample.rules", sampleRules, Language{Attributes: []string{"unit"}, Parts: []string{"subject"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string][]string{"giving": {"give", "lend", "grant", "set aside"}}, f.Lists); diff != "" {
		t.Error(diff)
	}
	r := f.Rules[0]
	if len(f.Rules) != 1 || r.Name != "gift" || r.Line != 6 || len(r.Yields) != 2 {
		t.Fatalf("%+v", f.Rules)
	}
	if diff := cmp.Diff([]string{"verb", "what", "to"}, r.Pattern.Names()); diff != "" {
		t.Error(diff)
	}
	y := r.Yields[0]
	subject := Term{"verb", "subject", []schema.NodeType{schema.Country, schema.Person}}
	if diff := cmp.Diff(subject, y.Subject); diff != "" {
		t.Error(diff)
	}
	if y.Relation.Name != "providedAid" || y.Stage != "offered" || y.Modality != schema.Planned || y.Polarity != "" ||
		y.Object.Node != "to" {
		t.Errorf("%+v", y)
	}
	if diff := cmp.Diff([]Participant{{schema.RolePurpose, Term{Node: "what"}}}, y.Participants); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"verb", "what"}, r.Keeps); diff != "" || r.Yields[1].Doubt != 0.1 {
		t.Error(r.Yields[1].Doubt, diff)
	}
	examples := []Example{
		{12, "India lent Japan aid.", []string{"India providedAid Japan", "India gave aid"}},
		{13, "India lent an ear to Japan.", nil},
	}
	if diff := cmp.Diff(examples, r.Examples); diff != "" {
		t.Error(diff)
	}
}

// TestBounds: what is beyond the bounds of a pattern is a mistake.
func TestBounds(t *testing.T) {
	for source, want := range map[string]string{
		"{}" + strings.Repeat(" >obj {}", maxNodes):                            "more than 40 nodes",
		strings.Repeat("({} >obj ", maxDepth) + "{}":                           "more than 20 levels",
		"{} " + strings.Repeat("[", 3*maxDepth) + ">obj {}":                    "more than 20 levels",
		strings.Repeat("(", 3*maxDepth) + "{}" + strings.Repeat(")", maxDepth): "more than 20 levels",
	} {
		if _, err := Compile("bounds", source, Language{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", source, err, want)
		}
	}
}

// FuzzParseFile: a file is taken, or every mistake names a place that is in it.
func FuzzParseFile(f *testing.F) {
	f.Add(sampleRules)
	raw, err := os.ReadFile("testdata/mistakes.rules")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(raw))
	f.Fuzz(func(t *testing.T, content string) {
		_, err := ParseFile("fuzz", content, Language{Attributes: []string{"unit"}, Parts: []string{"subject"}})
		checkPlaces(t, content, err)
	})
}

// checkPlaces checks that the mistakes joined in err name places in content.
func checkPlaces(t *testing.T, content string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("%T: %v", err, err)
	}
	lines := strings.Split(content, "\n")
	for _, one := range joined.Unwrap() {
		var e *schema.SyntaxError
		if !errors.As(one, &e) {
			t.Fatalf("%T: %v", one, one)
		}
		if e.Line < 1 || e.Line > len(lines) || e.Col < 1 || e.Col > len([]rune(lines[e.Line-1]))+1 ||
			e.Source != strings.TrimRight(lines[e.Line-1], "\r") {
			t.Errorf("%v\nis no place in %s", e, fmt.Sprintf("%q", content))
		}
	}
}
