package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// crawled writes a record of a web archive: an answer of HTTP.
func crawled(address, status, contentType, body string) string {
	block := fmt.Sprintf("HTTP/1.1 %s\r\nContent-Type: %s\r\n\r\n%s", status, contentType, body)
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2021-03-05T06:07:08Z\r\n"+
		"WARC-Target-URI: %s\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", address, len(block), block)
}

// TestArchiveOfTheWeb: the pages of a crawl are documents under their addresses, with the time of the crawl, which
// exports keep; what was left out is told, and so is where a damaged archive breaks off.
func TestArchiveOfTheWeb(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	const article = "<p>India and Nepal signed a water treaty on Thursday, after nine years of talks in three capitals and one night.</p>"
	crawl := crawled("https://valley.example/treaty", "200 OK", "text/html", "<html><body><article>"+article+article+"</article></body></html>") +
		crawled("https://valley.example/logo", "200 OK", "image/png", "\x89PNG") + crawled("https://valley.example/old", "404 Not Found", "text/html", "")
	if err := os.WriteFile(at("crawl.warc"), []byte(crawl), 0o644); err != nil {
		t.Fatal(err)
	}
	out := entente(t, "add", "--store", at("db"), gzipFile(t, at("crawl.warc")))
	if !strings.Contains(out, "crawl.warc.gz: left out 2 records: 1 in another format, 1 redirected or refused\n") {
		t.Errorf("add says %q", out)
	}
	docs := entente(t, "docs", "--json", "--store", at("db"))
	for _, want := range []string{`"name":"https://valley.example/treaty"`, `"date":null`, `"fetched":"2021-03-05T06:07:08Z"`} {
		if !strings.Contains(docs, want) {
			t.Errorf("docs has no %s: %s", want, docs)
		}
	}
	want := exported(t, at("db"))
	for _, export := range [][]string{{"nq", "--texts"}, {"json"}} {
		file := at("graph." + export[0])
		entente(t, append([]string{"export", "--store", at("db"), "-o", file, "--format"}, export...)...)
		entente(t, "import", "-q", "--store", at(export[0]), file)
		if got := exported(t, at(export[0])); got != want {
			t.Errorf("after import of %s the export has %s, want %s", export[0], got, want)
		}
	}
	entente(t, "verify", "--store", at("db"))

	if err := os.WriteFile(at("cut.warc"), []byte(crawl+crawl[:100]), 0o644); err != nil {
		t.Fatal(err)
	}
	out, code := ran("add", "--store", at("cut"), at("cut.warc"))
	if code != exitSomeFailed || !strings.Contains(out, fmt.Sprintf("record at byte %d: ", len(crawl))) {
		t.Errorf("of a damaged archive add ends with %d and says %q", code, out)
	}
	if docs := entente(t, "docs", "--store", at("cut")); !strings.Contains(docs, "https://valley.example/treaty") {
		t.Errorf("the page before the damage is not there: %q", docs)
	}
}
