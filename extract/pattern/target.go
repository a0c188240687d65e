package pattern

import (
	"slices"
	"strings"

	"entente/extract/text"
	"entente/schema"
)

// Target is a document made ready to be searched: its tokens with all that attributes ask for. It stays valid while the
// grammar, names and mentions of the document are unchanged.
type Target struct {
	// Attribute gives the value of a token for an attribute that a Language adds, "" for none. nil for a document
	// that is searched for none of them.
	Attribute func(name string, token int) string

	d    *text.Doc
	tree *text.Tree
	// lemmas are in canonical spelling.
	lemmas []string
	// mention is the place in d.Mentions of the mention that a token heads, name that in d.Names of the name that it
	// is part of, or -1.
	mention, name []int32
}

// NewTarget makes d ready, whose trees are tree. Of several mentions with one head a named one counts, or else the
// first.
func NewTarget(d *text.Doc, tree *text.Tree) *Target {
	n := len(d.Tokens)
	places := slices.Repeat([]int32{-1}, 2*n)
	t := &Target{d: d, tree: tree, lemmas: make([]string, n), mention: places[:n], name: places[n:]}
	for i := range d.Tokens {
		t.lemmas[i] = schema.CanonLemma(d.Tokens[i].Lemma)
	}
	for i := range d.Mentions {
		if h := d.Mentions[i].Head; t.mention[h] < 0 || d.Mentions[i].Named && !d.Mentions[t.mention[h]].Named {
			t.mention[h] = int32(i)
		}
	}
	for i, name := range d.Names {
		for k := name.Tokens.First; k < name.Tokens.Last; k++ {
			t.name[k] = int32(i)
		}
	}
	return t
}

// passes reports whether token i is what the test asks for.
func (t *Target) passes(q *test, i int) bool {
	switch q.attribute {
	case "$":
		return t.d.Tokens[i].Head == text.NoHead
	case "type":
		return t.hasType(q, i) != q.negated
	case "feats":
		return t.hasFeature(q, i) != q.negated
	case "deprel":
		return (q.regexp != nil && q.regexp.MatchString(t.d.Tokens[i].Deprel) ||
			slices.ContainsFunc(q.words, func(l string) bool { return covers(l, t.d.Tokens[i].Deprel) })) != q.negated
	}
	return q.has(t.value(q.attribute, i)) != q.negated
}

// has reports whether a value is what the test asks for, negated or not.
func (q *test) has(value string) bool {
	if value == "" {
		return false
	}
	if q.regexp != nil {
		return q.regexp.MatchString(value)
	}
	return slices.Contains(q.words, value)
}

func (t *Target) hasType(q *test, i int) bool {
	k := t.mention[i]
	if k < 0 {
		return false
	}
	if q.regexp != nil {
		return q.has(string(t.d.Mentions[k].Type))
	}
	return len(q.types) > 0 && t.d.Mentions[k].Type.IsAny(q.types)
}

func (t *Target) hasFeature(q *test, i int) bool {
	for f := range strings.SplitSeq(t.d.Tokens[i].Feats, "|") {
		if q.has(f) {
			return true
		}
	}
	return false
}

// value returns what token i has for an attribute with one value, "" for none.
func (t *Target) value(attribute string, i int) string {
	tok := &t.d.Tokens[i]
	switch attribute {
	case "word":
		return tok.Form
	case "lemma":
		return t.lemmas[i]
	case "upos":
		return tok.UPOS
	case "xpos":
		return tok.XPOS
	case "number":
		return feature(tok.Feats, "Number=")
	case "case":
		return t.tree.Case(i)
	case "ner":
		if k := t.name[i]; k >= 0 {
			return t.d.Names[k].Kind
		}
		return "O"
	case "mention":
		return t.reference(i)
	}
	if t.Attribute == nil {
		return ""
	}
	return t.Attribute(attribute, i)
}

func feature(feats, name string) string {
	for f := range strings.SplitSeq(feats, "|") {
		if v, ok := strings.CutPrefix(f, name); ok {
			return v
		}
	}
	return ""
}

// reference says how the mention that token i heads refers.
func (t *Target) reference(i int) string {
	k := t.mention[i]
	switch {
	case k < 0:
		return ""
	case t.d.Mentions[k].Named:
		return "named"
	case t.d.Tokens[i].UPOS == "PRON":
		return "pronoun"
	}
	return "description"
}
