// Package text holds a document while it is read.
//
// A Doc is an immutable text with layers: stages of the pipeline add sentences, tokens with their grammar, names,
// mentions and clusters, and never touch the text. A Span is a half-open range of bytes of that text; wherever a
// count is in another unit the name says so. The package is a leaf: of ours it imports schema alone, because
// mentions carry the types of nodes.
package text

import (
	"time"
	"unicode/utf8"

	"entente/schema"
)

// Span is a half-open range of bytes [Start, End) of Doc.Text.
type Span struct {
	Start, End int
}

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Range is a half-open range of token indices [First, Last) of Doc.Tokens.
type Range struct {
	First, Last int
}

// Len returns the number of tokens in r.
func (r Range) Len() int { return r.Last - r.First }

// Has reports whether token i lies in r.
func (r Range) Has(i int) bool { return r.First <= i && i < r.Last }

// Token is a syntactic word with its grammar, in the terms of CoNLL-U (Universal Dependencies v2). Clitics are
// tokens of their own ("don't" is "do" and "n't"), so that every token slices the text.
type Token struct {
	Span
	Form  string
	Lemma string
	UPOS  string
	XPOS  string
	Feats string // "Name=Value|…" in CoNLL-U order, "" for none
	// Head is the index of the head in Doc.Tokens, or NoHead for the root of a sentence.
	Head   int
	Deprel string // with its subtype: "nsubj:pass"
	// SpaceAfter reports whether white space follows in the text.
	SpaceAfter bool
}

// NoHead is the Head of a token that is the root of its sentence, and of every token before parsing.
const NoHead = -1

// Sentence is a sentence of the text and its tokens.
type Sentence struct {
	Span
	Tokens Range
	// Title reports that the sentence is a headline.
	Title bool
}

// Name is a span of tokens that the reader takes for a proper name. Kind is PER, ORG or LOC.
type Name struct {
	Tokens Range
	Kind   string
}

// Mention is a phrase that refers to something: a name, a description or a pronoun.
type Mention struct {
	Span
	Tokens Range
	Head   int // index in Doc.Tokens of the syntactic head; of a coordinated phrase ("India and Japan") its conjunction
	// Phrase is the whole noun phrase that the words head, as coreference counts mentions ("President Joe Biden, 78,"
	// for the name "Joe Biden"), with Tokens inside; it is empty for a word that only modifies ("Japanese").
	Phrase Range
	// Title is the run of tokens before a person's name that says what the person is ("foreign minister"), or empty.
	Title Range
	// Named is false for pronouns and descriptions ("the ministers").
	Named bool
	Type  schema.NodeType
	// Cluster is the index in Doc.Clusters, or -1 before clusters are made.
	Cluster int
	// ReadAs is the name that the words are read as where the text is damaged ("NewDelhi": "New Delhi"), or "".
	ReadAs string
	// Reason says why the mention is in its cluster.
	Reason Reason
}

// Rule is one of the ways in which mentions are placed.
type Rule struct {
	Name string // as Reason has it
	Says string // a sentence for people, to follow "because"
}

// Reason says which rule placed a mention and by what.
type Reason struct {
	// Rule names the rule in the words of its package's table of rules ("alias", "acronym", "surname", "pronoun"), or
	// is "" for a mention that none placed.
	Rule string
	// Antecedent is the index in Doc.Mentions of the mention that it was joined to, or -1 where there is none.
	Antecedent int
	// Words are what decided: the alias as the gazetteer has it, the noun that matched, the spelling that was mended.
	Words string
	// Doubt is how much of the certainty of a plain name is lost, from 0 (none) to 1: a mended spelling or one of two
	// good candidates leaves some. Statements about the mention are that much less certain.
	Doubt float64
}

// Cluster is a set of mentions of one thing, and the entity they lead to: none where only pronouns mean the thing ("I"
// of a speech). Things that are described alike may lead to one topic from several clusters. Split names the clusters
// that a plural stands for ("the two countries"), and is empty for a cluster that is one thing.
type Cluster struct {
	Mentions []int // indices in Doc.Mentions, in the order of the text
	Entity   schema.Entity
	Split    []int
}

// Meta is what is known about a document beside its text.
type Meta struct {
	// ID names the document within a store: the file name, the URL or the id of a JSONL record.
	ID        string
	Title     string // a title given beside the text; it is no part of Text
	URL       string
	Publisher string
	Author    string
	Language  string    // BCP 47, "en" unless told
	Date      time.Time // date of publication; the zero time if unknown
	// Fetched is when a crawler fetched it, which is no date of publication; the zero time if unknown.
	Fetched time.Time `json:",omitzero"`
}

// Doc is a document and the layers that stages have added.
type Doc struct {
	Meta
	Text string

	Sentences  []Sentence
	Tokens     []Token
	Names      []Name
	Mentions   []Mention
	Clusters   []Cluster
	Statements []schema.Statement
	Events     []schema.Event
}

// Slice returns the words of s.
func (d *Doc) Slice(s Span) string { return d.Text[s.Start:s.End] }

// SpanOf returns the span from the first to the last token of r; r must not be empty.
func (d *Doc) SpanOf(r Range) Span {
	return Span{d.Tokens[r.First].Start, d.Tokens[r.Last-1].End}
}

// SentenceOf returns the index of the sentence that holds token i, or -1.
func (d *Doc) SentenceOf(i int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].Tokens.Last <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Sentences) && d.Sentences[lo].Tokens.Has(i) {
		return lo
	}
	return -1
}

// Runes converts byte offsets into offsets in Unicode code points, the unit in which offsets are written out
// (Web Annotation Data Model, TextPositionSelector). It is made once for a text and answers in constant time for
// ASCII texts, in time logarithmic in their length for others.
type Runes struct {
	ascii bool
	// byteAt[k] is the byte offset of code point k*stride.
	byteAt []int
	text   string
}

const runeStride = 64

// NewRunes indexes text.
func NewRunes(text string) *Runes {
	r := &Runes{text: text, ascii: true}
	n := 0
	for i := range text {
		if text[i] >= utf8.RuneSelf {
			r.ascii = false
		}
		if n%runeStride == 0 {
			r.byteAt = append(r.byteAt, i)
		}
		n++
	}
	return r
}

// Offset returns the number of code points before byte offset b.
func (r *Runes) Offset(b int) int {
	if r.ascii {
		return b
	}
	lo, hi := 0, len(r.byteAt)
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if r.byteAt[mid] <= b {
			lo = mid
		} else {
			hi = mid
		}
	}
	if len(r.byteAt) == 0 {
		return 0
	}
	return lo*runeStride + utf8.RuneCountInString(r.text[r.byteAt[lo]:b])
}
