package coref_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/extract/conllu/treetest"
	"entente/extract/coref"
	"entente/extract/extracttest"
	"entente/extract/link"
	"entente/extract/text"
)

// TestCases runs the case files of testdata: trees, and what the mentions in them mean. A line of what is expected is
// a mention: its words, and the IRI of its entity, of several for a plural that stands for them, the first words that
// were used for what only pronouns mean, or "?" where no rule says; then the rule that placed it and by what, in
// brackets.
func TestCases(t *testing.T) {
	rules := ruleNames()
	treetest.Run(t, "testdata/*.txt", 145, func(d *text.Doc) string {
		extracttest.Run(t, d, "coref")
		var b strings.Builder
		for i := range d.Mentions {
			m := &d.Mentions[i]
			if len(d.Sentences) > 1 {
				fmt.Fprintf(&b, "%d  ", d.SentenceOf(m.Head)+1)
			}
			fmt.Fprintf(&b, "%s = %s", link.Words(d, m.Tokens), meaning(d, m.Cluster))
			if slices.Contains(rules, m.Reason.Rule) {
				fmt.Fprintf(&b, "  [%s: %s]", m.Reason.Rule, m.Reason.Words)
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}

func ruleNames() []string {
	var names []string
	for _, r := range coref.Rules() {
		names = append(names, r.Name)
	}
	return names
}

func meaning(d *text.Doc, cluster int) string {
	if cluster < 0 {
		return "?"
	}
	c := &d.Clusters[cluster]
	if len(c.Split) == 0 && c.Entity.ID == "" {
		return "who is \"" + d.Slice(d.Mentions[c.Mentions[0]].Span) + "\""
	}
	if len(c.Split) == 0 {
		return c.Entity.ID.Short()
	}
	var parts []string
	for _, p := range c.Split {
		parts = append(parts, d.Clusters[p].Entity.ID.Short())
	}
	return strings.Join(parts, " + ")
}
