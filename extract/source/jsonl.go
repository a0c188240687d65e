package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"entente/extract/text"
)

// record is a line of JSON Lines input.
type record struct {
	ID        string  `json:"id"`
	Text      *string `json:"text"`
	Title     string  `json:"title"`
	Date      string  `json:"date"`
	URL       string  `json:"url"`
	Publisher string  `json:"publisher"`
}

// JSONL reads a document a line: {"id","text"[,"title","date","url","publisher"]}. Unknown fields are ignored. A line
// that is no document gives an error that names the line, and reading goes on; an error of r itself ends it. Memory is
// that of the longest line.
func JSONL(name string, r io.Reader) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		br := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			line, err := readLine(br)
			if err != nil && err != io.EOF && !errors.Is(err, ErrTooLarge) {
				yield(nil, fmt.Errorf("line %d: %w", n, err))
				return
			}
			if errors.Is(err, ErrTooLarge) {
				if !yield(nil, fmt.Errorf("line %d: %w", n, err)) {
					return
				}
				continue
			}
			if len(bytes.TrimSpace(line)) > 0 {
				d, derr := parseRecord(line)
				if derr != nil {
					derr = fmt.Errorf("line %d: %w", n, derr)
				}
				if !yield(d, derr) {
					return
				}
			}
			if err == io.EOF {
				return
			}
		}
	}
}

// readLine reads up to and with the next newline; a line above MaxSize is read to its end and dropped.
func readLine(br *bufio.Reader) ([]byte, error) {
	var line []byte
	dropped := false
	for {
		part, err := br.ReadSlice('\n')
		if !dropped {
			line = append(line, part...)
		}
		if len(line) > 2*MaxSize { // room for escapes and metadata beside the text
			dropped, line = true, nil
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case dropped && (err == nil || err == io.EOF):
			return nil, tooLarge()
		}
		return line, err
	}
}

func parseRecord(line []byte) (*text.Doc, error) {
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && wrong.Field != "" {
			return nil, fmt.Errorf("%w: %q is a %s, where a string is wanted", ErrRecord, wrong.Field, wrong.Value)
		}
		return nil, fmt.Errorf("%w: %v", ErrRecord, err)
	}
	if rec.ID == "" {
		return nil, fmt.Errorf(`%w: no "id"`, ErrRecord)
	}
	if rec.Text == nil {
		return nil, fmt.Errorf(`%w: %q has no "text"`, ErrRecord, rec.ID)
	}
	d, err := Text(rec.ID, []byte(*rec.Text))
	if err != nil {
		return nil, fmt.Errorf("%q: %w", rec.ID, err)
	}
	d.Title, d.URL, d.Publisher = rec.Title, rec.URL, rec.Publisher
	if rec.Date != "" {
		if d.Date, err = parseISO(rec.Date); err != nil {
			return nil, fmt.Errorf("%w: %q: %v", ErrRecord, rec.ID, err)
		}
	}
	return d, nil
}

// parseISO reads a date of ISO 8601 to the day, or a date with a time (RFC 3339). Less than a day is no date of
// publication: it gives the zero time.
func parseISO(s string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02", time.RFC3339, "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	for _, layout := range []string{"2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return time.Time{}, nil
		}
	}
	return time.Time{}, fmt.Errorf("date %q is not ISO 8601 (2020-10-07)", s)
}
