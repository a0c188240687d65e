package relation

import (
	_ "embed"
	"sync"

	"entente/extract/pattern"
	"entente/extract/wordlist"
)

//go:embed words.txt
var wordsFile string

// wordLists returns the lists of words.txt by name. They are in the format of rules.txt, whose rules name some of them.
// A mistake in that file is one of ours and is found by every test.
var wordLists = sync.OnceValue(func() wordlist.Lists {
	f, err := pattern.ParseFile("words.txt", wordsFile, ruleLanguage)
	if err != nil {
		panic(err)
	}
	return f.Lists
})

// wordList returns the words of a list of words.txt.
func wordList(name string) map[string]bool { return wordLists().Set(name) }
