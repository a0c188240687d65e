package parse

import (
	"testing"

	"entente/extract/text"
	"entente/extract/token"
)

func TestDatelineEnd(t *testing.T) {
	for _, test := range []struct{ in, story string }{
		{"TOKYO, October 7, 2020 — India and Japan signed a treaty.", "India"},
		{"KABUL, Afghanistan (AP) -- Gunmen attacked a convoy.", "Gunmen"},
		{"BRUSSELS – Ministers met.", "Ministers"},
		{"BRUSSELS - Ministers met.", "Ministers"},
		{"NATO and Russia signed a treaty — at last.", ""},
		{"NATO-Russia talks began.", ""},
		{"India — the host — signed a treaty.", ""},
		{"WASHINGTON —", ""},
	} {
		d := &text.Doc{Text: test.in}
		token.Tokenize(d)
		story := ""
		if n := datelineEnd(d.Tokens); n > 0 {
			story = d.Tokens[n].Form
		}
		if story != test.story {
			t.Errorf("%q: the story begins at %q, want %q", test.in, story, test.story)
		}
	}
}
