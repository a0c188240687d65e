package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
)

// cache keeps answers, one file each, named by the hash of their address.
type cache struct{ dir string }

// answer is an answer as it is kept.
type answer struct {
	URL          string `json:"url"` // after redirections
	ContentType  string `json:"contentType"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"lastModified,omitempty"`
	Body         []byte `json:"body"`
}

func (c cache) path(u *url.URL) string {
	sum := sha256.Sum256([]byte(u.String()))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:])+".json")
}

// read returns what is kept of u, or nil. A file that cannot be read is as none: the page is asked for whole.
func (c cache) read(u *url.URL) *answer {
	if c.dir == "" {
		return nil
	}
	b, err := os.ReadFile(c.path(u))
	if err != nil {
		return nil
	}
	var a answer
	if json.Unmarshal(b, &a) != nil || a.ETag == "" && a.LastModified == "" {
		return nil
	}
	return &a
}

// write keeps a page if the host says by what it can be asked for again.
func (c cache) write(u *url.URL, p *Page, h http.Header) error {
	a := answer{p.URL.String(), p.ContentType, h.Get("ETag"), h.Get("Last-Modified"), p.Body}
	if c.dir == "" || a.ETag == "" && a.LastModified == "" {
		return nil
	}
	b, err := json.Marshal(a)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(c.dir, ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), c.path(u))
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// conditions asks for the page only if it is no longer a.
func (a *answer) conditions(h http.Header) {
	if a.ETag != "" {
		h.Set("If-None-Match", a.ETag)
	}
	if a.LastModified != "" {
		h.Set("If-Modified-Since", a.LastModified)
	}
}

// page returns the page that was kept for u.
func (a *answer) page(u *url.URL) *Page {
	final, err := url.Parse(a.URL)
	if err != nil {
		final = u
	}
	return &Page{URL: final, ContentType: a.ContentType, Body: a.Body, Unchanged: true}
}
