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
}

type finder struct {
	d     *text.Doc
	g     *gazetteer.Gazetteer
	tree  *text.Tree
	names []nameSpan
	named []int  // named[i] is the index in names of the span that holds token i, or -1
	taken []bool // taken[i] says that token i is part of a name or of the title before it
}

// findNames collects names: those of the gazetteer, those of the reader, and runs of proper nouns that both missed. A
// longer name wins over a shorter one that it covers; of two of one length the gazetteer's wins.
func (f *finder) findNames() {
	var all []nameSpan
	for s := range f.d.Sentences {
		all = append(all, f.gazetteerNames(f.d.Sentences[s].Tokens)...)
	}
	for _, n := range f.d.Names {
		if r := f.withoutTitle(n.Tokens); r.Len() > 0 && !f.commonNoun(r) {
			if n.Kind != "PER" {
				r = f.widened(r)
			}
			all = append(all, nameSpan{tokens: r, typ: kindType(n.Kind)})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].tokens.Len() > all[j].tokens.Len() })
	for _, n := range all {
		f.claim(n)
	}
	for i := range f.d.Tokens {
		if f.named[i] < 0 && f.d.Tokens[i].UPOS == "PROPN" && isPhraseHead(f.tree, f.d, i) && !temporal(f.d, i) && !isPersonNoun(&f.d.Tokens[i]) && !isSuffix(f.d.Tokens[i].Form) {
			if n := f.properRun(i); !f.commonNoun(n.tokens) {
				f.claim(n)
			}
		}
	}
}

// commonNoun reports whether a run is a single word that only says of what kind something is: "the Government", "the
// Summit". Capitals do not make it a name.
func (f *finder) commonNoun(r text.Range) bool {
	return r.Len() == 1 && NounType(f.d.Tokens[r.First].Form) != schema.Any
}

// widened extends a name to the left over the capitalised words of its phrase: "Cancer Society" to "American Cancer
// Society". The word that begins a sentence is capitalised anyway and must be a proper noun.
func (f *finder) widened(r text.Range) text.Range {
	head := f.headOf(r)
	for r.Len() > 1 && r.First > 0 {
		t := &f.d.Tokens[r.First-1]
		proper := t.UPOS == "PROPN" || t.UPOS == "ADJ" && startsUpper(t.Form) && !boundary(f.d, r.First-2)
		if !proper || !startsUpper(t.Form) || isPersonNoun(t) || !f.tree.Under(r.First-1, head) || f.tree.Is(r.First-1, "nmod:poss") {
			break
		}
		r.First--
	}
	return r
}

// boundary reports whether token i is the last of its sentence, or there is none.
func boundary(d *text.Doc, i int) bool {
	s := d.SentenceOf(i)
	return s < 0 || d.Sentences[s].Tokens.Last == i+1
}

// withoutTitle drops titles at the front of a name of the reader ("President Biden") and what stands
// before them; a name that is nothing but a title is none.
func (f *finder) withoutTitle(r text.Range) text.Range {
	for i := r.Last - 1; i >= r.First; i-- {
		if isPersonNoun(&f.d.Tokens[i]) {
			r.First = i + 1
			break
		}
	}
	if r.Len() == 1 && isSuffix(f.d.Tokens[r.First].Form) {
		return text.Range{}
	}
	return r
}

// isSuffix reports whether a word follows a person's name as part of it.
func isSuffix(form string) bool {
	switch strings.TrimSuffix(form, ".") {
	case "Jr", "Sr", "II", "III":
		return true
	}
	return false
}

// withSuffix extends a person's name over "Jr." after it.
func (f *finder) withSuffix(r text.Range) text.Range {
	for _, next := range []int{r.Last, r.Last + 1} {
		if next < len(f.d.Tokens) && isSuffix(f.d.Tokens[next].Form) && (next == r.Last || f.d.Tokens[r.Last].Form == ",") {
			r.Last = next + 1
			break
		}
	}
	return r
}

func (f *finder) claim(n nameSpan) {
	for i := n.tokens.First; i < n.tokens.Last; i++ {
		if f.named[i] >= 0 {
			return
		}
	}
	for i := n.tokens.First; i < n.tokens.Last; i++ {
		f.named[i] = len(f.names)
	}
	f.names = append(f.names, n)
}

// gazetteerNames returns the names of the gazetteer in a sentence, the longest from the left.
func (f *finder) gazetteerNames(r text.Range) []nameSpan {
	forms := make([]string, 0, r.Len())
	for i := r.First; i < r.Last; i++ {
		forms = append(forms, f.d.Tokens[i].Form)
	}
	var out []nameSpan
	for i := 0; i < len(forms); {
		n, cands := f.g.Longest(forms, i)
		t, ok := schema.Any, false
		if n > 0 {
			t, ok = f.admit(r.First+i, n, cands)
		}
		if !ok {
			i++
			continue
		}
		out = append(out, nameSpan{text.Range{First: r.First + i, Last: r.First + i + n}, t, true})
		i += n
	}
	return out
}

