package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
)

// got is what a test compares of a document.
type got struct{ ID, Title, URL, Publisher, Author, Date, Text string }

// readAll returns the documents and the errors of paths.
func readAll(t *testing.T, o Options, paths ...string) (docs []got, errs []error) {
	t.Helper()
	for d, err := range Files(context.Background(), paths, o) {
		if err != nil {
			if _, ok := errors.AsType[*PathError](err); !ok {
				t.Errorf("%v names no path", err)
			}
			errs = append(errs, err)
			continue
		}
		date := ""
		if !d.Date.IsZero() {
			date = d.Date.Format("2006-01-02T15:04Z07:00")
		}
		docs = append(docs, got{d.ID, d.Title, d.URL, d.Publisher, d.Author, date, d.Text})
	}
	return docs, errs
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s)) // a bytes.Buffer takes all
	_ = w.Close()
	return b.String()
}

func zstandard(t *testing.T, s string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

const (
	story = "The two governments signed a treaty on the shared river on Thursday, after nine years of talks in three capitals."
	web   = "<!DOCTYPE html><html><head><title>River treaty signed at last in the valley</title></head><body><article><p>" + story + "</p><p>" +
		story + "</p><p>" + story + "</p></article></body></html>"
	email = "From: Desk <desk@valley.example>\r\nSubject: River treaty\r\nDate: Thu, 04 Mar 2021 09:30:00 +0530\r\n\r\n" + story + "\r\n"
	rss   = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Valley Post</title>
<item><title>River treaty</title><link>https://valley.example/treaty</link><description>&lt;p&gt;` + story + `&lt;/p&gt;</description>
<author>Asha Rao</author><pubDate>Thu, 04 Mar 2021 09:30:00 +0530</pubDate></item>
<item><guid>two</guid><title>Nothing</title></item></channel></rss>`
	atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Valley Post</title><entry><id>urn:one</id><title>River treaty</title>
<updated>2021-03-04T09:30:00+05:30</updated><content type="html">&lt;p&gt;` + story + `&lt;/p&gt;</content></entry></feed>`
	jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"The Valley Post","items":[{"id":"1","content_text":"` + story + `"}]}`
)

func TestFormats(t *testing.T) {
	for name, test := range map[string]struct {
		in   string
		want got
	}{
		"a.txt":        {story, got{Text: story}},
		"a.txt.gz":     {gzipped(story), got{Text: story}},
		"a.txt.zst":    {zstandard(t, story), got{Text: story}},
		"noending":     {story, got{Text: story}},
		"a.html":       {web, got{Title: "River treaty signed at last in the valley", Text: story + "\n\n" + story + "\n\n" + story}},
		"saved.txt":    {web, got{Title: "River treaty signed at last in the valley", Text: story + "\n\n" + story + "\n\n" + story}},
		"b.jsonl.gz":   {gzipped(`{"id":"b","text":"` + story + `"}`), got{ID: "b", Text: story}},
		"m.eml":        {email, got{Title: "River treaty", Publisher: "Desk", Date: "2021-03-04T09:30+05:30", Text: story}},
		"message":      {email, got{Title: "River treaty", Publisher: "Desk", Date: "2021-03-04T09:30+05:30", Text: story}},
		"feed.atom":    {atom, got{ID: "urn:one", Title: "River treaty", Publisher: "The Valley Post", Date: "2021-03-04T09:30+05:30", Text: story}},
		"feed.json":    {jsonFeed, got{ID: "1", Publisher: "The Valley Post", Text: story}},
		"feed.txt.zst": {zstandard(t, atom), got{ID: "urn:one", Title: "River treaty", Publisher: "The Valley Post", Date: "2021-03-04T09:30+05:30", Text: story}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, []byte(test.in), 0o666); err != nil {
				t.Fatal(err)
			}
			docs, errs := readAll(t, Options{}, path)
			if test.want.ID == "" {
				test.want.ID = filepath.ToSlash(path)
			}
			if diff := cmp.Diff([]got{test.want}, docs); len(errs) > 0 || diff != "" {
				t.Errorf("%v (-want +got):\n%s", errs, diff)
			}
		})
	}
}

// A feed gives a document an item; an item without text is named and the rest goes on.
func TestFeed(t *testing.T) {
	docs, errs := readAll(t, Options{Stdin: strings.NewReader(rss)}, "-")
	want := []got{{"https://valley.example/treaty", "River treaty", "https://valley.example/treaty", "The Valley Post", "Asha Rao", "2021-03-04T09:30+05:30", story}}
	if diff := cmp.Diff(want, docs); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(errs) != 1 || !errors.Is(errs[0], ErrEmpty) || !strings.HasPrefix(errs[0].Error(), "two:") {
		t.Errorf("errors %v", errs)
	}
}

// What a feed on the web only begins is fetched whole.
func TestFeed_fetchesArticles(t *testing.T) {
	var asked []string
	fetch := func(_ context.Context, address string) (*Fetched, error) {
		asked = append(asked, address)
		body := web
		if strings.HasSuffix(address, "/feed") {
			body = rss
		}
		u, err := url.Parse(address)
		return &Fetched{URL: u, ContentType: "text/html", Body: strings.NewReader(body)}, err
	}
	docs, _ := readAll(t, Options{Fetch: fetch}, "https://valley.example/feed")
	if len(docs) != 1 || docs[0].ID != "https://valley.example/treaty" || !strings.Contains(docs[0].Text, story+"\n\n"+story) {
		t.Errorf("%+v", docs)
	}
	if diff := cmp.Diff([]string{"https://valley.example/feed", "https://valley.example/treaty"}, asked); diff != "" {
		t.Errorf("asked for (-want +got):\n%s", diff)
	}
}

// A link of a feed is one within its site.
func TestFeed_relativeLinks(t *testing.T) {
	fetch := func(_ context.Context, address string) (*Fetched, error) {
		u, err := url.Parse(address)
		return &Fetched{URL: u, Body: strings.NewReader(strings.ReplaceAll(atom, "<id>", `<link href="/treaty"/><id>`))}, err
	}
	docs, errs := readAll(t, Options{Fetch: fetch}, "https://valley.example/news/feed")
	if len(errs) > 0 || len(docs) != 1 || docs[0].ID != "https://valley.example/treaty" || docs[0].URL != docs[0].ID {
		t.Errorf("%+v, %v", docs, errs)
	}
}

// A feed that holds null where an item or an author should stand is an error or less, never the end of the program.
func TestFeed_null(t *testing.T) {
	for _, items := range []string{`[null]`, `[{"id":"1","content_text":"A treaty.","authors":[null]}]`} {
		in := `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":` + items + `}`
		if _, errs := readAll(t, Options{Stdin: strings.NewReader(in)}, "-"); len(errs) != 1 || !errors.Is(errs[0], ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", items, errs)
		}
	}
}

