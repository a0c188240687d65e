package neural

import (
	"slices"
	"testing"
)

func TestShape(t *testing.T) {
	for form, want := range map[string]string{
		"Tokyo": "Xxx", "NATO": "XX", "S-400": "X-dd", "1,200": "d,dd", "e.g.": "x.x.", "": "", "Ünal": "Xxx",
		"東京": "ll", "aBcDeFgHiJ": "xXxXxXxX",
	} {
		if got := shapeOf(form); got != want {
			t.Errorf("shapeOf(%q) = %q, want %q", form, got, want)
		}
	}
}

func TestNormalize(t *testing.T) {
	for form, want := range map[string]string{"don’t": "don't", "“": `"`, "—": "-", "plain": "plain", "\xff": "\xff"} {
		if got := Normalize(form); got != want {
			t.Errorf("Normalize(%q) = %q, want %q", form, got, want)
		}
	}
}

func TestWordTable(t *testing.T) {
	words := []string{"", "the", "of", "Tokyo", "of course"}
	table := newWordTable(words)
	for i, w := range words {
		if got := table.find(w); got != int32(i) {
			t.Errorf("find(%q) = %d, want %d", w, got, i)
		}
	}
	if got := table.find("tokyo"); got != -1 {
		t.Errorf("find of an unknown word = %d", got)
	}
}

func TestVocabulary_Features(t *testing.T) {
	v := NewVocabulary([]string{"tokyo", "mr"}, []string{"", "Tokyo", "0,000"})
	if f := v.Features("TOKYO"); f.Vector != 0 || f.Word != 0 {
		t.Errorf("TOKYO: vector %d, word %d", f.Vector, f.Word)
	}
	if f := v.Features("Mr."); f.Vector != 1 {
		t.Errorf("Mr.: vector %d", f.Vector)
	}
	if f := v.Features("1,234"); f.Word != 2 || f.Vector != -1 {
		t.Errorf("1,234: vector %d, word %d", f.Vector, f.Word)
	}
	if f := v.Features("São"); !slices.Equal(f.Chars, []uint8{'S', 'a', 'o'}) {
		t.Errorf("São: characters %q", f.Chars)
	}
	if f := v.Features("a-very-long-compound-of-words"); len(f.Chars) != maxChars {
		t.Errorf("long word: %d characters", len(f.Chars))
	}
}

func TestGazetteer_Hints(t *testing.T) {
	g := NewGazetteer(map[string]uint16{"new york": KnownCity, "york": KnownCity | KnownLast, "the hague": KnownCity,
		"indian": KnownDemonym})
	bit := func(h uint32, k int) bool { return h>>k&1 == 1 }
	h := g.Hints([]string{"She", "left", "New", "York", "for", "York"})
	const city = hintPhrase
	if !bit(h[2], city+1) || !bit(h[3], city+2) || !bit(h[3], city) || !bit(h[5], city) || bit(h[5], city+2) ||
		!bit(h[5], 1) {
		t.Errorf("hints %b", h)
	}
	if !bit(h[0], hintStart) || bit(h[1], hintStart) {
		t.Errorf("start of the sentence: %b", h)
	}
	for i, h := range g.Hints([]string{"TOKYO", "AND", "DELHI", "SIGN", "PACT"}) {
		if !bit(h, hintCapitals) {
			t.Errorf("word %d is in capitals: %b", i, h)
		}
	}
	if h := g.Hints([]string{"an", "indian"}); bit(h[1], 2) {
		t.Errorf("small letters name nothing: %b", h)
	}
	if h := g.Hints(nil); len(h) != 0 {
		t.Errorf("hints of nothing: %v", h)
	}
}
