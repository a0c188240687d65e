package extract_test

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"entente/extract"
	"entente/extract/source"
	"entente/extract/text"
)

// newPipeline makes the default pipeline, once for all tests: it loads the model.
var newPipeline = sync.OnceValues(extract.New)

func pipeline(t testing.TB) *extract.Pipeline {
	t.Helper()
	p, err := newPipeline()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// unread returns the documents of the texts of a folder, in the order of their names, as a program would make them.
func unread(t testing.TB, dir string) []*text.Doc {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts in %s (%v)", dir, err)
	}
	slices.Sort(files)
	var out []*text.Doc
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := source.Text(strings.TrimSuffix(filepath.Base(file), ".txt"), data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, d)
	}
	return out
}

// articles is the folder of the shipped articles.
const articles = "../testdata/articles"

// each yields documents without errors.
func each(docs []*text.Doc) iter.Seq2[*text.Doc, error] {
	return func(yield func(*text.Doc, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// readAll runs the default pipeline over docs.
func readAll(t testing.TB, docs []*text.Doc, workers int) []*text.Doc {
	t.Helper()
	for r := range pipeline(t).Each(context.Background(), each(docs), workers) {
		if r.Err != nil {
			t.Fatalf("%s: %v", r.Doc.ID, r.Err)
		}
	}
	return docs
}

// readArticles returns the shipped articles with all their layers. The documents are shared: tests do not change them.
func readArticles(t testing.TB) []*text.Doc {
	t.Helper()
	articlesOnce.Do(func() { articlesRead = readAll(t, unread(t, articles), runtime.GOMAXPROCS(0)) })
	if articlesRead == nil {
		t.Fatal("the articles could not be read")
	}
	return articlesRead
}

var (
	articlesOnce sync.Once
	articlesRead []*text.Doc
)
