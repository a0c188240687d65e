package mention

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"entente/schema"
)

//go:embed mend.txt
var mendFile string

// mendTable is what mend.txt says.
type mendTable struct {
	letters []letters
	// spun holds the phrases that stand for another word, by their first word in small letters.
	spun map[string][]spun
	// words are no damage, in small letters.
	words map[string]bool
}

// letters are letters as a scanner writes them, and what they may have been.
type letters struct {
	seen  string
	meant []string
}

// spun is a phrase that a rewriting program puts for a word.
type spun struct {
	seen  []string
	meant string
}

// mends is the table of mend.txt.
var mends = sync.OnceValue(func() *mendTable {
	t, err := parseMends("mend.txt", mendFile)
	if err != nil {
		panic(err)
	}
	return t
})

func parseMends(file, content string) (*mendTable, error) {
	t := &mendTable{spun: map[string][]spun{}, words: map[string]bool{}}
	n := 0
	for line := range strings.SplitSeq(content, "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		if err := t.add(line); err != nil {
			return nil, &schema.SyntaxError{File: file, Line: n, Col: 1, Msg: err.Error(), Source: line}
		}
	}
	return t, nil
}

func (t *mendTable) add(line string) error {
	kind, rest, _ := strings.Cut(line, " ")
	switch f := strings.Fields(rest); {
	case kind == "letters" && len(f) > 1:
		t.letters = append(t.letters, letters{f[0], f[1:]})
	case kind == "word":
		for _, w := range f {
			t.words[strings.ToLower(w)] = true
		}
	case kind == "spun" && len(f) > 1 && strings.HasSuffix(f[0], ":"):
		meant := strings.TrimSuffix(f[0], ":")
		for phrase := range strings.SplitSeq(strings.TrimPrefix(rest, f[0]), ",") {
			seen := strings.Fields(phrase)
			if len(seen) == 0 {
				return fmt.Errorf("an empty phrase for %q", meant)
			}
			t.spun[seen[0]] = append(t.spun[seen[0]], spun{seen, meant})
		}
	default:
		return fmt.Errorf("a line is written letters SEEN MEANT, spun MEANT: SEEN, or word WORD")
	}
	return nil
}
