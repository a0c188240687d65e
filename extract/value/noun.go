package value

import "strings"

// maxNoun bounds the pieces of a counted noun phrase.
const maxNoun = 7

// noun reads the counted noun phrase at i and returns its end, or i. The tree decides where there is one, then the
// tags; from forms alone the phrase ends with the first plural.
func (r *reader) noun(i int) int {
	if r.at(i).kind != word {
		return i
	}
	switch {
	case r.phrase:
		return r.nounPhrase(i)
	case r.at(i).upos != "":
		return r.nounTagged(i)
	}
	return r.nounPlain(i)
}

// nounPhrase takes all words up to the end or to "of".
func (r *reader) nounPhrase(i int) int {
	j := i
	for ; j < len(r.pieces) && j-i < maxNoun; j++ {
		if r.at(j).kind != word && r.low(j) != "-" && r.at(j).kind != number {
			return i
		}
		if functionWords[r.low(j)] {
			if r.low(j) != "of" {
				return i
			}
			break
		}
	}
	if j < len(r.pieces) && r.low(j) != "of" {
		return i
	}
	return j
}

// nounTagged takes adjectives, nouns and names, up to the last noun or name of them.
func (r *reader) nounTagged(i int) int {
	end, h := i, r.counted(i)
	for j := i; j < len(r.pieces) && j-i < maxNoun; j++ {
		p := r.at(j)
		switch p.upos {
		case "NOUN", "PROPN":
			if j > i && monthNames[p.low] > 0 && r.capital(j) || r.weekday(j) > 0 {
				return end
			}
			end = j + 1
		case "ADJ", "NUM":
			if p.kind == symbol {
				return end
			}
		case "VERB":
			// Participles before nouns: "200 displaced people", "two warring sides".
			next := r.at(j + 1).upos
			if !strings.HasSuffix(p.low, "ed") && !strings.HasSuffix(p.low, "ing") && !strings.HasSuffix(p.low, "en") ||
				next != "NOUN" && next != "ADJ" || r.trees && h < 0 {
				return end
			}
		default:
			if r.join(j) == j || end < j && r.at(j-1).upos != "ADJ" {
				return end
			}
		}
		if j == h && end == j+1 {
			return end
		}
	}
	return end
}

// counted returns the piece that the number before i counts by the tree, or -1.
func (r *reader) counted(i int) int {
	for k := i - 1; k >= 0 && k >= i-6 && r.heads != nil; k-- {
		if h := r.head(k); h >= i {
			return h
		}
	}
	return -1
}

// head returns the piece that the number ending at i counts, or -1.
func (r *reader) head(i int) int {
	if r.heads == nil || i < 0 || i >= len(r.heads) {
		return -1
	}
	return r.heads[i]
}

// nounPlain goes by forms: up to three words before a plural.
func (r *reader) nounPlain(i int) int {
	for j := i; j < len(r.pieces) && j < i+4; j++ {
		p := r.at(j)
		if p.low == "-" && r.join(j) > j {
			continue
		}
		if p.kind != word || functionWords[p.low] || p.gap == glued && p.low == "s" {
			return i
		}
		if r.pluralForm(j) {
			if r.capital(j) && j < i+2 && !functionWords[r.low(j+1)] &&
				(r.pluralForm(j+1) || r.at(j+1).kind == word && r.pluralForm(j+2)) {
				continue // "60 United Nations member states"
			}
			for j+1 < len(r.pieces) && r.at(j+1).kind == word && r.pluralForm(j+1) &&
				(same[r.low(j)] || strings.HasSuffix(r.low(j), "s")) {
				j++
			}
			return j + 1
		}
	}
	return i
}

// pluralForm reports whether the word at i looks like a plural noun.
func (r *reader) pluralForm(i int) bool {
	low := r.low(i)
	if same[low] || irregular[low] || calendarUnits[low] > noUnit {
		return true
	}
	return len(low) > 3 && low[len(low)-1] == 's' && !strings.HasSuffix(low, "ss") && !strings.HasSuffix(low, "us") &&
		!strings.HasSuffix(low, "is") && !strings.HasSuffix(low, "'s") && !singularS[low] && r.weekday(i) == 0
}

// plural returns the plural of the noun low.
func plural(low string) string {
	switch {
	case same[low] || irregular[low] || low == "":
		return low
	case singulars[low] != "":
		return singulars[low]
	case strings.HasSuffix(low, "ss"), strings.HasSuffix(low, "x"), strings.HasSuffix(low, "ch"),
		strings.HasSuffix(low, "sh"):
		return low + "es"
	case low[len(low)-1] == 's':
		return low
	case low[len(low)-1] == 'y' && len(low) > 1 && !strings.ContainsRune("aeiou", rune(low[len(low)-2])):
		return low[:len(low)-1] + "ies"
	case strings.HasSuffix(low, "man") && low != "human" && low != "german":
		return low[:len(low)-2] + "en"
	}
	return low + "s"
}

var (
	// same are nouns that are their own plural, or that are counted without one.
	same = lists.Set("same")
	// irregular are irregular plurals, singulars the singulars that plural knows.
	irregular = lists.Set("irregular")
	singulars = map[string]string{"man": "men", "woman": "women", "child": "children", "person": "people",
		"foot": "feet", "life": "lives", "half": "halves", "knife": "knives", "wife": "wives", "shelf": "shelves",
		"hero": "heroes"}
	// singularS are words in -s that are no plural nouns.
	singularS = lists.Set("singularS")
	// functionWords end a noun phrase.
	functionWords = lists.Set("functionWords")
	// asides stand between a number and its noun and are no part of the unit.
	asides = lists.Set("asides")
)
