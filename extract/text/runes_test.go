package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"entente/extract/text"
)

// checkRunes compares every offset with what counting gives.
func checkRunes(t *testing.T, s string) {
	t.Helper()
	r := text.NewRunes(s)
	n := 0
	for b := range s {
		if got := r.Offset(b); got != n {
			t.Fatalf("offset of byte %d of %.40q is %d, want %d", b, s, got, n)
		}
		n++
	}
	if got := r.Offset(len(s)); got != n || n != utf8.RuneCountInString(s) {
		t.Fatalf("offset of the end of %.40q is %d, want %d", s, got, n)
	}
}

func TestRunes(t *testing.T) {
	for _, s := range []string{
		"", "a", "é", "日", "😀", "a\u0301", "\xff", "a\xffb", "\xe2\x82",
		strings.Repeat("a", 63) + "é", strings.Repeat("a", 64) + "é", strings.Repeat("a", 65) + "é",
		strings.Repeat("é", 63), strings.Repeat("é", 64), strings.Repeat("é", 65), strings.Repeat("日本", 500),
		strings.Repeat("a😀", 200), strings.Repeat("\xff", 200), strings.Repeat("ascii only ", 100),
	} {
		checkRunes(t, s)
	}
}

func FuzzRunes(f *testing.F) {
	f.Add("Curaçao’s “deal”", 7)
	f.Add(strings.Repeat("é", 10), 13)
	f.Add("\xff\xfe", 64)
	f.Fuzz(func(t *testing.T, s string, times int) {
		// Repeated, a short text crosses the strides of the index.
		if times > 0 && len(s) > 0 {
			s = strings.Repeat(s, min(times%100+1, 4096/len(s)+1))
		}
		checkRunes(t, s)
	})
}
