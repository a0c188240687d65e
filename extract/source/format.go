package source

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"entente/extract/source/warc"
	"entente/extract/text"
)

// Format is how documents are written in a stream.
type Format string

// The formats of input. FormatAuto finds the format by how the stream begins, else by the media type that came with it
// from the web, else by the ending of its name. Each may be compressed with gzip or Zstandard.
const (
	FormatAuto  Format = "auto"
	FormatText  Format = "text"
	FormatJSONL Format = "jsonl"
	FormatHTML  Format = "html"
	FormatFeed  Format = "feed" // RSS, Atom or JSON Feed: a document an item
	FormatPDF   Format = "pdf"
	FormatMail  Format = "mail"
	FormatWARC  Format = "warc" // an archive of the web: a document a page
)

// Formats lists the formats.
func Formats() []string {
	var out []string
	for _, f := range []Format{
		FormatAuto, FormatText, FormatJSONL, FormatHTML, FormatFeed, FormatPDF, FormatMail, FormatWARC,
	} {
		out = append(out, string(f))
	}
	return out
}

// ParseFormat returns the input format that name names.
func ParseFormat(name string) (Format, error) {
	if !slices.Contains(Formats(), name) {
		return "", fmt.Errorf("unknown input format %q: use one of %s", name, strings.Join(Formats(), ", "))
	}
	return Format(name), nil
}

// endings are the formats of files by the ending of their name. Only such files are read from a folder.
var endings = map[string]Format{
	".txt": FormatText, ".jsonl": FormatJSONL, ".ndjson": FormatJSONL,
	".html": FormatHTML, ".htm": FormatHTML, ".xhtml": FormatHTML, ".rss": FormatFeed, ".atom": FormatFeed,
	".pdf": FormatPDF, ".eml": FormatMail, ".warc": FormatWARC,
}

// mediaTypes are the formats of what the web sends. Feeds are not among them, since they begin as such.
var mediaTypes = map[string]Format{
	"text/html": FormatHTML, "application/xhtml+xml": FormatHTML,
	"application/pdf": FormatPDF, "message/rfc822": FormatMail,
	"application/jsonl": FormatJSONL, "application/x-ndjson": FormatJSONL, "application/warc": FormatWARC,
}

// Ending returns the ending of a name that tells its format, below that of its compression, in small letters: ".txt".
func Ending(name string) string {
	name = strings.ToLower(name)
	for _, c := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, c)
	}
	return path.Ext(strings.ReplaceAll(name, `\`, "/"))
}

// readable reports whether a file of a folder is one of documents.
func readable(name string) bool {
	return endings[Ending(name)] != ""
}

// sniffed is how many bytes of a stream tell its format.
const sniffed = 2048

// sniff returns the format of a stream by how it begins.
func sniff(head []byte) Format {
	lower := strings.ToLower(string(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))))
	begins := func(prefixes ...string) bool {
		return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(lower, p) })
	}
	holds := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(lower, p) })
	}
	switch {
	case warc.Begins(head):
		return FormatWARC
	case begins("%pdf-"):
		return FormatPDF
	case begins("<!doctype html", "<html"):
		return FormatHTML
	case begins("<?xml", "<rss", "<feed", "<rdf:rdf") && holds("<rss", "<feed", "<rdf:rdf"):
		return FormatFeed
	case begins("<?xml") && holds("<html"):
		return FormatHTML
	case begins("{") && holds("jsonfeed.org/version"):
		return FormatFeed
	case begins("from:", "received:", "return-path:", "delivered-to:", "message-id:", "mime-version:", "x-received:") &&
		holds("\nsubject:", "\nmessage-id:", "\nmime-version:"):
		return FormatMail
	}
	return FormatText
}

// Unpack returns what r holds, which may be compressed with gzip or Zstandard.
func Unpack(r io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	head, err := b.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, fmt.Errorf("%w: gzip: %v", ErrDamaged, err)
		}
		return damaged{z, "gzip"}, nil
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(b, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
		if err != nil {
			return nil, fmt.Errorf("%w: Zstandard: %v", ErrDamaged, err)
		}
		return damaged{z, "Zstandard"}, nil
	}
	return b, nil
}

// damaged tells errors of a decompressor by its name.
type damaged struct {
	io.Reader
	name string
}

func (d damaged) Read(p []byte) (int, error) {
	n, err := d.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %s: %v", ErrDamaged, d.name, err)
	}
	return n, err
}

// stream is an open input.
type stream struct {
	name string // as the user knows it
	url  *url.URL
	// contentType is the header of that name, for what came from the web.
	contentType string
	io.Reader
}

// find returns the format of s, whose bytes are in b: what a stream begins with counts for more than what the web or
// its name says of it, but not every page, list of lines or e-mail begins as such.
func find(s stream, b *bufio.Reader) (Format, error) {
	// What has come so far must do: a stream that someone types may never bring more.
	if _, err := b.Peek(1); err != nil && err != io.EOF {
		return "", err
	}
	head, _ := b.Peek(min(b.Buffered(), sniffed))
	if f := sniff(head); f != FormatText {
		return f, nil
	}
	media, _, _ := mime.ParseMediaType(s.contentType) // "" if it is damaged
	return cmp.Or(mediaTypes[media], endings[Ending(s.name)], FormatText), nil
}

// documents yields the documents of s.
func (o Options) documents(ctx context.Context, s stream) iter.Seq2[*text.Doc, error] {
	plain, err := Unpack(s.Reader)
	if err != nil {
		return one(nil, err)
	}
	b := bufio.NewReaderSize(plain, 1<<16)
	s.Reader = b
	f := cmp.Or(o.Format, FormatAuto)
	if f == FormatAuto {
		if f, err = find(s, b); err != nil {
			return one(nil, err)
		}
	}
	switch f {
	case FormatJSONL:
		return jsonLines(s.name, s)
	case FormatFeed:
		return o.feed(ctx, s)
	case FormatHTML:
		return one(readHTML(s))
	case FormatPDF:
		return one(readPDF(s))
	case FormatMail:
		return one(readMail(s))
	case FormatWARC:
		return o.archive(ctx, s)
	}
	return one(ReadText(s.name, s))
}
