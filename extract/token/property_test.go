package token_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"entente/extract/text"
	"entente/extract/token"
)

// fataler is what testing.T and testing.F share here.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// space is the white space of the package.
func space(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cc, r) || r == '\u200b' || r == '\ufeff'
}

// checkDoc fails unless tokens are in order, in range, not empty and without white space, every other byte is inside
// one, spans of valid text are on the borders of code points, and the sentences cover the tokens without gaps.
func checkDoc(t fataler, d *text.Doc) {
	t.Helper()
	end := 0
	between := func(from, to int) {
		for i, r := range d.Text[from:to] {
			if !space(r) {
				t.Fatalf("%q at byte %d is in no token", r, from+i)
			}
		}
	}
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		if tok.Start < end || tok.End <= tok.Start || tok.End > len(d.Text) {
			t.Fatalf("token %d %v is out of order or out of range", i, tok.Span)
		}
		between(end, tok.Start)
		end = tok.End
		if tok.Form != d.Slice(tok.Span) || tok.Head != text.NoHead {
			t.Fatalf("token %d: form %q, text %q, head %d", i, tok.Form, d.Slice(tok.Span), tok.Head)
		}
		if strings.IndexFunc(tok.Form, space) >= 0 {
			t.Fatalf("token %q has white space", tok.Form)
		}
		next, _ := utf8.DecodeRuneInString(d.Text[end:])
		if want := end < len(d.Text) && space(next); tok.SpaceAfter != want {
			t.Fatalf("token %d %q: SpaceAfter %v", i, tok.Form, tok.SpaceAfter)
		}
		if r, n := utf8.DecodeRuneInString(tok.Form); r == utf8.RuneError && n == 1 && utf8.ValidString(d.Text) {
			t.Fatalf("token %d %q starts inside a code point", i, tok.Form)
		}
	}
	between(end, len(d.Text))
	first := 0
	for i, s := range d.Sentences {
		r := s.Tokens
		if r.First != first || r.Last <= r.First || r.Last > len(d.Tokens) || r.Len() > 302 {
			t.Fatalf("sentence %d has tokens %v after %d", i, r, first)
		}
		if s.Span != d.SpanOf(r) {
			t.Fatalf("sentence %d has span %v, its tokens %v", i, s.Span, d.SpanOf(r))
		}
		first = r.Last
	}
	if first != len(d.Tokens) {
		t.Fatalf("sentences cover %d of %d tokens", first, len(d.Tokens))
	}
}

func FuzzTokenize(f *testing.F) {
	for _, seed := range []string{
		"Dr. Okoye paid $3.5m — in cash.", "", "\xff\xfe", "don't cannot gonna I'ma 'tis",
		"a.b@c.de http://x.y/z). www.",
		"U.S.A etc. Inc.\n\nNo. 5", "\"He said.\" [1] 2. ...", "e\u0301 👩‍👩‍👧 🇮🇳🇯🇵 \u200d",
		"1,2,3 2,00,000 18:30 5p.m. 713-853-3989", "\r\n\f\u2028\u2029\x00", "-- — … .?! ''``", "x's's'st n't t'",
		"I.\n1. a) (b) •", "東京。次", "A. B. C.D.E. j.k", "…. '90s’s",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := &text.Doc{Text: s}
		token.Tokenize(d)
		checkDoc(t, d)
	})
}

// TestLinear reads long texts of one line that would take hours if a rule looked back or ahead without bound.
func TestLinear(t *testing.T) {
	const size = 1 << 18
	for _, unit := range []string{
		"a", ".", "a.", "A.", "1,", "1.", "12,", "-", "a-", "'", "a'", "\"", "(", ")", "http://", "www.)", "@", "a@",
		"a@b.", "x/", "1/2/", "\xff", "\u0301", "👩\u200d", "🇮", "no. ", "[1", "[1] ", "\" ", "a. \" ", "1. ", "word ",
		"Mr. ", "... ", "I. ", "a\n", "A b\n", "'t", "n't", "_", "…", ":) ", "http://a.b/)", "mailto:", "a_b.c-",
		"5p.m.", "1-2-", "doi:10", "a.com/", "?!", "+1", "#a", "`", "``",
	} {
		d := &text.Doc{Text: strings.Repeat(unit, size/len(unit))}
		start := time.Now()
		token.Tokenize(d)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q, %d bytes: %v", unit, len(d.Text), took)
		}
		checkDoc(t, d)
	}
}
