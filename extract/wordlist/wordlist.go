// Package wordlist reads the files of words that the readers of language embed, and makes sets of words.
//
// A file is text. "[name]" alone on a line begins a list, whose words follow, parted by white space, on as many lines
// as it takes; words before the first name belong to the list "". Lines that begin with "# " are remarks.
package wordlist

import "strings"

// Lists are the words of a file by the name of their list.
type Lists map[string][]string

// Parse reads a file of words.
func Parse(file string) Lists {
	out := Lists{}
	name := ""
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			name = line[1 : len(line)-1]
		default:
			out[name] = append(out[name], strings.Fields(line)...)
		}
	}
	return out
}

// words returns a list. The files are our own, so that one that is not there is a mistake in the program.
func (l Lists) words(name string) []string {
	words, ok := l[name]
	if !ok {
		panic("wordlist: no list [" + name + "]")
	}
	return words
}

// Set returns a list as a set. It panics if there is no such list.
func (l Lists) Set(name string) map[string]bool { return set(l.words(name)) }

// Sets returns every list as a set, by its name.
func (l Lists) Sets() map[string]map[string]bool {
	m := make(map[string]map[string]bool, len(l))
	for name := range l {
		m[name] = l.Set(name)
	}
	return m
}

// Map returns a list of pairs, each written key=value with _ for a space, as a map. It panics if there is no
// such list, or something in it is no pair or stands twice.
func (l Lists) Map(name string) map[string]string {
	m := make(map[string]string, len(l[name]))
	for _, pair := range l.words(name) {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			panic("wordlist: list [" + name + "]: " + pair + " is no pair key=value")
		}
		key = strings.ReplaceAll(key, "_", " ")
		if _, twice := m[key]; twice {
			panic("wordlist: list [" + name + "]: " + key + " stands twice")
		}
		m[key] = strings.ReplaceAll(value, "_", " ")
	}
	return m
}

// Of returns the words of a text as a set: for a list too short for a file.
func Of(words string) map[string]bool { return set(strings.Fields(words)) }

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
