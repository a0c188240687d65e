// Package conllu reads and writes CoNLL-U, the format of the Universal Dependencies treebanks, version 2
// (https://universaldependencies.org/format.html).
//
// A Sentence holds its comments, its syntactic Words, the Multiword tokens they are written as ("don't" over "do"
// and "n't") and the Empty nodes of the enhanced graph; all of them are kept. A Reader streams sentences and is
// strict about the form: columns, numbering, ranges, heads that exist. It does not judge the analysis: whether heads
// make a tree, or whether tags belong to a tag set, is for the caller. What a Reader read, a Writer writes back byte
// for byte. ToDoc and FromDoc convert between sentences and text.Doc; there, empty nodes are left out, because
// they stand for no bytes of the text.
package conllu

import "strings"

// NoHead is the Head of a word whose column HEAD is unspecified; 0 is the root.
const NoHead = -1

// Sentence is a sentence of a CoNLL-U file.
type Sentence struct {
	// Comments are the lines before the first word, each with its "#".
	Comments []string
	// Words are the syntactic words; Words[i].ID is i+1.
	Words []Word
	// Multiwords and Empties are in the order of the file.
	Multiwords []Multiword
	Empties    []Empty
	// Line is the line of the file on which the sentence starts, counted from 1; 0 if it was not read from a file.
	Line int
}

// Word is a syntactic word. An unspecified column ("_") is the empty string, except in Form, which is always as
// written, and in the Lemma of the form "_", which is "_".
type Word struct {
	ID     int
	Form   string
	Lemma  string
	UPOS   string
	XPOS   string
	Feats  string
	Head   int // the ID of the head, 0 for the root, NoHead if unspecified
	Deprel string
	Deps   string
	Misc   string
}

// Multiword is a token of the surface that stands for the words First to Last, both included.
type Multiword struct {
	First, Last int
	Form        string
	// Feats can only hold Typo=Yes in valid data; all columns other than Form, Feats and Misc are empty.
	Feats string
	Misc  string
}

// Empty is a node of the enhanced graph without a place on the surface: number Index after word After.
type Empty struct {
	After, Index int
	Form         string
	Lemma        string
	UPOS         string
	XPOS         string
	Feats        string
	Deps         string
	Misc         string
}

// Comment returns the value of the first comment "# key = value" and whether there is one. A comment without a value,
// such as "# newpar", has the value "".
func (s *Sentence) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		k, v, _ := strings.Cut(strings.TrimPrefix(c, "#"), "=")
		if strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// Starts reports whether the sentence opens a new document or paragraph: key is "newdoc" or "newpar", which may stand
// alone or with an id.
func (s *Sentence) Starts(key string) bool {
	if _, ok := s.Comment(key); ok {
		return true
	}
	_, ok := s.Comment(key + " id")
	return ok
}

// MiscValue returns the value of key in a MISC or FEATS column, and whether it is there.
func MiscValue(column, key string) (string, bool) {
	for part := range strings.SplitSeq(column, "|") {
		if k, v, ok := strings.Cut(part, "="); ok && k == key {
			return v, true
		}
	}
	return "", false
}
