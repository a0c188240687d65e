package value

import (
	_ "embed"

	"entente/extract/wordlist"
)

var (
	//go:embed lists.txt
	listsFile string
	//go:embed units.txt
	unitsFile string
)

// lists are the words that the readers look for, notations the ways in which currencies and units are written.
var (
	lists     = wordlist.Parse(listsFile)
	notations = wordlist.Parse(unitsFile)
)
