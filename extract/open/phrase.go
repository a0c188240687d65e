package open

import (
	"slices"
	"strings"
)

// phrase is what fills a place of a proposition.
type phrase struct {
	head   int   // token that heads it
	tokens []int // its words, in the order in which they are to be read
	// text says that it is a clause or a property: it stands for no thing, whatever its head may be.
	text bool
	// whole says that its coordinated parts are not to be stated one by one.
	whole bool
}

// subtree returns h and the tokens below it, in the order of the text, without the dependents that skip leaves out and
// without punctuation at either end.
func (x *extractor) subtree(h int, skip func(child int) bool) []int {
	out := x.collect(nil, h, skip)
	slices.Sort(out)
	for len(out) > 0 && x.upos(out[0]) == "PUNCT" {
		out = out[1:]
	}
	for len(out) > 0 && x.upos(out[len(out)-1]) == "PUNCT" && !x.closes(out) {
		out = out[:len(out)-1]
	}
	return out
}

// closes reports whether the last of tokens is the bracket that closes one among them.
func (x *extractor) closes(tokens []int) bool {
	if x.d.Tokens[tokens[len(tokens)-1]].Form != ")" {
		return false
	}
	return slices.ContainsFunc(tokens, func(t int) bool { return x.d.Tokens[t].Form == "(" })
}

func (x *extractor) collect(out []int, h int, skip func(child int) bool) []int {
	out = append(out, h)
	for _, c := range x.tree.Children(h) {
		if !skip(c) {
			out = x.collect(out, c, skip)
		}
	}
	return out
}

// apart reports whether what token c heads is said beside the phrase that it hangs on, and so states its own.
func (x *extractor) apart(c int) bool {
	return x.tree.Is(c, "acl:relcl", "appos", "parataxis", "dislocated", "discourse", "vocative")
}

// thing returns the noun phrase at h alone: without its preposition, what is coordinated with it, what is said beside
// it, and the clause at token but, which is -1 for none.
func (x *extractor) thing(h, but int) []int {
	predicate := x.tree.Child(h, "cop") >= 0
	return x.subtree(h, func(c int) bool {
		switch {
		case c == but, x.apart(c):
			return true
		case x.d.Tokens[c].Head != h:
			return false
		case predicate && x.tree.Is(c, "obl", "advmod", "punct"):
			return true
		}
		return x.tree.Is(c, "case", "cop", "nsubj", "mark", "aux", "advcl", "conj", "cc")
	})
}

// whole returns the phrase or clause at h with its preposition, what is coordinated with it and its clauses, but not
// the tokens of but.
func (x *extractor) whole(h int, but []int) []int {
	return x.subtree(h, func(c int) bool { return x.apart(c) || slices.Contains(but, c) })
}

// things returns the tokens of a coordination that are said the same of as of h: h, and the conjuncts that head no
// clause of their own.
func (x *extractor) things(h int) []int {
	clause := func(c int) bool { return c != h && x.tree.Child(c, "nsubj", "cop") >= 0 }
	return slices.DeleteFunc(x.tree.Conjuncts(h), clause)
}

// words returns the words of tokens, a space wherever the text has white space or leaves words out.
func (x *extractor) words(tokens []int) string {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 && (tokens[i-1]+1 != t || x.d.Tokens[t-1].End < x.d.Tokens[t].Start) {
			b.WriteByte(' ')
		}
		b.WriteString(x.d.Tokens[t].Form)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// lemma returns the lemma of token i in lower case.
func (x *extractor) lemma(i int) string { return strings.ToLower(x.d.Tokens[i].Lemma) }

func (x *extractor) upos(i int) string { return x.d.Tokens[i].UPOS }
