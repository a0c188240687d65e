// Package coreftest measures coreference: it reads gold clusters and scores clusters against them with the measures of
// the CoNLL-2012 shared task.
package coreftest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"entente/extract/text"
)

// Span is a half-open range of code points.
type Span [2]int

// Document is a text with its gold clusters, as a line of a JSONL file has them.
type Document struct {
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	Licence  string   `json:"licence"`
	Clusters [][]Span `json:"clusters"`
	Entities []struct {
		Span Span `json:"span"`
	} `json:"entities"`
}

// maxLine bounds a line of a gold file.
const maxLine = 1 << 26

// Read reads a file with a document a line.
func Read(path string) ([]Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Document
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		var d Document
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, d)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// Clusters returns the clusters of d as spans of whole phrases.
func Clusters(d *text.Doc) [][]Span {
	runes := text.NewRunes(d.Text)
	out := make([][]Span, len(d.Clusters))
	for c := range d.Clusters {
		for _, i := range d.Clusters[c].Mentions {
			if m := &d.Mentions[i]; m.Phrase.Len() > 0 {
				out[c] = append(out[c], PhraseSpan(d, runes, m))
			}
		}
	}
	return out
}

// PhraseSpan returns the span of the whole phrase of m.
func PhraseSpan(d *text.Doc, runes *text.Runes, m *text.Mention) Span {
	s := d.SpanOf(m.Phrase)
	return Span{runes.Offset(s.Start), runes.Offset(s.End)}
}
