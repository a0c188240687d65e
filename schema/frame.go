package schema

import (
	"fmt"
	"slices"
	"strings"
)

// Frame is a way to express a relation: a verb or noun and the words that must go with it. The syntax is described in
// relations.txt.
type Frame struct {
	// Lemma is the verb or noun that triggers the frame, in its canonical spelling (CanonLemma).
	Lemma string
	// Before are words that must modify a noun: "asset" in "asset freeze on". Frames of verbs have none.
	Before []string
	// Words must follow: particles, prepositions, a noun as object. They are lemmas in canonical spelling.
	Words []string
	// Own says that the object of the relation is the last noun of the frame itself, with its dependents.
	Own bool
	// ToSubject says that the last preposition governs the subject rather than the object.
	ToSubject bool
	// Weak marks words that count only where both arguments fit domain and range.
	Weak bool
	// Types and Not restrict the type of the object; empty lists do not.
	Types, Not []NodeType
	// Stage is the stage that the words express, "" for the usual one.
	Stage string
}

// String gives the words of f.
func (f *Frame) String() string {
	return strings.Join(slices.Concat(f.Before, []string{f.Lemma}, f.Words), " ")
}

// Admits reports whether an object of type t fits the restriction of f; an unknown type fits.
func (f *Frame) Admits(t NodeType) bool {
	if t == Any {
		return true
	}
	for _, n := range f.Not {
		if t.Is(n) {
			return false
		}
	}
	return t.IsAny(f.Types)
}

// prepositions end the noun of a noun frame.
var prepositions = func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq("of on to against with between over for into in from at by as about within " +
		"among toward towards under upon around through across along near inside outside after before out off") {
		words[w] = true
	}
	return words
}()

// ofNoun makes a frame of a noun of f: its trigger is the last word before the first preposition.
func (f *Frame) ofNoun() {
	words := append([]string{f.Lemma}, f.Words...)
	head := 0
	for head+1 < len(words) && !prepositions[words[head+1]] {
		head++
	}
	f.Before, f.Lemma, f.Words = words[:head:head], words[head], words[head+1:]
}

// parseFrame reads one frame.
func parseFrame(s string) (Frame, error) {
	var f Frame
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "~"); ok {
		f.Weak, s = true, rest
	}
	if head, stage, ok := strings.Cut(s, "="); ok {
		f.Stage, s = strings.TrimSpace(stage), head
	}
	if head, types, ok := strings.Cut(s, "["); ok {
		types, tail, ok := strings.Cut(types, "]")
		if !ok || strings.TrimSpace(tail) != "" {
			return f, fmt.Errorf("frame %q: types are written [Type …] after the words", s)
		}
		s = head
		list := &f.Types
		if t, ok := strings.CutPrefix(types, "!"); ok {
			list, types = &f.Not, t
		}
		var err error
		if *list, err = parseTypes(types); err != nil {
			return f, err
		}
	}
	words := strings.Fields(s)
	if n := len(words); n > 0 && words[n-1] == "+" {
		f.Own, words = true, words[:n-1]
	}
	if n := len(words); n > 0 && strings.HasSuffix(words[n-1], "<") {
		f.ToSubject = true
		words[n-1] = strings.TrimSuffix(words[n-1], "<")
	}
	if len(words) == 0 {
		return f, fmt.Errorf("frame %q has no words", s)
	}
	for i := range words {
		words[i] = CanonLemma(words[i])
	}
	f.Lemma, f.Words = words[0], words[1:]
	if f.Own && len(f.Words) == 0 {
		return f, fmt.Errorf("frame %q: + needs a noun after the verb", s)
	}
	return f, nil
}

func parseTypes(s string) ([]NodeType, error) {
	var out []NodeType
	for _, name := range strings.Fields(s) {
		t, err := ParseNodeType(name)
		if err != nil {
			return nil, err
		}
		if t != Any {
			out = append(out, t)
		}
	}
	return out, nil
}

// CanonLemma gives the spelling under which frames are indexed: lower case, British endings (finalize is finalise,
// favor is favour), so that both spellings of a word meet.
func CanonLemma(lemma string) string {
	l := strings.ToLower(lemma)
	switch {
	case len(l) > 5 && strings.HasSuffix(l, "ize"):
		l = l[:len(l)-3] + "ise"
	case len(l) > 5 && strings.HasSuffix(l, "yze"):
		l = l[:len(l)-3] + "yse"
	case strings.HasSuffix(l, "ization"):
		l = l[:len(l)-7] + "isation"
	case l == "favor" || l == "honor" || l == "labor":
		l = l[:len(l)-2] + "our"
	}
	return l
}
