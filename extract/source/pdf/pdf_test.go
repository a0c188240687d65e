package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// file returns a PDF of these objects, numbered from 1, of which the first is the catalogue.
func file(objects ...string) []byte {
	var b bytes.Buffer
	var offsets []int
	b.WriteString("%PDF-1.4\n")
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}

// objects returns the objects of a PDF whose pages hold these lines, 14 points apart; an empty line makes a wider gap.
func objects(pages ...[]string) []string {
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	out := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), strings.Join(kids, " ")),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
	for i, lines := range pages {
		out = append(out, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "+
			"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 5+2*i))
		var content strings.Builder
		for y, line := range lines {
			if line != "" {
				fmt.Fprintf(&content, "BT /F1 11 Tf 72 %d Td (%s) Tj ET\n", 780-14*y, line)
			}
		}
		out = append(out, stream(content.String(), ""))
	}
	return out
}

// stream returns a stream with its filter, if it has one.
func stream(data, filter string) string {
	return fmt.Sprintf("<< /Length %d %s >>\nstream\n%sendstream", len(data), filter, data)
}

// document returns a PDF whose pages hold these lines.
func document(pages ...[]string) []byte { return file(objects(pages...)...) }

func TestText(t *testing.T) {
	got, err := Text(document(
		[]string{"India and Japan signed an agree-", "ment on 5G.", "", "", "Talks went on."},
		[]string{"A second page."},
	), 1<<20)
	want := "India and Japan signed an agreement on 5G.\n\nTalks went on.\n\nA second page."
	if err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestText_limit(t *testing.T) {
	page := []string{strings.Repeat("word ", 50)}
	got, err := Text(document(page, page, page, page), 300)
	if err != nil || len(got) > 600 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

func TestText_refuses(t *testing.T) {
	whole := document([]string{"A page."})
	for name, test := range map[string]struct {
		in   []byte
		want error
	}{
		"empty": {nil, ErrDamaged}, "no PDF": {[]byte("hello"), ErrDamaged}, "cut off": {whole[:len(whole)/2], ErrDamaged},
		"no words": {document([]string{}), ErrNoText},
	} {
		if got, err := Text(test.in, 1<<20); !errors.Is(err, test.want) {
			t.Errorf("%s: %q, %v, want %v", name, got, err, test.want)
		}
	}
}

// What leads in a circle, promises pages without end or unpacks to more than any page holds is refused in time.
func TestText_hostile(t *testing.T) {
	edited := func(i int, object string) []byte {
		all := objects([]string{"A page."})
		all[i] = object
		return file(all...)
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(bytes.Repeat([]byte("(a) Tj\n"), maxContent/7+1)) // a bytes.Buffer takes all
	_ = z.Close()
	const page = "/Type /Page /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >>"
	for name, test := range map[string]struct {
		in   []byte
		want error
	}{
		"pages in a circle":      {edited(1, "<< /Type /Pages /Count 1 /Kids [2 0 R] >>"), ErrDamaged},
		"pages that branch":      {edited(1, "<< /Type /Pages /Count 1 /Kids [2 0 R 2 0 R] >>"), ErrDamaged},
		"a page of itself":       {edited(3, "<< /Type /Page /Contents 5 0 R /Parent 4 0 R >>"), ErrDamaged},
		"more than one can hold": {edited(4, stream(packed.String(), "/Filter /FlateDecode")), ErrDamaged},
		"a count without end":    {edited(1, "<< /Type /Pages /Count 9999999999999 /Kids [4 0 R] >>"), nil},
		"contents in parts":      {edited(3, "<< "+strings.Replace(page, "5 0 R", "[5 0 R]", 1)+" >>"), nil},
	} {
		got, err := Text(test.in, 1<<20)
		if !errors.Is(err, test.want) || test.want == nil && got != "A page." {
			t.Errorf("%s: %q, %v, want %v", name, got, err, test.want)
		}
	}
}

func TestJoin(t *testing.T) {
	for in, want := range map[string]string{
		"a\nb": "a b", "a\n\nb": "a\n\nb", "agree-\nment": "agreement", "Indo-\nPacific": "Indo- Pacific", "5-\n6": "5- 6", " a  b \n": "a b", "": "",
	} {
		if got := join(in); got != want {
			t.Errorf("join(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add(document([]string{"A page."}))
	f.Fuzz(func(t *testing.T, in []byte) {
		if got, err := Text(in, 1<<16); err == nil && strings.TrimSpace(got) == "" {
			t.Error("no text and no error")
		}
	})
}
