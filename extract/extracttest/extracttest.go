// Package extracttest runs the stages of extract that stand on trees, for the tests of their rooms on hand-made trees:
// in the order of the one list, and without the model.
package extracttest

import (
	"testing"

	"entente/extract"
	"entente/extract/text"
	"entente/schema/gazetteer"
)

// Run runs the stages on d, which has trees, up to the one of the given name.
func Run(t testing.TB, d *text.Doc, last string) {
	t.Helper()
	for _, s := range extract.TreeStages(gazetteer.Load()) {
		if err := s.Run(t.Context(), d); err != nil {
			t.Fatalf("%s: %v", s.Name, err)
		}
		if s.Name == last {
			return
		}
	}
	t.Fatalf("no stage is called %q", last)
}
