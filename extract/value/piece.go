package value

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/text"
)

// kind is the kind of a piece.
type kind uint8

const (
	symbol kind = iota
	word
	number
)

// gap says what stands before a piece.
type gap uint8

const (
	glued gap = iota
	spaced
	noBreak // a no-break or thin space, which groups digits
)

// piece is the smallest part of a phrase that rules look at: a run of letters, a number in digits with its points and
// commas, or a single other character. A token is one or more pieces.
type piece struct {
	text string
	low  string // lower case, without full stops, dashes as "-" and apostrophes as "'"
	kind kind
	gap  gap
	// token is the index of the token in its document; first and last say that the piece begins or ends it.
	token       int
	first, last bool
	upos        string
}

// lex appends the pieces of form to dst.
func lex(dst []piece, form string, token int, upos string) []piece {
	start, before := len(dst), glued
	for i := 0; i < len(form); {
		r, n := utf8.DecodeRuneInString(form[i:])
		p := piece{token: token, upos: upos, gap: before}
		end := i + n
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			before, i = spaced, end
			continue
		case unicode.IsSpace(r) || r == '\u2060' || r == '\ufeff':
			before, i = noBreak, end
			continue
		case digit(form, i) || r == '.' && digit(form, i+1) && !alnumBefore(form, i):
			end = numberEnd(form, i)
			p.kind, p.low = number, form[i:end]
		case unicode.IsLetter(r):
			end = wordEnd(form, i)
			p.kind, p.low = word, strings.ToLower(form[i:end])
			if strings.IndexByte(p.low, '.') >= 0 {
				p.low = strings.ReplaceAll(p.low, ".", "")
			}
			if strings.Contains(p.low, "’") {
				p.low = strings.ReplaceAll(p.low, "’", "'")
			}
		default:
			p.low = plain(r, form[i:end])
		}
		p.text = form[i:end]
		dst = append(dst, p)
		before, i = glued, end
	}
	if len(dst) > start {
		dst[start].first, dst[len(dst)-1].last = true, true
	}
	return dst
}

// plain returns the character that stands for r in rules.
func plain(r rune, form string) string {
	switch r {
	case '‐', '\u2011', '‒', '–', '—', '−':
		return "-"
	case '’', '‘', '`', '´':
		return "'"
	case '＄':
		return "$"
	case '￥':
		return "¥"
	case '％', '٪':
		return "%"
	}
	return form
}

func digit(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

func alnumBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// numberEnd returns the end of the digits at i, with the points and commas between digits.
func numberEnd(s string, i int) int {
	for i < len(s) && (digit(s, i) || (s[i] == '.' || s[i] == ',') && digit(s, i+1)) {
		i++
	}
	return i
}

// wordEnd returns the end of the letters at i: apostrophes between letters belong to them, and so do the full stops of
// initials (p.m., U.S.) and of the abbreviations that rules know.
func wordEnd(s string, i int) int {
	start, dotted := i, false
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
		case r == '\'' || r == '’':
			if r, _ := utf8.DecodeRuneInString(s[i+n:]); !unicode.IsLetter(r) {
				return i
			}
		case r == '.' && (i-start == 1 || dotted && s[i-2] == '.'):
			if !dotted && (i+2 >= len(s) || !asciiLetter(s[i+1]) || s[i+2] != '.') {
				return i
			}
			dotted = true
		case r == '.' && dotted || r == '.' && i-start <= 6 && stopped[strings.ToLower(s[start:i])]:
			return i + 1
		default:
			return i
		}
		i += n
	}
	return i
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// stopped are the abbreviations that take their full stop with them.
var stopped = lists.Set("stopped")

// piecesOf returns the pieces of the tokens in r.
func piecesOf(d *text.Doc, r text.Range) []piece {
	ps := make([]piece, 0, r.Len()+r.Len()/4+4)
	for i := r.First; i < r.Last; i++ {
		t := &d.Tokens[i]
		n := len(ps)
		ps = lex(ps, t.Form, i, t.UPOS)
		if len(ps) > n && i > r.First && d.Tokens[i-1].SpaceAfter {
			ps[n].gap = gapBefore(d, i)
		}
	}
	return ps
}

func gapBefore(d *text.Doc, i int) gap {
	from, to := d.Tokens[i-1].End, d.Tokens[i].Start
	if from < to && to <= len(d.Text) {
		switch d.Text[from:to] {
		case "\u00a0", "\u202f", "\u2009":
			return noBreak
		}
	}
	return spaced
}

// set returns the words of s as a set.
func trim(s string) string { return strings.Join(strings.Fields(s), " ") }
