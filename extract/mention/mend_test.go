package mention

import (
	"errors"
	"testing"

	"entente/schema"
)

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		most int
		want int
	}{
		{"iran", "iran", 2, 0}, {"afganistan", "afghanistan", 2, 1}, {"phillipines", "philippines", 3, 2}, {"phillipines", "philippines", 2, 2},
		{"georgina", "georgian", 3, 1}, {"austria", "australia", 3, 2}, {"mali", "somalia", 2, 2}, {"", "mali", 9, 4}, {"mali", "", 9, 4},
	} {
		if got := distance(test.a, test.b, test.most); got != test.want {
			t.Errorf("distance(%q, %q, %d) = %d, want %d", test.a, test.b, test.most, got, test.want)
		}
		if got := distance(test.b, test.a, test.most); got != test.want {
			t.Errorf("distance(%q, %q, %d) = %d, want %d", test.b, test.a, test.most, got, test.want)
		}
	}
}

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
