package main

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph/storetest"
)

func TestCompleter(t *testing.T) {
	s := storetest.Open(t, storetest.Memory)
	storetest.Add(t, s, storetest.All()...)
	c := &completer{ctx: context.Background(), r: &session{store: s}}
	for line, want := range map[string]string{
		":ex":                   "plain| port",
		":show Jap":             "an",
		"who partners on Indo-": "Pacific Oceans' Initiative",
		"who met indo-p":        "acific Oceans' Initiative",
		"whic":                  "h",
		"Jap":                   "an",
		`g.V("Jap`:              "an",
		`g.V("India").Out("sig`: "ned",
		`g.V("India").Ou`:       "t(| tPredicates()",
		"what did Nobody at al": "",
		"who met ":              "",
		"":                      "",
	} {
		runes, _ := c.Do([]rune(line), len([]rune(line)))
		var got []string
		for _, r := range runes {
			got = append(got, string(r))
		}
		for _, w := range strings.Split(want, "| ") {
			if want != "" && !slices.Contains(got, w) || want == "" && line != "" && len(got) > 0 {
				t.Errorf("%q completes to %q, want %q", line, got, want)
			}
		}
	}
}

func TestSplitWords(t *testing.T) {
	for line, want := range map[string][]string{
		"":                                 nil,
		"show  Japan":                      {"show", "Japan"},
		`show "Narendra Modi" 'New Delhi'`: {"show", "Narendra Modi", "New Delhi"},
		`show China's plan`:                {"show", "China's", "plan"},
		`query 'g.V("Japan").All()' --csv`: {"query", `g.V("Japan").All()`, "--csv"},
		`show a\ b "c\"d" ''`:              {"show", "a b", `c"d`, ""},
	} {
		got, err := splitWords(line)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%q: %v (-want +got)\n%s", line, err, diff)
		}
	}
	if _, err := splitWords(`show "Japan`); err == nil {
		t.Error("an open quote is no mistake")
	}
}
