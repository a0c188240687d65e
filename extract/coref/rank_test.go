package coref_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"testing"

	"entente/extract/coref"
)

func sample() *coref.Ranker {
	r := coref.NewRanker([]string{"minister", "treaty"})
	w := &r.Weights[coref.Description]
	w.Out[0], w.Out[1] = coref.Scale, -coref.Scale
	w.Rows[3][0], w.Rows[4][1] = 2*coref.Scale, coref.Scale
	w.NewOut[0], w.New[3][0] = coref.Scale, coref.Scale
	return r
}

func TestRankerRoundTrip(t *testing.T) {
	var file bytes.Buffer
	if err := sample().Write(&file); err != nil {
		t.Fatal(err)
	}
	whole := file.Bytes()
	got, err := coref.ReadRanker(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	if want := sample(); !reflect.DeepEqual(got, want) {
		t.Error("what is read is not what was written")
	}
	for _, cut := range []int{0, 1, 20, len(whole) / 2} {
		if _, err := coref.ReadRanker(bytes.NewReader(whole[:cut])); !errors.Is(err, coref.ErrWeights) {
			t.Errorf("the first %d bytes: %v, want ErrWeights", cut, err)
		}
	}
}

// TestRankerChoose: sums of rows, the positive part, weighed; a candidate must beat meaning something new.
func TestRankerChoose(t *testing.T) {
	r := sample()
	for _, test := range []struct {
		name       string
		features   []int32
		candidates [][]int32
		want       int
	}{
		{"no candidate", []int32{3}, nil, -1},
		{"a candidate with more", []int32{3}, [][]int32{nil}, 0},
		{"a candidate with something against it", []int32{3}, [][]int32{{4, 4}}, -1},
		{"the best of three", nil, [][]int32{{4}, {3, 3}, {3}}, 1},
		{"of equals the first", nil, [][]int32{{3}, {3}}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := &coref.Choice{Class: coref.Description, Features: test.features}
			for _, f := range test.candidates {
				c.Candidates = append(c.Candidates, coref.Candidate{Features: f})
			}
			best, p := r.Choose(c)
			if best != test.want || p <= 0 || p > 1 {
				t.Errorf("candidate %d with probability %v, want %d", best, p, test.want)
			}
		})
	}
}

// TestProvenance: the file that says what the weights were made of is that of these weights.
func TestProvenance(t *testing.T) {
	weights, err := os.ReadFile("weights/ranker.gz")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("weights/provenance.json")
	if err != nil {
		t.Fatal(err)
	}
	var p struct{ Files map[string]string }
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(weights); p.Files["ranker.gz"] != hex.EncodeToString(sum[:]) {
		t.Error("provenance.json has the hash of other weights")
	}
}
