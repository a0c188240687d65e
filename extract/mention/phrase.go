package mention

import (
	"strings"

	"entente/extract/text"
)

// FullPhrase returns the whole noun phrase that token h heads, as coreference counts it: determiners, titles and
// modifiers before it, and after it prepositional phrases, relative clauses, appositions and a possessive mark. What
// belongs to the clause of a predicate noun ("it is a pact"), to its own preposition and to the phrases coordinated
// with it stays outside.
func FullPhrase(t *text.Tree, d *text.Doc, h int) text.Range {
	predicate := t.Child(h, "cop", "nsubj") >= 0
	r := text.Range{First: h, Last: h + 1}
	for _, c := range t.Children(h) {
		if outsidePhrase(t, d, c, predicate) {
			continue
		}
		s := t.Extent(c, func(int) bool { return true })
		r.First, r.Last = min(r.First, s.First), max(r.Last, s.Last)
	}
	return withoutEdges(d, inParagraph(d, r, h), h)
}

// Parenthetical reports whether clause c, which a reading takes for a relative one, stands in the sentence as a remark:
// after a comma and without a relative word, as "he noted" in "both countries, he noted, refused".
func Parenthetical(t *text.Tree, d *text.Doc, c int) bool {
	r := t.Extent(c, func(int) bool { return true })
	first := r.First
	for first < c && d.Tokens[first].Form == "," {
		first++
	}
	if first == 0 || d.Tokens[first-1].Form != "," {
		return false
	}
	for i := first; i < r.Last; i++ {
		if strings.HasPrefix(d.Tokens[i].XPOS, "W") {
			return false
		}
	}
	return true
}

// inParagraph cuts r to the lines around token h that no line break sets apart.
func inParagraph(d *text.Doc, r text.Range, h int) text.Range {
	for i := h; i > r.First; i-- {
		if strings.Contains(d.Text[d.Tokens[i-1].End:d.Tokens[i].Start], "\n\n") {
			r.First = i
		}
	}
	for i := h; i+1 < r.Last; i++ {
		if strings.Contains(d.Text[d.Tokens[i].End:d.Tokens[i+1].Start], "\n\n") {
			r.Last = i + 1
		}
	}
	return r
}

// outsidePhrase reports whether child c of a noun is no part of its phrase.
func outsidePhrase(t *text.Tree, d *text.Doc, c int, predicate bool) bool {
	switch {
	case t.Is(c, "case"):
		return d.Tokens[c].XPOS != "POS"
	case t.Is(c, "cc", "conj", "punct", "nsubj", "csubj", "cop", "aux", "mark", "advcl", "obj", "iobj", "expl",
		"parataxis", "discourse", "vocative", "dislocated", "reparandum", "list", "orphan"):
		return true
	case t.Is(c, "acl:relcl"):
		return Parenthetical(t, d, c)
	case t.Is(c, "obl", "advmod"):
		return predicate || c < d.Tokens[c].Head
	}
	return false
}

// withoutEdges drops punctuation at the ends of r, down to token h, but keeps a closing bracket or quotation mark whose
// opening one lies in r.
func withoutEdges(d *text.Doc, r text.Range, h int) text.Range {
	for r.First < h && d.Tokens[r.First].UPOS == "PUNCT" {
		r.First++
	}
	for r.Last > h+1 && d.Tokens[r.Last-1].UPOS == "PUNCT" && !closes(d, r) {
		r.Last--
	}
	return r
}

// openers give what each closing mark closes.
var openers = map[string]string{")": "(", "]": "[", "”": "“", "\"": "\"", "''": "``", "’": "‘"}

// closes reports whether the last token of r closes what one before it in r opens.
func closes(d *text.Doc, r text.Range) bool {
	open := openers[d.Tokens[r.Last-1].Form]
	for i := r.First; open != "" && i < r.Last-1; i++ {
		if d.Tokens[i].Form == open {
			return true
		}
	}
	return false
}

// widenPhrases gives every mention its whole phrase. What only modifies a noun ("Japanese" in "the Japanese side") is
// no phrase.
func (f *finder) widenPhrases() {
	for i := range f.d.Mentions {
		m := &f.d.Mentions[i]
		if f.tree.Is(m.Head, "amod", "flat") {
			continue
		}
		full := FullPhrase(f.tree, f.d, m.Head)
		m.Phrase = text.Range{First: min(full.First, m.Tokens.First), Last: max(full.Last, m.Tokens.Last)}
	}
}
