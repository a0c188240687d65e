// Package pattern is a small language of patterns over dependency trees, with the operators of Semgrex.
//
// A [Pattern] describes a node of a tree, the anchor, and what must stand around it. A [Set] holds many patterns by
// the lemmas that trigger them and finds their matches in a [Target], a document made ready. A [File] is a text file
// of word lists and rules: patterns with what they yield and sentences that show it. The operators and their meaning
// are those of Chambers et al. 2007, "Learning Alignments and Leveraging Natural Logic", section 4 (Semgrex); the
// differences are said below.
//
//	{lemma:sign}=verb >nsubj {type:Actor}=who >obj {upos:NOUN}=what
//	{lemma:@giving} >iobj {}=to | >obl {case:to}=to
//	{upos:NOUN} !>det {lemma:no} <obj ({lemma:take} >obl {case:into; lemma:custody})
//
// # Grammar
//
// In EBNF; white space and line ends are free between all parts, and a comment runs from # to the end of its line.
//
//	pattern    = node, [ either ] ;
//	either     = both, { "|", both } ;
//	both       = condition, { [ "&" ], condition } ;
//	condition  = [ "!" | "?" ], ( "[", either, "]" | relation, node ) ;
//	node       = description, [ "=", name ] | "=", name | "(", pattern, ")" ;
//	description = "{", [ test, { ";", test } ], "}" ;
//	test       = "$" | attribute, ( ":" | "!:" ), value ;
//	value      = "/", regexp, "/" | "@", list | word, { "|", word } ;
//	word       = '"', characters, '"' | characters ;
//	relation   = tree operator, [ label, { "|", label } | "/", regexp, "/" ], [ "=", name ] | order operator ;
//
// Attributes:
//
//	word    the form as it is written
//	lemma   in lower case and British spelling (schema.CanonLemma), in the pattern as in the text
//	upos    tag of Universal Dependencies; tag and pos of other grammars are xpos and upos
//	xpos    tag of the Penn Treebank
//	feats   one feature, "Tense=Past"; the word has it among others
//	deprel  the relation to the head; one without subtype covers its subtypes
//	number  Sing or Plur
//	case    the adpositions that govern the word, as they are written ("out of"), "'s" for a possessive
//	ner     PER, ORG or LOC in a name, O outside of names
//	type    node type of the mention that the word heads (package schema); a type covers its sub-types
//	mention named, description or pronoun: how the mention that the word heads refers
//
// A [Language] can add further ones. "$" is the root of a sentence. A word that has no value for an attribute passes
// no test of it but a negated one ("!:"). Regular expressions are those of package regexp and must match the whole
// value.
//
// Operators, read A operator B:
//
//	A > B    A is the head of B                     A < B    B is the head of A
//	A >> B   A is an ancestor of B                  A << B   B is an ancestor of A
//	A . B    A stands right before B                A .. B   A stands before B
//	A - B    A stands right after B                 A -- B   A stands after B
//	A $+ B   B is the next dependent of A's head    A $- B   B is the one before
//	A $++ B  B is a later dependent of A's head     A $-- B  B is an earlier one
//
// The label of a tree operator is the relation by which the lower of the two nodes hangs on its own head, also in >>
// and <<. A label without subtype covers its subtypes (nsubj is also nsubj:pass); /nsubj/ means the bare one.
//
// # Meaning
//
// The conditions after a node are about that node, as in Semgrex: in {} >a {} >b {} both hang on the first, and
// parentheses make {} >a ({} >b {}) of it. "&" may be left out and binds closer than "|".
//
// A name stands for one token throughout: where it stands again, as {…}=name or =name alone, it is the same token. A
// name after a relation stands for its label, and where it stands again the labels must be equal. Under "|" and "?"
// names may stay without a token. "?" keeps a condition that can be met and lets one pass that cannot. "!" asks that
// a condition cannot be met; names that occur first inside it would be lost and are a mistake.
//
// A match is an anchor with one choice of tokens and labels for the names; nodes without a name only have to exist, and
// two ways to place them are one match. Matches come ordered by anchor, by pattern, and by the tokens of the names.
//
// # Limits
//
// A pattern has at most 40 nodes and 20 levels. At one anchor a pattern tries at most 20,000 nodes and keeps at most
// 64 matches; the search then ends with those that it has found, the same ones in each run. So the time for a
// sentence grows with its length and never with a power of it.
package pattern
