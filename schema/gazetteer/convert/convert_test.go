package convert_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/schema"
	"entente/schema/gazetteer"
	"entente/schema/gazetteer/convert"
)

// tables converts a list and returns the tables as one text. They must hold together with those of the program.
func tables(t *testing.T, read func(io.Reader, string, convert.Filter, func(*convert.Record)) error, in io.Reader, f convert.Filter) string {
	t.Helper()
	b := convert.NewBuilder(gazetteer.Load())
	opened, err := convert.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	if err := read(opened, "list", f, b.Add); err != nil {
		t.Fatal(err)
	}
	files := b.Tables("out")
	for _, m := range gazetteer.CheckWith(files...) {
		t.Error(m)
	}
	var out strings.Builder
	for _, fl := range files {
		fmt.Fprintf(&out, "== %s\n%s", fl.Name, fl.Text)
	}
	fmt.Fprintf(&out, "new %d, known %d, unresolved %d\n", b.New, b.Known, b.Unresolved)
	for _, m := range b.LeftOut {
		fmt.Fprintf(&out, "left out: %s\n", m.Msg)
	}
	return out.String()
}

// TestGolden converts each list of testdata to the tables beside it; UPDATE=1 writes them.
func TestGolden(t *testing.T) {
	for name, read := range map[string]func(io.Reader, string, convert.Filter, func(*convert.Record)) error{
		"dump.json": convert.Wikidata, "names.csv": convert.CSV,
	} {
		t.Run(name, func(t *testing.T) {
			list, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			got := tables(t, read, bytes.NewReader(list), convert.Filter{})
			golden := filepath.Join("testdata", name+".golden")
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
			var packed bytes.Buffer
			w := gzip.NewWriter(&packed)
			if _, err := w.Write(list); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(got, tables(t, read, &packed, convert.Filter{})); d != "" {
				t.Errorf("packed: %s", d)
			}
		})
	}
}

func TestWikidata_Filter(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("testdata", "dump.json"))
	if err != nil {
		t.Fatal(err)
	}
	count := func(f convert.Filter) (names []string) {
		if err := convert.Wikidata(bytes.NewReader(list), "list", f, func(r *convert.Record) { names = append(names, r.Name) }); err != nil {
			t.Fatal(err)
		}
		return names
	}
	if got := count(convert.Filter{Types: []schema.NodeType{schema.Organization}}); !cmp.Equal(got, []string{"Kolven Pact Organisation", "コルベン", "Kolvensk", "Kolvensk"}) {
		t.Errorf("organisations: %q", got)
	}
	if got := count(convert.Filter{Types: []schema.NodeType{schema.Country}, Languages: []string{"fr", "en"}}); !cmp.Equal(got, []string{"Japon"}) {
		t.Errorf("countries in French: %q", got)
	}
	if got := count(convert.Filter{Languages: []string{"xx"}}); len(got) != 0 {
		t.Errorf("in a language that nothing is in: %q", got)
	}
}

// TestMistakes: every mistake is told with its place.
func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		name string
		read func(io.Reader, string, convert.Filter, func(*convert.Record)) error
		in   string
		want []string
	}{
		{"json", convert.Wikidata, "[\n{\"id\":\"Q1\",},\n{\"id\":\"Q2\"},\n{\"id\":3}\n]\n", []string{"list:2:12: invalid character", "list:4:"}},
		{"fields", convert.CSV, "name,type,qid,start,weight\nA,Party,Q01,2020-13,x\nB,Partei,,,\n ,Party,,,\nC,Party\n", []string{
			`list:2:9: bad QID "Q01"`, `list:2:13: bad date "2020-13"`, `list:2:21: weight "x"`, `list:3:3: unknown type "Partei"`,
			`list:4:1: name "" has no letters`, "list:5:3: 2 columns, the header has 5",
		}},
		{"header", convert.CSV, "nam,alias,type,type\n", []string{
			`list:1:1: no column is called "nam": did you mean name?`, `list:1:5: no column is called "alias": did you mean aliases?`,
			`list:1:16: column "type" twice`, "list:1:1: there is no column name",
		}},
		{"no type", convert.CSV, "name\nA\n", []string{"list:1:1: there is no column type"}},
		{"quotes", convert.CSV, "name,type\n\"A,Party\n", []string{"list:2:"}},
		{"empty", convert.CSV, "", []string{"list is empty"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			n := 0
			err := test.read(strings.NewReader(test.in), "list", convert.Filter{}, func(*convert.Record) { n++ })
			if err == nil {
				t.Fatal("no error")
			}
			text := err.Error()
			for _, want := range test.want {
				i := strings.Index(text, want)
				if i < 0 {
					t.Fatalf("%q is not, or not in this order, in\n%v", want, err)
				}
				text = text[i+len(want):]
			}
			if n != 0 {
				t.Errorf("%d records of wrong rows", n)
			}
		})
	}
}

// repeat is a dump of items that nobody wants, as long as it is asked for.
type repeat struct {
	line []byte
	left int
	at   int
}

func (r *repeat) Read(b []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n := copy(b, r.line[r.at:])
	if r.at += n; r.at == len(r.line) {
		r.at, r.left = 0, r.left-1
	}
	return n, nil
}

// BenchmarkWikidata reads a dump of items of which none is wanted; what is allocated an item does not grow with the
// dump.
func BenchmarkWikidata(b *testing.B) {
	line := []byte(`{"id":"Q4","labels":{"en":{"value":"x"}},"descriptions":{"en":{"value":"` + strings.Repeat("y", 3000) + `"}},"claims":{"P31":[]}},` + "\n")
	b.ReportAllocs()
	b.SetBytes(int64(len(line)) * 1000)
	for b.Loop() {
		if err := convert.Wikidata(&repeat{line: line, left: 1000}, "list", convert.Filter{}, func(*convert.Record) {}); err != nil {
			b.Fatal(err)
		}
	}
}

// FuzzCSV: whatever a list holds, the tables of what was read hold together.
func FuzzCSV(f *testing.F) {
	f.Add("name,type,aliases,qid,country\nKolven Club,Party,KC|Kolven,Q99999990,JP\n")
	f.Add("name;type;member_of\nA B;Person;asean\nA B;Person;a-b\n")
	f.Add("type\tname\tstart\tend\nCity\tŁódź\t2020\t2019\n")
	f.Fuzz(func(t *testing.T, text string) {
		b := convert.NewBuilder(gazetteer.Load())
		if err := convert.CSV(strings.NewReader(text), "list", convert.Filter{}, b.Add); err != nil {
			return
		}
		if mistakes := gazetteer.CheckWith(b.Tables("out")...); len(mistakes) > 0 {
			t.Errorf("%q: %v", text, errors.Join(mistakes[0]))
		}
	})
}
