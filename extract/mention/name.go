package mention

import (
	"sort"
	"strings"
	"unicode"

	"entente/extract/text"
	"entente/schema"
	"entente/schema/gazetteer"
)

// findNames collects names: those of the gazetteer, those of the reader, and runs of proper nouns that both missed. A
// longer name wins over a shorter one that it covers; of two of one length the gazetteer's wins.
func (f *finder) findNames() {
	var all []nameSpan
	for s := range f.d.Sentences {
		names := f.gazetteerNames(f.d.Sentences[s].Tokens)
		all = append(append(all, names...), f.mendedNames(f.d.Sentences[s].Tokens, names)...)
		all = append(all, f.eventNames(f.d.Sentences[s].Tokens)...)
	}
	known, persons := make(map[int]int, len(all)), map[int]int{}
	for _, n := range all {
		known[n.tokens.First] = n.tokens.Last
		if n.typ == schema.Person {
			persons[n.tokens.First] = n.tokens.Last
		}
	}
	for _, n := range f.d.Names {
		r := f.trimmedName(f.withoutTitle(cutAtPerson(f.trimmedName(n.Tokens), persons), n.Kind == "PER"))
		if r.Len() == 0 || f.commonNoun(r) {
			continue
		}
		switch n.Kind {
		case "PER":
			r = f.withStorm(f.afterInitial(r))
		case "ORG":
			r = f.ofPlace(f.completed(f.widened(r)))
		default:
			r = f.widened(r)
		}
		if !f.madeOf(r, known) && !f.commonNoun(r) {
			all = append(all, nameSpan{tokens: r, typ: KindType(n.Kind)})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].tokens.Len() > all[j].tokens.Len() })
	for _, n := range all {
		f.claim(n)
	}
	for i := range f.d.Tokens {
		if f.unclaimedName(i) {
			if n := f.properRun(i); !f.commonNoun(n.tokens) {
				f.claim(n)
			}
		}
	}
	f.claimBracketed()
	f.claimAgain()
}

// claimBracketed claims the letters in brackets after the name of an organisation, which abbreviate it in one language
// or another: "Movement for the Left (MpS)".
func (f *finder) claimBracketed() {
	for i := 1; i+1 < len(f.d.Tokens); i++ {
		if f.named[i] >= 0 || f.d.Tokens[i-1].Form != "(" || f.d.Tokens[i+1].Form != ")" {
			continue
		}
		if i < 2 || f.named[i-2] < 0 || !isAbbreviation(f.d.Tokens[i].Form) {
			continue
		}
		if t := f.names[f.named[i-2]].typ; t.Is(schema.Organization) || t == schema.Initiative || t == schema.Agreement {
			f.claim(nameSpan{tokens: text.Range{First: i, Last: i + 1}, typ: t})
		}
	}
}

