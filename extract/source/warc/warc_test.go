package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
)

// record writes a record of WARC 1.1 with the fields that it must have; more are further fields, each with its line
// end.
func record(typ, contentType, block, more string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2021-03-05T06:07:08Z\r\n"+
		"WARC-Target-URI: https://valley.example/treaty\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n",
		typ, contentType, more, len(block), block)
}

// response writes a record of an answer of HTTP with status 200; header are further lines of it, each with its line
// end.
func response(header, body string) string {
	return record("response", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+header+"\r\n"+body, "")
}

// seen is what the tests look at of a record.
type seen struct {
	Kind        Kind
	ContentType string
	Body        string
}

// readAll reads an archive to its end.
func readAll(in io.Reader) (out []seen, errs []error) {
	r := NewReader(in)
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return out, errs
		}
		if err != nil {
			return out, append(errs, err)
		}
		kind, html, err := rec.Page()
		s := seen{Kind: kind}
		if html != nil {
			body, readErr := io.ReadAll(html.Body)
			s.ContentType, s.Body, err = html.ContentType, string(body), errors.Join(err, readErr)
		}
		if err != nil {
			errs = append(errs, err)
		}
		out = append(out, s)
	}
}

const page = "<html><body><p>India and Nepal signed a treaty.</p></body></html>"

// packed returns page as a writer of a coding packs it.
func packed(t *testing.T, pack func(io.Writer) io.WriteCloser) string {
	t.Helper()
	var b bytes.Buffer
	w := pack(&b)
	if _, err := io.WriteString(w, page); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zipped(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }

// chunked writes a body in two chunks.
func chunked(body string) string {
	half := len(body) / 2
	return fmt.Sprintf("%x\r\n%s\r\n%x;note=\"x\"\r\n%s\r\n0\r\n\r\n", half, body[:half], len(body)-half, body[half:])
}

// TestPage reads one record in every coding, and tells pages from all else.
func TestPage(t *testing.T) {
	const html = "Content-Type: text/html; charset=utf-8\r\n"
	bare := func(w io.Writer) io.WriteCloser { f, _ := flate.NewWriter(w, 6); return f } // 6 is a level that there is
	of := seen{Page, "text/html; charset=utf-8", page}
	for name, test := range map[string]struct {
		in   string
		want seen
	}{
		"as it is":       {response(html, page), of},
		"chunked":        {response(html+"Transfer-Encoding: chunked\r\n", chunked(page)), of},
		"gzip":           {response(html+"Content-Encoding: gzip\r\n", packed(t, zipped)), of},
		"chunked gzip":   {response(html+"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(packed(t, zipped))), of},
		"brotli":         {response(html+"Content-Encoding: br\r\n", packed(t, func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) })), of},
		"zlib":           {response(html+"Content-Encoding: deflate\r\n", packed(t, func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })), of},
		"bare deflate":   {response(html+"Content-Encoding: deflate\r\n", packed(t, bare)), of},
		"XHTML":          {response("content-type: Application/XHTML+xml\r\n", page), seen{Page, "Application/XHTML+xml", page}},
		"a file":         {record("resource", "text/html", page, ""), seen{Page, "text/html", page}},
		"a picture":      {response("Content-Type: image/png\r\n", "\x89PNG"), seen{Kind: NoHTML}},
		"a PDF file":     {record("resource", "application/pdf", "%PDF-", ""), seen{Kind: NoHTML}},
		"a redirection":  {record("response", "application/http", "HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\n", ""), seen{Kind: NoSuccess}},
		"a name server":  {record("response", "text/dns", "valley.example. 1 IN A 192.0.2.1", ""), seen{Kind: Other}},
		"a revisit":      {record("revisit", "application/http", "HTTP/1.1 200 OK\r\n\r\n", ""), seen{Kind: Revisit}},
		"a request":      {record("request", "application/http", "GET / HTTP/1.1\r\n\r\n", ""), seen{Kind: Request}},
		"metadata":       {record("metadata", "application/warc-fields", "via: x\r\n", ""), seen{Kind: Other}},
		"a kind to come": {record("hologram", "text/html", page, ""), seen{Kind: Other}},
	} {
		got, errs := readAll(strings.NewReader(test.in))
		if diff := cmp.Diff([]seen{test.want}, got); len(errs) > 0 || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", name, errs, diff)
		}
	}
}

