package token

import (
	_ "embed" // the word lists
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/wordlist"
)

// The word lists; each says in its comments what it holds.
var (
	//go:embed data/abbreviations.txt
	abbreviationsFile string
	//go:embed data/contractions.txt
	contractionsFile string
	//go:embed data/apostrophes.txt
	apostrophesFile string
	//go:embed data/affixes.txt
	affixesFile string
	//go:embed data/units.txt
	unitsFile string
	//go:embed data/domains.txt
	domainsFile string
	//go:embed data/emoticons.txt
	emoticonsFile string
	//go:embed data/starters.txt
	startersFile string
	//go:embed data/initials.txt
	initialsFile string
)

// class says what may follow an abbreviation. A word may be in more than one class.
type class uint8

const (
	classTitle  class = 1 << iota // always followed by what it belongs to
	classLead                     // the sentence goes on
	classNumber                   // an abbreviation only before a number
	classDate                     // months and days
	classEnd                      // may end a sentence
)

var (
	abbreviations = readAbbreviations(abbreviationsFile)
	contractions  = readContractions(contractionsFile)
	apostrophes   = wordlist.Parse(apostrophesFile).Set("")
	affixes       = wordlist.Parse(affixesFile)
	prefixes      = affixes.Set("prefix")
	suffixes      = affixes.Set("suffix")
	unitLists     = wordlist.Parse(unitsFile)
	units         = unitLists.Set("")
	currencies    = unitLists.Set("currency")
	domainLists   = wordlist.Parse(domainsFile)
	domains       = domainLists.Set("domain")
	domainWords   = domainLists.Set("word")
	fileTypes     = domainLists.Set("file")
	emoticons     = wordlist.Parse(emoticonsFile).Set("")
	starterLists  = wordlist.Parse(startersFile)
	months        = starterLists.Set("month")
	timeWords     = starterLists.Set("time")
	starters      = starterLists.Set("starter")
	casuals       = starterLists.Set("casual")
	sayings       = starterLists.Set("saying")
	openEnded     = starterLists.Set("open")
	labels        = wordlist.Parse(initialsFile).Set("")
)

func readAbbreviations(file string) map[string]class {
	classes := map[string]class{
		"title": classTitle, "lead": classLead, "number": classNumber, "date": classDate, "end": classEnd,
	}
	m := map[string]class{}
	for section, words := range wordlist.Parse(file) {
		for _, w := range words {
			m[w] |= classes[section]
			first, _ := utf8.DecodeRuneInString(w)
			if unicode.IsLower(first) && len(w) > 2 { // C. is an initial
				m[capitalised(w)] |= classes[section]
			}
			// GEN. and A.M., but EST is a time.
			if section == "title" || unicode.IsLower(first) && strings.Count(w, ".") > 1 {
				m[strings.ToUpper(w)] |= classes[section]
			}
		}
	}
	return m
}

// readContractions returns, for each form of a word, the bytes at which it is cut.
func readContractions(file string) map[string][]int {
	m := map[string][]int{}
	for _, w := range wordlist.Parse(file)[""] {
		w, exact := strings.CutSuffix(w, "!")
		var cuts []int
		for i := strings.IndexByte(w, '|'); i >= 0; i = strings.IndexByte(w, '|') {
			w = w[:i] + w[i+1:]
			cuts = append(cuts, i)
		}
		if len(cuts) == 0 {
			continue
		}
		m[w] = cuts
		if !exact {
			m[capitalised(w)] = cuts
			m[strings.ToUpper(w)] = cuts
		}
	}
	return m
}

func capitalised(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}