// admit decides whether n tokens at i that the gazetteer knows are a name here. Common words that happen to be names
// need a capital inside a sentence and the reader's word that they are proper nouns.
func (f *finder) admit(i, n int, cands []gazetteer.Candidate) (schema.NodeType, bool) {
	first := &f.d.Tokens[i]
	if first.UPOS == "PUNCT" || first.UPOS == "SYM" || n == 1 && isNumber(first.Form) {
		return schema.Any, false
	}
	upper := startsUpper(first.Form)
	for _, c := range cands {
		t := schema.NodeType(c.Entity.Type)
		switch {
		case t == schema.Topic || t == schema.Weapon:
			// Topics are common nouns; a verb or a function word is none.
			if n == 1 && (first.UPOS == "VERB" || first.UPOS == "ADV" || first.UPOS == "ADP") {
				continue
			}
			if own := NounType(f.d.Tokens[i+n-1].Lemma); t == schema.Topic && n == 1 && own != schema.Any && own != schema.Topic {
				continue // "the truce" is an agreement of its own, not the topic of all truces
			}
			return t, true
		case n > 1 && NounType(f.d.Tokens[i+n-1].Form) == schema.Time && !startsUpper(f.d.Tokens[i+n-1].Form):
			continue // "visited Russia today" names no channel
		case c.Kind == gazetteer.KindDemonymNoun && f.tree.Child(i+n-1, "nummod") >= 0:
			continue // "60 Russians" are not Russia
		case c.Kind.IsDemonym() && (upper || first.UPOS == "ADJ" || first.UPOS == "PROPN"):
			return t, true
		case n > 1 && upper:
			return t, true
		case !upper && !c.ExactCase:
			continue
		case c.Weak && first.UPOS != "PROPN":
			continue
		case first.UPOS == "PROPN" || first.UPOS == "ADJ" || first.UPOS == "NOUN" || first.UPOS == "X":
			return t, true
		}
	}
	return schema.Any, false
}

// kindType is the node type of a name that only the reader knows.
func kindType(kind string) schema.NodeType {
	switch kind {
	case "PER":
		return schema.Person
	case "ORG":
		return schema.Organization
	case "LOC":
		return schema.Place
	}
	return schema.Any
}

// properRun returns the run of proper nouns that ends in i, or goes on in a flat name.
func (f *finder) properRun(i int) nameSpan {
	r := text.Range{First: i, Last: i + 1}
	in := func(j int) bool {
		t := &f.d.Tokens[j]
		return f.named[j] < 0 && (t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NNP") || t.UPOS == "NUM" && t.Head == i) && f.tree.Under(j, i)
	}
	for r.First > 0 && in(r.First-1) {
		r.First--
	}
	for r.Last < len(f.d.Tokens) && in(r.Last) {
		r.Last++
	}
	t := NounType(f.d.Tokens[i].Lemma)
	if t == schema.Any && r.Len() == 1 && f.tree.Child(i, "nummod") >= 0 {
		t = schema.Group // "60 Russians"
	}
	return nameSpan{tokens: f.widened(r), typ: t}
}

// addNamed makes mentions of the names. A name after the title of a person is a person's, and the title and the name
// are one phrase: its head is the token that hangs on neither.
func (f *finder) addNamed() {
	for _, n := range f.names {
		m := text.Mention{Span: f.d.SpanOf(n.tokens), Tokens: n.tokens, Named: !f.commonName(n), Type: n.typ, Cluster: -1}
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
		r := PhraseRange(f.tree, f.d, i)
		t := NounType(f.d.Tokens[i].Lemma)
		if strings.EqualFold(f.d.Tokens[i].Lemma, "fighter") && f.madeThing(i) {
			t = schema.Weapon
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

// madeThing reports whether a noun that may be a person or a thing is a thing here: a name or a weapon stands before it
// ("Mirage fighters", "a stealth fighter").
func (f *finder) madeThing(i int) bool {
	for _, c := range f.tree.Children(i) {
		if c < i && f.tree.Is(c, "compound") && (f.d.Tokens[c].UPOS == "PROPN" || f.d.Tokens[c].Lemma == "stealth" || NounType(f.d.Tokens[c].Lemma) == schema.Weapon) {
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
		return !strings.Contains(tok.Feats, "PronType=Rel") && !strings.Contains(tok.Feats, "PronType=Int") && !t.Is(i, "expl", "fixed", "reparandum")
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
		case t.Is(c, "nmod") && d.Tokens[c].Head == h && c > h:
			return !temporal(d, c) && !exampling(t.Case(c))
		case t.Is(c, "conj", "cc", "punct"):
			// What is coordinated inside a prepositional phrase belongs to it: "between India and Japan".
			return d.Tokens[c].Head != h && d.Tokens[c].UPOS != "VERB"
		}
		return t.Is(c, "det", "amod", "compound", "flat", "fixed", "nummod", "nmod", "goeswith")
	})
}

// exampling reports whether a preposition only names some of what a phrase means.
func exampling(prep string) bool {
	return prep == "such as" || prep == "like" || strings.HasPrefix(prep, "includ") || prep == "among"
}

// temporal reports whether token c is a time ("the talks on Wednesday"), which is no part of a thing's name.
func temporal(d *text.Doc, c int) bool { return NounType(d.Tokens[c].Lemma) == schema.Time }

// isNumber reports whether a form has no letter: "5G" is a name, "2016" is none.
func isNumber(form string) bool { return !strings.ContainsFunc(form, unicode.IsLetter) }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
