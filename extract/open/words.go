package open

import (
	_ "embed"

	"entente/extract/wordlist"
)

//go:embed words.txt
var wordsFile string

// lists are the lists of words.txt.
var lists = wordlist.Parse(wordsFile)
