package coref

import (
	_ "embed"
	"strings"
	"sync"

	"entente/schema"
)

//go:embed epithets.txt
var epithetsFile string

//go:embed gender.txt
var genderFile string

//go:embed plurals.txt
var pluralsFile string

// lists are the word lists of this package.
type lists struct {
	epithets map[string][]schema.NodeType // types of node that a noun may take up
	genders  map[string]gender            // of nouns and titles
	plurals  map[string]string            // of what things named together a noun stands for: Country, Person or pair
}

// loadLists returns the embedded lists, read once.
var loadLists = sync.OnceValue(func() lists {
	l := lists{map[string][]schema.NodeType{}, map[string]gender{}, map[string]string{}}
	must := func(file, content string, add func(word, value string) error) {
		if err := parseList(file, content, add); err != nil {
			panic(err)
		}
	}
	must("epithets.txt", epithetsFile, func(noun, value string) error {
		t, err := schema.ParseNodeType(value)
		l.epithets[noun] = append(l.epithets[noun], t)
		return err
	})
	must("gender.txt", genderFile, func(noun, value string) error {
		l.genders[noun] = map[string]gender{"male": male, "female": female}[value]
		return nil
	})
	must("plurals.txt", pluralsFile, func(noun, value string) error {
		l.plurals[noun] = value
		return nil
	})
	return l
})

// parseList reads entries of words, a colon and values, and calls add with each word and value. An entry may go on in
// lines that begin with white space; lines that begin with # are remarks.
func parseList(file, content string, add func(word, value string) error) error {
	mistake := func(line string, n, at int, msg string) error {
		return &schema.SyntaxError{File: file, Line: n + 1, Col: at + 1, Msg: msg, Source: line}
	}
	var words []string
	for n, line := range strings.Split(content, "\n") {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		left, right, ends := strings.Cut(line, ":")
		if words = append(words, strings.Fields(left)...); !ends {
			continue
		}
		for _, value := range strings.Fields(right) {
			for _, word := range words {
				if err := add(word, value); err != nil {
					return mistake(line, n, strings.Index(line, value), err.Error())
				}
			}
		}
		words = nil
	}
	if len(words) > 0 {
		return mistake(strings.Join(words, " "), 0, 0, "an entry ends with a colon and values")
	}
	return nil
}
