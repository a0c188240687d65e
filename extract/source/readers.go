package source

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"

	"entente/extract/source/mail"
	"entente/extract/source/page"
	"entente/extract/source/pdf"
	"entente/extract/text"
)

// one is a stream of one document, or of one error.
func one(d *text.Doc, err error) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) { yield(d, err) }
}

// maxRaw is the largest page, PDF or e-mail, with its markup and pictures.
const maxRaw = 64 << 20

// raw reads all of r.
func raw(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxRaw+1))
	if err == nil && len(data) > maxRaw {
		err = fmt.Errorf("%w: more than %d MiB with its markup and pictures", ErrTooLarge, maxRaw>>20)
	}
	return data, err
}

// extracted makes a document of a text that was taken out of another format. Such a text may hold bytes that no text
// has: a page may break its own character set, and fonts of PDFs map to NUL what they have no character for.
func extracted(name, s string) (*text.Doc, error) {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "\ufffd")
	if at := binaryAt([]byte(s)); at >= 0 {
		return nil, fmt.Errorf("%w: character %#02x", ErrBinary, s[at])
	}
	return document(name, s)
}

// document makes a document of a text.
func document(name, s string) (*text.Doc, error) {
	if strings.TrimSpace(s) == "" {
		return nil, ErrEmpty
	}
	if len(s) > MaxSize {
		return nil, tooLarge()
	}
	if err := checkLanguage(s); err != nil {
		return nil, err
	}
	d := &text.Doc{Meta: text.Meta{ID: name, Language: "en"}, Text: s}
	d.Date, _ = FindDate(s)
	return d, nil
}

func readHTML(s stream) (*text.Doc, error) {
	data, err := raw(s)
	if err != nil {
		return nil, err
	}
	a, err := page.Parse(bytes.NewReader(data), s.contentType, s.url)
	if err != nil {
		return nil, err
	}
	d, err := extracted(s.name, a.Text)
	if err != nil {
		return nil, err
	}
	d.Title, d.URL, d.Publisher, d.Author = a.Title, a.URL, a.Publisher, a.Author
	if lang := strings.ToLower(a.Language); lang == "en" || strings.HasPrefix(lang, "en-") {
		d.Language = a.Language // which English it is; that it is English has been checked
	}
	if !a.Date.IsZero() {
		d.Date = a.Date
	}
	return d, nil
}

func readPDF(s stream) (*text.Doc, error) {
	data, err := raw(s)
	if err != nil {
		return nil, err
	}
	found, err := pdf.Text(data, MaxSize)
	if err != nil {
		return nil, err
	}
	d, err := extracted(s.name, found)
	if err == nil && s.url != nil {
		d.URL = s.url.String()
	}
	return d, err
}

func readMail(s stream) (*text.Doc, error) {
	data, err := raw(s)
	if err != nil {
		return nil, err
	}
	m, err := mail.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	d, err := extracted(s.name, m.Text)
	if err != nil {
		return nil, err
	}
	d.Title, d.Publisher = m.Subject, m.From
	if !m.Date.IsZero() {
		d.Date = m.Date
	}
	return d, nil
}
