package mention

import (
	_ "embed"
	"strings"
	"sync"

	"entente/extract/text"
	"entente/schema"
)

//go:embed nouns.txt
var nounsFile string

// nounTypes maps the lemma of a head noun to the first type that lists it.
var nounTypes = nounTable("nouns.txt", nounsFile)

// NounType returns the type that a head noun tells, or schema.Any.
func NounType(lemma string) schema.NodeType { return nounTypes()[strings.ToLower(lemma)] }

//go:embed places.txt
var placesFile string

// placeNouns maps the lemmas of places.txt to their types.
var placeNouns = nounTable("places.txt", placesFile)

// PlaceNoun returns the type of place that a noun tells before "of" and its name ("the city of Guilin"), or schema.Any.
func PlaceNoun(lemma string) schema.NodeType { return placeNouns()[strings.ToLower(lemma)] }

// nounTable returns a function that gives the table of a file, read once. A mistake in one of our files is found by
// every test.
func nounTable(name, file string) func() map[string]schema.NodeType {
	return sync.OnceValue(func() map[string]schema.NodeType {
		m, err := parseNouns(name, file)
		if err != nil {
			panic(err)
		}
		return m
	})
}

// tokenType returns the type that a token tells as a head noun, or schema.Any. A plural with a capital, of which a
// reader knows no lemma, tells that of its singular: "Ministers". The month of March is no march.
func tokenType(tok *text.Token) schema.NodeType {
	if isMonth(tok) {
		return schema.Time
	}
	if t := NounType(tok.Lemma); t != schema.Any {
		return t
	}
	return NounType(singularOf(tok.Form))
}

// singularOf returns the singular of a noun as far as its ending tells.
func singularOf(form string) string {
	lower := strings.ToLower(form)
	for _, ending := range [][2]string{{"ies", "y"}, {"men", "man"}, {"sses", "ss"}, {"ches", "ch"}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(lower, ending[0]); ok && len(stem) > 1 && !strings.HasSuffix(lower, "ss") {
			return stem + ending[1]
		}
	}
	return lower
}

func parseNouns(file, text string) (map[string]schema.NodeType, error) {
	out := map[string]schema.NodeType{}
	var current schema.NodeType
	for n, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if line[0] != ' ' {
			name, rest, ok := strings.Cut(line, ":")
			if !ok {
				return nil, &schema.SyntaxError{File: file, Line: n + 1, Col: 1, Msg: "a line is written Type: nouns", Source: line}
			}
			t, err := schema.ParseNodeType(name)
			if err != nil {
				return nil, &schema.SyntaxError{File: file, Line: n + 1, Col: 1, Msg: err.Error(), Source: line}
			}
			current, line = t, rest
		}
		if current == schema.Any {
			return nil, &schema.SyntaxError{File: file, Line: n + 1, Col: 1, Msg: "nouns before any type", Source: line}
		}
		for _, noun := range strings.Fields(line) {
			if _, ok := out[noun]; !ok {
				out[noun] = current
			}
		}
	}
	return out, nil
}
