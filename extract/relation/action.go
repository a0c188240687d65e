package relation

import (
	"strings"

	"entente/extract/link"
	"entente/extract/text"
	"entente/extract/wordlist"
	"entente/schema"
)

// action makes a topic of what a clause without a subject says is done: "work for a free Indo-Pacific". Its label is
// the verb with its objects and obliques; the whole clause is a further name, and so is what the verb is called as a
// noun ("the strengthening of ties").
func (x *extractor) action(v int) []arg {
	// What is done to the object says enough; what has no object needs its obliques.
	short, whole := x.clauseWords(v, "advcl", "acl"), x.clauseWords(v)
	if x.d.Tokens[v].XPOS == "VBN" && v+1 == x.clauseRange(v).Last {
		return nil // a bare participle is no action, but a word that was misread
	}
	core := short
	if x.tree.Child(v, "obj") > v {
		core = x.clauseWords(v, "advcl", "acl", "obl", "ccomp")
	}
	if n := x.tree.Child(v, "obj", "obl"); n >= 0 && x.relative(n) {
		// "rules which we are committed to defending": what is defended stands before.
		if a := x.antecedent(n, v); a >= 0 {
			short += " " + x.words(x.phrase(a))
		}
	}
	if short == "" {
		return nil
	}
	if x.notDone(v) {
		short, core, whole = "not "+short, "not "+core, "not "+whole
	}
	e := link.Unknown(x.g, x.undergone(v)+short, schema.Topic)
	link.AddName(&e, core)
	link.AddName(&e, whole)
	x.nameAsNoun(&e, v, short)
	if c := x.tree.Child(v, "ccomp"); c >= 0 && ensuring[x.lemma(v)] {
		// "ensuring that banks are removed": the removal of banks is what it is about.
		r := x.tree.Extent(c, func(k int) bool { return !x.tree.Is(k, "mark", "punct") })
		link.AddName(&e, strings.Join(strings.Fields(x.words(r)), " "))
	}
	return []arg{{schema.Node{Entity: x.intern(&e), Text: short}, v, schema.Topic, false}}
}

// notDone reports whether the clause at v says what is not done.
func (x *extractor) notDone(v int) bool {
	for _, c := range x.tree.Children(v) {
		if c < v && (x.tree.Is(c, "advmod") && x.lemma(c) == "not" || x.tree.Is(c, "nsubj") && x.negatedPhrase(c)) {
			return true
		}
	}
	return false
}

// undergone returns the words of what the passive verb at v is done to, with a space behind them, or "": "the camp" of
// "that the camp be closed".
func (x *extractor) undergone(v int) string {
	s := x.tree.Child(v, "nsubj:pass")
	if s < 0 || s > v || x.relative(s) || x.d.Tokens[s].UPOS == "PRON" {
		return ""
	}
	return x.words(x.phrase(s)) + " "
}

// nameAsNoun adds to the names of the action e at v what its verb is called as a noun: "the closure of the camp".
// words are those of the clause from its verb on.
func (x *extractor) nameAsNoun(e *schema.Entity, v int, words string) {
	if x.d.Tokens[v].UPOS != "VERB" {
		return
	}
	_, rest, _ := strings.Cut(words, " ")
	of := ""
	switch patient := x.undergone(v); {
	case patient != "":
		rest = strings.TrimSpace(patient + rest)
		of = "of "
	case x.tree.Child(v, "obj") > v:
		of = "of "
	}
	for _, noun := range nounsOf(x.lemma(v)) {
		link.AddName(e, strings.TrimSpace(noun+" "+of+rest))
	}
}

// actions makes topics of what the verb at v and the verbs coordinated with it say is done.
func (x *extractor) actions(v int) []arg {
	var out []arg
	for _, t := range x.tree.Conjuncts(v) {
		if t == v || x.d.Tokens[t].UPOS == "VERB" && x.d.Tokens[t].XPOS == "VB" && !x.hasOwnSubject(t) {
			out = append(out, x.action(t)...)
		}
	}
	return out
}

// ensuring verbs add nothing to the clause that they take.
var ensuring = wordlist.Of("ensure guarantee see make")

// clauseWords returns at most maxAction words of the clause at v from its verb on, without its subject, its
// auxiliaries and the dependents named.
func (x *extractor) clauseWords(v int, without ...string) string {
	words := strings.Fields(x.words(x.clauseRange(v, without...)))
	if len(words) > maxAction {
		words = words[:maxAction]
	}
	return strings.Join(words, " ")
}

// clauseRange is the run of tokens of the clause at v that clauseWords names.
func (x *extractor) clauseRange(v int, without ...string) text.Range {
	r := x.tree.Extent(v, func(c int) bool {
		if x.d.Tokens[c].Head == v && (c < v || x.tree.Is(c, "conj")) {
			return false // a second predicate has its own clause
		}
		if x.tree.Is(c, "parataxis") || x.tree.Is(c, without...) {
			return false
		}
		return !(x.tree.Is(c, "conj") && x.d.Tokens[c].UPOS == "VERB")
	})
	for r.Last > v+1 && x.closes(r.Last-1, v) {
		r.Last--
	}
	return text.Range{First: v, Last: max(v+1, r.Last)}
}

// closes reports whether token i says nothing at the end of the clause at v: punctuation, or the word that joins the
// next clause.
func (x *extractor) closes(i, v int) bool {
	return x.d.Tokens[i].UPOS == "PUNCT" || x.d.Tokens[i].UPOS == "CCONJ" && x.d.Tokens[i].Head != v
}

// maxAction is how many words of a clause name what is done.
const maxAction = 12
