package link

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed lists.txt
var listsFile string

// lists holds the lists of words of lists.txt by their names.
var lists = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.SplitSeq(listsFile, "\n") {
		name, words, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		if out[name] == nil {
			out[name] = map[string]bool{}
		}
		for w := range strings.FieldsSeq(words) {
			out[name][w] = true
		}
	}
	return out
})

// listed reports whether a word is in a list, whatever its case and with or without a dot after it.
func listed(list, word string) bool {
	return lists()[list][strings.TrimSuffix(strings.ToLower(word), ".")]
}
