package schema

import "strings"

// Nearest returns the word of list that is likest to word, or "" if none is like it: at most one change in three
// letters, or one the beginning of the other; capitals count for nothing. It is for messages that offer a way out.
func Nearest(word string, list []string) string {
	word = strings.ToLower(word)
	letters := []rune(word)
	best, least := "", max(1, len(letters)/3)+1
	if len(letters) == 1 {
		least = 1 // every letter is one change from every other
	}
	for _, w := range list {
		lower := strings.ToLower(w)
		d := Distance(letters, []rune(lower), least)
		switch {
		case word != "" && len(w) > 1 && strings.HasPrefix(lower, word):
			d = 0
		case len(w) > 2 && strings.HasPrefix(word, lower):
			d = min(d, 1)
		}
		if d < least {
			best, least = w, d
		}
	}
	return best
}
