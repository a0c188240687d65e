package ask

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// foldCase gives s in lower case, without accents.
func foldCase(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		ascii = ascii && s[i] < 0x80
	}
	if ascii {
		return strings.ToLower(strings.ReplaceAll(s, ".", ""))
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.Mn, r) && r != '.' {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// stem takes the plural off a noun.
func stem(w string) string {
	switch {
	case len(w) < 4 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes"):
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}

// stems splits a name into the stems of its words, leaving out those that say nothing.
func stems(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(foldCase(strings.ReplaceAll(name, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '$' && r != '€' && r != '£' && r != '%'
	}) {
		if w = stem(w); !isEmptyWord[w] {
			out = append(out, w)
		}
	}
	return out
}

// isEmptyWord are words of names that are not compared.
var isEmptyWord = set("the a an of in on at for to and or with by from its their his her this that these those s")

// synonyms gives the sets of words/synonyms.txt that a word is in.
var synonyms = sync.OnceValue(func() map[string][]int {
	out := map[string][]int{}
	for i, line := range strings.Split(uncommented(synonymsFile), "\n") {
		for _, w := range strings.Fields(line) {
			out[stem(w)] = append(out[stem(w)], i)
		}
	}
	return out
})

// nationWords gives the names that an adjective of nationality belongs to, where the letters do not show it.
var nationWords = nations(uncommented(nationsFile))

func nations(table string) map[string][]string {
	out := map[string][]string{}
	for _, line := range strings.Split(table, "\n") {
		if adjective, names, ok := strings.Cut(line, ": "); ok {
			out[adjective] = strings.Split(names, ", ")
		}
	}
	return out
}

// akin tells how near two stems are: 1 for the same, less for a synonym or a word of the same root, 0 for strangers.
func akin(a, b string) float64 {
	if a == b {
		return 1
	}
	for _, i := range synonyms()[a] {
		for _, j := range synonyms()[b] {
			if i == j {
				return 0.85
			}
		}
	}
	if isNationOf(a, b) || isNationOf(b, a) || sameRoot(a, b) {
		return 0.9
	}
	return 0
}

func isNationOf(adjective, name string) bool {
	for _, of := range nationWords[adjective] {
		if of == name || stem(of) == name {
			return true
		}
	}
	return false
}

// rootEnds are what may follow the common root of two words.
var rootEnds = set(`es ed d e ing ion ation ition ment al er or ance ence ian an n i ish ese a ey y ity ive ure sion tion ly ism ist
	ization isation ise ize ar ers ment-al cy t se`)

// sameRoot reports whether two words share a root of at least four letters and differ in endings of derivation only.
func sameRoot(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n < 4 || 10*n < 6*min(len(a), len(b)) || a[0] >= '0' && a[0] <= '9' {
		return false
	}
	x, y := a[n:], b[n:]
	return (x == "" || rootEnds[x]) && (y == "" || rootEnds[y])
}
