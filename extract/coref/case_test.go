package coref_test

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/conllu/treetest"
	"entente/extract/coref"
	"entente/extract/link"
	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema/gazetteer"
)

// TestCases runs the case files of testdata: trees, and what the mentions in them mean. A line of what is expected is
// a mention: its words, and the IRI of its entity, of several for a plural that stands for them, or "?" where no rule
// says.
func TestCases(t *testing.T) {
	g := gazetteer.Load()
	treetest.Run(t, "testdata/*.txt", 45, func(d *text.Doc) string {
		mention.Find(d, g)
		link.Names(d, g)
		coref.Resolve(d, g)
		var b strings.Builder
		for i := range d.Mentions {
			m := &d.Mentions[i]
			if len(d.Sentences) > 1 {
				fmt.Fprintf(&b, "%d  ", d.SentenceOf(m.Head)+1)
			}
			fmt.Fprintf(&b, "%s = %s\n", d.Slice(m.Span), meaning(d, m.Cluster))
		}
		return b.String()
	})
}

func meaning(d *text.Doc, cluster int) string {
	if cluster < 0 {
		return "?"
	}
	c := &d.Clusters[cluster]
	if len(c.Split) == 0 {
		return c.Entity.ID.Short()
	}
	var parts []string
	for _, p := range c.Split {
		parts = append(parts, d.Clusters[p].Entity.ID.Short())
	}
	return strings.Join(parts, " + ")
}
