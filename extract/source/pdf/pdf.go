// Package pdf takes the running text out of a PDF: the words of each page in the order of the file, with lines joined
// to paragraphs and words that are broken at the end of a line put together. A PDF of pictures has no text, and is
// refused.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"entente/schema"
)

// These errors are returned for a PDF that gives no text.
var (
	// ErrDamaged is returned for bytes that are no whole PDF.
	ErrDamaged = errors.New("the PDF cannot be read")
	// ErrEncrypted is returned for a PDF that needs a password.
	ErrEncrypted = errors.New("the PDF needs a password")
	// ErrNoText is returned for a PDF without a word, such as a scan.
	ErrNoText = errors.New("the PDF holds no text; if it is a scan, run it through OCR first")
)

// Text returns the text of a PDF, pages with an empty line between them. It ends with the page that goes beyond limit
// bytes, so that the caller sees that there is too much.
func Text(data []byte, limit int) (text string, err error) {
	// The library panics on some damaged files.
	defer func() {
		if r := recover(); r != nil {
			text, err = "", fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return "", ErrEncrypted
	case err != nil:
		return "", fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	var out strings.Builder
	for p, err := range pages(r.Trailer().Key("Root").Key("Pages")) {
		if err == nil {
			err = check(p)
		}
		if err != nil {
			return "", fmt.Errorf("%w: %v", ErrDamaged, err)
		}
		if page := join(pageText(p)); page != "" {
			out.WriteString(page + "\n\n")
		}
		if out.Len() > limit {
			break
		}
	}
	if text = strings.TrimSpace(out.String()); text == "" {
		return "", ErrNoText
	}
	return text, nil
}

// pageText returns the lines of a page in the order of the file, which is that of reading in what word processors
// write.
func pageText(p pdf.Page) string {
	var out strings.Builder
	var last pdf.Text
	for i, t := range p.Content().Text {
		if i > 0 {
			out.WriteString(between(last, t))
		}
		out.WriteString(t.S)
		last = t
	}
	return out.String()
}

// Distances in sizes of the font: from which a word, a line and a paragraph end.
const (
	wordGap      = 0.15
	lineGap      = 0.5
	paragraphGap = 1.8
)

// between returns the white space between two glyphs by their places on the page.
func between(a, b pdf.Text) string {
	size := max(a.FontSize, 1)
	switch drop := math.Abs(a.Y - b.Y); {
	case drop > paragraphGap*size:
		return "\n\n"
	case drop > lineGap*size:
		return "\n"
	case b.X-(a.X+a.W) > wordGap*size && a.S != " " && b.S != " ":
		return " "
	}
	return ""
}

// join makes paragraphs of lines: a line end within a paragraph becomes a blank, and a hyphen before it goes where the
// word goes on with a small letter.
func join(s string) string {
	var out strings.Builder
	for _, paragraph := range strings.Split(s, "\n\n") {
		text := ""
		for line := range strings.Lines(paragraph) {
			line = schema.OneLine(line)
			switch {
			case line == "":
			case text == "":
				text = line
			case broken(text, line):
				text = text[:len(text)-1] + line
			default:
				text += " " + line
			}
		}
		if text != "" {
			out.WriteString(text + "\n\n")
		}
	}
	return strings.TrimSpace(out.String())
}

// broken reports whether the last word of text goes on in line.
func broken(text, line string) bool {
	before, ok := strings.CutSuffix(text, "-")
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(line)
	return ok && unicode.IsLower(last) && unicode.IsLower(first)
}
