package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		err            error
	}{
		{"plain", "India met Japan.\n", "India met Japan.\n", nil},
		{"crlf is kept", "India\r\nJapan", "India\r\nJapan", nil},
		{"mark is dropped", "\xef\xbb\xbfIndia", "India", nil},
		{"utf-16 little", "\xff\xfeI\x00n\x00", "In", nil},
		{"utf-16 big", "\xfe\xff\x00I\x00n", "In", nil},
		{"utf-16 torn", "\xff\xfeI\x00n", "", ErrBinary},
		{"windows-1252", "India\x92s side", "India’s side", nil},
		{"empty", "", "", ErrEmpty},
		{"blank", " \n\t ", "", ErrEmpty},
		{"nul", "India\x00", "", ErrBinary},
		{"png", "\x89PNG\r\n\x1a\n\x00\x00", "", ErrBinary},
		{"controls", strings.Repeat("\x01\x02a", 20), "", ErrBinary},
		{"one control in a page", strings.Repeat("word ", 100) + "\x02", strings.Repeat("word ", 100) + "\x02", nil},
		{"html", "\n<!DOCTYPE html><html>", "", ErrMarkup},
		{"pdf", "%PDF-1.7", "", ErrMarkup},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Text("x", []byte(c.in))
			if !errors.Is(err, c.err) || (err != nil) != (c.err != nil) {
				t.Fatalf("error %v, want %v", err, c.err)
			}
			if err == nil && d.Text != c.want {
				t.Errorf("text %q, want %q", d.Text, c.want)
			}
		})
	}
}

func TestFindDate(t *testing.T) {
	for in, want := range map[string]string{
		"Headline\n\nFriday, August 21, 2015\n\nText.":                 "2015-08-21",
		"Headline\n\n7 October 2020\nText":                             "2020-10-07",
		"Headline\n2020-10-07T10:00:00Z\nText":                         "2020-10-07",
		"Published: 3 Sept 2019, 10:15 GMT\nText":                      "2019-09-03",
		"Headline\n\nTOKYO, October 7, 2020 — India and Japan agreed.": "2020-10-07",
		"Headline\n\nNEW DELHI, 7 Oct 2020 (Wire) - India and Japan.":  "2020-10-07",
		"Sunday, November 10, 2019 \n\nText":                           "2019-11-10",
		"They met on October 7, 2020 in Tokyo.":                        "",
		"Headline\n\nThe treaty of 7 October 2020 was kept.":           "",
		"a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\n2020-10-07":                "",
		"Headline\n\nFebruary 31, 2020\n\nText":                        "",
	} {
		got, ok := FindDate(in)
		if s := got.Format("2006-01-02"); ok != (want != "") || ok && s != want {
			t.Errorf("FindDate(%q) = %s %v, want %q", in, s, ok, want)
		}
	}
}

func TestJSONLGoesOnAfterABadLine(t *testing.T) {
	const in = `{"id":"a","text":"One.","date":"2020-10-07","title":"T"}
not json

{"text":"no id"}
{"id":"b"}
{"id":"c","text":"Two.","date":"last week"}
{"id":"d","text":"Three.","date":"2016-05"}`
	var ids, errs []string
	for d, err := range JSONL("f", strings.NewReader(in)) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		ids = append(ids, d.ID)
		if d.ID == "d" && !d.Date.IsZero() {
			t.Errorf("a month became the day %v", d.Date)
		}
	}
	if got := strings.Join(ids, " "); got != "a d" {
		t.Errorf("documents %q", got)
	}
	for i, want := range []string{"line 2", "line 4", "line 5", "line 6"} {
		if i >= len(errs) || !strings.HasPrefix(errs[i], want) {
			t.Errorf("errors %q, want %q at %d", errs, want, i)
		}
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "One.")
	write("sub/b.jsonl", `{"id":"b1","text":"Two."}`)
	write("sub/picture.png", "\x89PNG")
	write("empty.txt", "")
	if err := os.Mkdir(filepath.Join(dir, "bare"), 0o777); err != nil {
		t.Fatal(err)
	}
	var docs, errs []string
	paths := []string{dir, filepath.Join(dir, "missing.txt"), filepath.Join(dir, "bare"), "-"}
	for d, err := range Files(context.Background(), paths, Options{Stdin: strings.NewReader("Standard input.")}) {
		if err != nil {
			errs = append(errs, strings.TrimPrefix(err.Error(), dir+"/"))
			continue
		}
		docs = append(docs, strings.TrimPrefix(d.ID, filepath.ToSlash(dir)+"/"))
	}
	if got, want := strings.Join(docs, " "), "a.txt b1 -"; got != want {
		t.Errorf("documents %q, want %q", got, want)
	}
	for i, want := range []string{"empty.txt: empty document", "missing.txt: no such file", "bare: no file of a known ending"} {
		if i >= len(errs) || !strings.HasPrefix(errs[i], want) {
			t.Errorf("errors %q, want %q", errs, want)
		}
	}
}

// closedFolder is a file system in which one folder cannot be read, as by a user without the right to.
type closedFolder struct {
	fs.FS
	name string
}

func (f closedFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return fs.ReadDir(f.FS, name)
}

// A folder that cannot be read is named where it stands, and the files around it are found.
func TestWalk_closedFolder(t *testing.T) {
	tree := fstest.MapFS{"a.txt": {}, "b/closed.txt": {}, "b/open.png": {}, "c/d.txt": {}}
	var got []string
	for _, f := range walk("news", closedFolder{tree, "b"}) {
		got = append(got, fmt.Sprintf("%s %t", filepath.ToSlash(f.name), errors.Is(f.err, fs.ErrPermission)))
	}
	if want := "news/a.txt false, news/b true, news/c/d.txt false"; strings.Join(got, ", ") != want {
		t.Errorf("found %q, want %q", got, want)
	}
	if got := walk("news", closedFolder{tree, "."}); len(got) != 1 || got[0].name != "news" || got[0].err == nil {
		t.Errorf("of a closed folder: %v", got)
	}
}

func TestFilesOfOtherKinds(t *testing.T) {
	dir := t.TempDir()
	gold := filepath.Join(dir, "gold.jsonl")
	if err := os.WriteFile(gold, []byte(strings.Repeat(`{"doc":"a","sent":1}`+"\n", 100)), 0o666); err != nil {
		t.Fatal(err)
	}
	long := filepath.Join(dir, "long.txt")
	if err := os.WriteFile(long, []byte(strings.Repeat("word ", MaxSize/5+1)), 0o666); err != nil {
		t.Fatal(err)
	}
	var errs []error
	for _, err := range Files(context.Background(), []string{gold, "https://example.org/a", long}, Options{}) {
		errs = append(errs, err)
	}
	want := []error{ErrRecord, ErrRecord, ErrRecord, ErrNotDocuments, ErrURL, ErrTooLarge}
	if len(errs) != len(want) {
		t.Fatalf("errors %v, want %d", errs, len(want))
	}
	for i := range want {
		if !errors.Is(errs[i], want[i]) {
			t.Errorf("error %d is %v, want %v", i, errs[i], want[i])
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("TOKYO, October 7, 2020 — India"))
	f.Add([]byte("\xff\xfeI\x00"))
	f.Add([]byte("caf\xe9"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Text("x", data)
		if err == nil && (!utf8.ValidString(d.Text) || strings.TrimSpace(d.Text) == "") {
			t.Fatalf("Text(%q) = %q", data, d.Text)
		}
	})
}