// isAbbreviation reports whether a form is a few letters, two of them or more large.
func isAbbreviation(form string) bool {
	upper := 0
	for _, r := range form {
		if !unicode.IsLetter(r) && r != '-' && r != '.' {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1 && len(form) < 9
}

// unclaimedName reports whether token i heads a name that neither the gazetteer nor the reader has found.
func (f *finder) unclaimedName(i int) bool {
	t := &f.d.Tokens[i]
	switch {
	case f.named[i] >= 0, t.UPOS != "PROPN", !isPhraseHead(f.tree, f.d, i):
		return false
	case temporal(f.d, i), isTitleWord(t), isSuffix(t.Form):
		return false
	}
	// "Operation Silver Heron": an adjective with a capital is part of the name of its noun.
	return !(f.tree.Is(i, "amod") && t.Head > i && f.named[t.Head] < 0 && f.d.Tokens[t.Head].UPOS == "PROPN")
}

// claimAgain claims the acronyms that are names elsewhere in the document, wherever the reader missed them.
func (f *finder) claimAgain() {
	types := map[string]schema.NodeType{}
	for _, n := range f.names {
		if form := f.d.Tokens[n.tokens.First].Form; n.tokens.Len() == 1 && !n.known && isAcronym(form) {
			types[form] = n.typ
		}
	}
	if len(types) == 0 {
		return
	}
	for i := range f.d.Tokens {
		if t, ok := types[f.d.Tokens[i].Form]; ok && f.named[i] < 0 {
			f.claim(nameSpan{tokens: text.Range{First: i, Last: i + 1}, typ: t})
		}
	}
}

// isAcronym reports whether a form is two capital letters or more.
func isAcronym(form string) bool {
	for _, r := range form {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return len(form) > 1
}

// commonNoun reports whether a run only says of what kind something is: "the Government", "Ministers", "the Foreign
// Ministers". Capitals do not make it a name.
func (f *finder) commonNoun(r text.Range) bool {
	last := &f.d.Tokens[r.Last-1]
	if r.Len() == 1 {
		return tokenType(last) != schema.Any && !isMonth(last)
	}
	return officeholders(last.Form)
}

// officeholders reports whether a form is a plural of people in office, whom no name has together.
func officeholders(form string) bool {
	switch strings.ToLower(form) {
	case "ministers", "presidents", "leaders", "ambassadors", "secretaries", "officials", "governors", "senators":
		return true
	}
	return false
}

// cutAtPerson cuts a name of the reader that ends within the name of a person whom the gazetteer knows, before that
// name: "Presidential Executive Office Anton", where "Anton Vaino" is known. Persons gives the last tokens by the
// first.
func cutAtPerson(r text.Range, persons map[int]int) text.Range {
	for i := r.First + 1; i < r.Last; i++ {
		if last, ok := persons[i]; ok && last > r.Last {
			r.Last = i
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
		n, cands := f.withInitial(forms, i)
		if n == 0 {
			n, cands = f.g.Longest(forms, i)
		}
		t, ok := schema.Any, false
		if n > 0 {
			t, ok = f.admit(r.First+i, n, cands)
		}
		if !ok {
			i++
			continue
		}
		out = append(out, nameSpan{tokens: text.Range{First: r.First + i, Last: r.First + i + n}, typ: t, known: true})
		i += n
	}
	return out
}

// withInitial returns the person whom the forms at i name with the letter of a middle name: "Antony J. Blinken".
func (f *finder) withInitial(forms []string, i int) (int, []gazetteer.Candidate) {
	if i+2 >= len(forms) || !startsUpper(forms[i]) || !isInitial(forms[i+1]) {
		return 0, nil
	}
	n, cands := f.g.Longest([]string{forms[i], forms[i+2]}, 0)
	if n != 2 || schema.NodeType(cands[0].Entity.Type) != schema.Person {
		return 0, nil
	}
	return 3, cands
}

// isInitial reports whether a form is a capital letter with a dot or without.
func isInitial(form string) bool {
	return (len(form) == 1 || len(form) == 2 && form[1] == '.') && 'A' <= form[0] && form[0] <= 'Z'
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
		case n > 1 && (upper || f.demonymAt(i)):
			return t, true
		case !upper && !c.ExactCase:
			continue
		case n == 1 && c.ExactCase && isAcronym(first.Form) && f.afterArticle(i):
			return t, true // "the WHO", whatever a reader makes of it
		case c.Weak && first.UPOS != "PROPN":
			continue
		case first.UPOS == "PROPN" || first.UPOS == "ADJ" || first.UPOS == "NOUN" || first.UPOS == "X":
			return t, true
		}
	}
	return schema.Any, false
}

// afterArticle reports whether "the" stands before token i.
func (f *finder) afterArticle(i int) bool {
	return i > 0 && strings.EqualFold(f.d.Tokens[i-1].Form, "the")
}

// demonymAt reports whether token i is the adjective of a country, whatever its case.
func (f *finder) demonymAt(i int) bool {
	for _, c := range f.g.Lookup(f.d.Tokens[i].Form) {
		if c.Kind.IsDemonym() {
			return true
		}
	}
	return false
}

// KindType is the node type of a name that only the reader knows.
func KindType(kind string) schema.NodeType {
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
		proper := t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NNP") || t.UPOS == "NUM" && t.Head == i
		return f.named[j] < 0 && proper && f.tree.Under(j, i)
	}
	for r.First > 0 && in(r.First-1) {
		r.First--
	}
	for r.Last < len(f.d.Tokens) && in(r.Last) {
		r.Last++
	}
	t := tokenType(&f.d.Tokens[i])
	if t == schema.Any && f.tree.Child(i, "nummod") >= 0 && (r.Len() == 1 || f.d.Tokens[i].XPOS == "NNPS") {
		t = schema.Group // "60 Russians", "20 Saudi Arabians"
	}
	return nameSpan{tokens: f.widened(r), typ: t}
}
