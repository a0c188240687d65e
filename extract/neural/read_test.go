package neural

import (
	"reflect"
	"strings"
	"sync"
	"testing"
)

var readings = []string{
	"The foreign ministers of Japan , India and Australia met in Tokyo on Tuesday .",
	"Washington said it would not recognise the results , which observers called neither free nor fair .",
	"SAUDI ARABIA AND IRAN RESTORE TIES",
	"saudi arabia and iran restore ties",
	"\x00 \xff\xfe 東京 🇯🇵 a",
	strings.Repeat("and so on , ", 40),
}

// TestModel_Kernels checks that all kernels read alike, with and without what they remember of words.
func TestModel_Kernels(t *testing.T) {
	var want []*Reading
	for _, name := range Kernels() {
		m, err := LoadWith(name)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			var got []*Reading
			for _, r := range readings {
				got = append(got, m.Read(strings.Fields(r)))
			}
			if want == nil {
				want = got
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s reads otherwise than %s", name, Kernels()[0])
			}
		}
	}
}

func TestModel_Goroutines(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var want []*Reading
	for _, r := range readings {
		want = append(want, m.Read(strings.Fields(r)))
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for k := range 3 * len(readings) {
				i := (k + g) % len(readings)
				if got := m.Read(strings.Fields(readings[i])); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("goroutine %d reads %q otherwise", g, readings[i])
				}
			}
		})
	}
	wg.Wait()
}

func TestModel_ReadNothing(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if r := m.Read(nil); len(r.Heads) != 0 {
		t.Errorf("reading of nothing: %+v", r)
	}
	if r := m.Read([]string{""}); len(r.Heads) != 1 || r.Heads[0] != 0 {
		t.Errorf("reading of an empty word: %+v", r)
	}
}

// BenchmarkLoad measures what the first sentence waits for.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parseModel(embedded, kernels()[0]); err != nil {
			b.Fatal(err)
		}
	}
}