// A page that cannot be decoded is an error of its own, and the record after it is read.
func TestPage_damaged(t *testing.T) {
	const html = "Content-Type: text/html\r\n"
	zip := packed(t, zipped)
	for name, test := range map[string]struct{ in, want string }{
		"no HTTP":        {record("response", "application/http", "nothing", ""), "its HTTP header"},
		"cut off":        {response(html+"Content-Length: 999\r\n", page), "unexpected EOF"},
		"cut off gzip":   {response(html+"Content-Encoding: gzip\r\n", zip[:len(zip)-9]), "unexpected EOF"},
		"no gzip":        {response(html+"Content-Encoding: gzip\r\n", page), "gzip"},
		"no chunks":      {response(html+"Transfer-Encoding: chunked\r\n", page+"\r\n"), "chunk"},
		"unknown coding": {response(html+"Content-Encoding: zip\r\n", page), `"zip" is not known`},
		"a segment": {record("response", "application/http", "HTTP/1.1 200 OK\r\n"+html+"\r\n"+page, "WARC-Segment-Number: 1\r\n"),
			"several segments"},
		"a part": {record("response", "application/http", "HTTP/1.1 200 OK\r\n"+html+"Content-Length: 999\r\n\r\n"+page,
			"WARC-Truncated: length\r\n"), "the crawler kept only a part (length)"},
	} {
		got, errs := readAll(strings.NewReader(test.in + response(html, page)))
		if len(errs) != 1 || !errors.Is(errs[0], ErrPage) || !strings.Contains(errs[0].Error(), test.want) {
			t.Errorf("%s: %v, want an ErrPage with %q", name, errs, test.want)
		}
		if len(got) != 2 || got[1].Body != page {
			t.Errorf("%s: the record after it: %v", name, got)
		}
	}
}

// What is no archive, or breaks off, is refused at the byte where the record begins.
func TestNext_syntax(t *testing.T) {
	first := response("Content-Type: text/html\r\n", page)
	edit := func(from, to string) string { return first + strings.Replace(first, from, to, 1) }
	at := fmt.Sprintf("record at byte %d: ", len(first))
	for name, test := range map[string]struct{ in, want string }{
		"another format":     {first + "<html>\r\n", at + `not a WARC record: it begins with "<html>"`},
		"another version":    {edit("WARC/1.1", "WARC/9.0"), at},
		"no length":          {edit("Content-Length", "Length"), at + "not a WARC record: it has no Content-Length"},
		"no date":            {edit("WARC-Date", "Date"), "it has no WARC-Date"},
		"two lengths":        {edit("Content-Length", "content-length: 3\r\nContent-Length"), "Content-Length stands 2 times"},
		"a negative length":  {edit("Content-Length: ", "Content-Length: -"), "no number of bytes"},
		"a huge length":      {edit("Content-Length: ", "Content-Length: 99999999999999999999"), "no number of bytes"},
		"too long a length":  {edit("Content-Length: ", "Content-Length: 9"), at + "not a WARC record: the archive ends within the record"},
		"a length of less":   {strings.Replace(first, "Content-Length: 1", "Content-Length: ", 1) + first, "its Content-Length is wrong"},
		"a bad date":         {edit("2021-03-05T06:07:08Z", "yesterday"), `WARC-Date "yesterday"`},
		"no field":           {edit("WARC-Type:", "WARC-Type"), "is no named field"},
		"bare line ends":     {strings.ReplaceAll(first, "\r\n", "\n"), "record at byte 0: not a WARC record: a line of its header"},
		"a continued nought": {edit("WARC/1.1\r\n", "WARC/1.1\r\n more\r\n"), "begins with a continued line"},
		"cut in the header":  {first + first[:40], at + "not a WARC record: the archive ends within a header"},
		"cut in the block":   {first[:len(first)-20], "record at byte 0: not a WARC record: the archive ends within the record, 16 bytes too early"},
		"cut at its end":     {first[:len(first)-1], "and not two line ends"},
		"an endless header":  {"WARC/1.1\r\nA: " + strings.Repeat("a", maxHeader), "more than 1024 KiB"},
	} {
		_, errs := readAll(strings.NewReader(test.in))
		if len(errs) == 0 || !errors.Is(errs[len(errs)-1], ErrSyntax) || !strings.Contains(errs[len(errs)-1].Error(), test.want) {
			t.Errorf("%s: %v, want an ErrSyntax with %q", name, errs, test.want)
		}
	}
}

