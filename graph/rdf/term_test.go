package rdf

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

func TestParseTerm(t *testing.T) {
	for s, want := range map[string]quad.Value{
		"<urn:a>":          quad.IRI("urn:a"),
		`<urn:\u0061>`:     quad.IRI("urn:a"),
		"_:a":              quad.BNode("a"),
		`""`:               quad.String(""),
		`"\u0061\n"`:       quad.String("a\n"),
		`"a"@en`:           quad.LangString{Value: "a", Lang: "en"},
		`"01"^^<urn:d>`:    quad.TypedString{Value: "01", Type: "urn:d"},
		`"<urn:a> _:b \""`: quad.String(`<urn:a> _:b "`),
	} {
		got, err := ParseTerm(s)
		if err != nil || got != want {
			t.Errorf("%s: got %v, %v, want %v", s, got, err, want)
		}
	}
	for s, col := range map[string]int{
		"":                        1,
		" <urn:a>":                1,
		"\t_:a":                   1,
		"<urn:a> ":                8,
		"<urn:a> .":               8,
		"<urn:a><urn:b>":          8,
		"_:a.":                    4,
		"<a>":                     2,
		"urn:a":                   1,
		"#":                       1,
		"\"a\nb\"":                3,
		"<urn:a>\n":               8,
		"\"a\"\r":                 4,
		"\"\xff\"":                2,
		`"é"@1`:                   5,
		"<urn:s> <urn:p> \"o\" .": 8,
	} {
		got, err := ParseTerm(s)
		var e *SyntaxError
		if !errors.As(err, &e) || !errors.Is(err, ErrSyntax) || got != nil {
			t.Errorf("%q: got %v, %v, want a mistake", s, got, err)
			continue
		}
		if e.Line != 1 || e.Col != col {
			t.Errorf("%q: got %v, want column %d", s, err, col)
		}
	}
}

func TestSort(t *testing.T) {
	const sorted = `<urn:a> <urn:p> "1" .
<urn:a> <urn:p> "1" <urn:g> .
<urn:a> <urn:p> "1" _:g .
<urn:a> <urn:p> "1"@en .
<urn:a> <urn:p> "1"^^<urn:d> .
<urn:a> <urn:p> "10" .
<urn:a> <urn:p> "\uFFFE" .
<urn:a> <urn:p> "é" .
<urn:a> <urn:p> <urn:o> .
<urn:a> <urn:p> _:o .
<urn:a-> <urn:p> "1" .
<urn:b> <urn:p> "1" .
<urn:é> <urn:p> "1" .
_:a <urn:p> "1" .
`
	want, err := ReadAll(strings.NewReader(sorted), Options{})
	if err != nil {
		t.Fatal(err)
	}
	// '-' is before '>', so the line order of the fixture is not the order of IRIs.
	slices.SortFunc(want, Compare)
	got := slices.Clone(want)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
	if err := Sort(got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Sort and Compare differ, -Compare +Sort:\n%s", diff)
	}
	var out strings.Builder
	w := NewWriter(&out)
	for _, q := range got {
		if err := w.Write(q); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	lines := strings.Split(sorted, "\n")
	slices.Sort(lines)
	if diff := cmp.Diff(strings.Join(lines[1:], "\n")+"\n", out.String()); diff != "" {
		t.Errorf("lines are not in byte order, -want +got:\n%s", diff)
	}
}

func TestSort_invalid(t *testing.T) {
	good := func(s string) quad.Quad {
		return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI("urn:p"), Object: quad.IRI("urn:o")}
	}
	bad := good("b\n")
	qs := []quad.Quad{good("urn:b"), bad, good("urn:a")}
	err := Sort(qs)
	if !errors.Is(err, ErrTerm) || !strings.HasPrefix(err.Error(), "quad 1: ") {
		t.Errorf("got %v, want ErrTerm for quad 1", err)
	}
	if diff := cmp.Diff([]quad.Quad{good("urn:b"), bad, good("urn:a")}, qs); diff != "" {
		t.Errorf("the slice has changed:\n%s", diff)
	}
	if Compare(bad, good("urn:a")) != 1 || Compare(good("urn:a"), bad) != -1 || Compare(bad, bad) != 0 {
		t.Error("a quad that is not valid does not come last")
	}
}

func TestFormat(t *testing.T) {
	for _, f := range []Format{NQuads, NTriples, Turtle, TriG} {
		text, err := f.MarshalText()
		if err != nil || string(text) != f.String() || !strings.Contains(f.MediaType(), "/") {
			t.Errorf("%v: got %s, %v, %s", f, text, err, f.MediaType())
		}
		var back Format
		if err := back.UnmarshalText(text); err != nil || back != f {
			t.Errorf("%s: got %v, %v", text, back, err)
		}
	}
	var f Format
	if err := f.UnmarshalText([]byte("xml")); !errors.Is(err, ErrOptions) {
		t.Errorf("got %v, want ErrOptions", err)
	}
	if _, err := Format(9).MarshalText(); !errors.Is(err, ErrOptions) || Format(9).String() != "Format(9)" || Format(9).MediaType() != "" {
		t.Errorf("format 9: got %v", err)
	}
}
