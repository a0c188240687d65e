package schema

import "strings"

// Nearest returns the word of list that is likest to word, or "" if none is like it: at most one change in three
// letters, or one the beginning of the other; capitals count for nothing. It is for messages that offer a way out.
func Nearest(word string, list []string) string {
	word = strings.ToLower(word)
	best, least := "", max(1, len(word)/3)+1
	if len(word) == 1 {
		least = 1 // every letter is one change from every other
	}
	for _, w := range list {
		lower := strings.ToLower(w)
		d := distance(word, lower)
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

// distance counts the letters to insert, drop, change or swap with their neighbour to make b of a.
func distance(a, b string) int {
	var before, last []int
	for i := 0; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		for j := range row {
			switch {
			case i == 0 || j == 0:
				row[j] = i + j
				continue
			case a[i-1] == b[j-1]:
				row[j] = last[j-1]
			default:
				row[j] = 1 + min(last[j-1], last[j], row[j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
