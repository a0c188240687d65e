package neural

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
)

func TestWeights_RoundTrip(t *testing.T) {
	in := []Tensor{
		{Name: "a", Rows: 2, Cols: 3, Bytes: []int8{1, -2, 3, -4, 5, -127}, Scales: []float32{0.5, 1, 2}},
		{Name: "b", Rows: 1, Cols: 2, Floats: []float32{-1.5, 3e-8}},
		{Name: "c", Text: "one\ntwo\n"},
	}
	var out bytes.Buffer
	if err := WriteWeights(&out, &Config{Hidden: 7, Tags: []string{"NOUN\tNN"}},
		NewGazetteer(map[string]uint16{"x y": KnownCity}), in); err != nil {
		t.Fatal(err)
	}
	c, got, err := readWeights(out.String())
	if err != nil {
		t.Fatal(err)
	}
	if c.Hidden != 7 || c.Tags[0] != "NOUN\tNN" {
		t.Errorf("config %+v", c)
	}
	if !reflect.DeepEqual(got["a"].Bytes, in[0].Bytes) || !reflect.DeepEqual(got["a"].Scales, in[0].Scales) ||
		!reflect.DeepEqual(got["b"].Floats, in[1].Floats) || got["c"].Text != in[2].Text {
		t.Errorf("got %+v", got)
	}
	g := parseGazetteer(got["gazetteer.hashes"].Bytes, got["gazetteer.masks"].Bytes)
	if h := g.Hints([]string{"X", "y"}); h[1]>>(hintPhrase+2)&1 != 1 {
		t.Errorf("gazetteer lost its phrase: %b", h)
	}
}

// TestParseModel_Damaged cuts the embedded weights: an error, never a panic.
func TestParseModel_Damaged(t *testing.T) {
	for _, n := range []int{0, 5, len(weightsMagic), len(weightsMagic) + 2, len(weightsMagic) + 4, 100, 5000, 100000,
		len(embedded) - 1000} {
		if n > len(embedded) {
			continue
		}
		if _, err := ParseModel(embedded[:n]); !errors.Is(err, ErrWeights) {
			t.Errorf("%d bytes: error %v, want %v", n, err, ErrWeights)
		}
	}
}
