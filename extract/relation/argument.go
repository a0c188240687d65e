package relation

import (
	"strings"

	"entente/extract/mention"
	"entente/extract/text"
	"entente/schema"
)

// arg is something that fills the place of a subject or an object: a node and the token that heads its words.
type arg struct {
	node schema.Node
	head int
	typ  schema.NodeType
	// pronoun says that the words are a pronoun or a plural that stands for others.
	indirect bool
}

// args returns what the phrase that token h heads stands for: each part of a coordinated phrase, each of the things a
// plural stands for. What no cluster resolves gives nothing.
func (x *extractor) args(h int) []arg {
	if h < 0 {
		return nil
	}
	var out []arg
	for _, t := range x.tree.Conjuncts(h) {
		if t != h && (x.hasOwnSubject(t) || x.bareOffice(t, h) || x.besideDescription(t, h) || x.otherClause(t, h)) {
			continue
		}
		out = append(out, x.one(x.closeName(t))...)
		out = append(out, x.examples(t, 0)...)
	}
	if c := x.exampleBehind(h); c >= 0 {
		out = append(out, x.args(c)...)
	}
	return out
}

// exampleBehind returns the example that stands right behind the phrase at h though it hangs on the verb, or -1:
// "imposed measures on the architects of the war, including the president".
func (x *extractor) exampleBehind(h int) int {
	i, end := x.tree.Extent(h, func(int) bool { return true }).Last, x.d.Sentences[x.sentence].Tokens.Last
	if i < end && x.d.Tokens[i].Form == "," {
		i++
	}
	if i >= end || !x.tree.Is(i, "case") {
		return -1
	}
	c := x.d.Tokens[i].Head
	if x.tree.Is(c, "obl") && exampling[x.tree.Case(c)] && x.tree.Case(c) != "among" && x.tree.Case(c) != "like" {
		return c
	}
	return -1
}

// bareOffice reports whether the part t of a coordination that a person's name opens is an office without an article:
// "Ibrahim Kalin, spokesman and adviser to the president" is one man.
func (x *extractor) bareOffice(t, first int) bool {
	if !x.namedPhrase(first) || x.typeOf(first) != schema.Person || x.namedPhrase(t) || x.typeOf(t) != schema.Person {
		return false
	}
	return x.d.Tokens[t].XPOS != "NNS" && x.tree.Child(t, "det", "nmod:poss", "nummod") < 0
}

// besideDescription reports whether the part t of a coordination that a name opens only describes it once more:
// "Ukraine, a democracy and a member".
func (x *extractor) besideDescription(t, first int) bool {
	a := x.tree.Child(first, "appos")
	return a >= 0 && a < t && x.namedPhrase(first) && !x.namedPhrase(t) && x.indefinite(a) && x.indefinite(t)
}

// otherClause reports whether the verb t, which hangs on the infinitive or participle first as its second part, has a
// tense and so belongs to the clause around: "recommends changing the status and urges action".
func (x *extractor) otherClause(t, first int) bool {
	if x.d.Tokens[first].UPOS != "VERB" {
		return false
	}
	switch x.d.Tokens[t].XPOS {
	case "VBZ", "VBD", "VBP":
		return !x.finite(first)
	}
	return false
}

// closeName returns the head of the name that stands right behind the description at t ("car maker Stellantis"), or t.
func (x *extractor) closeName(t int) int {
	if x.namedPhrase(t) {
		return t
	}
	for _, c := range x.tree.Children(t) {
		if c == t+1 && x.tree.Is(c, "appos", "flat") && x.namedPhrase(c) {
			return c
		}
	}
	return t
}

// examples returns what a phrase names of what it means: "allies, including Japan and Australia". They may hang on a
// noun inside the phrase.
func (x *extractor) examples(t, depth int) []arg {
	var out []arg
	for _, c := range x.tree.Children(t) {
		switch {
		case c < t:
		case x.tree.Is(c, "nmod", "acl", "obl") && exampling[x.tree.Case(c)]:
			out = append(out, x.args(c)...)
		case x.tree.Is(c, "nmod") && depth < 2:
			out = append(out, x.examples(c, depth+1)...)
		}
	}
	return out
}

// exampling are the prepositions that name some of what a phrase means: what is said of it is said of them.
var exampling = wordList("exampling")

// hasOwnSubject reports whether a coordinated token heads a clause of its own rather than a phrase.
func (x *extractor) hasOwnSubject(t int) bool { return x.tree.Child(t, "nsubj", "cop") >= 0 }

func (x *extractor) one(t int) []arg {
	if x.inDateline(t) {
		return nil
	}
	i, ok := x.byHead[t]
	if !ok {
		if tok := &x.d.Tokens[t]; tok.UPOS == "VERB" {
			return x.action(t)
		}
		return nil
	}
	m := &x.d.Mentions[i]
	if lit, ok := x.literal(t, m); ok {
		return []arg{{schema.Node{Literal: lit, Text: x.words(m.Tokens)}, t, m.Type, false}}
	}
	if m.Cluster < 0 {
		return nil
	}
	indirect := !m.Named && x.d.Tokens[m.Head].UPOS == "PRON"
	clusters := []int{m.Cluster}
	if split := x.d.Clusters[m.Cluster].Split; len(split) > 0 {
		clusters, indirect = split, true
	}
	var out []arg
	for _, c := range clusters {
		if e := x.entity(c); e != nil {
			out = append(out, arg{schema.Node{Entity: e, Text: x.words(m.Tokens)}, t, e.Type, indirect})
		}
	}
	return out
}

// inDateline reports whether token t stands in the dateline of its sentence ("TOKYO, October 7, 2020 —"): what is named
// there does nothing.
func (x *extractor) inDateline(t int) bool {
	s := x.d.SentenceOf(t)
	if s < 0 {
		return false
	}
	r := x.d.Sentences[s].Tokens
	first := x.d.Tokens[r.First].Form
	if len(first) < 3 || strings.ToUpper(first) != first || strings.ToLower(first) == first || t-r.First > maxDateline {
		return false
	}
	for i := t; i < r.Last && i-r.First <= maxDateline; i++ {
		switch x.d.Tokens[i].Form {
		case "—", "–", "--":
			return true
		case ".":
			return false
		}
	}
	return false
}

// maxDateline is how many tokens a dateline has at most.
const maxDateline = 14

// literal returns the value of a mention that is a time or a quantity.
func (x *extractor) literal(t int, m *text.Mention) (*schema.Literal, bool) {
	switch m.Type {
	case schema.Time:
		if v, ok := x.timeAt(t); ok {
			return v.literal(), true
		}
	case schema.Quantity:
		if l, ok := x.quantityAt(t); ok {
			return l, true
		}
	}
	return nil, false
}

// words returns the text of a run of tokens with white space folded, in UTF-8 whatever stands there.
func (x *extractor) words(r text.Range) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(x.d.Slice(x.d.SpanOf(r))), " "), "\uFFFD")
}

// lemma returns the lemma of token i in lower case.
func (x *extractor) lemma(i int) string { return strings.ToLower(x.d.Tokens[i].Lemma) }

// phrase returns the tokens of the mention that token h heads, or of its noun phrase.
func (x *extractor) phrase(h int) text.Range {
	if i, ok := x.byHead[h]; ok {
		return x.d.Mentions[i].Tokens
	}
	return mention.PhraseRange(x.tree, x.d, h)
}

// typeOf returns the type of the thing that token h heads, or schema.Any.
func (x *extractor) typeOf(h int) schema.NodeType {
	if i, ok := x.byHead[h]; ok {
		return x.d.Mentions[i].Type
	}
	return schema.Any
}
