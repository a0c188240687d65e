package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
)

// Kind is what a record is to someone who looks for pages.
type Kind string

// The kinds of records.
const (
	Page      Kind = "page"    // HTML, sent with status 200 or kept as a file
	NoHTML    Kind = "no HTML" // another format, such as a picture
	NoSuccess Kind = "no page" // a redirection or an error
	Revisit   Kind = "revisit" // what was fetched is in a record before
	Request   Kind = "request" // what the crawler asked
	Other     Kind = "other"   // about the archive, the crawl or another record
)

// Kinds lists the kinds.
func Kinds() []Kind { return []Kind{Page, NoHTML, NoSuccess, Revisit, Request, Other} }

// HTML is a page out of a record.
type HTML struct {
	ContentType string
	// Body is without the codings of the transfer and of the content. Its errors match ErrPage. It can be read until
	// the next record is.
	Body io.Reader
}

// maxHTTPHeader is how long the header of an answer may be, in bytes.
const maxHTTPHeader = 1 << 20

// Page returns of which kind a record is, and its page if it is one. An error matches ErrPage, and the record is then a
// page.
func (rec *Record) Page() (Kind, *HTML, error) {
	switch rec.Type {
	case "request":
		return Request, nil, nil
	case "revisit":
		return Revisit, nil, nil
	case "response", "resource":
	default:
		return Other, nil, nil
	}
	media := mediaType(rec.ContentType)
	if rec.Type == "resource" {
		return rec.resource(media)
	}
	if media != "application/http" { // the answer of a name server, say
		return Other, nil, nil
	}
	return rec.response()
}

// resource is Page for a record whose block is a file.
func (rec *Record) resource(media string) (Kind, *HTML, error) {
	if !isHTML(media) {
		return NoHTML, nil, nil
	}
	if rec.Segment != "" {
		return Page, nil, errSegmented
	}
	return Page, &HTML{rec.ContentType, pageReader{rec.Block, rec}}, nil
}

var errSegmented = fmt.Errorf("%w: it is in several segments, which are not joined", ErrPage)

// response is Page for a record whose block is an answer of HTTP.
func (rec *Record) response() (Kind, *HTML, error) {
	head := &io.LimitedReader{R: rec.Block, N: maxHTTPHeader}
	block := bufio.NewReader(head)
	answer, err := http.ReadResponse(block, nil)
	if err != nil {
		return Page, nil, fmt.Errorf("%w: its HTTP header: %w", ErrPage, err)
	}
	head.N = rec.Length // the header is read; the body has the limits of whoever reads it
	if answer.StatusCode != http.StatusOK {
		return NoSuccess, nil, nil
	}
	contentType := answer.Header.Get("Content-Type")
	if !isHTML(mediaType(contentType)) {
		return NoHTML, nil, nil
	}
	if rec.Segment != "" {
		return Page, nil, errSegmented
	}
	body, err := decoded(answer.Body, answer.Header)
	if err != nil {
		return Page, nil, rec.damaged(err)
	}
	return Page, &HTML{contentType, pageReader{body, rec}}, nil
}

func isHTML(media string) bool { return media == "text/html" || media == "application/xhtml+xml" }

// decoded undoes the codings of a content, the last of which was put on last (RFC 9110, section 8.4).
func decoded(body io.Reader, h http.Header) (io.Reader, error) {
	codings := strings.Split(strings.Join(h.Values("Content-Encoding"), ","), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		var err error
		if body, err = decode(body, strings.ToLower(strings.TrimSpace(codings[i]))); err != nil {
			return nil, err
		}
	}
	return body, nil
}

// decode undoes one coding.
func decode(body io.Reader, coding string) (io.Reader, error) {
	switch coding {
	case "", "identity", "none", "utf-8": // the last two are mistakes that servers make
		return body, nil
	case "gzip", "x-gzip":
		return gzip.NewReader(body)
	case "deflate":
		return inflate(body)
	case "br":
		return brotli.NewReader(body), nil
	}
	return nil, fmt.Errorf("content coding %q is not known", coding)
}

// inflate undoes the coding deflate, which is zlib and which some servers take for bare deflate.
func inflate(body io.Reader) (io.Reader, error) {
	b := bufio.NewReader(body)
	head, err := b.Peek(2)
	if err != nil {
		return nil, err
	}
	// The first two bytes of zlib are a multiple of 31 and name the method 8 (RFC 1950, section 2.2).
	if head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		return zlib.NewReader(b)
	}
	return flate.NewReader(b), nil
}

// pageReader reads a page of a record, and says of its errors whose they are.
type pageReader struct {
	io.Reader
	rec *Record
}

func (p pageReader) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	if err != nil && err != io.EOF {
		err = p.rec.damaged(err)
	}
	return n, err
}

// damaged is an error of decoding a page, with why the crawler kept only a part of it.
func (rec *Record) damaged(err error) error {
	if rec.Truncated != "" {
		return fmt.Errorf("%w: %w; the crawler kept only a part (%s)", ErrPage, err, rec.Truncated)
	}
	return fmt.Errorf("%w: %w", ErrPage, err)
}

// Begins reports whether bytes are the beginning of an unpacked archive.
func Begins(head []byte) bool {
	return len(head) > 5 && bytes.EqualFold(head[:5], []byte("WARC/"))
}
