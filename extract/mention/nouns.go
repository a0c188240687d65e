package mention

import (
	_ "embed"
	"strings"
	"sync"

	"entente/schema"
)

//go:embed nouns.txt
var nounsFile string

// nounTypes maps the lemma of a head noun to the first type that lists it.
var nounTypes = sync.OnceValue(func() map[string]schema.NodeType {
	m, err := parseNouns("nouns.txt", nounsFile)
	if err != nil {
		panic(err)
	}
	return m
})

// NounType returns the type that a head noun tells, or schema.Any.
func NounType(lemma string) schema.NodeType { return nounTypes()[strings.ToLower(lemma)] }

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
