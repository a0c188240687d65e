package mention_test

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/conllu/treetest"
	"entente/extract/extracttest"
	"entente/extract/text"
)

// TestCases runs the case files of testdata: trees, and the mentions that are found in them. A line of what is
// expected is a mention: its words, its type, whether it is a name, its head where the words do not end with it, and
// the title before it.
func TestCases(t *testing.T) {
	treetest.Run(t, "testdata/*.txt", 25, func(d *text.Doc) string {
		extracttest.Run(t, d, "mention")
		var b strings.Builder
		for i := range d.Mentions {
			m := &d.Mentions[i]
			fmt.Fprintf(&b, "%s  %s", d.Slice(m.Span), typeName(string(m.Type)))
			if m.Named {
				b.WriteString("  named")
			}
			if m.Head != m.Tokens.Last-1 {
				b.WriteString("  head: " + d.Tokens[m.Head].Form)
			}
			if m.Title.Len() > 0 {
				b.WriteString("  title: " + d.Slice(d.SpanOf(m.Title)))
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}

func typeName(t string) string {
	if t == "" {
		return "-"
	}
	return t
}
