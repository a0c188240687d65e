package schema

import (
	"strings"
	"testing"
)

func TestRelationsParse(t *testing.T) {
	table := Relations()
	if n := len(table.All()); n < 80 {
		t.Errorf("%d relations, want at least 80", n)
	}
	for _, r := range table.All() {
		if got, err := table.ByName(r.Name); err != nil || got != r {
			t.Errorf("ByName(%q) = %v, %v", r.Name, got, err)
		}
		if _, err := ParseIRI(string(r.IRI())); err != nil {
			t.Errorf("IRI of %q: %v", r.Name, err)
		}
		if r.Symmetric && strings.Join(names(r.Domain), " ") != strings.Join(names(r.Range), " ") {
			t.Errorf("%q is symmetric, but domain %v and range %v differ", r.Name, r.Domain, r.Range)
		}
	}
}

func names(types []NodeType) (out []string) {
	for _, t := range types {
		out = append(out, string(t))
	}
	return out
}

func TestVerbsMeetInBothSpellings(t *testing.T) {
	for _, lemma := range []string{"finalise", "finalize", "Finalize"} {
		got := Relations().Verbs(lemma)
		if len(got) == 0 || got[0].Relation.Name != "signed" || got[0].Frame.Stage != "finalised" {
			t.Errorf("Verbs(%q) = %v, want signed at stage finalised", lemma, got)
		}
	}
}

func TestLongerFramesStandFirst(t *testing.T) {
	for _, lemma := range []string{"hold", "withdraw", "be"} {
		list := Relations().Verbs(lemma)
		for i := 1; i < len(list); i++ {
			if len(list[i].Frame.Words) > len(list[i-1].Frame.Words) {
				t.Errorf("%q: frame %q stands after %q", lemma, list[i].Frame, list[i-1].Frame)
			}
		}
	}
}

func TestParseRelationsReportsEveryMistake(t *testing.T) {
	const file = `relation: a
family: NONSENSE
meaning: x

  continues nothing

relation: b
colour: red
verbs: run [Dragon], stop [Country
meaning: y

relation: b
`
	_, err := ParseRelations("bad.txt", file)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"bad.txt:2:9", "NONSENSE", "bad.txt:5:", "bad.txt:8:", `"colour"`, "bad.txt:9:", "Dragon", "[Type …]",
		"bad.txt:12:", "stands twice", "has no meaning",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Japan":                           "japan",
		"Indo-Pacific Oceans’ Initiative": "indo-pacific-oceans-initiative",
		"U.S. State Department":           "us-state-department",
		"Côte d'Ivoire":                   "cote-divoire",
		"  São  Tomé ":                    "sao-tome",
		"5G":                              "5g",
		"providedAid":                     "providedAid",
		"北京":                              "北京",
		"…":                               "",
		"a\nb> c":                         "a-b-c",
	} {
		if got := Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Slug(strings.Repeat("word ", 100)); len(got) > maxSlug || strings.HasSuffix(got, "-") {
		t.Errorf("long slug %q", got)
	}
}

