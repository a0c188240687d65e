package open

import (
	_ "embed"
	"sync"

	"entente/extract/pattern"
)

//go:embed words.txt
var wordsFile string

// wordLists returns the lists of words.txt by name. A mistake in that file is one of ours and is found by every test.
var wordLists = sync.OnceValue(func() map[string][]string {
	f, err := pattern.ParseFile("words.txt", wordsFile, pattern.Language{})
	if err != nil {
		panic(err)
	}
	return f.Lists
})

// wordList returns the words of a list of words.txt.
func wordList(name string) map[string]bool {
	words, ok := wordLists()[name]
	if !ok {
		panic("words.txt has no list " + name)
	}
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}
