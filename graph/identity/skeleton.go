package identity

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed translit.txt
var translit string

// respell brings the spellings of one sound together, by the rules of translit.txt.
var respell = sync.OnceValue(func() func(string) string {
	type rule struct{ from, to string }
	var rules []rule
	for line := range strings.Lines(translit) {
		if f := strings.Fields(line); len(f) == 2 && f[0] != "#" {
			rules = append(rules, rule{f[0], f[1]})
		}
	}
	return func(s string) string {
		for _, r := range rules {
			if start, atStart := strings.CutPrefix(r.from, "^"); !atStart {
				s = strings.ReplaceAll(s, r.from, r.to)
			} else if rest, ok := strings.CutPrefix(s, start); ok {
				s = r.to + rest
			}
		}
		return s
	}
})

// minSkeleton is the least number of consonants by which two names may be compared.
const minSkeleton = 4

// skeleton returns what is left of a folded name when spellings of one sound are brought together, and double letters,
// gaps and vowels after the first letter dropped: Muammar Gaddafi and Moammar Kadhafi have one. It is "" for a name
// that has too little left to tell it from others, or that is not in Latin letters.
func skeleton(folded string) string {
	s := respell()(strings.ReplaceAll(folded, " ", ""))
	var b strings.Builder
	last := byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 0x80 || c >= '0' && c <= '9':
			return ""
		case strings.IndexByte("aeiouyj", c) >= 0:
			if c = 'a'; i > 0 {
				last = 0
				continue
			}
		case c == last:
			continue
		}
		b.WriteByte(c)
		last = c
	}
	if b.Len() < minSkeleton {
		return ""
	}
	return b.String()
}
