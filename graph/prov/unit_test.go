package prov

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/quick"
	"unicode/utf8"

	"entente/schema"
	"entente/schema/voc"
)

func TestLiteralsComeBack(t *testing.T) {
	for _, l := range []schema.Literal{
		{Value: "50000000000", Datatype: voc.XSDInteger, Unit: "JPY"},
		{Value: "3.2", Datatype: voc.XSDDecimal, Unit: "troops"},
		{Value: "3", Datatype: voc.XSDDecimal, Unit: "troops"},
		{Value: "3", Datatype: voc.XSDInteger},
		{Value: "3", Datatype: voc.Quantity},
		{Value: "3", Datatype: voc.Quantity, Unit: "metric tons"},
		{Value: "about 3%", Datatype: voc.Quantity},
		{Value: "a b", Datatype: "urn:x:y", Unit: "c ^^d"},
		{Value: "2020-10-07", Datatype: voc.XSDDate},
		{Value: "second", Datatype: voc.XSDString},
		{Value: "", Datatype: voc.XSDString},
	} {
		l.Label = DefaultLabel(l)
		got, ok := FromTerm(Literal(l))
		if !ok || got != l {
			t.Errorf("%+v comes back as %+v", l, got)
		}
	}
	back := func(value, unit string, kind uint8) bool {
		datatype := []schema.IRI{voc.XSDInteger, voc.XSDDecimal, voc.XSDString, voc.Quantity, "urn:x:y"}[kind%5]
		l := schema.Literal{Value: value, Unit: unit, Datatype: datatype}
		l.Label = DefaultLabel(l)
		got, ok := FromTerm(Literal(l))
		return ok && got == l
	}
	if err := quick.Check(back, nil); err != nil {
		t.Error(err)
	}
}

func TestTimesHaveTheirDatatypes(t *testing.T) {
	for s, want := range map[string]schema.IRI{
		"2020": voc.XSDGYear, "2020-08": voc.XSDGYearMonth, "2020-10-07": voc.XSDDate,
		"2020-10-07T10:00:00Z": voc.XSDDateTime, "2020-13": "", "2020/2021": "", "soon": "", "": "", "2020-10-7": "",
	} {
		if got := dateType(s); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

func TestNameIn(t *testing.T) {
	for _, c := range []struct {
		quote string
		slug  string
		want  string
	}{
		{"India and Japan signed it", "japan", "Japan"},
		{"the United  States’ loan", "united-states", "United  States"},
		{"Côte d’Ivoire thanked", "cote-divoire", "Côte d’Ivoire"},
		{"the U.S. said", "us", "U.S"},
		{"Japanese officials", "japan", ""},
		{"Indo-Pacific Oceans' Initiative (IPOI)", "indo-pacific-oceans-initiative", "Indo-Pacific Oceans' Initiative"},
		{"北京 said", "北京", "北京"},
		{"", "japan", ""},
		{"Japan", "", ""},
		{"JAPAN said", "japan", "JAPAN"},
		{"in 5G", "5g", "5G"},
		{"the agreement on trade", "agreement.qncnlerz", ""},
	} {
		if got := nameIn(c.quote, schema.EntityIRI(c.slug)); got != c.want {
			t.Errorf("%q in %q is %q, want %q", c.slug, c.quote, got, c.want)
		}
	}
}

func TestMayBeginLeavesNothingOut(t *testing.T) {
	holds := func(name string) bool {
		slug := schema.Slug(name)
		return slug == "" || !wordRune(runeAt(name, 0)) || mayBegin(name[0], slug[0])
	}
	for _, name := range []string{"Japan", "JAPAN", "signed", "providedAid", "5G", "Éire", "北京", "İzmir", "K\u0301",
		"ﬁrst"} {
		if !holds(name) {
			t.Errorf("%q is left out, its slug is %q", name, schema.Slug(name))
		}
	}
	if err := quick.Check(holds, nil); err != nil {
		t.Error(err)
	}
}

func FuzzText(f *testing.F) {
	f.Add("Côte d’Ivoire — 北京 \U0001F91D", 3, 9)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		r := []rune(s)
		got, ok := NewText(s).Slice(start, end)
		if inside := 0 <= start && start <= end && end <= len(r); ok != inside {
			t.Fatalf("Slice(%d, %d) of %d code points: %t", start, end, len(r), ok)
		}
		if ok && got != string(r[start:end]) {
			t.Fatalf("Slice(%d, %d) = %q, want %q", start, end, got, string(r[start:end]))
		}
	})
}

func TestTalliesForgetNothingAndKeepNothing(t *testing.T) {
	one := EntityShare{ID: "urn:entente:e:x", Labels: []string{"B"}, Types: []string{"Country"},
		Names: []string{"B", "C"}}
	two := EntityShare{ID: "urn:entente:e:x", Labels: []string{"A"}, Types: []string{"Person"}, QIDs: []string{"Q1"}}
	var t1, t2 EntityTally
	t1.Add(one)
	t1.Add(two)
	t2.Add(two)
	t2.Add(one)
	if !slices.Equal(t1.Quads(), t2.Quads()) {
		t.Errorf("%v and %v", t1.Quads(), t2.Quads())
	}
	if e := t1.Entity(); e.Label != "A" || e.Type != "Country" {
		t.Errorf("of equals the first in the order of bytes: %+v", e)
	}
	if err := t1.Remove(two); err != nil {
		t.Fatal(err)
	}
	if e := t1.Entity(); e.Label != "B" || e.QID != "" {
		t.Errorf("%+v", e)
	}
	if err := t1.Remove(two); err == nil {
		t.Error("a share was taken out twice")
	}
	var f FactTally
	f.Add(FactShare{ID: "urn:entente:f:x", Asserted: 1, First: []string{"2020"}, Last: []string{"2021"}})
	if err := f.Remove(FactShare{ID: "urn:entente:f:x", Planned: 1}); err == nil {
		t.Error("a share that was never added was taken out of a fact")
	}
}

// TestTextAsSubject: RDF has no literal as a subject, so an article with such a statement is refused.
func TestTextAsSubject(t *testing.T) {
	doc := schema.DocumentIRI("a.txt")
	sum := sha256.Sum256([]byte("Hills rise."))
	words := schema.Node{Literal: &schema.Literal{Value: "Hills", Datatype: voc.XSDString}}
	s := schema.Statement{
		Subject: words, Relation: "rise", Open: true, Object: words, Polarity: schema.Positive,
		Modality: schema.Asserted, Evidence: schema.Evidence{Document: doc, End: 5, Sentence: 1, Exact: "Hills",
			SentenceEnd: 11},
	}
	s.Seal()
	_, err := Lower(&schema.Article{ID: doc, Name: "a.txt", Hash: hex.EncodeToString(sum[:]), Text: "Hills rise.",
		Statements: []schema.Statement{s}})
	if !errors.Is(err, ErrArticle) || !strings.Contains(err.Error(), "literal cannot be the subject") {
		t.Errorf("got %v", err)
	}
}
