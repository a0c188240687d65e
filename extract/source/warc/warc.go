// Package warc reads web archives: WARC 1.0 and 1.1 (ISO 28500), as crawlers of the web write them.
//
// Its nouns are the [Reader], which goes over an archive, and the [Record], one thing that a crawler kept, with its
// fields and its block of bytes. [Record.Page] is the page of HTML that a record holds, with the codings undone in
// which it was sent. The archive is unpacked before it comes here. It is read as a stream, in the memory of one page.
//
// The grammar is kept strictly: a record that breaks it ends the archive with an error that says at which byte, since
// nothing tells where the next record would begin. A page that cannot be decoded is an error of its record alone.
// Segmented records are not joined.
//
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"
	"time"
)

// These errors are returned by Next and Page.
var (
	// ErrSyntax is returned for what is no record of an archive; nothing can be read after it.
	ErrSyntax = errors.New("not a WARC record")
	// ErrPage is returned for a record whose page cannot be decoded; the next record can be read.
	ErrPage = errors.New("damaged page")
)

// Record is a record of an archive. Its block can be read until the next one is.
type Record struct {
	Offset      int64 // of its first byte in the unpacked archive
	Type        string
	TargetURI   string // "" where the record is about no address
	Date        time.Time
	ContentType string
	Truncated   string // why the crawler kept only a part: length, time, disconnect or unspecified; "" for the whole
	Segment     string // the number of the segment; "" for a record that is whole
	Length      int64  // of the block, in bytes
	Block       io.Reader
}

// Reader reads the records of an archive in order.
type Reader struct {
	in    *bufio.Reader
	at    int64  // how many bytes have been read
	began int64  // where the last record began
	block *block // of the last record; nil before the first
	err   error  // the end of reading
}

// NewReader returns a reader of an unpacked archive.
func NewReader(r io.Reader) *Reader {
	return &Reader{in: bufio.NewReaderSize(r, 1<<16)}
}

// Next returns the next record, io.EOF at the end of the archive, or an error that ends it: one that matches ErrSyntax,
// or one of reading. Every error says where the record begins that cannot be read.
func (r *Reader) Next() (*Record, error) {
	if r.err != nil {
		return nil, r.err
	}
	rec, err := r.next()
	if err != nil && err != io.EOF {
		err = fmt.Errorf("record at byte %d: %w", rec.Offset, err)
	}
	if r.err = err; err != nil {
		return nil, err
	}
	return rec, nil
}

// next reads to the block of the next record. With an error the record says where it began.
func (r *Reader) next() (*Record, error) {
	rec := &Record{Offset: r.began}
	if err := r.endBlock(); err != nil {
		return rec, err
	}
	rec.Offset, r.began = r.at, r.at
	if _, err := r.in.Peek(1); err != nil {
		return rec, err
	}
	h, err := r.header()
	if err != nil {
		return rec, err
	}
	if err := h.into(rec); err != nil {
		return rec, err
	}
	r.block = &block{r.in, rec.Length}
	rec.Block = r.block
	r.at += rec.Length // read or not: endBlock reads the rest
	return rec, nil
}

// endBlock reads what is left of the last block, and the two line ends after it.
func (r *Reader) endBlock() error {
	if r.block == nil {
		return nil
	}
	switch _, err := io.Copy(io.Discard, r.block); {
	case err == io.ErrUnexpectedEOF:
		return fmt.Errorf("%w: the archive ends within the record, %d bytes too early", ErrSyntax, r.block.left)
	case err != nil:
		return err
	}
	end := make([]byte, 4)
	n, err := io.ReadFull(r.in, end)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return err
	}
	if string(end[:n]) != "\r\n\r\n" {
		return fmt.Errorf("%w: %q, and not two line ends, follows a block: its Content-Length is wrong", ErrSyntax, end[:n])
	}
	r.at += 4
	return nil
}

// block reads the block of a record. It fails where the archive ends before the block does.
type block struct {
	in   io.Reader
	left int64
}

