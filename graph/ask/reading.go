package ask

import (
	"entente/schema"
)

// kind is what sort of answer a question wants.
type kind string

const (
	asksNode      kind = "node"      // who, whom, what, which N
	asksYes       kind = "yes-no"    // does, is, has …
	asksTime      kind = "when"      // when
	asksPlace     kind = "where"     // where
	asksAmount    kind = "how much"  // how much, how many, how big
	asksPurpose   kind = "what for"  // what is X for, why
	asksAbout     kind = "about"     // what is X about
	asksIdentity  kind = "identity"  // who is X, what is X
	asksRole      kind = "role"      // who is the foreign minister of X
	asksSpeech    kind = "said"      // what did X say about Y
	asksHappened  kind = "happened"  // what happened between A and B
	asksConnected kind = "connected" // how are A and B connected
)

// side is the place of the wanted node in a statement.
type side string

const (
	atSubject side = "subject"
	atObject  side = "object"
)

// chunk is a noun phrase of a question and the preposition before it.
type chunk struct {
	prep  string
	words []word
}

// content lists the words of c that say something.
func (c *chunk) content() []word {
	var out []word
	for _, w := range c.words {
		if !isDet[w.lower] && !isPrep[w.lower] && !isConj[w.lower] && w.stem != "" {
			out = append(out, w)
		}
	}
	return out
}

var isConj = set("and or as well but not both")

// isName reports whether every word of c that says something is written like a name.
func (c *chunk) isName() bool {
	list := c.content()
	for _, w := range list {
		if !w.name {
			return false
		}
	}
	return len(list) > 0
}

// parts splits a coordination: "Biden and Modi", "Japan, South Korea and the US".
func (c *chunk) parts() []chunk {
	var out []chunk
	start := 0
	cut := func(end int) {
		if part := trimDet(c.words[start:end]); len(part) > 0 {
			out = append(out, chunk{prep: c.prep, words: part})
		}
	}
	for i, w := range c.words {
		switch {
		case w.lower == "and" || w.lower == "or":
			cut(i)
			start = i + 1
		case w.comma && i+1 < len(c.words):
			cut(i + 1)
			start = i + 1
		}
	}
	cut(len(c.words))
	return out
}

func trimDet(list []word) []word {
	for len(list) > 0 && (isDet[list[0].lower] || list[0].lower == "both") {
		list = list[1:]
	}
	return list
}

// reading is what a question was understood as, before any name of it is looked up.
type reading struct {
	question string
	words    []word
	kind     kind
	// noun is N of "which N" and "how many N"; want are the types that an answer may have.
	noun []word
	want []schema.NodeType
	// verb is the lemma of the predicate, "" where there is none; tail are the words after it, from which its frame is
	// read.
	verb string
	tail []word
	// frameNouns are the nouns of its frame: "sanctions" in "imposed sanctions on Iran".
	frameNouns []word
	// second is the verb of "threaten to attack".
	second string
	// target is where the wanted node stands. subject and object are what stands on the two sides, nil for nothing; the
	// object of a preposition that no frame takes is a modifier.
	target          side
	subject, object *chunk
	modifiers       []chunk
	stranded        string // a preposition without its noun: "who did X speak with"
	passive         bool
	// relations are named by a noun: "is a member of".
	predicate []word
	modal     string
	// lasting says that an amount of time is asked for: "how long".
	lasting bool
	// latest says that of several answers the last in time is wanted.
	latest bool
	// most says that of several answers the one that is told most is wanted.
	most    bool
	negated bool
	time    span
	// unsure is a word that was taken for the predicate for want of a known one.
	unsure string
}

// stumble is the word at which understanding ended.
type stumble struct{ word string }
