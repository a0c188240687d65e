package mention

import (
	"errors"
	"testing"

	"entente/schema"
)

func TestParseMends(t *testing.T) {
	m, err := parseMends("mend.txt", "# a comment\n\nletters rn m\nspun new: brand new, fresh\nword Georgina\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(m.letters) != 1 || m.letters[0].meant[0] != "m" || len(m.spun["brand"]) != 1 || m.spun["fresh"][0].meant != "new" || !m.words["georgina"] {
		t.Errorf("%+v", m)
	}
	for _, test := range []struct {
		in   string
		line int
	}{
		{"letters rn\n", 1}, {"# x\nspun new brand new\n", 2}, {"spun new: brand new,, fresh\n", 1}, {"mends a b\n", 1},
	} {
		_, err := parseMends("mend.txt", test.in)
		var syntax *schema.SyntaxError
		if !errors.As(err, &syntax) || syntax.Line != test.line {
			t.Errorf("%q: %v, want a SyntaxError at line %d", test.in, err, test.line)
		}
	}
}