func (b *block) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, io.EOF
	}
	n, err := b.in.Read(p[:min(int64(len(p)), b.left)])
	if b.left -= int64(n); err == io.EOF && b.left > 0 {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// maxHeader is how long a header may be, in bytes. Addresses that hold their data are long.
const maxHeader = 1 << 20

// versions are the first lines of records that are read.
var versions = []string{"WARC/0.17", "WARC/0.18", "WARC/1.0", "WARC/1.1"}

// header reads the version and the named fields of a record, up to the empty line.
func (r *Reader) header() (*header, error) {
	left := maxHeader
	version, err := r.line(&left)
	if err != nil {
		return nil, err
	}
	if !knownVersion(version) {
		const most = 40
		return nil, fmt.Errorf("%w: it begins with %.*q and not with one of %s",
			ErrSyntax, most, version, strings.Join(versions, ", "))
	}
	h := &header{}
	for {
		line, err := r.line(&left)
		if err != nil {
			return nil, err
		}
		if len(line) == 0 {
			return h, nil
		}
		if err := h.add(string(line)); err != nil {
			return nil, err
		}
	}
}

func knownVersion(line []byte) bool {
	for _, v := range versions {
		if strings.EqualFold(v, string(line)) {
			return true
		}
	}
	return false
}

// line reads a line without its end, which must be CR and LF; left is how many bytes it may take.
func (r *Reader) line(left *int) ([]byte, error) {
	var line []byte
	for {
		part, err := r.in.ReadSlice('\n')
		r.at += int64(len(part))
		if *left -= len(part); *left < 0 {
			return nil, fmt.Errorf("%w: its header has more than %d KiB", ErrSyntax, maxHeader>>10)
		}
		line = append(line, part...)
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF:
			return nil, fmt.Errorf("%w: the archive ends within a header", ErrSyntax)
		case err != nil:
			return nil, err
		}
		text, ok := bytes.CutSuffix(line, []byte("\r\n"))
		if !ok {
			return nil, fmt.Errorf("%w: a line of its header ends in no CR and LF", ErrSyntax)
		}
		return text, nil
	}
}

// header is the named fields of a record in their order.
type header struct{ names, values []string }

// add takes a line of a header: a field, or more of the value of the one before.
func (h *header) add(line string) error {
	if line[0] == ' ' || line[0] == '\t' {
		if len(h.names) == 0 {
			return fmt.Errorf("%w: its header begins with a continued line", ErrSyntax)
		}
		h.values[len(h.values)-1] += " " + strings.TrimSpace(line)
		return nil
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok || name == "" || strings.ContainsAny(name, " \t") {
		const most = 40
		return fmt.Errorf("%w: %.*q is no named field", ErrSyntax, most, line)
	}
	h.names, h.values = append(h.names, name), append(h.values, strings.TrimSpace(value))
	return nil
}

// value returns the value of a field that stands at most once, "" for none.
func (h *header) value(name string) (string, error) {
	found, n := "", 0
	for i := range h.names {
		if strings.EqualFold(h.names[i], name) {
			found = h.values[i]
			n++
		}
	}
	if n > 1 {
		return "", fmt.Errorf("%w: %s stands %d times", ErrSyntax, name, n)
	}
	return found, nil
}

// into fills in a record. WARC-Record-ID, Content-Length, WARC-Date and WARC-Type must be there (section 5).
func (h *header) into(rec *Record) error {
	var id, date, length string
	for _, f := range []struct {
		name string
		to   *string
		must bool
	}{
		{"WARC-Record-ID", &id, true}, {"WARC-Type", &rec.Type, true}, {"WARC-Date", &date, true},
		{"Content-Length", &length, true},
		{"WARC-Target-URI", &rec.TargetURI, false}, {"Content-Type", &rec.ContentType, false},
		{"WARC-Truncated", &rec.Truncated, false}, {"WARC-Segment-Number", &rec.Segment, false},
	} {
		v, err := h.value(f.name)
		if err != nil {
			return err
		}
		if v == "" && f.must {
			return fmt.Errorf("%w: it has no %s", ErrSyntax, f.name)
		}
		*f.to = v
	}
	n, err := strconv.ParseUint(length, 10, 63)
	if err != nil {
		return fmt.Errorf("%w: Content-Length %q is no number of bytes", ErrSyntax, length)
	}
	rec.Length = int64(n)
	if rec.Date, err = parseDate(date); err != nil {
		return err
	}
	// WARC 1.0 was read as wanting the address in angle brackets, and 1.1 corrects that.
	if uri, ok := strings.CutPrefix(rec.TargetURI, "<"); ok && strings.HasSuffix(uri, ">") {
		rec.TargetURI = strings.TrimSuffix(uri, ">")
	}
	return nil
}

// parseDate reads a WARC-Date: a time of W3C's profile of ISO 8601, in UTC, as precise as it happens to be (section
// 5.4).
func parseDate(s string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02T15:04:05Z", "2006-01-02T15:04Z", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil { // fractions of seconds are taken too
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%w: WARC-Date %q is no time in UTC (2020-10-07T09:30:00Z)", ErrSyntax, s)
}

// mediaType returns the media type that a Content-Type names, in small letters, "" if it names none.
func mediaType(contentType string) string {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return ""
	}
	return media
}
