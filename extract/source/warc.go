package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"

	"entente/extract/source/warc"
	"entente/extract/text"
)

// LeftOut counts the records of a web archive that are no pages, by their kind.
type LeftOut map[warc.Kind]int

// Total returns how many records were left out.
func (l LeftOut) Total() int {
	n := 0
	for _, k := range l {
		n += k
	}
	return n
}

// archive yields a document a page of a web archive. Its other records are counted and told at the end. A page that
// cannot be read is an error under its address; damage to the archive itself ends it.
func (o Options) archive(ctx context.Context, s stream) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		left := LeftOut{}
		in := warc.NewReader(s)
		for ctx.Err() == nil {
			rec, err := in.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				yield(nil, brokenArchive(err))
				return
			}
			d, kind, err := pageOf(rec)
			if kind != warc.Page {
				left[kind]++
				continue
			}
			if err != nil {
				err = &PathError{rec.TargetURI, err}
			}
			if !yield(d, err) {
				return
			}
		}
		if o.Archive != nil {
			o.Archive(s.name, left)
		}
	}
}

// brokenArchive says of an error that ends an archive what is to be done.
func brokenArchive(err error) error {
	if !errors.Is(err, ErrDamaged) { // the decompressor says so itself
		err = fmt.Errorf("%w: web archive: %w", ErrDamaged, err)
	}
	return fmt.Errorf("%w; the pages before it are read; for those after it cut the unpacked archive there", err)
}

// pageOf makes a document of a record that is a page; others are told by their kind.
func pageOf(rec *warc.Record) (*text.Doc, warc.Kind, error) {
	kind, html, err := rec.Page()
	if kind != warc.Page || err != nil {
		return nil, kind, err
	}
	u, err := url.Parse(rec.TargetURI)
	if err != nil || !u.IsAbs() {
		return nil, kind, fmt.Errorf("%w: its address %q is none", warc.ErrPage, rec.TargetURI)
	}
	d, err := readHTML(stream{name: rec.TargetURI, url: u, contentType: html.ContentType, Reader: html.Body})
	if err != nil {
		return nil, kind, err
	}
	d.Fetched = rec.Date
	return d, kind, nil
}
