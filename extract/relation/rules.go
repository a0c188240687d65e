package relation

import (
	_ "embed"
	"slices"
	"sync"

	"entente/extract/pattern"
	"entente/schema"
)

//go:embed rules.txt
var rulesFile string

// ruleSet is the file of rules and the index of its patterns.
type ruleSet struct {
	*pattern.File
	set *pattern.Set
}

// rules returns the rules of rules.txt. A mistake in that file is one of ours and is found by every test.
var rules = sync.OnceValue(func() ruleSet {
	f, err := pattern.ParseFile("rules.txt", rulesFile, ruleLanguage)
	if err != nil {
		panic(err)
	}
	return ruleSet{f, f.Set()}
})

// ruleLanguage is what rules.txt can say beside the language of patterns: the attribute of valueOf, and the parts of
// part.
var ruleLanguage = pattern.Language{
	Attributes: []string{"value"},
	Parts:      []string{"subject", "object", "done", "doer", "action", "first", "rest"},
}

// part returns what a part of token i stands for: who does what a verb says (subject), what a verb is done to
// (object), the one or, in a passive, the other (done), who does what a noun says (doer), what is done as a topic
// (action), and of several that a phrase names the first one and the rest.
func (x *extractor) part(name string, rel *schema.Relation, i int) []arg {
	switch name {
	case "subject":
		return x.subjects(i, 0)
	case "object":
		var out []arg
		for _, o := range x.direct(i) {
			for _, m := range x.meant(rel, o) {
				out = append(out, x.args(m)...)
			}
		}
		return out
	case "done":
		return x.doer(i, 0)
	case "doer":
		return x.nounSubjects(i, -1)
	case "action":
		return x.actions(i)
	}
	all := x.args(x.antecedent(i, x.d.Tokens[i].Head))
	switch {
	case name == "first":
		return all[:min(1, len(all))]
	case name == "rest":
		return all[min(1, len(all)):]
	}
	return all
}

// valueOf gives patterns the attribute value: "money" for a sum of money, "time" or "quantity".
func (x *extractor) valueOf(_ string, i int) string {
	if _, ok := x.timeAt(i); ok {
		return "time"
	}
	if x.money(i) {
		return "money"
	}
	if _, ok := x.quantityAt(i); ok {
		return "quantity"
	}
	return ""
}

// prepareRules makes the document ready for rules.
func (x *extractor) prepareRules() {
	x.target, x.kept = pattern.NewTarget(x.d, x.tree), map[int]bool{}
	x.target.Attribute = x.valueOf
}

// applyRules states what the rules yield in the sentence at hand, and notes the tokens that they keep to themselves.
func (x *extractor) applyRules(set ruleSet) {
	clear(x.kept)
	for _, m := range set.set.Find(x.target, x.d.Sentences[x.sentence].Tokens) {
		rule := &set.Rules[m.Index]
		stated := false
		for i := range rule.Yields {
			stated = x.yield(&m, &rule.Yields[i]) || stated
		}
		for _, name := range rule.Keeps {
			if i := m.Node(name); stated && i >= 0 {
				x.kept[i] = true
			}
		}
	}
}

// yield states y of a match, for each subject and object that the relation admits, and reports whether it stated any.
func (x *extractor) yield(m *pattern.Match, y *pattern.Yield) bool {
	said := statement{
		rel: y.Relation.Name, anchor: m.Anchor, stage: y.Stage, penalty: y.Doubt,
		quiet:        y.Relation.Family == schema.NoEvent, // a state has no time or place of its own
		words:        append(m.Nodes(), x.frameWords(claim{anchor: m.Anchor})...),
		participants: x.participants(m, y),
	}
	how := x.mannerOfMatch(m, y)
	stated := false
	for _, s := range x.term(m, y, &y.Subject) {
		for _, o := range x.term(m, y, &y.Object) {
			s, o := x.acting(s, y.Relation.Domain), x.acting(o, y.Relation.Range)
			if !s.typ.IsAny(y.Subject.Types) || !o.typ.IsAny(y.Object.Types) || !x.fits(y.Relation, nil, s, o) {
				continue
			}
			said.subject, said.object, said.manner = s, o, how
			if y.Polarity == "" && x.negatedPhrase(o.head) {
				said.manner.polarity = schema.Negative
			}
			x.emit(said)
			x.follows(said)
			stated = true
		}
	}
	return stated
}

// term returns what a term of a rule stands for in a match.
func (x *extractor) term(m *pattern.Match, y *pattern.Yield, t *pattern.Term) []arg {
	if i := m.Node(t.Node); i >= 0 {
		return x.part(t.Part, y.Relation, i)
	}
	return nil
}

// mannerOfMatch returns how the words at the anchor are meant, and what the rule makes of it.
func (x *extractor) mannerOfMatch(m *pattern.Match, y *pattern.Yield) manner {
	how := x.mannerOf(m.Anchor)
	if x.d.Tokens[m.Anchor].UPOS != "VERB" && x.tree.Child(m.Anchor, "cop") < 0 {
		how = x.mannerOfNoun(m.Anchor)
	}
	if slices.ContainsFunc(m.Nodes(), x.negatedPhrase) {
		how.polarity = schema.Negative // "won no support from"
	}
	if y.Polarity != "" {
		how.polarity = y.Polarity
	}
	switch y.Modality {
	case "":
	case schema.Asserted:
		how.modality = schema.Asserted // whatever the words around say
	default:
		how.modality = weaker(how.modality, y.Modality)
	}
	return how
}

// participants returns the further participants that y gives its statements.
func (x *extractor) participants(m *pattern.Match, y *pattern.Yield) []schema.Participant {
	var out []schema.Participant
	for i := range y.Participants {
		for _, a := range x.term(m, y, &y.Participants[i].Term) {
			out = append(out, schema.Participant{Role: y.Participants[i].Role, Node: a.node})
		}
	}
	return out
}
