// Package token finds the sentences and tokens of a text.
//
// Tokenize fills Doc.Sentences and Doc.Tokens from the untouched Doc.Text. Tokens are the syntactic words of Universal
// Dependencies English: clitics are tokens of their own (do|n't, John|'s, can|not), and so are the hyphens of compounds
// (50|-|billion, rules|-|based), except after the affixes of data/affixes.txt (anti-ship) and in telephone numbers. EWT
// and GUM agree on this now; where they differ with themselves, the majority decides.
//
// White space for this package is Unicode's white space, control characters, the zero-width space and the byte order
// mark. Every other byte is inside exactly one token. Tokens of valid text begin and end between code points; bytes
// that are not UTF-8 are tokens too, so offsets always slice the text. Both steps take time linear in the text: no rule
// looks further than a fixed number of bytes or tokens around its place.
//
// A sentence ends at final punctuation, with the closing quotation marks, brackets and references ([5]) behind it;
// never at a colon inside a line; always at a blank line; and at a single line break if the next line is an item of a
// list or the line is a heading, which in wrapped text means that the next word would have fitted on it. A dateline
// (TOKYO (AP) —) belongs to the first sentence. At the end of a sentence the full stop of an abbreviation is a token of
// its own (etc|.), except where there are more inside it (U.S., p.m.). A sentence of more than 300 tokens is cut at the
// best place. The first sentence is the Title if it is a line of its own without a full stop.
//
// The rules are for edited English. Text in other scripts is cut at white space and punctuation only. What they reach
// on the raw text of treebanks, by genre, is printed by:
//
//	go test ./extract/token -run Treebanks -v -treebanks DIR
package token

import "entente/extract/text"

// Tokenize replaces the sentences and tokens of d by those found in d.Text. Each token has its Span, Form and
// SpaceAfter, and text.NoHead as its Head.
func Tokenize(d *text.Doc) {
	s := scanner{text: d.Text, tokens: make([]text.Token, 0, len(d.Text)/5+8)}
	s.scan()
	d.Sentences, d.Tokens = segment(d.Text, s.tokens)
}
