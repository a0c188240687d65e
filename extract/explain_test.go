package extract_test

import (
	"testing"

	"entente/extract"
	"entente/schema/gazetteer"
)

// TestExplain: every mention of the shipped articles that has a cluster is explained by rules that have a sentence, and
// the words that a mention is looked up by find it.
func TestExplain(t *testing.T) {
	g := gazetteer.Load()
	explained, joined := 0, 0
	for _, d := range readArticles(t) {
		for i := range d.Mentions {
			m := &d.Mentions[i]
			if m.Cluster < 0 {
				continue
			}
			x := extract.Explain(d, g, i)
			if len(x.Steps) == 0 || x.Steps[0].Mention != i {
				t.Fatalf("%s: %q has the steps %v", d.ID, d.Slice(m.Span), x.Steps)
			}
			explained++
			joined += len(x.Steps) - 1
			for _, s := range x.Steps {
				if s.Rule == "" || s.Says == "" {
					t.Errorf("%s: %q is explained by rule %q, which says %q", d.ID, d.Slice(d.Mentions[s.Mention].Span), s.Rule, s.Says)
				}
			}
			found := false
			for _, j := range extract.MentionsOf(d, d.Slice(m.Span)) {
				found = found || j == i
			}
			if !found {
				t.Errorf("%s: %q is not found by its words", d.ID, d.Slice(m.Span))
			}
		}
	}
	if explained == 0 || joined == 0 {
		t.Errorf("%d mentions explained, %d steps to others", explained, joined)
	}
}
