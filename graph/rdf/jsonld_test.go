package rdf

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/piprate/json-gold/ld"
)

// writtenJSONLD returns quads as JSON-LD.
func writtenJSONLD(t *testing.T, qs []quad.Quad) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := NewJSONLDWriter(&out, Prefix{"e", "urn:entente:e:"}, Prefix{"r", "urn:entente:r:"})
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
	if err := w.Write(qs[0]); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close: %v, want ErrClosed", err)
	}
	return out.Bytes()
}

func TestJSONLDWriter(t *testing.T) {
	qs, err := ReadAll(strings.NewReader(turtleDocument), Options{Format: TriG})
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"@context":{"e":"urn:entente:e:","r":"urn:entente:r:"},
"@graph":[
{"@id":"e:india","@type":"r:Country","r:label":[{"@language":"en","@value":"India"},"Bhārat"],` +
		`"r:size":[{"@type":"http://www.w3.org/2001/XMLSchema#integer","@value":"3287263"},` +
		`{"@type":"http://www.w3.org/2001/XMLSchema#decimal","@value":"1.5"},` +
		`{"@type":"http://www.w3.org/2001/XMLSchema#boolean","@value":"true"},{"@type":"r:words","@value":"many"}]},
{"@id":"e:japan","r:lent":{"@type":"http://www.w3.org/2001/XMLSchema#double","@value":"1e3"}},
{"@id":"urn:entente:d:1","@graph":[
{"@id":"e:india","r:met":{"@id":"e:japan"}},
{"@id":"urn:entente:e:a.b","r:met":{"@id":"_:b"}}]},
{"@id":"e:usa","r:met":{"@id":"e:india"}}]}
`
	if diff := cmp.Diff(want, string(writtenJSONLD(t, qs))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// An independent reader finds the quads that were written. The words are those that it decodes right: it leaves some
// escapes as they are, and writes language tags small.
func TestJSONLDWriter_readBack(t *testing.T) {
	qs, err := ReadAll(strings.NewReader(turtleDocument+`e:usa r:said "a\"b\\c\n", "" .
<urn:entente:d:1> { <urn:x:y> <urn:x:z> "<>&"^^<urn:x:t> . }
`), Options{Format: TriG})
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(writtenJSONLD(t, qs), &doc); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.Format = "application/n-quads"
	lines, err := ld.NewJsonLdProcessor().ToRDF(doc, options)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadAll(strings.NewReader(lines.(string)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !isomorphic(qs, got) {
		a, b := strings.Split(printed(qs), "\n"), strings.Split(printed(got), "\n")
		slices.Sort(a)
		slices.Sort(b)
		t.Errorf("-written +read:\n%s", cmp.Diff(a, b))
	}
}

// A document without quads is one.
func TestJSONLDWriter_empty(t *testing.T) {
	var out bytes.Buffer
	w, err := NewJSONLDWriter(&out)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil || !json.Valid(out.Bytes()) {
		t.Errorf("%v: %s", err, out.String())
	}
}

// What the writer wrote comes back, words with escapes too; what is no JSON-LD, or has its context elsewhere, is
// refused.
func TestReadJSONLD(t *testing.T) {
	qs, err := ReadAll(strings.NewReader(turtleDocument+`e:usa r:said "a\"b\\c\n\tЖ", "" .
<urn:entente:d:1> { <urn:x:y> <urn:x:z> "<>&"^^<urn:x:t> . _:b <urn:x:z> _:c . }
`), Options{Format: TriG})
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadJSONLD(bytes.NewReader(writtenJSONLD(t, qs)), "x.jsonld")
	if err != nil {
		t.Fatal(err)
	}
	if !isomorphic(qs, got) {
		t.Errorf("-written +read:\n%s", cmp.Diff(printed(qs), printed(got)))
	}
	for text, says := range map[string]string{
		`{`: "unexpected EOF",
		`{"@context":"https://example.org/c","@id":"urn:x:y"}`: "nothing is fetched",
		`{"@id":"urn:x:y","urn:x:z":{"@value":{}}}`:            "x.jsonld",
		`{"":0}`: "no JSON-LD", // the library panics
		`{"@id":"urn:x:y z","urn:x:p":{"@id":"urn:x:\u003c"}}`: "",
	} {
		qs, err := ReadJSONLD(strings.NewReader(text), "x.jsonld")
		if says == "" {
			for _, q := range qs {
				if err := ValidateQuad(q); err != nil {
					t.Errorf("%s: %v", text, err)
				}
			}
			continue
		}
		if !errors.Is(err, ErrSyntax) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", text, err, says)
		}
	}
}
