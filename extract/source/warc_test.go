package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/extract/source/warc"
)

// captured writes a record of WARC 1.1 about an address.
func captured(typ, address, block string) string {
	contentType := map[bool]string{true: "application/http", false: "application/warc-fields"}[typ != "warcinfo"]
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2021-03-05T06:07:08Z\r\n"+
		"WARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", typ, address, contentType, len(block), block)
}

// answered writes a record of an answer of the web.
func answered(address, status, contentType, body string) string {
	return captured("response", address, fmt.Sprintf("HTTP/1.1 %s\r\nContent-Type: %s\r\n\r\n%s", status, contentType, body))
}

// crawl is an archive of seven records, of which two are pages with an article and one is a page without.
func crawl() []string {
	return []string{
		captured("warcinfo", "", "software: a test\r\n"),
		captured("request", "https://valley.example/treaty", "GET /treaty HTTP/1.1\r\n\r\n"),
		answered("https://valley.example/treaty", "200 OK", "text/html; charset=utf-8", web),
		answered("https://valley.example/old", "301 Moved", "text/html", ""),
		answered("https://valley.example/logo.png", "200 OK", "image/png", "\x89PNG"),
		answered("https://valley.example/bare", "200 OK", "text/html", "<html></html>"),
		answered("https://valley.example/again", "200 OK", "text/html",
			`<meta property="article:published_time" content="2021-03-04T09:30:00Z">`+web),
	}
}

// members compresses each record for itself, as crawlers do.
func members(records []string) string {
	var b bytes.Buffer
	for _, r := range records {
		w := gzip.NewWriter(&b)
		w.Write([]byte(r)) // a bytes.Buffer takes everything
		w.Close()
	}
	return b.String()
}

// TestArchive: each page of an archive is a document under its address, found by how the archive begins or by its name;
// what is no page is counted, and a page without an article is named. The time of the crawl is no date of publication.
func TestArchive(t *testing.T) {
	whole := strings.Join(crawl(), "")
	for name, in := range map[string]string{
		"crawl.warc": whole, "crawl.warc.gz": members(crawl()), "one.warc.gz": gzipped(whole), "crawl.warc.zst": zstandard(t, whole), "crawl": whole,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, []byte(in), 0o644); err != nil {
				t.Fatal(err)
			}
			told := map[string]LeftOut{}
			var got, errs []string
			for d, err := range Files(context.Background(), []string{path}, Options{Archive: func(n string, l LeftOut) { told[n] = l }}) {
				if err != nil {
					errs = append(errs, err.Error())
					continue
				}
				got = append(got, d.ID+" "+d.Date.Format(time.DateOnly)+" "+d.Fetched.Format(time.RFC3339))
			}
			want := []string{
				"https://valley.example/treaty 0001-01-01 2021-03-05T06:07:08Z",
				"https://valley.example/again 2021-03-04 2021-03-05T06:07:08Z",
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("documents (-want +got):\n%s", diff)
			}
			if len(errs) != 1 || !strings.HasPrefix(errs[0], "https://valley.example/bare: no article") {
				t.Errorf("errors %q", errs)
			}
			left := map[string]LeftOut{filepath.ToSlash(path): {warc.Other: 1, warc.Request: 1, warc.NoSuccess: 1, warc.NoHTML: 1}}
			if diff := cmp.Diff(left, told); diff != "" {
				t.Errorf("left out (-want +got):\n%s", diff)
			}
		})
	}
}

// An archive that breaks off gives the pages before, and then says where and what can be done.
func TestArchive_broken(t *testing.T) {
	records := crawl()[:3]
	whole := strings.Join(records, "")
	for name, in := range map[string]string{
		"cut off": whole + records[2][:len(records[2])-50], "cut off gzip": members(records) + members(records)[:30], "something else": whole + "<html>",
	} {
		docs, errs := readAll(t, Options{Stdin: strings.NewReader(in)}, "-")
		if len(docs) != 1 || len(errs) == 0 {
			t.Fatalf("%s: %d documents, %v", name, len(docs), errs)
		}
		last := errs[len(errs)-1]
		where := fmt.Sprintf("record at byte %d", len(whole))
		if !errors.Is(last, ErrDamaged) || !strings.Contains(last.Error(), where) || !strings.Contains(last.Error(), "cut the unpacked archive") {
			t.Errorf("%s: %v", name, errs)
		}
	}
}

// An address that is none is refused, page by page.
func TestArchive_address(t *testing.T) {
	_, errs := readAll(t, Options{Stdin: strings.NewReader(answered("valley", "200 OK", "text/html", web))}, "-")
	if len(errs) != 1 || !errors.Is(errs[0], warc.ErrPage) {
		t.Errorf("%v", errs)
	}
}
