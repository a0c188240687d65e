package conllu

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// value returns a column with "_" read as unspecified.
func value(w *row, col int) string {
	if w.text[col] == "_" {
		return ""
	}
	return w.text[col]
}

// number reads a decimal number as the format writes it: no sign, no leading zero.
func number(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && strconv.Itoa(n) == s
}

// checkFeats checks that FEATS is a list of Name=Value pairs, sorted by name without regard to case, each name once.
func (p *parser) checkFeats(w *row) {
	if w.text[colFeats] == "_" {
		return
	}
	before := ""
	for pair := range strings.SplitSeq(w.text[colFeats], "|") {
		name, val, ok := strings.Cut(pair, "=")
		if !ok || name == "" || val == "" {
			p.bad(w, colFeats, "feature %q is not Name=Value", pair)
			return
		}
		if name = strings.ToLower(name); name <= before {
			p.bad(w, colFeats, "features are not sorted by name at %q", pair)
			return
		}
		before = name
	}
}

// checkDeps checks that DEPS is a list of head:relation pairs sorted by head, where a head may be an empty node.
func (p *parser) checkDeps(w *row) {
	if w.text[colDeps] == "_" {
		return
	}
	before := [2]int{-1, 0}
	for pair := range strings.SplitSeq(w.text[colDeps], "|") {
		head, rel, ok := strings.Cut(pair, ":")
		a, b, dotted := strings.Cut(head, ".")
		n, okN := number(a)
		m, okM := 0, true
		if dotted {
			m, okM = number(b)
		}
		if !ok || rel == "" || !okN || !okM {
			p.bad(w, colDeps, "dependency %q is not head:relation", pair)
			return
		}
		if n < before[0] || n == before[0] && m < before[1] {
			p.bad(w, colDeps, "dependencies are not sorted by head at %q", pair)
			return
		}
		before = [2]int{n, m}
	}
}

// firstInvalid returns the byte at which s stops being UTF-8.
func firstInvalid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return len(s)
}
