package mention

import (
	"errors"
	"testing"

	"entente/schema"
)

func TestNounType(t *testing.T) {
	for _, test := range []struct {
		lemma string
		want  schema.NodeType
	}{
		{"treaty", schema.Agreement}, {"Treaty", schema.Agreement}, {"minister", schema.Person}, {"missile", schema.Weapon},
		{"monday", schema.Time}, {"lentil", schema.Any}, {"", schema.Any},
	} {
		if got := NounType(test.lemma); got != test.want {
			t.Errorf("%q: %q, want %q", test.lemma, got, test.want)
		}
	}
}

func TestParseNouns(t *testing.T) {
	m, err := parseNouns("nouns.txt", "# a comment\n\nCity: town\n  village\nPlace: spot town\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(m) != 3 || m["village"] != schema.City || m["town"] != schema.City || m["spot"] != schema.Place {
		t.Errorf("%v: the first type that lists a noun counts", m)
	}
	for _, test := range []struct {
		in   string
		line int
	}{
		{"City town\n", 1}, {"# x\nTown: town\n", 2}, {"  town\n", 1},
	} {
		_, err := parseNouns("nouns.txt", test.in)
		var syntax *schema.SyntaxError
		if !errors.As(err, &syntax) || syntax.Line != test.line {
			t.Errorf("%q: %v, want a SyntaxError at line %d", test.in, err, test.line)
		}
	}
}
