package rdf

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	} {
		t.Run(suite.folder, func(t *testing.T) {
			dir := filepath.Join(*w3cDir, "rdf", "rdf11", suite.folder)
			right := map[bool]int{}
			tests := readManifest(t, dir)
			for _, test := range tests {
				t.Run(test.name, func(t *testing.T) {
					f, err := os.Open(filepath.Join(dir, test.action))
					if err != nil {
						t.Fatal(err)
					}
					defer f.Close()
					err = accepts(f, suite.format)
					if (err == nil) != test.positive {
						t.Fatalf("positive test: %v, error: %v", test.positive, err)
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

// w3cTest is one entry of a manifest.
type w3cTest struct {
	name, action string
	positive     bool
}

// readManifest reads as much of Turtle as the two manifests use: the list of
// names in mf:entries, and one block for each name.
func readManifest(t *testing.T, dir string) []w3cTest {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "manifest.ttl"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	_, list, _ := strings.Cut(text, "mf:entries")
	list, blocks, ok := strings.Cut(list, ")")
	if !ok {
		t.Fatalf("%s: no mf:entries", dir)
	}
	var tests []w3cTest
	for _, name := range strings.Fields(list) {
		if !strings.HasPrefix(name, "<#") {
			continue
		}
		_, block, ok := strings.Cut(blocks, "\n"+name)
		if !ok {
			t.Fatalf("%s: no entry for %s", dir, name)
		}
		kind, _, _ := strings.Cut(block, ";")
		_, action, _ := strings.Cut(block, "mf:action")
		_, action, _ = strings.Cut(action, "<")
		action, _, _ = strings.Cut(action, ">")
		test := w3cTest{name: strings.Trim(name, "<#>"), action: action}
		switch {
		case strings.Contains(kind, "PositiveSyntax"):
			test.positive = true
		case !strings.Contains(kind, "NegativeSyntax"):
			t.Fatalf("%s: %s has the unknown kind %q", dir, name, kind)
		}
		tests = append(tests, test)
	}
	if len(tests) == 0 {
		t.Fatalf("%s: empty manifest", dir)
	}
	return tests
}