// TestNext_fields: names in any letters, values over several lines, addresses in angle brackets, and dates of any
// precision.
func TestNext_fields(t *testing.T) {
	for in, want := range map[string]string{
		"2021-03-05T06:07:08Z": "2021-03-05T06:07:08Z", "2021-03-05T06:07:08.25Z": "2021-03-05T06:07:08.25Z",
		"2021-03-05T06:07Z": "2021-03-05T06:07:00Z", "2021-03": "2021-03-01T00:00:00Z",
	} {
		text := "warc/1.0\r\nwarc-type: resource\r\nWARC-RECORD-ID: <urn:uuid:1>\r\nWARC-Date: " + in + "\r\n" +
			"WARC-Target-URI: <https://valley.example/a>\r\nX-Note: one\r\n\ttwo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
		rec, err := NewReader(strings.NewReader(text)).Next()
		if err != nil {
			t.Fatal(err)
		}
		if rec.Date.Format(time.RFC3339Nano) != want || rec.TargetURI != "https://valley.example/a" || rec.Type != "resource" {
			t.Errorf("%s: %+v", in, rec)
		}
	}
}

// An error of reading is told as it is, with the place.
func TestNext_readError(t *testing.T) {
	broken := errors.New("disk on fire")
	in := io.MultiReader(strings.NewReader(response("", page)[:30]), errorReader{broken})
	if _, errs := readAll(in); len(errs) != 1 || !errors.Is(errs[0], broken) || errors.Is(errs[0], ErrSyntax) {
		t.Errorf("%v, want %v", errs, broken)
	}
}

type errorReader struct{ err error }

func (r errorReader) Read([]byte) (int, error) { return 0, r.err }

// FuzzReader: whatever comes, the offsets of records rise, a record holds no more than its length, and after the end
// there is nothing.
func FuzzReader(f *testing.F) {
	f.Add([]byte(response("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", chunked(page)) + record("request", "", "", "")))
	f.Add([]byte("WARC/1.1\r\n\r\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		r := NewReader(bytes.NewReader(in))
		last := int64(-1)
		for {
			rec, err := r.Next()
			if err != nil {
				if _, again := r.Next(); again != err {
					t.Fatalf("after %v comes %v", err, again)
				}
				return
			}
			if rec.Offset <= last || rec.Offset > int64(len(in)) || !Begins(in[rec.Offset:]) {
				t.Fatalf("record at %d after one at %d, of %d bytes", rec.Offset, last, len(in))
			}
			last = rec.Offset
			_, html, err := rec.Page()
			if (err != nil) && !errors.Is(err, ErrPage) || err != nil && html != nil {
				t.Fatalf("page %v, error %v", html, err)
			}
			if html != nil {
				if _, err := io.CopyN(io.Discard, html.Body, 1<<20); err != nil && err != io.EOF && !errors.Is(err, ErrPage) {
					t.Fatal(err)
				}
			}
		}
	})
}