func TestCamel(t *testing.T) {
	for in, want := range map[string]string{"attach importance to": "attachImportanceTo", "repose on": "reposeOn",
		"héros": "hRos", "": ""} {
		if got := Camel(in); got != want {
			t.Errorf("Camel(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseIRI(t *testing.T) {
	for _, good := range []string{"urn:entente:e:japan", "http://www.wikidata.org/entity/Q17", "a:é"} {
		if _, err := ParseIRI(good); err != nil {
			t.Errorf("ParseIRI(%q): %v", good, err)
		}
	}
	for _, bad := range []string{"", "japan", ":x", "1a:x", "a b:x", "a:x y", "a:x>y", "a:x\ny", "a:\xff", "a:\"",
		"a:{}"} {
		if _, err := ParseIRI(bad); err == nil {
			t.Errorf("ParseIRI(%q) passed", bad)
		}
	}
}

func TestNodeTypes(t *testing.T) {
	for _, c := range []struct {
		t, u NodeType
		want bool
	}{
		{Country, Actor, true}, {Ministry, Organization, true}, {Ministry, Actor, true}, {City, Place, true},
		{City, Actor, false}, {Country, Place, false}, {Topic, Any, true}, {Any, Topic, false},
	} {
		if got := c.t.Is(c.u); got != c.want {
			t.Errorf("%q.Is(%q) = %v", c.t, c.u, got)
		}
	}
	for name := range parents {
		if got, err := ParseNodeType(string(name)); err != nil || got != name {
			t.Errorf("ParseNodeType(%q) = %q, %v", name, got, err)
		}
	}
}

func TestSealDependsOnEveryPart(t *testing.T) {
	base := func() *Statement {
		return &Statement{
			Subject: Node{Entity: &Entity{ID: "urn:entente:e:india"}}, Relation: "signed",
			Object: Node{Literal: &Literal{Value: "1", Datatype: "a:b"}}, Polarity: Positive, Modality: Asserted,
			Evidence: Evidence{Document: "urn:entente:d:x", Start: 1, End: 5, Sentence: 1, Exact: "word"},
		}
	}
	seen := map[IRI]string{}
	for name, change := range map[string]func(*Statement){
		"none":     func(*Statement) {},
		"subject":  func(s *Statement) { s.Subject.Entity.ID = "urn:entente:e:japan" },
		"relation": func(s *Statement) { s.Relation = "ratified" },
		"value":    func(s *Statement) { s.Object.Literal.Value = "2" },
		"unit":     func(s *Statement) { s.Object.Literal.Unit = "JPY" },
		"polarity": func(s *Statement) { s.Polarity = Negative },
		"modality": func(s *Statement) { s.Modality = Planned },
		"stage":    func(s *Statement) { s.Stage = "finalised" },
		"time":     func(s *Statement) { s.Time = "2020" },
		"by":       func(s *Statement) { s.AttributedTo = &Entity{ID: "urn:entente:e:japan"} },
		"place":    func(s *Statement) { s.Place = &Entity{ID: "urn:entente:e:japan"} },
		"role":     func(s *Statement) { s.Participants = []Participant{{RoleSource, s.Subject}} },
		"span":     func(s *Statement) { s.Evidence.End = 6 },
		"document": func(s *Statement) { s.Evidence.Document = "urn:entente:d:y" },
	} {
		s := base()
		change(s)
		s.Seal()
		if other, ok := seen[s.ID]; ok {
			t.Errorf("%s and %s have the same ID", name, other)
		}
		seen[s.ID] = name
		if err := s.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestValidateNamesEveryFault(t *testing.T) {
	s := &Statement{Relation: "signs", Polarity: "?", Modality: "maybe", Confidence: 2,
		Participants: []Participant{{Role: "x"}}}
	err := s.Validate()
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"subject: missing", "object: missing", `"signs"`, `polarity "?"`, `modality "maybe"`,
		"confidence 2", `role "x"`, "evidence"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q: %v", want, err)
		}
	}
}

// TestTextAsSubject: only what is open may be said of mere words.
func TestTextAsSubject(t *testing.T) {
	words := Node{Literal: &Literal{Value: "a hill", Datatype: "http://www.w3.org/2001/XMLSchema#string"}}
	s := &Statement{
		Subject: words, Relation: "owns", Object: words, Polarity: Positive, Modality: Asserted,
		Evidence: Evidence{Document: "urn:entente:d:x", End: 5, Sentence: 1, Exact: "words"},
	}
	if err := s.Validate(); err == nil || !strings.Contains(err.Error(), "subject") {
		t.Errorf("closed: %v", err)
	}
	s.Open = true
	if err := s.Validate(); err != nil {
		t.Errorf("open: %v", err)
	}
}
