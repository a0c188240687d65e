package rdf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// DefaultMaxLine is the longest line that a Reader takes unless told otherwise.
const DefaultMaxLine = 16 << 20

// Options says how a Reader reads. The zero value reads N-Quads, stops at the
// first mistake and keeps blank node labels.
type Options struct {
	// Format is the syntax of the document; 0 is NQuads.
	Format Format

	// File names the input in errors; "" leaves the name out.
	File string

	// Base is the absolute IRI against which relative ones of Turtle and TriG are
	// resolved until the document sets its own; "" for none.
	Base string

	// MaxLine is the longest line in bytes, without its end; 0 means
	// DefaultMaxLine. A Reader holds one line and no more than a multiple of it;
	// of Turtle and TriG it holds the triples of one subject.
	MaxLine int

	// MaxErrors is how many mistakes are collected before reading stops; they
	// are returned as one *ErrorList in place of io.EOF, after all quads of the
	// lines without mistake. 0 means to stop at the first mistake and to
	// return it as a *SyntaxError. Turtle and TriG always stop at the first
	// mistake: what follows it cannot be told apart with certainty.
	MaxErrors int

	// BlankPrefix renames each blank node _:x to _:PREFIX-x, which is
	// deterministic and keeps the nodes of documents with different prefixes
	// apart. It is made of ASCII letters and digits only, so that no two pairs
	// of prefix and label give one name. "" keeps the labels.
	BlankPrefix string

	// Relabel names blank nodes instead of BlankPrefix; nil means that
	// BlankPrefix decides. It must give the same answer for the same label, and
	// it may be asked more than once.
	Relabel func(label string) string
}

// BlankPrefix returns a prefix for Options.BlankPrefix that belongs to the
// document: the name or the hash by which the caller knows it.
func BlankPrefix(document string) string {
	sum := sha256.Sum256([]byte(document))
	return "d" + hex.EncodeToString(sum[:8])
}

// withDefaults returns a copy with the zero values filled in, or says what
// contradicts itself.
func (o Options) withDefaults() (Options, error) {
	if int(o.Format) >= len(formats) {
		return o, fmt.Errorf("%w: unknown format %d", ErrOptions, o.Format)
	}
	if o.MaxLine < 0 || o.MaxErrors < 0 {
		return o, fmt.Errorf("%w: a limit is negative", ErrOptions)
	}
	if _, msg := checkIRI(o.Base); o.Base != "" && msg != "" {
		return o, fmt.Errorf("%w: base %q: %s", ErrOptions, o.Base, msg)
	}
	if o.MaxLine == 0 {
		o.MaxLine = DefaultMaxLine
	}
	if o.BlankPrefix != "" && o.Relabel != nil {
		return o, fmt.Errorf("%w: both BlankPrefix and Relabel are set", ErrOptions)
	}
	for i := range len(o.BlankPrefix) {
		if class[o.BlankPrefix[i]]&(isAlpha|isDigit) == 0 {
			return o, fmt.Errorf("%w: blank prefix %q: use ASCII letters and digits only", ErrOptions, o.BlankPrefix)
		}
	}
	return o, nil
}
