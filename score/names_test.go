package score

import "testing"

func TestNormal(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"Japan", "japan"},
		{"U.S.", "us"},
		{"the U.S.A", "the usa"},
		{"U.S.A.", "usa"},
		{"a.b.c.d.", "abcd"},
		{"St. Petersburg", "st petersburg"},
		{"3.5 million", "35 million"},
		{"13.5 million", "13 5 million"},
		{"India's", "india"},
		{"India’s aid", "india aid"},
		{"d'Ivoire", "d ivoire"},
		{"states'", "states"},
		{"Côte d’Ivoire", "cote d ivoire"},
		{"Brasília", "brasilia"},
		{"ﬁnance", "finance"},
		{"$19 billion", "$19 billion"},
		{"€17 billion (about 20%)", "€17 billion about 20%"},
		{"EU–Mercosur deal", "eu mercosur deal"},
		{"snake_case", "snake_case"},
		{"  a \t b\n", "a b"},
		{"", ""},
		{"—", ""},
	} {
		if got := normal(test.in); got != test.want {
			t.Errorf("normal(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestSame(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"U.S.", "US", true},
		{"the European Union", "European Union", true},
		{"Government of Japan", "Japan", true},
		{"cyber-security agreement", "cyber-security agreements", true},
		{"cyber-security agreement", "agreement", false},
		{"free trade agreement", "trade agreement", true},
		{"EU-Mercosur free trade agreement", "agreement", false},
		{"80 Rafale fighter jets", "Rafale jets", true},
		{"80 Rafale fighter jets", "jets", false},
		{"Boris Johnson", "Boris Yeltsin", false},
		{"class", "clas", false},
		{"the", "of", false},
		{"", "", true},
		{"the state", "government", false},
		// Three of five words on both sides are just enough.
		{"a1 b1 c1 d1 e1", "a1 b1 c1 x1 y1", true},
		{"a1 b1 c1 d1 e1", "a1 b1 c1 x1 y1 z1", false},
	} {
		if got := newName(test.a).same(newName(test.b)); got != test.want {
			t.Errorf("%q and %q: %v, want %v", test.a, test.b, got, test.want)
		}
		if got := newName(test.b).same(newName(test.a)); got != test.want {
			t.Errorf("%q and %q the other way round: %v, want %v", test.b, test.a, got, test.want)
		}
	}
}

func FuzzNormal(f *testing.F) {
	for _, s := range []string{"U.S.'s", "Côte d’Ivoire", "ﬁ½²", "a\u0301.b.", "\xff.\xfe.", "İ",
		"000000000000000000\xf1À"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := newName(s)
		if !n.same(n) {
			t.Errorf("%q is not the same as itself", s)
		}
		if spaced := newName(" " + s + "  "); spaced.normal != n.normal {
			t.Errorf("%q: %q, and with spaces around it %q", s, n.normal, spaced.normal)
		}
	})
}
