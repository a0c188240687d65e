package rdf

import "unicode/utf8"

// Classes of ASCII bytes. Bytes of 0x80 and above have no class but mayEscape.
const (
	isAlpha   = 1 << iota // A-Z a-z
	isDigit               // 0-9
	isScheme              // after the first letter of a scheme
	isIRI                 // in an IRI
	isLabel               // in a blank node label, '.' aside
	mayEscape             // in a literal: written as an escape, or 0xEF that may begin one
)

// class gives the classes of each byte.
var class = classes()

func classes() (t [256]uint8) {
	set := func(from, to int, c uint8) {
		for b := from; b <= to; b++ {
			t[b] |= c
		}
	}
	set('A', 'Z', isAlpha|isScheme|isLabel)
	set('a', 'z', isAlpha|isScheme|isLabel)
	set('0', '9', isDigit|isScheme|isLabel)
	for _, b := range "+-." {
		t[b] |= isScheme
	}
	t['_'] |= isLabel
	t['-'] |= isLabel

	// IRIREF is [^#x00-#x20<>"{}|^`\], https://www.w3.org/TR/n-quads/#grammar-production-IRIREF.
	set(0x21, 0x7E, isIRI)
	for _, b := range "<>\"{}|^`\\" {
		t[b] &^= isIRI
	}

	set(0x00, 0x1F, mayEscape)
	for _, b := range []byte{'"', '\\', 0x7F, 0xEF} {
		t[b] |= mayEscape
	}
	return t
}

// iriRune reports whether r may stand in an IRI: IRIREF without what RFC 3987
// leaves out of ucschar and iprivate, which is controls, noncharacters,
// specials (U+FFFD among them) and tags.
// https://www.rfc-editor.org/rfc/rfc3987#section-2.2
func iriRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return class[r]&isIRI != 0
	case r < 0xA0, r >= 0xD800 && r <= 0xDFFF, r >= 0xFDD0 && r <= 0xFDEF:
		return false
	case r <= 0xFFEF:
		return true
	case r < 0x10000, r&0xFFFE == 0xFFFE, r >= 0xE0000 && r <= 0xE0FFF:
		return false
	}
	return r <= utf8.MaxRune
}

// labelRune reports whether r is PN_CHARS, and may so stand in a blank node
// label. The colon, which the text of RDF 1.1 lists in PN_CHARS_U, is left out
// as in its erratum, in its tests and in RDF 1.2.
// https://www.w3.org/TR/n-quads/#grammar-production-PN_CHARS
func labelRune(r rune) bool {
	if r < utf8.RuneSelf {
		return class[r]&isLabel != 0
	}
	return labelStartRune(r) || r == 0xB7 ||
		r >= 0x300 && r <= 0x36F || r >= 0x203F && r <= 0x2040
}

// labelStartRune reports whether r is PN_CHARS_U or a digit, and may so begin a
// blank node label.
func labelStartRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return class[r]&isLabel != 0 && r != '-'
	case r < 0xC0, r == 0xD7, r == 0xF7:
		return false
	case r <= 0x2FF:
		return true
	case r < 0x370, r == 0x37E:
		return false
	case r <= 0x1FFF:
		return true
	case r >= 0x200C && r <= 0x200D,
		r >= 0x2070 && r <= 0x218F,
		r >= 0x2C00 && r <= 0x2FEF,
		r >= 0x3001 && r <= 0xD7FF,
		r >= 0xF900 && r <= 0xFDCF,
		r >= 0xFDF0 && r <= 0xFFFD,
		r >= 0x10000 && r <= 0xEFFFF:
		return true
	}
	return false
}
