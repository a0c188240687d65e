// Package mail takes the message out of an e-mail (RFC 5322 with MIME): the plain text, or the text of its HTML where
// it has no plain one, and what the header says of it. Attachments are left alone.
package mail

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"

	"entente/extract/source/page"
	"entente/schema"
)

// These errors are returned for an e-mail that gives no text.
var (
	// ErrDamaged is returned for what is no e-mail, or breaks off.
	ErrDamaged = errors.New("the e-mail cannot be read")
	// ErrNoText is returned for an e-mail of attachments alone.
	ErrNoText = errors.New("the e-mail holds no text")
)

// Message is an e-mail. What its header does not say is empty.
type Message struct {
	Subject string
	From    string // the name of the sender, or the address
	Date    time.Time
	Text    string
}

// maxDepth is how deep parts of parts are looked for.
const maxDepth = 8

// Parse reads an e-mail. It fails with ErrDamaged, ErrNoText, or with what is wrong with r.
func Parse(r io.Reader) (*Message, error) {
	raw, err := mail.ReadMessage(r)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	decoder := &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	subject, err := decoder.DecodeHeader(raw.Header.Get("Subject"))
	if err != nil {
		subject = raw.Header.Get("Subject")
	}
	m := &Message{
		Subject: schema.OneLine(subject),
		From:    sender(raw.Header, decoder),
	}
	if m.Date, err = raw.Header.Date(); err != nil {
		m.Date = time.Time{}
	}
	found, err := read(partOf(raw.Header, raw.Body), 0)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if m.Text = strings.TrimSpace(found.plain); m.Text == "" {
		m.Text = page.Text(found.html)
	}
	if m.Text == "" {
		return nil, ErrNoText
	}
	return m, nil
}

// sender returns the name of who sent the e-mail, or the address.
func sender(h mail.Header, decoder *mime.WordDecoder) string {
	parser := mail.AddressParser{WordDecoder: decoder}
	from, err := parser.Parse(h.Get("From"))
	switch {
	case err != nil:
		return ""
	case from.Name != "":
		return schema.OneLine(from.Name)
	}
	return from.Address
}

// part is one part of a message, as it was sent.
type part struct {
	contentType, encoding, disposition string
	body                               io.Reader
}

// partOf returns a part with this header.
func partOf(h interface{ Get(string) string }, body io.Reader) part {
	return part{h.Get("Content-Type"), h.Get("Content-Transfer-Encoding"), h.Get("Content-Disposition"), body}
}

// texts are what a part holds, by kind.
type texts struct{ plain, html string }

// read returns the first text of each kind in a part and those within it.
func read(p part, depth int) (texts, error) {
	kind, params, err := mime.ParseMediaType(p.contentType)
	if err != nil {
		kind, params = "text/plain", nil // RFC 2045, section 5.2
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" && depth < maxDepth {
		return readParts(multipart.NewReader(p.body, params["boundary"]), depth)
	}
	if kind != "text/plain" && kind != "text/html" || strings.HasPrefix(strings.ToLower(p.disposition), "attachment") {
		return texts{}, nil
	}
	text, err := decode(p, params["charset"])
	if kind == "text/html" {
		return texts{html: text}, err
	}
	return texts{plain: text}, err
}

// readParts reads the parts of a multipart message.
func readParts(r *multipart.Reader, depth int) (texts, error) {
	var found texts
	for {
		p, err := r.NextRawPart()
		if err == io.EOF {
			return found, nil
		}
		if err != nil {
			return found, err
		}
		in, err := read(partOf(p.Header, p), depth+1)
		if err != nil {
			return found, err
		}
		if found.plain == "" {
			found.plain = in.plain
		}
		if found.html == "" {
			found.html = in.html
		}
	}
}

// decode returns the text of a part as UTF-8. What names no character set and is no UTF-8 is taken as Windows-1252, in
// which old programs write.
func decode(p part, label string) (string, error) {
	body := p.body
	switch strings.ToLower(strings.TrimSpace(p.encoding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	if label != "" {
		converted, err := charset.NewReaderLabel(label, body)
		if err != nil {
			return "", fmt.Errorf("character set %q: %w", label, err)
		}
		body = converted
	}
	b, err := io.ReadAll(body)
	if err == nil && label == "" && !utf8.Valid(b) {
		b, err = charmap.Windows1252.NewDecoder().Bytes(b)
	}
	return string(b), err
}
