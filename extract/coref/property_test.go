package coref_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/extract/coref"
	"entente/extract/link"
	"entente/extract/text"
	"entente/testdata"
)

// check reports what is wrong with the clusters of d: each mention in one cluster at most, in order, and every span,
// phrase and reason inside the text.
func check(t *testing.T, d *text.Doc) {
	t.Helper()
	in := make([]int, len(d.Mentions))
	for c := range d.Clusters {
		k := &d.Clusters[c]
		if len(k.Mentions) == 0 || !slices.IsSorted(k.Mentions) {
			t.Errorf("cluster %d: mentions %v", c, k.Mentions)
		}
		for _, i := range k.Mentions {
			if in[i]++; d.Mentions[i].Cluster != c {
				t.Errorf("mention %d is in cluster %d and says %d", i, c, d.Mentions[i].Cluster)
			}
		}
		for _, p := range k.Split {
			if p < 0 || p >= len(d.Clusters) || p == c || len(d.Clusters[p].Split) > 0 {
				t.Errorf("cluster %d stands for %v", c, k.Split)
			}
		}
	}
	known := map[string]bool{}
	for _, r := range append(coref.Rules(), link.Rules()...) {
		known[r.Name] = true
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if in[i] > 1 || (m.Cluster >= 0) != (in[i] == 1) {
			t.Errorf("mention %d %q is in %d clusters and says %d", i, d.Slice(m.Span), in[i], m.Cluster)
		}
		if m.Phrase.Len() > 0 && !d.SpanOf(m.Phrase).Contains(m.Span) {
			t.Errorf("mention %d %q has the phrase %v", i, d.Slice(m.Span), m.Phrase)
		}
		r := m.Reason
		outside := r.Antecedent >= len(d.Mentions) || r.Antecedent == i || r.Doubt < 0 || r.Doubt > 1
		if m.Cluster >= 0 && !known[r.Rule] || outside {
			t.Errorf("mention %d %q, cluster %d: reason %+v", i, d.Slice(m.Span), m.Cluster, r)
		}
	}
}

// texts are the shipped articles and texts that strain the rules.
func texts(t testing.TB) map[string]string {
	out := map[string]string{
		"empty":    "",
		"pronouns": strings.Repeat("He said it to them. She and I gave ours to us. ", 40),
		"quotes":   `"I", "we" said "you" "I`,
		"merge":    "A man left. The man was John Smith. John Smith and a man left. They met. The two men met. He met them.",
		"nested":   "The leader of the party of the leader of the country praised the leader of the party's leader's party.",
		"and":      strings.Repeat("India and Japan and Chad met Peru and Chile. They and the two countries left. ", 20),
	}
	files, err := fs.Glob(testdata.Articles, "articles/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles (%v)", err)
	}
	for _, name := range files {
		content, err := testdata.Articles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(content)
	}
	return out
}

func TestProperties(t *testing.T) {
	for name, content := range texts(t) {
		t.Run(name, func(t *testing.T) {
			d := read(t, name, content)
			check(t, d)
			again := read(t, name, content)
			if fmt.Sprint(again.Mentions, again.Clusters) != fmt.Sprint(d.Mentions, d.Clusters) {
				t.Error("a second reading differs")
			}
		})
	}
}

// TestRules: the table has a name and a sentence for each rule, and the case files show every rule at work.
func TestRules(t *testing.T) {
	var cases strings.Builder
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases.Write(data)
	}
	seen := map[string]bool{}
	for _, r := range coref.Rules() {
		if r.Name == "" || !strings.Contains(r.Says, " ") || seen[r.Name] {
			t.Errorf("rule %+v", r)
		}
		seen[r.Name] = true
		if !strings.Contains(cases.String(), "["+r.Name+": ") {
			t.Errorf("no case shows the rule %q", r.Name)
		}
	}
}
