package link_test

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/conllu/treetest"
	"entente/extract/extracttest"
	"entente/extract/text"
)

// TestCases runs the case files of testdata: trees, and the entities that the names in them lead to. A line of what is
// expected is a cluster: the IRI of its entity, its type, its label, and the words of its mentions.
func TestCases(t *testing.T) {
	treetest.Run(t, "testdata/*.txt", 25, func(d *text.Doc) string {
		extracttest.Run(t, d, "link")
		var b strings.Builder
		for _, c := range d.Clusters {
			fmt.Fprintf(&b, "%s  %s  %s:", c.Entity.ID.Short(), c.Entity.Type, c.Entity.Label)
			for i, m := range c.Mentions {
				if i > 0 {
					b.WriteByte(',')
				}
				b.WriteString(" " + d.Slice(d.Mentions[m].Span))
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}
