package gazetteer

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEmbeddedTablesAreRight(t *testing.T) {
	for _, m := range Check(embedded()...) {
		t.Error(m)
	}
}

func TestEveryTableIsEmbedded(t *testing.T) {
	want, err := filepath.Glob("data/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, fl := range embedded() {
		got = append(got, filepath.FromSlash(fl.Name))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-folder +embed.go)\n%s", diff)
	}
}

// TestOrder: the order that the program carries is the one that sorting its tables gives.
func TestOrder(t *testing.T) {
	x := Load().index
	x.sort()
	want := x.order()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("order.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(want, embeddedOrder) {
		t.Error("order.bin is not the order of the tables: UPDATE=1 go test ./schema/gazetteer writes it")
	}
}

// TestPlacesIn: an order that is none is not taken, and what is taken is one.
func TestPlacesIn(t *testing.T) {
	for _, test := range []struct {
		order string
		want  []uint32
	}{
		{"\x01\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00", []uint32{2, 0, 1}},
		{"\x01\x00\x00\x00", []uint32{0, 1, 2}},
		{"\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00", []uint32{0, 1, 2}},
		{"\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00", []uint32{0, 1, 2}},
	} {
		if diff := cmp.Diff(test.want, placesIn([]byte(test.order), 3)); diff != "" {
			t.Errorf("%q (-want +got)\n%s", test.order, diff)
		}
	}
}

func BenchmarkGazetteer_Load(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		build(embedded())
	}
}

func TestStopWordsAreUsed(t *testing.T) {
	g := Load()
	for _, fl := range embedded() {
		fl.rowsOf(stopTable, func(r *row) {
			key, used := Key(r.f[0]), false
			for _, en := range g.index.narrow(g.index.entries, key) {
				if e := g.entities[en.entity]; g.index.key(en) == key && (r.f[2] == "" || r.f[2] == e.Type) {
					used = true
				}
			}
			if !used {
				t.Errorf("%s:%d: no %s is called %q", fl.Name, r.line, r.f[2], r.f[0])
			}
		})
	}
}
