package rdf

import (
	"fmt"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// blank reads BLANK_NODE_LABEL, with pos at its '_', and renames it.
// https://www.w3.org/TR/n-quads/#grammar-production-BLANK_NODE_LABEL
func (p *parser) blank() (quad.Value, *mistake) {
	at := p.pos
	start := at + 2
	if start > len(p.line) || p.line[at+1] != ':' {
		return nil, mistakef(at, "expected a blank node, which begins with _:")
	}
	end := start
	for end < len(p.line) {
		r, size := utf8.DecodeRune(p.line[end:])
		if r != '.' && !labelRune(r) {
			if r == ':' && p.format.byLine() { // in Turtle a prefixed name may follow at once
				return nil, mistakef(end, "':' is not allowed in a blank node label")
			}
			break
		}
		end += size
	}
	for end > start && p.line[end-1] == '.' {
		end-- // the label ends before the full stop of the statement
	}
	p.pos = end

	token := p.line[start:end]
	slot := p.blanks.slot(token)
	if v := slot.get(token); v != nil {
		return v, nil
	}
	s := string(token)
	if off, msg := checkLabel(s); msg != "" {
		return nil, mistakef(start+off, "%s", msg)
	}
	v := quad.Value(quad.BNode(s))
	switch {
	case p.relabel != nil:
		name := p.relabel(s)
		if _, msg := checkLabel(name); msg != "" {
			return nil, mistakef(at, "blank node renamed to %q: %s", name, msg)
		}
		v = quad.BNode(name)
	case p.prefix != "":
		v = quad.BNode(p.prefix + s)
	}
	slot.put(s, v)
	return v, nil
}

// checkLabel says where and how s is not a blank node label; the message is
// empty if it is one.
func checkLabel(s string) (off int, msg string) {
	if s == "" {
		return 0, "blank node has no label"
	}
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !utf8.ValidString(s[i:]):
			return i, fmt.Sprintf("byte 0x%02X is not UTF-8", s[i])
		case i == 0 && !labelStartRune(r):
			return i, runeName(r) + " is not allowed as the first character of a blank node label"
		case !labelRune(r) && r != '.':
			return i, runeName(r) + " is not allowed in a blank node label"
		}
	}
	if s[len(s)-1] == '.' {
		return len(s) - 1, "a blank node label does not end with '.'"
	}
	return 0, ""
}
