package rdf

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// Whatever is accepted is written as one line each, and reads back equal; and
// to read on after mistakes gives the quads that the lines alone give.
func FuzzReader(f *testing.F) {
	f.Add([]byte("<urn:s> <urn:p> \"o\"@en <urn:g> . # c\r\n_:a<urn:p>\"\\u00e9\"^^<urn:d>."))
	f.Add([]byte("<urn:\\u0020> <a:b> <c:d> .\n<a:b> <c:d> \"\\uFFFE\\b\\x\" _:g.\r\r<s> <p> <o> .\n"))
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, block := range strings.Split(string(data), "\n\n") {
			head, _, _ := strings.Cut(block, "\n----")
			_, _, input := splitCase(head)
			f.Add([]byte(input))
		}
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		for _, format := range []Format{NQuads, NTriples} {
			list := readAnyway(t, doc, format)
			var out []byte
			for _, q := range list {
				var err error
				if out, err = AppendQuad(out, q); err != nil {
					t.Fatalf("%v has been read, but: %v", q, err)
				}
			}
			if n := bytes.Count(out, []byte("\n")); n != len(list) {
				t.Fatalf("%d quads were written as %d lines:\n%s", len(list), n, out)
			}
			again, err := ReadAll(bytes.NewReader(out), Options{Format: format})
			if err != nil {
				t.Fatalf("read back: %v", err)
			}
			if diff := cmp.Diff(list, again); diff != "" {
				t.Fatalf("-read +read back:\n%s", diff)
			}

			// A CR is a line end wherever it stands, so this is the same document.
			lines := bytes.ReplaceAll(doc, []byte("\r"), []byte("\n"))
			var alone []quad.Quad
			for _, line := range bytes.Split(lines, []byte("\n")) {
				if qs, err := ReadAll(bytes.NewReader(line), Options{Format: format}); err == nil {
					alone = append(alone, qs...)
				}
			}
			if diff := cmp.Diff(alone, list); diff != "" {
				t.Fatalf("-lines alone +document:\n%s", diff)
			}
		}
	})
}

// readAnyway reads what can be read, and checks the places of the mistakes.
func readAnyway(t *testing.T, doc []byte, format Format) (qs []quad.Quad) {
	t.Helper()
	for q, err := range NewReader(bytes.NewReader(doc), Options{Format: format, MaxErrors: 1 << 20}).All() {
		if err == nil {
			qs = append(qs, q)
			continue
		}
		var list *ErrorList
		if !errors.As(err, &list) || len(list.Errors) == 0 {
			t.Fatalf("got %v, want a list of mistakes", err)
		}
		line := 0
		for _, e := range list.Errors {
			if e.Line <= line || e.Col < 1 || e.Msg == "" || strings.ContainsAny(e.Text, "\r\n\x1b") {
				t.Fatalf("%#v comes after line %d", e, line)
			}
			line = e.Line
		}
	}
	return qs
}

// Any strings as terms are either refused or come back equal as exactly one quad.
func FuzzWriter(f *testing.F) {
	f.Add("urn:s", "urn:p", "text", "en", "urn:g", byte(2))
	f.Add("urn:s> <urn:p> <urn:o> .\n<urn:s", "urn:p", "a\nb\"\\", "en .\n", "urn:g>", byte(3))
	f.Add("a.", "urn:\x7f", "\xff", "http://www.w3.org/2001/XMLSchema#string", "b_1", byte(0x94))
	f.Fuzz(func(t *testing.T, s, p, o, extra, g string, kinds byte) {
		q := quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p)}
		if kinds&0x80 != 0 {
			q.Subject = quad.BNode(s)
		}
		switch kinds % 5 {
		case 0:
			q.Object = quad.IRI(o)
		case 1:
			q.Object = quad.BNode(o)
		case 2:
			q.Object = quad.String(o)
		case 3:
			q.Object = quad.LangString{Value: quad.String(o), Lang: extra}
		case 4:
			q.Object = quad.TypedString{Value: quad.String(o), Type: quad.IRI(extra)}
		}
		switch kinds >> 5 & 3 {
		case 1:
			q.Label = quad.IRI(g)
		case 2:
			q.Label = quad.BNode(g)
		}

		var out bytes.Buffer
		w := NewWriter(&out)
		refused := w.Write(q)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if refused != nil {
			if !errors.Is(refused, ErrTerm) || out.Len() > 0 {
				t.Fatalf("refused with %v, written: %q", refused, out.String())
			}
			return
		}
		want := q
		if typed, ok := q.Object.(quad.TypedString); ok && typed.Type == xsdString {
			want.Object = typed.Value
		}
		got, err := ReadAll(&out, Options{})
		if err != nil {
			t.Fatalf("%#v was written, but: %v", q, err)
		}
		if diff := cmp.Diff([]quad.Quad{want}, got); diff != "" {
			t.Fatalf("-written +read:\n%s", diff)
		}
	})
}
