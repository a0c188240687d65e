package source

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// Bounds of telling a language: fewer words tell too little; a text of which one word in so many is a small word of
// English is English, whatever else is in it; and of a short text, which may be a list of names, two small words are
// enough.
const (
	leastWords   = 25
	shortText    = 80
	wordsToGuess = 400
	smallShare   = 12
)

// small are words that stand in every English text and are rare in others.
var small = func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq("the of and to in is was for that with by are from said has have will it not") {
		words[w] = true
	}
	return words
}()

// checkLanguage returns ErrLanguage with the name of the language of s, if it is surely not English. Lists, tables and
// other text without sentences are of no language and are let through.
func checkLanguage(s string) error {
	words, english := 0, 0
	distinct := map[string]bool{}
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if words++; small[strings.ToLower(word)] {
			english++
			distinct[strings.ToLower(word)] = true
		}
		if words == wordsToGuess {
			break
		}
	}
	if words < leastWords && !otherScript(s) || english*smallShare >= words || words < shortText && len(distinct) > 1 {
		return nil
	}
	info := whatlanggo.Detect(s[:min(len(s), 1<<14)])
	if info.Lang == whatlanggo.Eng || !info.IsReliable() && !otherScript(s) {
		return nil
	}
	return fmt.Errorf("%w but %s", ErrLanguage, info.Lang.String())
}

// otherScript reports whether most letters of s are not Latin, so that a few words tell that it is not English.
func otherScript(s string) bool {
	letters, latin := 0, 0
	for _, r := range s[:min(len(s), 1<<12)] {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
	}
	return letters >= 10 && latin*2 < letters
}
