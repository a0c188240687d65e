package ask

import (
	_ "embed"
	"strings"
)

// Lists of words that are read as they are; each says in its first lines what it holds. A line that begins with "#" is
// a comment.
var (
	//go:embed words/verbs.txt
	verbsFile string
	//go:embed words/irregular.txt
	irregularFile string
	//go:embed words/synonyms.txt
	synonymsFile string
	//go:embed words/nations.txt
	nationsFile string
)

// uncommented is a list without its comments.
func uncommented(list string) string {
	var b strings.Builder
	for _, line := range strings.Split(list, "\n") {
		if !strings.HasPrefix(line, "#") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
