package rdf

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

func TestReader_terms(t *testing.T) {
	const doc = `<urn:s> <urn:p> <urn:o> .
_:s <urn:p> "a\"b" _:g .
<urn:s> <urn:p> "chat"@fr-CA <urn:g> .
<urn:s> <urn:p> "01"^^<http://www.w3.org/2001/XMLSchema#integer> .
<urn:s> <urn:p> "x"^^<http://www.w3.org/2001/XMLSchema#string> .
`
	s, p, g := quad.IRI("urn:s"), quad.IRI("urn:p"), quad.IRI("urn:g")
	want := []quad.Quad{
		{Subject: s, Predicate: p, Object: quad.IRI("urn:o")},
		{Subject: quad.BNode("s"), Predicate: p, Object: quad.String(`a"b`), Label: quad.BNode("g")},
		{Subject: s, Predicate: p, Object: quad.LangString{Value: "chat", Lang: "fr-CA"}, Label: g},
		{Subject: s, Predicate: p, Object: quad.TypedString{Value: "01", Type: xsdNS + "integer"}},
		{Subject: s, Predicate: p, Object: quad.String("x")},
	}
	got, err := ReadAll(strings.NewReader(doc), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Where the stream is cut must not matter.
func TestReader_anyCut(t *testing.T) {
	var doc strings.Builder
	ends := []string{"\n", "\r\n", "\r", "\n\n", "\r\r\n", "\n\r"}
	for i := range 3000 {
		fmt.Fprintf(&doc, "<urn:s%d> <urn:p> \"%s\" .%s", i, strings.Repeat("é", i%200), ends[i%len(ends)])
	}
	doc.WriteString("<x>") // a mistake, for its line number
	read := func(r io.Reader) (out string) {
		w := NewWriter(writerFunc(func(b []byte) (int, error) { out += string(b); return len(b), nil }))
		for q, err := range NewReader(r, Options{}).All() {
			if err != nil {
				w.Flush()
				return out + err.Error()
			}
			if err := w.Write(q); err != nil {
				t.Fatal(err)
			}
		}
		return out
	}
	want := read(strings.NewReader(doc.String()))
	if !strings.Contains(want, `<urn:s2999> `) || !strings.HasSuffix(want, "4501:2: IRI is not absolute: it has no scheme such as http:\n\t<x>\n\t ^") {
		t.Fatalf("unexpected end: %q", want[len(want)-200:])
	}
	for name, r := range map[string]io.Reader{
		"one byte":       iotest.OneByteReader(strings.NewReader(doc.String())),
		"half":           iotest.HalfReader(strings.NewReader(doc.String())),
		"data with EOF":  iotest.DataErrReader(strings.NewReader(doc.String())),
		"empty reads":    &stutter{r: strings.NewReader(doc.String())},
		"seven at a go":  readerFunc(sized(strings.NewReader(doc.String()), 7)),
		"prime at a go":  readerFunc(sized(strings.NewReader(doc.String()), 8191)),
		"a line at most": readerFunc(sized(strings.NewReader(doc.String()), firstBuf-1)),
	} {
		if got := read(r); got != want {
			t.Errorf("%s: the result differs", name)
		}
	}
}

func TestReader_longLines(t *testing.T) {
	const limit = 1 << 20
	long := strings.Repeat("x", limit)
	doc := "<urn:s> <urn:p> \"a\" .\n" +
		"<urn:s> <urn:p> \"" + long[:limit-20] + "\" .\r\n" + // at the limit
		"<urn:s> <urn:p> \"" + long[:limit-19] + "\" .\n" + // one over
		"# " + long + long + long + "\r" + // far over
		"<urn:s> <urn:p> \"b\" .\n" +
		"#" + long
	r := NewReader(strings.NewReader(doc), Options{MaxLine: limit, MaxErrors: 9})
	var lines []int
	var end error
	for _, err := range r.All() {
		if end = err; err == nil {
			lines = append(lines, r.Line())
		}
	}
	if diff := cmp.Diff([]int{1, 2, 5}, lines); diff != "" {
		t.Errorf("lines, -want +got:\n%s", diff)
	}
	var list *ErrorList
	if !errors.As(end, &list) || len(list.Errors) != 3 {
		t.Fatalf("got %v, want three mistakes", end)
	}
	for i, line := range []int{3, 4, 6} {
		if list.Errors[i].Line != line || !strings.Contains(list.Errors[i].Msg, "longer than the limit") {
			t.Errorf("got %v, want line %d too long", list.Errors[i], line)
		}
	}
}

// A document of one endless line takes no more memory than the limit asks for.
func TestReader_memory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := ReadAll(io.LimitReader(endless{}, 64<<20), Options{MaxLine: 1 << 20})
	runtime.ReadMemStats(&after)
	if !errors.Is(err, ErrSyntax) {
		t.Errorf("got %v, want a mistake", err)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 8<<20 {
		t.Errorf("%d bytes were allocated", n)
	}
}

func TestReader_inputError(t *testing.T) {
	broken := errors.New("disk on fire")
	doc := "<urn:s> <urn:p> \"1\" .\n<urn:s> <urn:p> \"cut"
	r := NewReader(io.MultiReader(strings.NewReader(doc), iotest.ErrReader(broken)), Options{File: "a.nq"})
	if _, err := r.Read(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err := r.Read()
		if !errors.Is(err, broken) || errors.Is(err, ErrSyntax) {
			t.Fatalf("got %v, want the error of the input", err)
		}
		if want := "read a.nq after line 1: disk on fire"; err.Error() != want {
			t.Errorf("got %q, want %q", err, want)
		}
	}

	// What was wrong before is not forgotten.
	_, err := ReadAll(io.MultiReader(strings.NewReader("x\n"), iotest.ErrReader(broken)), Options{MaxErrors: 5})
	if !errors.Is(err, broken) || !errors.Is(err, ErrSyntax) {
		t.Errorf("got %v, want both errors", err)
	}

	if _, err = ReadAll(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader(doc))), Options{}); !errors.Is(err, iotest.ErrTimeout) {
		t.Errorf("got %v, want a timeout", err)
	}
	if _, err = ReadAll(readerFunc(func([]byte) (int, error) { return 0, nil }), Options{}); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("got %v, want io.ErrNoProgress", err)
	}
}

