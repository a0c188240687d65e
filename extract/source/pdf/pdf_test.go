package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// document returns a PDF whose pages hold these lines, 14 points apart; an empty line makes a wider gap.
func document(pages ...[]string) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(offsets)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	object("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), strings.Join(kids, " "))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	for i, lines := range pages {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 5+2*i)
		var content strings.Builder
		for y, line := range lines {
			if line != "" {
				fmt.Fprintf(&content, "BT /F1 11 Tf 72 %d Td (%s) Tj ET\n", 780-14*y, line)
			}
		}
		object("<< /Length %d >>\nstream\n%sendstream", content.Len(), content.String())
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}

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
