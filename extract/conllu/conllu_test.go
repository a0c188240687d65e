package conllu_test

import (
	"bytes"
	"compress/gzip"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extract/conllu"
)

var treebanks = flag.String("treebanks", "", "folder with CoNLL-U treebanks (*.conllu.gz) to read and write")

// rewrite reads CoNLL-U and writes it.
func rewrite(raw []byte) ([]byte, error) {
	all, err := conllu.NewReader(bytes.NewReader(raw), "").ReadAll()
	if err != nil {
		return nil, err
	}
	return write(all)
}

func write(all []*conllu.Sentence) ([]byte, error) {
	var out bytes.Buffer
	w := conllu.NewWriter(&out)
	for _, s := range all {
		if err := w.Write(s); err != nil {
			return nil, err
		}
	}
	err := w.Flush()
	return out.Bytes(), err
}

func TestRoundTrip(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.conllu")
	if len(files) == 0 {
		t.Fatal("no files in testdata")
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		roundTrip(t, file, raw)
	}
}

// TestTreebanksRoundTrip reads and writes whole treebanks, byte for byte.
func TestTreebanksRoundTrip(t *testing.T) {
	for file, raw := range readTreebanks(t) {
		roundTrip(t, file, raw)
	}
}

func roundTrip(t *testing.T, file string, raw []byte) {
	t.Helper()
	got, err := rewrite(raw)
	if err != nil {
		t.Errorf("%s: %v", file, err)
		return
	}
	if !bytes.Equal(raw, got) {
		i := 0
		for i < len(raw) && i < len(got) && raw[i] == got[i] {
			i++
		}
		t.Errorf("%s: differs at byte %d: %q, want %q", file, i, got[i:min(len(got), i+60)], raw[i:min(len(raw), i+60)])
	}
}

func readTreebanks(t *testing.T) map[string][]byte {
	t.Helper()
	if *treebanks == "" {
		t.Skip("reads treebanks: run with -treebanks DIR")
	}
	files, _ := filepath.Glob(filepath.Join(*treebanks, "*.conllu.gz"))
	if len(files) == 0 {
		t.Fatalf("no *.conllu.gz in %s", *treebanks)
	}
	out := map[string][]byte{}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		out[filepath.Base(file)] = raw
	}
	return out
}

func TestComment(t *testing.T) {
	s := &conllu.Sentence{Comments: []string{"# newpar", "# text = a = b", "#newdoc id=x", "# note"}}
	for _, test := range []struct{ key, want string }{{"text", "a = b"}, {"newpar", ""}, {"newdoc id", "x"},
		{"note", ""}} {
		if got, ok := s.Comment(test.key); !ok || got != test.want {
			t.Errorf("Comment(%q) = %q, %v; want %q", test.key, got, ok, test.want)
		}
	}
	if _, ok := s.Comment("sent_id"); ok {
		t.Error("found a comment that is not there")
	}
	if !s.Starts("newdoc") || !s.Starts("newpar") {
		t.Error("Starts does not see newdoc id or newpar")
	}
}

func TestWriteNoWords(t *testing.T) {
	if err := conllu.NewWriter(io.Discard).Write(&conllu.Sentence{}); err == nil {
		t.Error("wrote a sentence without words")
	}
}

func FuzzReader(f *testing.F) {
	raw, err := os.ReadFile("testdata/sample.conllu")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(raw))
	f.Add("1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n")
	f.Add("# a\tb\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n")
	f.Add("1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n2\tb\t_\t_\t_\t_\t1\tdep\t_\t_\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		all, err := conllu.NewReader(strings.NewReader(s), "fuzz").ReadAll()
		if err != nil {
			if err.Error() == "" {
				t.Fatal("error without a message")
			}
			return
		}
		got, err := write(all)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != s {
			t.Fatalf("read and written differ:\n%q\n%q", s, got)
		}
		for _, doc := range conllu.Documents(all) {
			d, err := conllu.ToDoc(doc)
			if err != nil {
				continue
			}
			for _, tok := range d.Tokens {
				if tok.Start < 0 || tok.End > len(d.Text) || tok.Start >= tok.End {
					t.Fatalf("token %v of %d bytes", tok.Span, len(d.Text))
				}
			}
		}
	})
}

func BenchmarkReader_Sample(b *testing.B) {
	raw, err := os.ReadFile("testdata/sample.conllu")
	if err != nil {
		b.Fatal(err)
	}
	raw = bytes.Repeat(raw, 500)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := conllu.NewReader(bytes.NewReader(raw), "").ReadAll(); err != nil {
			b.Fatal(err)
		}
	}
}
