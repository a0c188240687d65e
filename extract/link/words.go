package link

import (
	"strings"

	"entente/extract/text"
)

// Words returns the text of a run of tokens with white space folded and a trailing possessive mark dropped.
func Words(d *text.Doc, r text.Range) string {
	s := strings.ToValidUTF8(strings.Join(strings.Fields(d.Slice(d.SpanOf(r))), " "), "\uFFFD")
	for _, mark := range []string{"'s", "’s", "'", "’"} {
		cut, ok := strings.CutSuffix(s, mark)
		if ok && cut != "" && (strings.HasSuffix(mark, "s") || strings.HasSuffix(cut, "s")) {
			return cut
		}
	}
	return s
}
