package conllu

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The columns of a line.
const (
	colID = iota
	colForm
	colLemma
	colUPOS
	colXPOS
	colFeats
	colHead
	colDeprel
	colDeps
	colMisc
	columns
)

var columnNames = [columns]string{"ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"}

// parser builds one sentence from its lines.
type parser struct {
	r *Reader
	s *Sentence
	// heads remembers where each HEAD stands, because a head may be checked only when all words are known.
	heads []headAt
	// covered is the last word of the last multiword token, openLine its line.
	covered  int
	openLine place
}

type headAt struct {
	head int
	at   place
}

// place is a position in the file to which a mistake may be tied later.
type place struct {
	line, byte int
	text       string
}

// row is a line cut into its columns, with the byte at which each starts.
type row struct {
	line  string
	text  [columns]string
	start [columns]int
}

func (p *parser) add(line string) {
	if i := strings.IndexByte(line, '\r'); i >= 0 {
		p.r.fail(i, line, "carriage return: lines end with a line feed alone")
		return
	}
	if !utf8.ValidString(line) {
		p.r.fail(firstInvalid(line), line, "not valid UTF-8")
		return
	}
	if line[0] == '#' {
		if len(p.s.Words)+len(p.s.Multiwords)+len(p.s.Empties) > 0 {
			p.r.fail(0, line, "comment after the first word of a sentence")
		}
		p.s.Comments = append(p.s.Comments, line)
		return
	}
	w, ok := p.cut(line)
	if !ok {
		if id, _, _ := strings.Cut(line, "\t"); id == strconv.Itoa(len(p.s.Words)+1) {
			// So that one bad line does not put every number after it in the wrong.
			p.s.Words = append(p.s.Words, Word{})
		}
		return
	}
	id := w.text[colID]
	switch {
	case strings.IndexByte(id, '-') > 0:
		p.multiword(w)
	case strings.IndexByte(id, '.') > 0:
		p.empty(w)
	default:
		p.word(w)
	}
}

// cut splits a line and checks what holds for every column.
func (p *parser) cut(line string) (*row, bool) {
	w := &row{line: line}
	rest, at := line, 0
	for c := range columns {
		field, tail, more := strings.Cut(rest, "\t")
		if more == (c == columns-1) {
			p.r.fail(len(line)-len(rest), line, fmt.Sprintf("%d columns where 10 belong", 1+strings.Count(line, "\t")))
			return nil, false
		}
		w.text[c], w.start[c] = field, at
		at += len(field) + 1
		rest = tail
	}
	ok := true
	for c, field := range w.text {
		switch {
		case field == "":
			ok = p.bad(w, c, "empty column %s: an unspecified one is written _", columnNames[c])
		case field[0] == ' ' || field[len(field)-1] == ' ':
			ok = p.bad(w, c, "space at the edge of column %s", columnNames[c])
		case c != colForm && c != colLemma && c != colMisc && strings.IndexByte(field, ' ') >= 0:
			ok = p.bad(w, c, "space in column %s", columnNames[c])
		}
	}
	return w, ok
}

func (p *parser) bad(w *row, col int, format string, args ...any) bool {
	p.r.fail(w.start[col], w.line, fmt.Sprintf(format, args...))
	return false
}

func (p *parser) word(w *row) {
	want := len(p.s.Words) + 1
	if w.text[colID] != strconv.Itoa(want) {
		p.bad(w, colID, "word %q where %d belongs", w.text[colID], want)
	}
	p.checkFeats(w)
	p.checkDeps(w)
	head := NoHead
	if h := w.text[colHead]; h != "_" {
		if n, ok := number(h); ok {
			head = n
			p.heads = append(p.heads, headAt{n, place{p.r.line, w.start[colHead], w.line}})
			if n == want {
				p.bad(w, colHead, "word %d is its own head", n)
			}
		} else {
			p.bad(w, colHead, "head %q is not a number", h)
		}
	}
	lemma := w.text[colLemma]
	if lemma == "_" && w.text[colForm] != "_" {
		lemma = ""
	}
	p.s.Words = append(p.s.Words, Word{
		ID: want, Form: w.text[colForm], Lemma: lemma, UPOS: value(w, colUPOS), XPOS: value(w, colXPOS),
		Feats: value(w, colFeats), Head: head, Deprel: value(w, colDeprel), Deps: value(w, colDeps),
		Misc: value(w, colMisc),
	})
}

func (p *parser) multiword(w *row) {
	a, b, _ := strings.Cut(w.text[colID], "-")
	first, ok1 := number(a)
	last, ok2 := number(b)
	switch {
	case !ok1 || !ok2 || first >= last:
		p.bad(w, colID, "%q is not a range of words", w.text[colID])
		return
	case first != len(p.s.Words)+1:
		p.bad(w, colID, "range %q where word %d belongs", w.text[colID], len(p.s.Words)+1)
	case first <= p.covered:
		p.bad(w, colID, "range %q overlaps the one before", w.text[colID])
	}
	p.covered, p.openLine = last, place{p.r.line, 0, w.line}
	p.checkFeats(w)
	for _, c := range []int{colLemma, colUPOS, colXPOS, colHead, colDeprel, colDeps} {
		if w.text[c] != "_" {
			p.bad(w, c, "a multiword token has no %s: that belongs to its words", columnNames[c])
		}
	}
	p.s.Multiwords = append(p.s.Multiwords, Multiword{
		First: first, Last: last, Form: w.text[colForm], Feats: value(w, colFeats), Misc: value(w, colMisc),
	})
}

func (p *parser) empty(w *row) {
	a, b, _ := strings.Cut(w.text[colID], ".")
	after, ok1 := number(a)
	index, ok2 := number(b)
	want := 1
	if n := len(p.s.Empties); n > 0 && p.s.Empties[n-1].After == after {
		want = p.s.Empties[n-1].Index + 1
	}
	if !ok1 || !ok2 || after != len(p.s.Words) || index != want {
		p.bad(w, colID, "empty node %q where %d.%d belongs", w.text[colID], len(p.s.Words), want)
	}
	if n := len(p.s.Multiwords); n > 0 && p.s.Multiwords[n-1].First > len(p.s.Words) {
		p.bad(w, colID, "empty node between a multiword token and its first word")
	}
	p.checkFeats(w)
	p.checkDeps(w)
	for _, c := range []int{colHead, colDeprel} {
		if w.text[c] != "_" {
			p.bad(w, c, "an empty node has no %s", columnNames[c])
		}
	}
	p.s.Empties = append(p.s.Empties, Empty{
		After: after, Index: index, Form: w.text[colForm], Lemma: value(w, colLemma), UPOS: value(w, colUPOS),
		XPOS: value(w, colXPOS), Feats: value(w, colFeats), Deps: value(w, colDeps), Misc: value(w, colMisc),
	})
}

// finish checks what needs the whole sentence.
func (p *parser) finish() (*Sentence, error) {
	n := len(p.s.Words)
	last := p.r.line
	if n == 0 && len(p.r.errs) == 0 {
		p.r.fail(0, "", "a sentence without words")
	}
	for _, h := range p.heads {
		if h.head > n {
			p.r.line = h.at.line
			p.r.fail(h.at.byte, h.at.text, fmt.Sprintf("head %d in a sentence of %d words", h.head, n))
		}
	}
	if p.covered > n {
		p.r.line = p.openLine.line
		p.r.fail(0, p.openLine.text, fmt.Sprintf("range to word %d in a sentence of %d words", p.covered, n))
	}
	p.r.line = last
	if len(p.r.errs) > 0 {
		return nil, p.r.errs
	}
	return p.s, nil
}
