package rdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// RFC 3986, sections 5.4.1 and 5.4.2.
func TestResolve(t *testing.T) {
	for ref, want := range map[string]string{
		"g:h": "g:h", "g": "http://a/b/c/g", "./g": "http://a/b/c/g", "g/": "http://a/b/c/g/", "/g": "http://a/g", "//g": "http://g",
		"?y": "http://a/b/c/d;p?y", "g?y": "http://a/b/c/g?y", "#s": "http://a/b/c/d;p?q#s", "g#s": "http://a/b/c/g#s",
		"g?y#s": "http://a/b/c/g?y#s", ";x": "http://a/b/c/;x", "g;x": "http://a/b/c/g;x", "g;x?y#s": "http://a/b/c/g;x?y#s",
		"": "http://a/b/c/d;p?q", ".": "http://a/b/c/", "./": "http://a/b/c/", "..": "http://a/b/", "../": "http://a/b/",
		"../g": "http://a/b/g", "../..": "http://a/", "../../": "http://a/", "../../g": "http://a/g",
		"../../../g": "http://a/g", "../../../../g": "http://a/g", "/./g": "http://a/g", "/../g": "http://a/g", "g.": "http://a/b/c/g.",
		".g": "http://a/b/c/.g", "g..": "http://a/b/c/g..", "..g": "http://a/b/c/..g", "./../g": "http://a/b/g", "./g/.": "http://a/b/c/g/",
		"g/./h": "http://a/b/c/g/h", "g/../h": "http://a/b/c/h", "g;x=1/./y": "http://a/b/c/g;x=1/y", "g;x=1/../y": "http://a/b/c/y",
		"g?y/./x": "http://a/b/c/g?y/./x", "g?y/../x": "http://a/b/c/g?y/../x", "g#s/./x": "http://a/b/c/g#s/./x", "http:g": "http:g",
	} {
		if got := resolve("http://a/b/c/d;p?q", ref); got != want {
			t.Errorf("resolve(%q) = %q, want %q", ref, got, want)
		}
	}
	for _, test := range []struct{ base, ref, want string }{
		{"http://a", "b", "http://a/b"}, {"urn:a:b", "c", "urn:c"}, {"urn:a:b", "#c", "urn:a:b#c"}, {"file:///a/b", "c", "file:///a/c"},
	} {
		if got := resolve(test.base, test.ref); got != test.want {
			t.Errorf("resolve(%q, %q) = %q, want %q", test.base, test.ref, got, test.want)
		}
	}
}

const turtleDocument = `@prefix e: <urn:entente:e:> .
@prefix r: <urn:entente:r:> .

e:india a r:Country ;
    r:label "India"@en, "Bhārat" ;
    r:size 3287263, 1.5, true, "many"^^r:words .
e:japan r:lent "1e3"^^<http://www.w3.org/2001/XMLSchema#double> .

<urn:entente:d:1> {
    e:india r:met e:japan .
    <urn:entente:e:a.b> r:met _:b .
}

e:usa r:met e:india .
`

func TestTurtleWriter(t *testing.T) {
	qs, err := ReadAll(strings.NewReader(turtleDocument), Options{Format: TriG})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, err := NewTriGWriter(&out, Prefix{"e", "urn:entente:e:"}, Prefix{"r", "urn:entente:r:"})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range qs {
		if err := w.Write(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(turtleDocument, out.String()); diff != "" {
		t.Errorf("-read +written:\n%s", diff)
	}
	if err := w.Write(qs[0]); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close: %v, want ErrClosed", err)
	}
}

func TestTurtleWriter_refuses(t *testing.T) {
	w, err := NewTurtleWriter(&bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	q := quad.Quad{Subject: quad.IRI("urn:s"), Predicate: quad.IRI("urn:p"), Object: quad.IRI("urn:o"), Label: quad.IRI("urn:g")}
	if err := w.Write(q); !errors.Is(err, ErrTerm) {
		t.Errorf("a label in Turtle: %v, want ErrTerm", err)
	}
	q.Label, q.Subject = nil, quad.IRI("not absolute")
	if err := w.Write(q); !errors.Is(err, ErrTerm) {
		t.Errorf("a bad IRI: %v, want ErrTerm", err)
	}
	for _, bad := range [][]Prefix{{{"a b", "urn:x"}}, {{"1", "urn:x"}}, {{"a", "x"}}, {{"a", "urn:x"}, {"a", "urn:y"}}} {
		if _, err := NewTurtleWriter(&bytes.Buffer{}, bad...); !errors.Is(err, ErrOptions) {
			t.Errorf("prefixes %v: %v, want ErrOptions", bad, err)
		}
	}
}

// deepTurtle is a document with brackets in brackets.
func deepTurtle(n int) string {
	return "<urn:s> <urn:p> " + strings.Repeat("[ <urn:p> ", n) + "1" + strings.Repeat(" ]", n) + " ."
}

func TestTurtle_depth(t *testing.T) {
	if _, err := ReadAll(strings.NewReader(deepTurtle(maxDepth)), Options{Format: Turtle}); err != nil {
		t.Error(err)
	}
	if _, err := ReadAll(strings.NewReader(deepTurtle(maxDepth+1)), Options{Format: Turtle}); !errors.Is(err, ErrSyntax) {
		t.Errorf("brackets too deep: %v, want ErrSyntax", err)
	}
}

// Whatever is accepted reads back as the same quads, from the lines and from the TriG that are written of it.
func FuzzTurtle(f *testing.F) {
	f.Add([]byte(turtleDocument))
	f.Add([]byte("@base <http://a/b> . <c> a [ <p> ( 1 'x'@en \"\"\"\r\n\"\"\" ) ] . GRAPH <g> { [] <p> -1.e3 }"))
	f.Add([]byte("PREFIX :<urn:t:>:a\\~b:%41c:d.e,_:anon1,_:xanon2."))
	f.Fuzz(func(t *testing.T, doc []byte) {
		for _, format := range []Format{Turtle, TriG} {
			qs, err := ReadAll(bytes.NewReader(doc), Options{Format: format})
			if err != nil {
				if !errors.Is(err, ErrSyntax) {
					t.Fatalf("%v does not match ErrSyntax", err)
				}
				continue
			}
			again, err := ReadAll(strings.NewReader(printed(qs)), Options{})
			if diff := cmp.Diff(qs, again); err != nil || diff != "" {
				t.Fatalf("as lines: %v\n%s", err, diff)
			}
			again, err = ReadAll(writtenTriG(t, qs), Options{Format: TriG, Relabel: likeAnon})
			if diff := cmp.Diff(qs, again); err != nil || diff != "" {
				t.Fatalf("as TriG: %v\n%s", err, diff)
			}
		}
	})
}

// writtenTriG returns quads as TriG.
func writtenTriG(t *testing.T, qs []quad.Quad) *bytes.Buffer {
	t.Helper()
	var out bytes.Buffer
	w, err := NewTriGWriter(&out, Prefix{"", "urn:t:"}, Prefix{"x", "http://a/"})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range qs {
		if err := w.Write(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &out
}

// likeAnon undoes unlikeAnon.
func likeAnon(label string) string {
	if short, ok := strings.CutPrefix(label, "x"); ok && unlikeAnon(short) == label {
		return short
	}
	return label
}
