package value

import (
	"unicode"
	"unicode/utf8"
)

// reader applies the rules to the pieces of one phrase or sentence. Rules take the index of a piece and return the
// index after what they have read.
type reader struct {
	pieces []piece
	// phrase says that the pieces are one whole phrase, so that nothing beside them can change their sense.
	phrase bool
	frame  frame
	// names says for each piece that it is in the name of a person; nil for none.
	names []bool
	// trees says that the sentence has been parsed.
	trees bool
	// heads gives for each piece the piece that ends the noun phrase it counts, or -1; nil without trees.
	heads []int
}

var none = piece{}

// at returns the piece at i, and an empty one outside.
func (r *reader) at(i int) *piece {
	if i < 0 || i >= len(r.pieces) {
		return &none
	}
	return &r.pieces[i]
}

// low returns the lower-case form at i.
func (r *reader) low(i int) string { return r.at(i).low }

// is reports whether the words stand at i one after another.
func (r *reader) is(i int, words ...string) bool {
	for k, w := range words {
		if r.low(i+k) != w {
			return false
		}
	}
	return true
}

// join returns the index after a hyphen at i that ties what is before to what is after, and i if there is none.
func (r *reader) join(i int) int {
	if r.low(i) == "-" && r.at(i).gap == glued && i+1 < len(r.pieces) && r.at(i+1).gap == glued {
		return i + 1
	}
	return i
}

// dash returns the index after a dash at i, with or without space around it, and i if there is none.
func (r *reader) dash(i int) int {
	if r.low(i) == "-" && i+1 < len(r.pieces) {
		return i + 1
	}
	return i
}

// capital reports whether the piece at i begins with a capital.
func (r *reader) capital(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.at(i).text)
	return unicode.IsUpper(c)
}

// bounded reports whether [i, end) covers whole tokens.
func (r *reader) bounded(i, end int) bool {
	return i < end && (r.phrase || r.at(i).first && r.at(end-1).last)
}

// tagged reports whether the piece at i has one of the tags; without a tag the answer is def.
func (r *reader) tagged(i int, def bool, tags ...string) bool {
	t := r.at(i).upos
	if t == "" {
		return def
	}
	for _, tag := range tags {
		if t == tag {
			return true
		}
	}
	return false
}
