package rdf

import "fmt"

// Format is a concrete syntax of RDF.
type Format uint8

const (
	// NQuads is RDF 1.1 N-Quads, https://www.w3.org/TR/n-quads/.
	NQuads Format = iota
	// NTriples is RDF 1.1 N-Triples, https://www.w3.org/TR/n-triples/.
	NTriples
	// Turtle is RDF 1.1 Turtle, https://www.w3.org/TR/turtle/.
	Turtle
	// TriG is RDF 1.1 TriG, https://www.w3.org/TR/trig/.
	TriG
)

// formats holds what is known of each format, indexed by Format.
var formats = [...]struct{ name, title, media string }{
	NQuads:   {"nq", "N-Quads", "application/n-quads"},
	NTriples: {"nt", "N-Triples", "application/n-triples"},
	Turtle:   {"ttl", "Turtle", "text/turtle"},
	TriG:     {"trig", "TriG", "application/trig"},
}

// String returns the short name of the format, which is also its usual file
// extension without the dot: "nq", "nt", "ttl" or "trig".
func (f Format) String() string {
	if int(f) < len(formats) {
		return formats[f].name
	}
	return fmt.Sprintf("Format(%d)", uint8(f))
}

// MediaType returns the registered media type, such as "application/n-quads".
func (f Format) MediaType() string {
	if int(f) < len(formats) {
		return formats[f].media
	}
	return ""
}

// byLine reports whether a statement is a line of its own.
func (f Format) byLine() bool { return f == NQuads || f == NTriples }

// title returns the name of the standard, for messages.
func (f Format) title() string { return formats[f].title }

// MarshalText writes the short name.
func (f Format) MarshalText() ([]byte, error) {
	if int(f) >= len(formats) {
		return nil, fmt.Errorf("%w: unknown format %d", ErrOptions, uint8(f))
	}
	return []byte(formats[f].name), nil
}

// UnmarshalText reads a short name.
func (f *Format) UnmarshalText(text []byte) error {
	for i := range formats {
		if formats[i].name == string(text) {
			*f = Format(i)
			return nil
		}
	}
	return fmt.Errorf("%w: unknown format %q, use nq, nt, ttl or trig", ErrOptions, text)
}
