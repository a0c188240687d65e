package pattern

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"entente/schema"
)

// mistakes gathers what is wrong with a text.
type mistakes struct {
	file, text string
	found      []mistake
}

type mistake struct {
	offset int
	msg    string
}

// add notes a mistake at a byte offset.
func (m *mistakes) add(offset int, format string, args ...any) {
	m.found = append(m.found, mistake{min(offset, len(m.text)), fmt.Sprintf(format, args...)})
}

// err returns the mistakes as SyntaxErrors in the order of the text, or nil.
func (m *mistakes) err() error {
	sort.SliceStable(m.found, func(i, j int) bool { return m.found[i].offset < m.found[j].offset })
	var out []error
	line, start := 1, 0 // of the mistake at hand: a file can have many
	for _, f := range m.found {
		line += strings.Count(m.text[start:f.offset], "\n")
		start += strings.LastIndexByte(m.text[start:f.offset], '\n') + 1
		source, _, _ := strings.Cut(m.text[start:], "\n")
		out = append(out, &schema.SyntaxError{
			File: m.file, Line: line, Col: 1 + utf8.RuneCountInString(m.text[start:f.offset]),
			Msg: f.msg, Source: strings.TrimRight(source, "\r"),
		})
	}
	return errors.Join(out...)
}

// didYouMean proposes the word of list that is likest to word, or else a short list itself, as the end of a message.
func didYouMean(word string, list []string) string {
	const short = 20
	if near := schema.Nearest(word, list); near != "" {
		return ": did you mean " + near + "?"
	}
	if len(list) > short {
		return ""
	}
	return " (there are " + strings.Join(list, ", ") + ")"
}
