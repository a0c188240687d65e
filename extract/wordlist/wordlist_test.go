package wordlist

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	got := Parse("# a remark\nfirst words\n\n[units]\n  km  kg\n#tag\n[empty]\n[units]\ncm\n")
	want := Lists{"": {"first", "words"}, "units": {"km", "kg", "#tag", "cm"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
}

func TestSet(t *testing.T) {
	want := map[string]bool{"spring": true, "autumn": true}
	if diff := cmp.Diff(want, Of(" spring\tautumn spring\n")); diff != "" {
		t.Errorf("Of (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, Parse("[seasons] \nautumn spring").Set("seasons")); diff != "" {
		t.Errorf("Set (-want +got):\n%s", diff)
	}
}

func TestMap(t *testing.T) {
	got := Parse("[units]\nbps=basis_points a_b=c=d").Map("units")
	if diff := cmp.Diff(map[string]string{"bps": "basis points", "a b": "c=d"}, got); diff != "" {
		t.Errorf("map (-want +got):\n%s", diff)
	}
}

func TestMistakes(t *testing.T) {
	l := Parse("[seasons]\nspring\n[twice]\na=b a=c")
	for name, read := range map[string]func(){
		"no such set": func() { l.Set("season") },
		"no such map": func() { l.Map("season") },
		"no pairs":    func() { l.Map("seasons") },
		"a key twice": func() { l.Map("twice") },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("it did not panic")
				}
			}()
			read()
		})
	}
}
