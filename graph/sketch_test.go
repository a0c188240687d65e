package graph

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
)

// What is read as a sketch is written as the same bytes or is damage, and sketches of texts come back.
func FuzzSketch(f *testing.F) {
	f.Add("After weeks of talks in the capital, Japan sanctioned North Korea.", 0, 60)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		a := &schema.Article{Text: text, Statements: []schema.Statement{{Evidence: schema.Evidence{SentenceStart: start, SentenceEnd: end}}}}
		want := sketchOf(a)
		got, err := decodeSketch(want.encode())
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got, cmp.AllowUnexported(sketch{})); d != "" {
			t.Fatalf("-written +read\n%s", d)
		}
		if s, err := decodeSketch([]byte(text)); err == nil {
			again, err := decodeSketch(s.encode())
			if err != nil || !bytes.Equal(again.encode(), s.encode()) {
				t.Fatalf("%q: %v", text, err)
			}
		} else if !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
	})
}
