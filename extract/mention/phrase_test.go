package mention_test

import (
	"fmt"
	"strings"
	"testing"

	"entente/extract/conllu/treetest"
	"entente/extract/extracttest"
	"entente/extract/text"
)

// TestPhrases runs the case files of testdata/phrase: trees, and the whole phrase of each mention in them. A line of
// what is expected is the words of a mention and its phrase, or "-" for one that is none.
func TestPhrases(t *testing.T) {
	treetest.Run(t, "testdata/phrase/*.txt", 12, func(d *text.Doc) string {
		extracttest.Run(t, d, "mention")
		var b strings.Builder
		for i := range d.Mentions {
			m, phrase := &d.Mentions[i], "-"
			if m.Phrase.Len() > 0 {
				phrase = strings.Join(strings.Fields(d.Slice(d.SpanOf(m.Phrase))), " ")
			}
			fmt.Fprintf(&b, "%s: %s\n", strings.Join(strings.Fields(d.Slice(m.Span)), " "), phrase)
		}
		return b.String()
	})
}
