package prov_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph/prov"
	"entente/graph/rdf"
	"entente/graph/storetest"
)

var update = flag.Bool("update", os.Getenv("UPDATE") != "", "rewrite the golden files")

// TestLowering compares the quads of each article with testdata/NAME.nq. What is there is a format: a change of it
// needs a new format number in graph.
func TestLowering(t *testing.T) {
	for _, a := range storetest.All() {
		t.Run(a.Name, func(t *testing.T) {
			qs, err := prov.Quads(a)
			if err != nil {
				t.Fatal(err)
			}
			var got []byte
			for _, q := range qs {
				if got, err = rdf.AppendQuad(got, q); err != nil {
					t.Fatal(err)
				}
			}
			file := filepath.Join("testdata", a.Name+".nq")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), string(got)); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}