func TestReader_firstMistakeIsFinal(t *testing.T) {
	r := NewReader(strings.NewReader("x\n<urn:s> <urn:p> <urn:o> .\n"), Options{File: "f.nq"})
	_, first := r.Read()
	_, second := r.Read()
	var e *SyntaxError
	if !errors.As(first, &e) || first != second {
		t.Fatalf("got %v and %v, want the same mistake twice", first, second)
	}
	want := &SyntaxError{File: "f.nq", Line: 1, Col: 1, Msg: e.Msg, Text: "x"}
	if diff := cmp.Diff(want, e, cmp.AllowUnexported(SyntaxError{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if (&SyntaxError{Line: 1, Col: 2, Msg: "m"}).Error() != "1:2: m" {
		t.Error("a mistake without text prints more than its message")
	}
}

func TestOptions(t *testing.T) {
	relabel := func(s string) string { return s }
	for name, o := range map[string]Options{
		"format":  {Format: 9},
		"line":    {MaxLine: -1},
		"errors":  {MaxErrors: -1},
		"prefix":  {BlankPrefix: "a-b"},
		"dot":     {BlankPrefix: "a."},
		"letters": {BlankPrefix: "é"},
		"both":    {BlankPrefix: "a", Relabel: relabel},
	} {
		if _, err := NewReader(strings.NewReader(""), o).Read(); !errors.Is(err, ErrOptions) {
			t.Errorf("%s: got %v, want ErrOptions", name, err)
		}
	}
}

func TestReader_relabel(t *testing.T) {
	const doc = "_:a <urn:p> _:b _:a .\n"
	read := func(o Options) string {
		qs, err := ReadAll(strings.NewReader(doc), o)
		if err != nil {
			return err.Error()
		}
		return fmt.Sprintf("%v %v %v", qs[0].Subject, qs[0].Object, qs[0].Label)
	}
	if got, want := read(Options{Relabel: func(s string) string { return "n." + s }}), "_:n.a _:n.b _:n.a"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := read(Options{Relabel: func(s string) string { return s + "." }}); !strings.Contains(got, `renamed to "a."`) {
		t.Errorf("got %q, want a mistake", got)
	}
	one, two := BlankPrefix("one.nq"), BlankPrefix("two.nq")
	if one == two || one != BlankPrefix("one.nq") {
		t.Errorf("prefixes %q and %q are not one for each document", one, two)
	}
	if got, want := read(Options{BlankPrefix: one}), fmt.Sprintf("_:%[1]s-a _:%[1]s-b _:%[1]s-a", one); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReader_All_stops(t *testing.T) {
	r := NewReader(strings.NewReader(strings.Repeat("<urn:s> <urn:p> <urn:o> .\n", 3)), Options{})
	for range r.All() {
		break
	}
	n := 0
	for _, err := range r.All() {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 2 {
		t.Errorf("%d quads are left after one of three, want 2", n)
	}
}
