package source

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"iter"
	netmail "net/mail"
	"net/url"
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
	f, err := parseFeed(data)
	if err != nil {
		return one(nil, err)
	}
	return func(yield func(*text.Doc, error) bool) {
		for i, item := range f.Items {
			if item == nil {
				continue
			}
			item.Link = absolute(item.Link, s.url)
			name := cmp.Or(item.Link, item.GUID, fmt.Sprintf("%s#%d", s.name, i+1))
			d, err := o.item(ctx, item, name, s.url != nil)
			if err != nil {
				err = &PathError{name, err}
			} else {
				d.Publisher = cmp.Or(d.Publisher, f.Title)
			}
			if ctx.Err() != nil || !yield(d, err) {
				return
			}
		}
	}
}

// parseFeed reads a feed in any of the formats.
func parseFeed(data []byte) (f *gofeed.Feed, err error) {
	// The library panics on null where JSON Feed wants an object.
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%w: feed: %v", ErrDamaged, r)
		}
	}()
	if f, err = gofeed.NewParser().Parse(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("%w: feed: %v", ErrDamaged, err)
	}
	return f, nil
}

// absolute resolves a link of a feed against the address of the feed, if it has one.
func absolute(link string, feed *url.URL) string {
	if u, err := url.Parse(link); err == nil && link != "" && feed != nil && !u.IsAbs() {
		return feed.ResolveReference(u).String()
	}
	return link
}

// item returns the document of an item. The item of a feed from the web that has no content of its own is fetched.
func (o Options) item(ctx context.Context, item *gofeed.Item, name string, web bool) (*text.Doc, error) {
	if item.Content == "" && o.Fetch != nil && web && item.Link != "" {
		return o.article(ctx, name, item.Link)
	}
	d, err := extracted(name, page.Text(cmp.Or(item.Content, item.Description)))
	if err != nil {
		return nil, err
	}
	d.Title, d.URL = item.Title, item.Link
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
