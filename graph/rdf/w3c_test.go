package rdf

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
)

var w3cDir = flag.String("w3c", "", "folder of the W3C test suites, which contains rdf/rdf11; absolute, or relative to this package")

// TestW3C runs the suites of the W3C RDF tests repository, which is not part of
// this module: https://github.com/w3c/rdf-tests.
func TestW3C(t *testing.T) {
	if *w3cDir == "" {
		t.Skip("the W3C suites run with -w3c DIR")
	}
	for _, suite := range []struct {
		folder string
		format Format
	}{
		{"rdf-n-quads", NQuads},
		{"rdf-n-triples", NTriples},
		{"rdf-turtle", Turtle},
		{"rdf-trig", TriG},
	} {
		t.Run(suite.folder, func(t *testing.T) {
			dir := filepath.Join(*w3cDir, "rdf", "rdf11", suite.folder)
			right := map[bool]int{}
			tests := readManifest(t, dir)
			for _, test := range tests {
				t.Run(test.name, func(t *testing.T) {
					got, err := readFile(dir, test.action, Options{Format: suite.format, Base: w3cBase + suite.folder + "/" + test.action})
					if (err == nil) != test.positive {
						t.Fatalf("positive test: %v, error: %v", test.positive, err)
					}
					if test.result != "" {
						want, err := readFile(dir, test.result, Options{})
						if err != nil {
							t.Fatal(err)
						}
						if !isomorphic(got, want) {
							t.Fatalf("read\n%s\nwant\n%s", printed(got), printed(want))
						}
					}
					if err != nil {
						t.Log(err)
					}
					right[test.positive]++
				})
			}
			t.Logf("%s: %d tests, right: %d positive, %d negative",
				suite.folder, len(tests), right[true], right[false])
		})
	}
}

// w3cBase is where the suites stand, against which their relative IRIs are resolved.
const w3cBase = "https://w3c.github.io/rdf-tests/rdf/rdf11/"

// readFile reads a document of a suite.
func readFile(dir, name string, o Options) ([]quad.Quad, error) {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(f, o)
}

// printed returns quads as lines.
func printed(qs []quad.Quad) string {
	var b []byte
	for _, q := range qs {
		b, _ = AppendQuad(b, q)
	}
	return string(b)
}

// w3cTest is one entry of a manifest.
type w3cTest struct {
	name, action string
	result       string // the document in N-Quads that says the same, or ""
	positive     bool
}

// readManifest reads as much of Turtle as the manifests use: the list of names in mf:entries, and one block for each
// name.
func readManifest(t *testing.T, dir string) []w3cTest {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "manifest.ttl"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	_, list, _ := strings.Cut(text, "mf:entries")
	list, blocks, ok := strings.Cut(list, "\n<#")
	if !ok {
		t.Fatalf("%s: no mf:entries", dir)
	}
	blocks = "\n<#" + blocks
	var tests []w3cTest
	for _, name := range strings.Fields(list) {
		if !strings.HasPrefix(name, "<#") {
			continue
		}
		_, block, ok := strings.Cut(blocks, "\n"+name)
		if !ok {
			t.Fatalf("%s: no entry for %s", dir, name)
		}
		block, _, _ = strings.Cut(block, "\n<#")
		kind, _, _ := strings.Cut(block, ";")
		test := w3cTest{name: strings.Trim(name, "<#>"), action: file(block, "mf:action"), result: file(block, "mf:result")}
		switch {
		case strings.Contains(kind, "PositiveSyntax"):
			test.positive = true
		case strings.Contains(kind, "Eval") && !strings.Contains(kind, "NegativeEval"):
			test.positive = true
			if test.result == "" {
				t.Fatalf("%s: %s has no mf:result", dir, name)
			}
		case !strings.Contains(kind, "Negative"):
			t.Fatalf("%s: %s has the unknown kind %q", dir, name, kind)
		}
		tests = append(tests, test)
	}
	if len(tests) == 0 {
		t.Fatalf("%s: empty manifest", dir)
	}
	return tests
}

// file returns what stands in angle brackets behind key in block, or "".
func file(block, key string) string {
	_, rest, ok := strings.Cut(block, key)
	if !ok {
		return ""
	}
	_, rest, _ = strings.Cut(rest, "<")
	name, _, _ := strings.Cut(rest, ">")
	return name
}
