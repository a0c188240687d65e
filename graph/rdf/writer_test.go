package rdf

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc/xsd"
)

func TestTerm(t *testing.T) {
	day := time.Date(2020, 10, 8, 9, 0, 0, 0, time.FixedZone("", 9*3600))
	for _, test := range []struct {
		name string
		v    quad.Value
		want string
	}{
		{"IRI", quad.IRI("http://例え.テスト/?a=b#c"), "<http://例え.テスト/?a=b#c>"},
		{"blank node", quad.BNode("a.b-1"), "_:a.b-1"},
		{"text", quad.String("a\"\\\n\r\t\b\f\v\x00\x7f'é"), `"a\"\\\n\r\t\b\f\u000B\u0000\u007F'é"`},
		{"XML characters", quad.String("\ufffd\ufffe\uffff\U0001ffff\uefff"), "\"\ufffd\\uFFFE\\uFFFF\U0001ffff\uefff\""},
		{"language", quad.LangString{Value: "a", Lang: "en-GB"}, `"a"@en-GB`},
		{"datatype", quad.TypedString{Value: "a", Type: "urn:d"}, `"a"^^<urn:d>`},
		{"string", quad.TypedString{Value: "a", Type: xsdString}, `"a"`},
		{"integer", quad.Int(-5), `"-5"^^<` + xsdNS + `integer>`},
		{"least", quad.Int(math.MinInt64), `"-9223372036854775808"^^<` + xsdNS + `integer>`},
		{"true", quad.Bool(true), `"true"^^<` + xsdNS + `boolean>`},
		{"false", quad.Bool(false), `"false"^^<` + xsdNS + `boolean>`},
		{"zero", quad.Float(0), `"0.0E0"^^<` + xsdNS + `double>`},
		{"minus zero", quad.Float(math.Copysign(0, -1)), `"-0.0E0"^^<` + xsdNS + `double>`},
		{"one", quad.Float(1), `"1.0E0"^^<` + xsdNS + `double>`},
		{"minus one", quad.Float(-1), `"-1.0E0"^^<` + xsdNS + `double>`},
		{"fraction", quad.Float(-0.0125), `"-1.25E-2"^^<` + xsdNS + `double>`},
		{"large", quad.Float(1e300), `"1.0E300"^^<` + xsdNS + `double>`},
		{"small", quad.Float(math.SmallestNonzeroFloat64), `"5.0E-324"^^<` + xsdNS + `double>`},
		{"infinite", quad.Float(math.Inf(1)), `"INF"^^<` + xsdNS + `double>`},
		{"minus infinite", quad.Float(math.Inf(-1)), `"-INF"^^<` + xsdNS + `double>`},
		{"no number", quad.Float(math.NaN()), `"NaN"^^<` + xsdNS + `double>`},
		{"time", quad.Time(day), `"2020-10-08T00:00:00Z"^^<` + xsdNS + `dateTime>`},
		{"milliseconds", quad.Time(day.Add(120 * time.Millisecond)), `"2020-10-08T00:00:00.12Z"^^<` + xsdNS + `dateTime>`},
		{"nanosecond", quad.Time(day.Add(1)), `"2020-10-08T00:00:00.000000001Z"^^<` + xsdNS + `dateTime>`},
		{"first year", quad.Time{}, `"0001-01-01T00:00:00Z"^^<` + xsdNS + `dateTime>`},
		{"before", quad.Time(time.Date(-44, 3, 15, 0, 0, 0, 0, time.UTC)), `"-0044-03-15T00:00:00Z"^^<` + xsdNS + `dateTime>`},
		{"far", quad.Time(time.Date(12020, 1, 1, 0, 0, 0, 0, time.UTC)), `"12020-01-01T00:00:00Z"^^<` + xsdNS + `dateTime>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Term(test.v)
			if err != nil || got != test.want {
				t.Fatalf("got %s, %v, want %s", got, err, test.want)
			}
			back, err := ParseTerm(got)
			if err != nil {
				t.Fatal(err)
			}
			if again, err := Term(back); err != nil || again != got {
				t.Errorf("read and written again it is %s, %v", again, err)
			}
		})
	}
}

// other is a quad.Value that this package does not know.
type other struct{}

func (other) String() string { return "<urn:a> <urn:b> <urn:c> .\n" }
func (other) Native() any    { return nil }

func TestValidate_refuses(t *testing.T) {
	for name, v := range map[string]quad.Value{
		"nothing":               nil,
		"unknown type":          other{},
		"pointer":               (*quad.IRI)(nil),
		"empty IRI":             quad.IRI(""),
		"relative IRI":          quad.IRI("a/b"),
		"name as IRI":           quad.IRI("Shinzo Abe"),
		"newline in IRI":        quad.IRI("urn:a> <urn:b> <urn:c> .\n<urn:d"),
		"> in IRI":              quad.IRI("urn:a>b"),
		"backslash in IRI":      quad.IRI(`urn:a\u003E`),
		"IRI not UTF-8":         quad.IRI("urn:\xff"),
		"empty label":           quad.BNode(""),
		"blank in label":        quad.BNode("a b"),
		"newline in label":      quad.BNode("a\nb"),
		"dot at end of label":   quad.BNode("a."),
		"hyphen first in label": quad.BNode("-a"),
		"label not UTF-8":       quad.BNode("a\xff"),
		"text not UTF-8":        quad.String("caf\xe9"),
		"surrogate":             quad.String("\xed\xa0\x80"),
		"no language":           quad.LangString{Value: "a"},
		"language with blank":   quad.LangString{Value: "a", Lang: "en ."},
		"language with newline": quad.LangString{Value: "a", Lang: "en\n"},
		"language with _":       quad.LangString{Value: "a", Lang: "en_GB"},
		"language, not UTF-8":   quad.LangString{Value: "\xff", Lang: "en"},
		"no datatype":           quad.TypedString{Value: "a"},
		"relative datatype":     quad.TypedString{Value: "a", Type: "integer"},
		"datatype with >":       quad.TypedString{Value: "a", Type: "urn:a>"},
		"datatype langString":   quad.TypedString{Value: "a", Type: langString},
		"datatype, not UTF-8":   quad.TypedString{Value: "\xff", Type: "urn:d"},
	} {
		err := Validate(v)
		if !errors.Is(err, ErrTerm) {
			t.Errorf("%s: got %v, want ErrTerm", name, err)
			continue
		}
		if strings.ContainsAny(err.Error(), "\n\r") {
			t.Errorf("%s: the message has a line end: %v", name, err)
		}
		for place, q := range map[string]quad.Quad{
			"subject":   {Subject: v, Predicate: quad.IRI("urn:p"), Object: quad.IRI("urn:o")},
			"predicate": {Subject: quad.IRI("urn:s"), Predicate: v, Object: quad.IRI("urn:o")},
			"object":    {Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: v},
			"label":     {Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: quad.IRI("urn:o"), Label: v},
		} {
			if v == nil && place == "label" {
				continue
			}
			if got, err := AppendQuad([]byte("kept"), q); !errors.Is(err, ErrTerm) || !strings.HasPrefix(err.Error(), place) || string(got) != "kept" {
				t.Errorf("%s as %s: got %q, %v", name, place, got, err)
			}
		}
	}
	if err, want := Validate(quad.IRI("a\nb")), `not a valid RDF term: IRI "a\nb": U+000A is not allowed in an IRI (byte 1)`; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}

func TestValidateQuad_places(t *testing.T) {
	s, p, b, text := quad.IRI("urn:s"), quad.IRI("urn:p"), quad.BNode("b"), quad.String("t\n")
	for _, test := range []struct {
		q  quad.Quad
		ok bool
	}{
		{quad.Quad{Subject: s, Predicate: p, Object: text}, true},
		{quad.Quad{Subject: b, Predicate: p, Object: b, Label: b}, true},
		{quad.Quad{Subject: text, Predicate: p, Object: s}, false},
		{quad.Quad{Subject: quad.Int(1), Predicate: p, Object: s}, false},
		{quad.Quad{Subject: s, Predicate: text, Object: s}, false},
		{quad.Quad{Subject: s, Predicate: b, Object: s}, false},
		{quad.Quad{Subject: s, Predicate: p, Object: s, Label: text}, false},
		{quad.Quad{}, false},
	} {
		if err := ValidateQuad(test.q); (err == nil) != test.ok || err != nil && !errors.Is(err, ErrTerm) {
			t.Errorf("%v: got %v, want valid: %v", test.q, err, test.ok)
		}
	}
}

func TestWriter_refusedQuadLeavesNothing(t *testing.T) {
	var out bytes.Buffer
	w := NewWriter(&out)
	good := quad.Quad{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: quad.Int(1)}
	bad := good
	bad.Label = quad.IRI("urn:g>\n")
	for _, q := range []quad.Quad{good, bad, good} {
		if err := w.Write(q); (err == nil) != (q == good) {
			t.Errorf("%v: got %v", q, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	line := `<urn:s> <urn:p> "1"^^<` + xsdNS + "integer> .\n"
	if got := out.String(); got != line+line {
		t.Errorf("got %q, want twice %q", got, line)
	}
	if err := w.Write(good); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close: got %v, want ErrClosed", err)
	}
	if err := w.Close(); err != nil {
		t.Errorf("second Close: %v", err)
	}
}

func TestTriplesWriter(t *testing.T) {
	var out bytes.Buffer
	w := NewTriplesWriter(&out)
	q := quad.Quad{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: quad.IRI("urn:o")}
	if err := w.Write(q); err != nil {
		t.Fatal(err)
	}
	q.Label = quad.IRI("urn:g")
	if err := w.Write(q); !errors.Is(err, ErrTerm) {
		t.Errorf("got %v, want ErrTerm", err)
	}
	if err := w.Flush(); err != nil || out.String() != "<urn:s> <urn:p> <urn:o> .\n" {
		t.Errorf("got %q, %v", out.String(), err)
	}
}

func TestWriter_outputError(t *testing.T) {
	full := errors.New("disk full")
	for name, test := range map[string]struct {
		write writerFunc
		want  error
	}{
		"error": {func([]byte) (int, error) { return 0, full }, full},
		"short": {func(b []byte) (int, error) { return len(b) - 1, nil }, io.ErrShortWrite},
	} {
		w := NewWriter(test.write)
		q := quad.Quad{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: quad.String(strings.Repeat("x", flushAt))}
		for range 2 {
			if err := w.Write(q); !errors.Is(err, test.want) {
				t.Errorf("%s: got %v, want %v", name, err, test.want)
			}
		}
		if err := w.Close(); !errors.Is(err, test.want) {
			t.Errorf("%s: Close got %v, want %v", name, err, test.want)
		}
	}
}

// Cayley's short constants are legal IRIs of the scheme xsd, and stay as they are.
func TestTerm_nothingIsExpanded(t *testing.T) {
	got, err := Term(quad.TypedString{Value: "1", Type: xsd.Integer})
	if want := `"1"^^<xsd:integer>`; err != nil || got != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}
