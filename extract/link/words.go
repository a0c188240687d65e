package link

import (
	"strings"

	"entente/extract/text"
)

// Words returns the text of a run of tokens with white space folded and a trailing possessive mark dropped.
func Words(d *text.Doc, r text.Range) string {
	s := strings.Join(strings.Fields(d.Slice(d.SpanOf(r))), " ")
	for _, mark := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(s, mark); ok && cut != "" && (len(mark) > 1 && strings.HasSuffix(mark, "s") || strings.HasSuffix(cut, "s")) {
			return cut
		}
	}
	return s
}
