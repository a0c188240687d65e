package rdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// eachJSONLD returns the quads of a document, within limits that tests can reach.
func eachJSONLD(r io.Reader) (out []quad.Quad, err error) {
	l := jsonldLimits{object: 1 << 20, whole: 1 << 20, batch: 64 << 10}
	err = l.each(r, "x.jsonld", func(q quad.Quad) error { out = append(out, q); return nil })
	return out, err
}

// many returns quads of many objects, in the default graph and in named ones, for more than one batch.
func many() []quad.Quad {
	var out []quad.Quad
	text := strings.Repeat("India and Japan signed a treaty. ", 20)
	for i := range 1000 {
		s, label := quad.IRI(fmt.Sprintf("urn:entente:e:%d", i)), quad.Value(nil)
		if i%3 > 0 {
			label = quad.IRI(fmt.Sprintf("urn:entente:d:%d", i/10))
		}
		out = append(out, quad.Quad{Subject: s, Predicate: quad.IRI("urn:entente:r:says"), Object: quad.String(text), Label: label},
			quad.Quad{Subject: s, Predicate: quad.IRI("urn:entente:r:met"), Object: quad.IRI("urn:entente:e:0"), Label: label})
	}
	return out
}

// What the writer wrote comes back object by object as it does whole, also where a document is held whole because it
// begins otherwise.
func TestEachJSONLD(t *testing.T) {
	qs := many()
	doc := writtenJSONLD(t, qs)
	head, tail, ok := bytes.Cut(doc, []byte(",\n\"@graph\":"))
	if !ok || len(doc) < 300_000 {
		t.Fatalf("the document has %d bytes and begins with %.80s", len(doc), doc)
	}
	context := strings.TrimPrefix(string(head), "{")
	turned := `{"@graph":` + strings.TrimSuffix(string(tail), "}\n") + "," + context + "}"
	for name, in := range map[string]string{"streamed": string(doc), "held": turned} {
		got, err := eachJSONLD(strings.NewReader(in))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !isomorphic(qs, got) {
			t.Errorf("%s: -written +read:\n%s", name, cmp.Diff(printed(qs), printed(got)))
		}
	}
}

// A document is not waited for: its first quads come before its end is read.
func TestEachJSONLD_streams(t *testing.T) {
	broken := errors.New("disk on fire")
	doc := writtenJSONLD(t, many())
	got, err := eachJSONLD(io.MultiReader(bytes.NewReader(doc[:300_000]), readerFunc(func([]byte) (int, error) { return 0, broken })))
	if len(got) == 0 || !errors.Is(err, broken) {
		t.Errorf("%d quads before %v, want some before %v", len(got), err, broken)
	}
	stop := errors.New("enough")
	if err := EachJSONLD(bytes.NewReader(doc), "x", func(quad.Quad) error { return stop }); err != stop {
		t.Errorf("%v, want %v", err, stop)
	}
}

func TestEachJSONLD_faults(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "x.jsonld",
		"{":                               "before byte 1",
		`{"@context":{},"@graph":[`:       "before byte 2",
		`{"@context":{},"@graph":[{}]`:    "EOF",
		`{"@context":{},"@graph":[{}]} 7`: "after the document comes 7",
		`{"@context":{},"@graph":[],"@id":"urn:x:y"}`:                               "comes after the @graph",
		`{"@context":{},"@graph":[{"@id":"_:b","urn:x:p":"q"}]}`:                    "blank node",
		`{"@context":"https://example.org/c","@graph":[{"@id":"urn:x:y","p":"q"}]}`: "nothing is fetched",
		`{"@graph":"` + strings.Repeat("x", 1<<20) + `"}`:                           "N-Quads may be as long",
		`{"@context":{},"@graph":["` + strings.Repeat("x", 2<<20) + `"]}`:           "more than 1 MiB",
	} {
		if _, err := eachJSONLD(strings.NewReader(in)); !errors.Is(err, ErrSyntax) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: %v, want %q", in, err, want)
		}
	}
}

// FuzzEachJSONLD: what is streamed is what is read whole.
func FuzzEachJSONLD(f *testing.F) {
	f.Add(`{"@context":{"e":"urn:x:"},"@graph":[{"@id":"e:a","e:p":["q",{"@id":"e:b"}]},{"@id":"e:g","@graph":[{"@id":"e:c","e:p":1}]}]}`)
	f.Add(`{"@graph":[],"@id":"urn:x:y"}`)
	f.Add(`{"":0}`)
	f.Fuzz(func(t *testing.T, in string) {
		got, err := eachJSONLD(strings.NewReader(in))
		if err != nil {
			return
		}
		want, err := ReadJSONLD(strings.NewReader(in), "x.jsonld")
		if err != nil {
			t.Fatalf("streamed, and whole it is %v", err)
		}
		if !isomorphic(want, got) {
			t.Errorf("-whole +streamed:\n%s", cmp.Diff(printed(want), printed(got)))
		}
	})
}
