package mention

import (
	"strings"

	"entente/extract/text"
	"entente/schema"
)

// maxLabelWords bounds the label of a description.
const maxLabelWords = 9

// Labels returns the names of the description that token h heads, best first: the phrase without determiners and
// passing adjectives but with its prepositional phrases ("agreement on cyber-security"), then the words up to the
// head alone ("cyber-security agreement"). They are words of the text, joined as the text joins them.
func Labels(tree *text.Tree, d *text.Doc, h int) []string {
	core := coreRange(tree, d, h)
	short := words(d, core)
	full := short
	phrase := PhraseRange(tree, d, h)
	if phrase.Last > core.Last {
		full = words(d, trimmed(tree, d, text.Range{First: core.First, Last: phrase.Last}))
	}
	if full == short {
		return []string{short}
	}
	if t := NounType(d.Tokens[h].Lemma); t == schema.Group || t == schema.Person || t == schema.ArmedForce {
		return []string{short, full}
	}
	if len(strings.Fields(full)) > maxLabelWords {
		if mid := middle(tree, d, h, core); mid != "" {
			return []string{mid, full, short}
		}
		return []string{short, full}
	}
	return []string{full, short}
}

// middle returns the noun at h with the first phrase that says what it is of or on, where the whole phrase is too long
// for a label: the promotion of multilateralism is not just a promotion. It returns "" if that is too long as well.
func middle(tree *text.Tree, d *text.Doc, h int, core text.Range) string {
	c := complement(tree, h)
	if c < 0 {
		return ""
	}
	enter := func(k int) bool {
		return !tree.Is(k, "acl", "appos", "punct", "advcl", "parataxis") && (d.Tokens[k].UPOS == "PROPN" || !tree.Is(k, "conj"))
	}
	for _, last := range []int{tree.Extent(c, enter).Last, c + 1} {
		label := words(d, text.Range{First: core.First, Last: max(core.Last, last)})
		if len(strings.Fields(label)) <= maxLabelWords {
			return label
		}
	}
	return ""
}

// complement returns the phrase after the noun at h that says what it is of or on, or -1.
func complement(t *text.Tree, h int) int {
	for _, c := range t.Children(h) {
		if c > h && t.Is(c, "nmod") {
			switch t.Case(c) {
			case "of", "for", "on", "to", "against":
				return c
			}
		}
	}
	return -1
}

// coreRange is the part of a noun phrase from its first modifier that says what it is to its head.
func coreRange(t *text.Tree, d *text.Doc, h int) text.Range {
	r := text.Range{First: h, Last: h + 1}
	for _, c := range t.Children(h) {
		switch {
		case c > h && t.Is(c, "flat", "fixed", "goeswith"):
			r.Last = max(r.Last, t.Extent(c, func(int) bool { return true }).Last)
		case c > h:
		case t.Is(c, "compound", "amod", "flat", "nmod") && !Passing(&d.Tokens[c]):
			if t.Is(c, "nmod:poss") && d.Tokens[c].UPOS == "PRON" {
				continue
			}
			r.First = min(r.First, trimmed(t, d, t.Extent(c, func(k int) bool { return !t.Is(k, "punct", "case", "cc", "conj") })).First)
		case t.Is(c, "nummod"):
			r.First = min(r.First, c)
		}
	}
	// "50-billion yen loan": what a hyphen joins to the front belongs to it, wherever a reading hangs it.
	for r.First >= 2 && d.Tokens[r.First-1].Form == "-" && !d.Tokens[r.First-1].SpaceAfter && !d.Tokens[r.First-2].SpaceAfter {
		r.First -= 2
	}
	return r
}

// trimmed drops determiners and passing adjectives at the front of r.
func trimmed(t *text.Tree, d *text.Doc, r text.Range) text.Range {
	for r.First < r.Last-1 && passesBy(&d.Tokens[r.First]) {
		r.First++
	}
	return r
}

// passesBy reports whether a token at the front of a phrase is no part of its label.
func passesBy(tok *text.Token) bool {
	return tok.UPOS == "DET" || tok.UPOS == "PUNCT" || tok.XPOS == "WDT" || tok.XPOS == "WP$" || Passing(tok)
}

// Passing reports whether an adjective says nothing lasting of a thing: it is left out of labels.
func Passing(tok *text.Token) bool {
	switch strings.ToLower(tok.Form) {
	case "new", "proposed", "ambitious", "recent", "same", "other", "such", "own", "important", "significant", "possible",
		"latest", "current", "further", "additional", "several", "many", "various", "different", "respective", "certain",
		"key", "major", "great", "big", "large", "more", "least", "most", "last", "next", "this", "that", "these", "those",
		"landmark", "historic", "so-called":
		return true
	}
	return false
}

// words returns the text of r with white space folded.
func words(d *text.Doc, r text.Range) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(d.Slice(d.SpanOf(r))), " "), "\uFFFD")
}
