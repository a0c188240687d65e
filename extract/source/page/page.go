// Package page takes the article out of a page of HTML: its text without navigation, adverts and scripts, and what the
// page says of it.
//
// Which part of a page is the article is decided by the algorithm of Arc90's Readability, as Firefox has it in its
// reader view. What pages call an advert, a newsletter box or a list of related stories is taken out before. Metadata
// come from JSON-LD, OpenGraph, and the elements of HTML, in this order.
package page

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"codeberg.org/readeck/go-readability/v2/render"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"entente/schema"
)

// ErrNoArticle is returned for a page in which no article is found.
var ErrNoArticle = errors.New("no article found in this page")

// Article is the article of a page. What the page does not say is empty.
type Article struct {
	Text      string // paragraphs with an empty line between them
	Title     string
	URL       string // the canonical address
	Publisher string
	Author    string
	Language  string    // BCP 47
	Date      time.Time // of publication, with its time zone
}

// maxNodes bounds the elements of a page, since Readability takes time above proportion.
const maxNodes = 200_000

// Parse reads a page. contentType is the header of that name, "" if there is none; base is where the page was found, or
// nil. It fails with ErrNoArticle, or with what is wrong with r.
func Parse(r io.Reader, contentType string, base *url.URL) (*Article, error) {
	decoded, err := charset.NewReader(r, contentType)
	if err != nil {
		if err == io.EOF {
			return nil, ErrNoArticle
		}
		return nil, err
	}
	doc, err := html.Parse(decoded)
	if err != nil {
		return nil, err
	}
	if n := count(doc); n > maxNodes {
		return nil, fmt.Errorf("%w: it has %d elements, more than %d", ErrNoArticle, n, maxNodes)
	}
	a := &Article{URL: canonical(doc, base)}
	author := byline(doc)
	prune(doc)
	found, err := readability.FromDocument(doc, base)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNoArticle, err)
	}
	if found.Node == nil {
		return nil, ErrNoArticle
	}
	a.Text = strings.TrimSpace(render.InnerText(found.Node))
	if a.Text == "" {
		return nil, ErrNoArticle
	}
	a.Title, a.Publisher, a.Language = schema.OneLine(found.Title()), schema.OneLine(found.SiteName()), found.Language()
	if a.Author = schema.OneLine(found.Byline()); a.Author == "" {
		a.Author = author
	}
	a.Author = strings.TrimPrefix(strings.TrimPrefix(a.Author, "By "), "by ")
	if t, err := found.PublishedTime(); err == nil {
		a.Date = t
	}
	return a, nil
}

// Text returns the text of a fragment of HTML, such as the content of an item of a feed, with an empty line between
// paragraphs. Text without markup comes back as it is, with its entities decoded.
func Text(fragment string) string {
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), context)
	if err != nil {
		return fragment // no reader error: a string gives none
	}
	for _, n := range nodes {
		context.AppendChild(n)
	}
	prune(context)
	return strings.TrimSpace(render.InnerText(context))
}

// count returns the number of nodes below n.
func count(n *html.Node) int {
	total := 0
	for range n.Descendants() {
		total++
	}
	return total
}

// canonical returns the address that the page gives for itself, or that of base.
func canonical(doc *html.Node, base *url.URL) string {
	for n := range doc.Descendants() {
		var given string
		switch {
		case n.DataAtom == atom.Link && strings.EqualFold(attribute(n, "rel"), "canonical"):
			given = attribute(n, "href")
		case n.DataAtom == atom.Meta && attribute(n, "property") == "og:url":
			given = attribute(n, "content")
		default:
			continue
		}
		u, err := url.Parse(strings.TrimSpace(given))
		if err != nil || given == "" {
			continue
		}
		if base != nil {
			u = base.ResolveReference(u)
		}
		if u.Scheme == "http" || u.Scheme == "https" {
			return u.String()
		}
	}
	if base != nil {
		return base.String()
	}
	return ""
}

// byline returns the author that an element marked so names; it is looked for before such elements are taken out.
func byline(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if attribute(n, "rel") == "author" || attribute(n, "itemprop") == "author" {
			if s := schema.OneLine(render.InnerText(n)); s != "" {
				return s
			}
		}
	}
	return ""
}

// attribute returns an attribute of n, or "".
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
