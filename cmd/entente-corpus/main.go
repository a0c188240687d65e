// Command entente-corpus makes a corpus of any size out of a smaller one, to measure how entente grows: articles of
// about the same length, each put together from paragraphs of a few real documents of one time. The same seed gives the
// same bytes.
//
//	entente-corpus -from news.jsonl.gz -n 30000 -words 600 > corpus.jsonl
package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"entente/extract/source"
	"entente/extract/text"
)

func main() {
	from := flag.String("from", "", "`FILE` of JSON Lines to take paragraphs from")
	n := flag.Int("n", 1000, "`N` articles")
	words := flag.Int("words", 600, "`N` words an article, about")
	seed := flag.Uint64("seed", 1, "`SEED` of the choice")
	flag.Parse()
	if err := run(os.Stdout, *from, *n, *words, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "entente-corpus:", err)
		os.Exit(1)
	}
}

// run writes n articles made of the documents of from.
func run(w io.Writer, from string, n, words int, seed uint64) error {
	if n < 1 || words < 1 {
		return errors.New("-n and -words take at least 1")
	}
	pool, err := read(from)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	m := maker{pool: pool, words: words, random: rand.New(rand.NewPCG(seed, seed))}
	for i := range n {
		if err := e.Encode(m.article(i)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// read returns the documents of a file by date, each as its paragraphs. Those that cannot be read are left out; none at
// all is an error.
func read(from string) ([]original, error) {
	var pool []original
	var last error
	for d, err := range source.Files(context.Background(), []string{from}, source.Options{}) {
		if err != nil {
			last = err
			continue
		}
		if o := newOriginal(d); len(o.paragraphs) > 0 {
			pool = append(pool, o)
		}
	}
	if len(pool) == 0 {
		return nil, cmp.Or(last, error(fmt.Errorf("%s holds no document", from)))
	}
	slices.SortStableFunc(pool, func(a, b original) int { return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.id, b.id)) })
	return pool, nil
}

// original is a document that paragraphs are taken from.
type original struct {
	id, date, title, publisher string
	paragraphs                 []string
}

func newOriginal(d *text.Doc) original {
	o := original{id: d.ID, title: d.Title, publisher: d.Publisher}
	if !d.Date.IsZero() {
		o.date = d.Date.Format("2006-01-02")
	}
	for _, p := range strings.Split(d.Text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			o.paragraphs = append(o.paragraphs, p)
		}
	}
	return o
}

// article is a line of what is written.
type article struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	Date      string `json:"date,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Text      string `json:"text"`
}

// maker puts articles together.
type maker struct {
	pool   []original
	words  int
	random *rand.Rand
}

// near is how far apart, in the order of dates, the documents of one article are.
const near = 20

// article makes the i-th article: paragraphs from documents near one that is drawn, until there are words enough.
func (m maker) article(i int) article {
	at := m.random.IntN(len(m.pool))
	first := m.pool[at]
	a := article{ID: fmt.Sprintf("corpus-%06d", i+1), Title: first.title, Date: first.date, Publisher: first.publisher}
	var body []string
	for count := 0; count < m.words; {
		o := m.pool[min(len(m.pool)-1, max(0, at+m.random.IntN(2*near+1)-near))]
		start := m.random.IntN(len(o.paragraphs))
		for _, p := range o.paragraphs[start:min(len(o.paragraphs), start+3)] {
			body = append(body, p)
			count += len(strings.Fields(p))
		}
	}
	a.Text = strings.Join(body, "\n\n")
	return a
}
