package link

import (
	_ "embed"
	"strings"

	"entente/extract/wordlist"
)

//go:embed lists.txt
var listsFile string

// lists are the lists of lists.txt by their names.
var lists = wordlist.Parse(listsFile).Sets()

// listed reports whether a word is in a list, whatever its case and with or without a dot after it.
func listed(list, word string) bool {
	return lists[list][strings.TrimSuffix(strings.ToLower(word), ".")]
}
