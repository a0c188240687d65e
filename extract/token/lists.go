package token

import (
	_ "embed" // the word lists
	"strings"
	"unicode"
	"unicode/utf8"
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
	apostrophes   = set(lists(apostrophesFile)[""])
	prefixes      = set(lists(affixesFile)["prefix"])
	suffixes      = set(lists(affixesFile)["suffix"])
	units         = set(lists(unitsFile)[""])
	currencies    = set(lists(unitsFile)["currency"])
	domains       = set(lists(domainsFile)["domain"])
	domainWords   = set(lists(domainsFile)["word"])
	fileTypes     = set(lists(domainsFile)["file"])
	emoticons     = set(lists(emoticonsFile)[""])
	months        = set(lists(startersFile)["month"])
	timeWords     = set(lists(startersFile)["time"])
	starters      = set(lists(startersFile)["starter"])
	casuals       = set(lists(startersFile)["casual"])
	sayings       = set(lists(startersFile)["saying"])
	labels        = set(lists(initialsFile)[""])
)

// lists reads the words of a file by their section; words before the first section are under "".
func lists(file string) map[string][]string {
	out := map[string][]string{}
	section := ""
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			section = line[1 : len(line)-1]
		default:
			out[section] = append(out[section], strings.Fields(line)...)
		}
	}
	return out
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func readAbbreviations(file string) map[string]class {
	classes := map[string]class{
		"title": classTitle, "lead": classLead, "number": classNumber, "date": classDate, "end": classEnd,
	}
	m := map[string]class{}
	for section, words := range lists(file) {
		for _, w := range words {
			m[w] |= classes[section]
			first, _ := utf8.DecodeRuneInString(w)
			if unicode.IsLower(first) && len(w) > 2 { // C. is an initial
				m[capitalised(w)] |= classes[section]
			}
			if section == "title" || unicode.IsLower(first) && strings.Count(w, ".") > 1 { // GEN. and A.M., but EST is a time
				m[strings.ToUpper(w)] |= classes[section]
			}
		}
	}
	return m
}

// readContractions returns, for each form of a word, the bytes at which it is cut.
func readContractions(file string) map[string][]int {
	m := map[string][]int{}
	for _, w := range lists(file)[""] {
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
