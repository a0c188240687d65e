package score

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/schema"
)

// Gold is a fact that a document states, as a person decided.
type Gold struct {
	Sentence        int      // the sentence that states it most plainly, from 1
	Subject, Object []string // accepted names, best first
	Relation        string
	Polarity        schema.Polarity
	Modality        schema.Modality
	By              string // who says so, "" for the document itself
	Core            bool   // a main fact of the document
}

// Document is a document of the gold and the facts that it states.
type Document struct {
	Name  string // the name of its file without the ending
	Facts []Gold
}

// ErrNoGold is returned for a folder without gold files.
var ErrNoGold = errors.New("no gold files (NAME.jsonl)")

// goldFile and questionsFile end the names of files with facts and with questions.
const (
	goldFile      = ".jsonl"
	questionsFile = ".q.jsonl"
)

// Load reads the gold facts of a folder, one file NAME.jsonl a document, in the order of the names. Files with
// questions (NAME.q.jsonl) are passed over. All mistakes of all files are reported together, as *schema.SyntaxErrors.
func Load(dir string) ([]Document, error) {
	return LoadFS(os.DirFS(dir), dir)
}

// LoadFS is Load for the root of a file system; dir is how messages call it.
func LoadFS(files fs.FS, dir string) ([]Document, error) {
	names, err := fs.Glob(files, "*"+goldFile)
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []Document
	var errs []error
	for _, name := range names {
		if strings.HasSuffix(name, questionsFile) {
			continue
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		facts, err := parseGold(filepath.Join(dir, name), string(data))
		if err != nil {
			errs = append(errs, err)
		}
		out = append(out, Document{strings.TrimSuffix(name, goldFile), facts})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: %w", dir, ErrNoGold)
	}
	return out, nil
}

// goldLine is a fact as a gold file writes it.
type goldLine struct {
	Sent     int             `json:"sent"`
	S        []string        `json:"s"`
	R        string          `json:"r"`
	O        []string        `json:"o"`
	Polarity schema.Polarity `json:"polarity"`
	Modality schema.Modality `json:"modality"`
	By       *string         `json:"by"`
	Core     bool            `json:"core"`
}

// parseGold reads a gold file.
func parseGold(file, text string) ([]Gold, error) {
	var out []Gold
	var errs []error
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		g, err := parseFact(line)
		if err != nil {
			errs = append(errs, &schema.SyntaxError{File: file, Line: n, Col: 1, Msg: err.Error(),
				Source: strings.TrimRight(line, "\r")})
			continue
		}
		out = append(out, g)
	}
	return out, errors.Join(errs...)
}

func parseFact(line string) (Gold, error) {
	var l goldLine
	if err := json.Unmarshal([]byte(line), &l); err != nil {
		return Gold{}, fmt.Errorf("a fact is a JSON object on one line: %w", err)
	}
	l.Polarity, l.Modality = plain(l.Polarity, l.Modality)
	if _, err := schema.Relations().ByName(l.R); err != nil {
		return Gold{}, err
	}
	switch {
	case len(l.S) == 0 || len(l.O) == 0:
		return Gold{}, errors.New("a fact needs a name in s and one in o")
	case l.Polarity != schema.Positive && l.Polarity != schema.Negative:
		return Gold{}, fmt.Errorf("polarity %q is neither + nor -", l.Polarity)
	case !slices.Contains(schema.Modalities, l.Modality):
		return Gold{}, fmt.Errorf("unknown modality %q: it is one of %v", l.Modality, schema.Modalities)
	}
	g := Gold{Sentence: l.Sent, Subject: l.S, Object: l.O, Relation: l.R, Polarity: l.Polarity, Modality: l.Modality,
		Core: l.Core}
	if l.By != nil {
		g.By = *l.By
	}
	return g, nil
}

// plain returns p and m, and where nothing is said what is usual: affirmed and asserted.
func plain(p schema.Polarity, m schema.Modality) (schema.Polarity, schema.Modality) {
	if p == "" {
		p = schema.Positive
	}
	if m == "" {
		m = schema.Asserted
	}
	return p, m
}
