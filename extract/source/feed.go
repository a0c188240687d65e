package source

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"iter"
	netmail "net/mail"
	"time"

	"github.com/mmcdole/gofeed"

	"entente/extract/source/page"
	"entente/extract/text"
)

// feed yields a document an item. Where the feed holds only the beginning of an article and o can fetch, the article is
// fetched.
func (o Options) feed(ctx context.Context, s stream) iter.Seq2[*text.Doc, error] {
	data, err := raw(s)
	if err != nil {
		return one(nil, err)
	}
	f, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		return one(nil, fmt.Errorf("%w: feed: %v", ErrDamaged, err))
	}
	return func(yield func(*text.Doc, error) bool) {
		for i, item := range f.Items {
			name := cmp.Or(item.Link, item.GUID, fmt.Sprintf("%s#%d", s.name, i+1))
			d, err := o.item(ctx, s, f, item, name)
			if err != nil {
				err = &PathError{name, err}
			}
			if ctx.Err() != nil || !yield(d, err) {
				return
			}
		}
	}
}

// item returns the document of an item.
func (o Options) item(ctx context.Context, s stream, f *gofeed.Feed, item *gofeed.Item, name string) (*text.Doc, error) {
	if item.Content == "" && o.Fetch != nil && s.url != nil && item.Link != "" {
		return o.article(ctx, name, item.Link)
	}
	d, err := document(name, page.Text(cmp.Or(item.Content, item.Description)))
	if err != nil {
		return nil, err
	}
	d.Title, d.URL, d.Publisher = item.Title, item.Link, f.Title
	if len(item.Authors) > 0 && item.Authors[0] != nil {
		d.Author = item.Authors[0].Name
	}
	switch {
	case item.PublishedParsed != nil:
		d.Date = zoned(item.Published, *item.PublishedParsed)
	case item.UpdatedParsed != nil:
		d.Date = zoned(item.Updated, *item.UpdatedParsed)
	}
	return d, nil
}

// zoned returns t in the time zone in which it is written.
func zoned(written string, t time.Time) time.Time {
	if in, err := time.Parse(time.RFC3339, written); err == nil && in.Equal(t) {
		return in
	}
	if in, err := netmail.ParseDate(written); err == nil && in.Equal(t) {
		return in
	}
	return t
}

// article fetches the page that an item of a feed links to.
func (o Options) article(ctx context.Context, name, link string) (*text.Doc, error) {
	r, err := o.Fetch(ctx, link)
	if err != nil {
		return nil, err
	}
	o.Fetch = nil // a page is no feed of feeds
	for d, err := range o.documents(ctx, stream{name, r.URL, r.ContentType, r.Body}) {
		return d, err
	}
	return nil, ErrEmpty
}