// A page from the web may begin like anything: its media type tells what it is.
func TestFetch_mediaType(t *testing.T) {
	fetch := func(_ context.Context, address string) (*Fetched, error) {
		u, err := url.Parse(address)
		return &Fetched{URL: u, ContentType: "text/html; charset=utf-8", Body: strings.NewReader("<!-- made by hand -->" + web)}, err
	}
	docs, errs := readAll(t, Options{Fetch: fetch}, "https://valley.example/treaty")
	if len(errs) > 0 || len(docs) != 1 || strings.Contains(docs[0].Text, "<") {
		t.Errorf("%+v, %v", docs, errs)
	}
}

func TestFetch_errors(t *testing.T) {
	fetch := func(context.Context, string) (*Fetched, error) { return nil, io.ErrUnexpectedEOF }
	_, errs := readAll(t, Options{Fetch: fetch}, "https://valley.example/a")
	if len(errs) != 1 || !errors.Is(errs[0], io.ErrUnexpectedEOF) || !strings.HasPrefix(errs[0].Error(), "https://valley.example/a:") {
		t.Errorf("%v", errs)
	}
}

func TestGlob(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.txt", "c.md", "x[1].txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(story+" "+name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for pattern, want := range map[string]string{"[ab].txt": "a.txt b.txt", "*.md": "c.md", "x[1].txt": "x[1].txt"} {
		docs, errs := readAll(t, Options{}, filepath.Join(dir, pattern))
		var names []string
		for _, d := range docs {
			names = append(names, filepath.Base(d.ID))
		}
		if got := strings.Join(names, " "); got != want || len(errs) > 0 {
			t.Errorf("%s gives %q, %v, want %q", pattern, got, errs, want)
		}
	}
	if _, errs := readAll(t, Options{}, filepath.Join(dir, "*.pdf")); len(errs) != 1 {
		t.Errorf("a pattern of nothing: %v", errs)
	}
}

func TestDamaged(t *testing.T) {
	whole := gzipped(strings.Repeat(story, 20))
	for name, in := range map[string]string{
		"cut off gzip": whole[:len(whole)/2], "bad gzip": "\x1f\x8bnothing", "bad Zstandard": "\x28\xb5\x2f\xfdnothing", "no feed": "<?xml version=\"1.0\"?><rss>",
	} {
		_, errs := readAll(t, Options{Stdin: strings.NewReader(in)}, "-")
		if len(errs) != 1 || !errors.Is(errs[0], ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", name, errs)
		}
	}
}

func TestLanguage(t *testing.T) {
	for name, test := range map[string]struct{ in, language string }{
		"English": {strings.Repeat(story+" ", 3), ""},
		"German": {strings.Repeat("Die beiden Regierungen haben am Donnerstag nach neun Jahren einen Vertrag über den gemeinsamen Fluss unterzeichnet. ", 3),
			"German"},
		"French":        {strings.Repeat("Les deux gouvernements ont signé jeudi un traité sur le fleuve commun, après neuf ans de négociations difficiles. ", 3), "French"},
		"Russian":       {"Два правительства в четверг подписали договор об общей реке после девяти лет переговоров, сообщило министерство.", "Russian"},
		"short":         {"Bonjour le monde", ""},
		"a table":       {strings.Repeat("GDP 4.2 3.1 2.8 ", 30), ""},
		"English names": {"Abe Modi Motegi Jaishankar Suga Kishida Tokyo Delhi Kyoto Osaka Mumbai Chennai", ""},
		"a list of names": {"The guests included Prof Daniel Epstein, Michael Lehmann, Prof Miriam Rosenberg, Avi Steiner, Gillian Keller, Annabelle Streber, " +
			"Walter Wolff, Peter Buchner, Erica Bergmann, Keith Burgstein, David Michaelis, Nick Förster, Susanne Himmel, Selma Jacobs, Ann Jungmann, " +
			"Frank Landauer, Helen Behrens and Ian Seidler.", ""},
		"English quotes French": {strings.Repeat(story+" ", 3) +
			"The minister said: «Les deux gouvernements ont signé jeudi un traité sur le fleuve commun.»", ""},
	} {
		err := checkLanguage(test.in)
		if (err != nil) != (test.language != "") || err != nil && (!errors.Is(err, ErrLanguage) || !strings.HasSuffix(err.Error(), test.language)) {
			t.Errorf("%s: %v, want %q", name, err, test.language)
		}
	}
}

func FuzzFiles(f *testing.F) {
	for _, s := range []string{story, web, email, rss, atom, jsonFeed, gzipped(story), "%PDF-1.4", "<html>", "{}"} {
		f.Add([]byte(s))
	}
	f.Add([]byte(strings.Replace(web, "governments", "caf\u00e9s \xff\x00 governments", 3)))
	f.Fuzz(func(t *testing.T, in []byte) {
		for d, err := range Files(context.Background(), []string{"-"}, Options{Stdin: bytes.NewReader(in)}) {
			switch {
			case (d == nil) == (err == nil):
				t.Errorf("document %+v, error %v", d, err)
			case d != nil && (strings.TrimSpace(d.Text) == "" || !utf8.ValidString(d.Text) || strings.Contains(d.Text, "\x00")):
				t.Errorf("no text: %q", d.Text)
			}
		}
	})
}
