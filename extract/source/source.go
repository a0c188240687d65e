// Package source turns bytes into documents: the text as it stands, and what can be known about it before anyone
// reads it (title, date, publisher).
//
// Text is decoded to UTF-8 and otherwise left alone: no byte of it is trimmed, joined or repaired, so that every span
// of a later layer slices what the user gave. Out of pages, feeds, e-mails and PDFs the text of the article is taken
// (the rooms below), and becomes the text of the document. What is no text (binary data, nothing at all) and what is
// not English is refused with an error that says so.
package source

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"entente/extract/text"
)

// MaxSize is the largest document that is read, in bytes: some 700,000 words, far above any article, and low enough
// that a wrong file fills neither the memory nor the day.
const MaxSize = 4 << 20

// Text makes a document of data, which the user knows as name. It fails with ErrEmpty, ErrBinary, ErrMarkup,
// ErrLanguage or ErrTooLarge, wrapped with the reason.
func Text(name string, data []byte) (*text.Doc, error) {
	if len(data) > MaxSize {
		return nil, tooLarge()
	}
	decoded, err := decode(data)
	if err != nil {
		return nil, err
	}
	if kind := markup(decoded); kind != "" {
		return nil, fmt.Errorf("%w: this is %s; save the article as plain text", ErrMarkup, kind)
	}
	return document(name, decoded)
}

// ReadText reads r to its end and makes a document of it.
func ReadText(name string, r io.Reader) (*text.Doc, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, err
	}
	return Text(name, data)
}

// tooLarge is ErrTooLarge with the limit and the way out.
func tooLarge() error {
	return fmt.Errorf("%w: more than %d MiB; one document is one article, so split it into files or lines of JSON",
		ErrTooLarge, MaxSize>>20)
}

// decode gives data as UTF-8: by its byte order mark, as it is where it is UTF-8, and as Windows-1252 where it is
// neither, since that is what old English feeds send. A mark is no part of the text.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 })
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 })
	}
	if at := binaryAt(data); at >= 0 {
		return "", fmt.Errorf("%w: byte %d is %#02x", ErrBinary, at, data[at])
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("%w: neither UTF-8 nor Windows-1252: %v", ErrBinary, err)
	}
	return string(out), nil
}

func decodeUTF16(data []byte, unit func([]byte) uint16) (string, error) {
	if len(data)%2 != 0 {
		return "", fmt.Errorf("%w: UTF-16 with an odd number of bytes", ErrBinary)
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i < len(data); i += 2 {
		units = append(units, unit(data[i:]))
	}
	out := string(utf16.Decode(units))
	if at := binaryAt([]byte(out)); at >= 0 {
		return "", fmt.Errorf("%w: character %#02x", ErrBinary, out[at])
	}
	return out, nil
}

// binaryAt returns the place of the first byte that no text has: NUL anywhere, or control characters beyond what
// torn feeds carry (one in a hundred bytes). It returns -1 for text.
func binaryAt(data []byte) int {
	first, controls := -1, 0
	for i, c := range data {
		switch {
		case c == 0:
			return i
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b, c == 0x7f:
			if first < 0 {
				first = i
			}
			controls++
		}
	}
	if controls*100 > len(data) {
		return first
	}
	return -1
}

// markup names the format of a text that is written for machines, by how it begins; "" for prose.
func markup(s string) string {
	head := strings.ToLower(strings.TrimSpace(s[:min(len(s), 1024)]))
	for _, f := range []struct{ begin, kind string }{
		{"<!doctype html", "HTML"}, {"<html", "HTML"}, {"<?xml", "XML"}, {"<rss", "an RSS feed"}, {"%pdf-", "PDF"},
		{"{\\rtf", "RTF"}, {"%!ps", "PostScript"},
	} {
		if strings.HasPrefix(head, f.begin) {
			return f.kind
		}
	}
	return ""
}
