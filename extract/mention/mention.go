// Package mention finds the phrases of a document that refer to something: names, descriptions and pronouns.
//
// Names come from the gazetteer and from the reader's own names; every other noun phrase that can be an argument
// becomes a description, with the type that its head noun tells (nouns.txt). Which of the mentions mean the same
// thing, and which thing, is the work of extract/link and extract/coref.
package mention

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// Find replaces d.Mentions by the mentions of d, in the order of the text, a longer one before those inside it.
// It needs sentences, tokens with their grammar, and names.
func Find(d *text.Doc, g *gazetteer.Gazetteer) {
	f := finder{d: d, g: g, tree: text.NewTree(d), named: make([]int, len(d.Tokens)), taken: make([]bool, len(d.Tokens))}
	for i := range f.named {
		f.named[i] = -1
	}
	f.findNames()
	d.Mentions = d.Mentions[:0]
	f.addNamed()
	f.addPhrases()
	f.widenPhrases()
	sort.SliceStable(d.Mentions, func(i, j int) bool {
		a, b := d.Mentions[i].Span, d.Mentions[j].Span
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
}

// nameSpan is a run of tokens taken for a name.
type nameSpan struct {
	tokens text.Range
	typ    schema.NodeType
	known  bool // of the gazetteer
	// readAs is the name that damaged words are read as, and reason says why; both are empty for what stands as it
	// should.
	readAs string
	reason text.Reason
}

type finder struct {
	d     *text.Doc
	g     *gazetteer.Gazetteer
	tree  *text.Tree
	names []nameSpan
	named []int  // named[i] is the index in names of the span that holds token i, or -1
	taken []bool // taken[i] says that token i is part of a name or of the title before it
}

// addNamed makes mentions of the names. A name after the title of a person is a person's, and the title and the name
// are one phrase: its head is the token that hangs on neither.
func (f *finder) addNamed() {
	for _, n := range f.names {
		if t := f.sortBefore(n); t != schema.Any {
			n.typ = t
		}
		m := text.Mention{
			Span: f.d.SpanOf(n.tokens), Tokens: n.tokens, Named: !f.commonName(n), Type: n.typ, Cluster: -1,
			ReadAs: n.readAs, Reason: n.reason,
		}
		whole := n.tokens
		if n.typ == schema.Person {
			whole = f.withSuffix(whole)
		}
		if n.typ == schema.Person || !n.known && (n.typ == schema.Any || n.typ == schema.Place || n.typ == schema.Organization) {
			if m.Title = f.title(n.tokens.First, n.typ == schema.Person); m.Title.Len() > 0 {
				m.Type, whole.First = schema.Person, m.Title.First
			}
		}
		m.Head = f.headOf(whole)
		for i := whole.First; i < whole.Last; i++ {
			f.taken[i] = true
		}
		f.d.Mentions = append(f.d.Mentions, m)
	}
}

// sortBefore returns the type that the noun right before an unknown name tells of it ("the company Wyeth", "the village
// of Ishma"), or schema.Any.
func (f *finder) sortBefore(n nameSpan) schema.NodeType {
	noun := n.tokens.First - 1
	if n.known || noun < 0 {
		return schema.Any
	}
	if noun > 0 && f.d.Tokens[noun].Form == "of" && n.typ != schema.Person {
		// The capital of something is not that thing.
		if of := &f.d.Tokens[noun-1]; of.XPOS == "NN" && of.Lemma != "capital" {
			return PlaceNoun(f.d.Tokens[noun-1].Lemma)
		}
		return schema.Any
	}
	head := f.headOf(n.tokens)
	if f.d.Tokens[noun].XPOS != "NN" || f.d.Tokens[head].Head != noun && f.d.Tokens[noun].Head != head {
		return schema.Any
	}
	if f.d.Tokens[noun].Lemma == "carrier" {
		return schema.Any // a ship
	}
	switch t := NounType(f.d.Tokens[noun].Lemma); t {
	case schema.Company, schema.Media, schema.ArmedGroup, schema.Party, schema.ThinkTank:
		return t
	}
	return schema.Any
}

// commonName reports whether a name of the gazetteer is a common noun: a topic, which is linked but not named.
func (f *finder) commonName(n nameSpan) bool {
	return n.typ == schema.Topic && f.d.Tokens[n.tokens.Last-1].UPOS != "PROPN"
}

// headOf returns the token of r whose head lies outside r.
func (f *finder) headOf(r text.Range) int {
	best := r.Last - 1
	for i := r.First; i < r.Last; i++ {
		if h := f.d.Tokens[i].Head; !r.Has(h) && f.d.Tokens[i].UPOS != "PUNCT" {
			best = i
			if isPhraseHead(f.tree, f.d, i) {
				return i
			}
		}
	}
	return best
}

// addPhrases makes mentions of the noun phrases and pronouns that no name covers.
func (f *finder) addPhrases() {
	for i := range f.d.Tokens {
		if !isPhraseHead(f.tree, f.d, i) || f.taken[i] {
			continue
		}
		r := withoutEdges(f.d, PhraseRange(f.tree, f.d, i), i)
		t := tokenType(&f.d.Tokens[i])
		if strings.EqualFold(f.d.Tokens[i].Lemma, "fighter") && f.madeThing(i) {
			t = schema.Weapon
		}
		if t == schema.Country && f.condition(i) {
			t = schema.Topic
		}
		if t == schema.Any && f.d.Tokens[i].UPOS != "PRON" && f.d.Tokens[i].UPOS != "DET" {
			t = schema.Topic
		}
		if f.d.Tokens[i].UPOS == "NUM" {
			t = schema.Quantity
		}
		f.d.Mentions = append(f.d.Mentions, text.Mention{Span: f.d.SpanOf(r), Tokens: r, Head: i, Type: t, Cluster: -1})
	}
}

// condition reports whether the noun at i is a state that something is in rather than one that acts: "a state of
// emergency".
func (f *finder) condition(i int) bool {
	if f.d.Tokens[i].Lemma != "state" {
		return false
	}
	for _, c := range f.tree.Children(i) {
		if f.tree.Is(c, "nmod") && f.tree.Case(c) == "of" && f.d.Tokens[c].UPOS == "NOUN" {
			t := NounType(f.d.Tokens[c].Lemma)
			return t == schema.Any || t == schema.Topic
		}
	}
	return false
}

// madeThing reports whether a noun that may be a person or a thing is a thing here: a name or a weapon stands before it
// ("Mirage fighters", "a stealth fighter").
func (f *finder) madeThing(i int) bool {
	for _, c := range f.tree.Children(i) {
		if c > i || !f.tree.Is(c, "compound") {
			continue
		}
		if tok := &f.d.Tokens[c]; tok.UPOS == "PROPN" || tok.Lemma == "stealth" || NounType(tok.Lemma) == schema.Weapon {
			return true
		}
	}
	return false
}

// isPhraseHead reports whether token i heads a noun phrase that can be an argument.
func isPhraseHead(t *text.Tree, d *text.Doc, i int) bool {
	tok := &d.Tokens[i]
	switch tok.UPOS {
	case "NOUN", "PROPN":
		return !t.Is(i, "compound", "flat", "fixed", "goeswith", "case", "cc", "mark", "det", "advmod", "aux")
	case "PRON":
		asks := strings.Contains(tok.Feats, "PronType=Rel") || strings.Contains(tok.Feats, "PronType=Int")
		return !asks && !t.Is(i, "expl", "fixed", "reparandum")
	case "NUM":
		return t.Is(i, "nsubj", "obj", "obl", "iobj")
	case "DET":
		return strings.EqualFold(tok.Form, "both") && t.Is(i, "nsubj", "obj", "obl")
	}
	return false
}

// PhraseRange returns the noun phrase that token h heads: its modifiers before it and the prepositional phrases after
// it, without relative clauses, appositions, coordinated phrases and its own preposition.
func PhraseRange(t *text.Tree, d *text.Doc, h int) text.Range {
	return t.Extent(h, func(c int) bool {
		switch {
		case t.Is(c, "case"):
			return d.Tokens[c].Head != h
		case t.Is(c, "amod") && d.Tokens[c].Head == h && c > h && predicative(d.Tokens[c].Form):
			return false
		case t.Is(c, "nmod") && d.Tokens[c].Head == h && c > h:
			return !temporal(d, c) && !exampling(t.Case(c))
		case t.Is(c, "conj", "cc", "punct"):
			// What is coordinated inside a prepositional phrase belongs to it: "between India and Japan".
			return d.Tokens[c].Head != h && d.Tokens[c].UPOS != "VERB"
		}
		return t.Is(c, "det", "amod", "compound", "flat", "fixed", "nummod", "nmod", "goeswith")
	})
}

// predicative reports whether an adjective after a noun says what became of the thing rather than which it is: "leaving
// 17 people dead".
func predicative(form string) bool {
	switch strings.ToLower(form) {
	case "dead", "injured", "wounded", "missing", "hurt", "killed", "homeless", "concerned", "related", "involved":
		return true
	}
	return false
}

// exampling reports whether a preposition only names some of what a phrase means.
func exampling(prep string) bool {
	return prep == "such as" || prep == "like" || strings.HasPrefix(prep, "includ") || prep == "among"
}

// temporal reports whether token c is a time ("the talks on Wednesday"), which is no part of a thing's name.
func temporal(d *text.Doc, c int) bool { return tokenType(&d.Tokens[c]) == schema.Time }

// isNumber reports whether a form has no letter: "5G" is a name, "2016" is none.
func isNumber(form string) bool { return !strings.ContainsFunc(form, unicode.IsLetter) }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
