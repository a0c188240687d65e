package extract

import (
	"slices"
	"sync"

	"entente/extract/coref"
	"entente/extract/link"
	"entente/extract/text"
	"entente/schema/gazetteer"
)

// Explanation says why a mention means what it means.
type Explanation struct {
	// Steps are the mention itself and then, one after the other, those to which it leads; a mention that is no name is
	// joined to one that stands elsewhere, and so on to a name.
	Steps []Step
	// Candidates are what a name was weighed against, the best first and what was rejected last.
	Candidates []link.Candidate
}

// Step is a mention and the rule that gave it its place.
type Step struct {
	Mention int // index in Doc.Mentions
	text.Reason
	// Says is the rule as a sentence for people, to follow "because".
	Says string
}

// Explain says why mention i of a document that a pipeline has read means what it means; g is the gazetteer of that
// pipeline.
func Explain(d *text.Doc, g *gazetteer.Gazetteer, i int) Explanation {
	var x Explanation
	seen := map[int]bool{}
	for at := i; at >= 0 && !seen[at]; at = d.Mentions[at].Reason.Antecedent {
		seen[at] = true
		r := d.Mentions[at].Reason
		x.Steps = append(x.Steps, Step{at, r, RuleSays(r.Rule)})
	}
	if d.Mentions[i].Named {
		x.Candidates = link.Candidates(d, g, i)
	}
	return x
}

// RuleSays returns what a rule by which mentions are placed says, to follow "because"; "" for a name that is none's.
func RuleSays(rule string) string { return rules()[rule] }

var rules = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range link.Rules() {
		out[r.Name] = r.Says
	}
	for _, r := range coref.Rules() {
		out[r.Name] = r.Says
	}
	return out
})

// MentionsOf lists the mentions of a document whose words are these, but for case and a leading article, in the order
// of the text.
func MentionsOf(d *text.Doc, words string) []int {
	want := gazetteer.Key(words)
	var out []int
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if slices.Contains([]string{gazetteer.Key(link.Words(d, m.Tokens)), gazetteer.Key(d.Slice(m.Span))}, want) {
			out = append(out, i)
		}
	}
	return out
}
